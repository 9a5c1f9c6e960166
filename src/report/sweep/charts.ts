/** The charts of a sweep: response curves of the measures that move most, and heat maps of the two factors that move them. */
import { quantity } from '../../experiment/format.js';
import { capital, subjectOf } from '../../experiment/measure-words.js';
import { responseOf, type Sweep } from '../../experiment/sweep.js';
import { moments } from '../../statistics/confidence.js';
import { type Body, type ChartSpec, finished, PLOT_WIDTH, type Told } from '../chart.js';
import { elided, fullName } from '../names.js';
import { INK, SEQUENTIAL, VERMILION, WIDTH } from '../theme.js';
import { movingMeasures } from './text.js';

/** Measures that are drawn. */
const MOST = 6;
const COLUMNS = 2;
const HEIGHT = 220;
/** More settings than these are not named on an axis one by one. */
const MOST_TICKS = 12;
/** Parts of a range over which the points of a sample are averaged. */
const PARTS = 8;
/** Rows and columns of a heat map of levels; with more, points are drawn. */
const MOST_CELLS = 40;

export function sweepCharts(sweep: Sweep): ChartSpec[] {
  return movingMeasures(sweep)
    .slice(0, MOST)
    .flatMap((measure, rank) => {
      const effects = sweep.factors
        .map((_, factor) => ({ factor, curve: curveOf(sweep, factor, measure) }))
        .map((effect) => ({ ...effect, size: sizeOf(effect.curve) }))
        .sort((a, b) => b.size - a.size || a.factor - b.factor);
      return [
        curves(sweep, measure, rank + 1, effects),
        ...(effects.length > 1 ? [heat(sweep, measure, rank + 1, [effects[0], effects[1]])] : []),
      ];
    });
}

/** What a chart's source line needs. */
function toldOf({ scenario, version, replications, seed }: Sweep): Told {
  return { scenario: { title: scenario.title, whatIf: '' }, version, replications, seed };
}

interface Step {
  readonly level: number | string;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface Effect {
  readonly factor: number;
  /** Means over all else, by level, or by part of the range. */
  readonly curve: readonly Step[];
  readonly size: number;
}

function curveOf(sweep: Sweep, factor: number, measure: number): Step[] {
  if (sweep.factors[factor].levels !== null) return responseOf(sweep, factor, measure);
  const there = valuesOf(sweep, factor, measure).sort((a, b) => Number(a.level) - Number(b.level));
  const size = Math.ceil(there.length / Math.min(PARTS, there.length));
  const parts = Array.from({ length: Math.ceil(there.length / size) }, (_, i) =>
    there.slice(i * size, (i + 1) * size),
  );
  return parts.map((part) => ({
    level: moments(part.map(({ level }) => Number(level))).mean,
    mean: moments(part.map(({ mean }) => mean)).mean,
    low: null,
    high: null,
  }));
}

/** One row for each point that has a value. */
function valuesOf({ points }: Sweep, factor: number, measure: number): Step[] {
  return points.flatMap(({ settings, metrics }) => {
    const metric = metrics[measure];
    return metric === null
      ? []
      : [{ level: settings[factor], mean: metric.mean, low: metric.low, high: metric.high }];
  });
}

function sizeOf(curve: readonly Step[]): number {
  const means = curve.map(({ mean }) => mean);
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means);
}

function curves(sweep: Sweep, measure: number, rank: number, effects: readonly Effect[]): ChartSpec {
  const { name, unit } = sweep.measures[measure];
  const one = sweep.factors.length === 1;
  const [first] = effects;
  return finished(toldOf(sweep), {
    name: `response-${rank}`,
    title: titleOf(sweep, measure, first),
    how: [
      one
        ? `Mean of ${sweep.replications} replications at each setting, with its 95 % confidence interval.`
        : 'Each dot is one setting of all factors; the line is the mean over all settings of the others.',
      'Vertical axes begin near the smallest value, not always at zero.',
    ],
    seen: `${effects.length === 1 ? 'A response curve' : `${effects.length} response curves, one for each factor`}.`,
    body: {
      columns: COLUMNS,
      spacing: { row: 36, column: 60 },
      concat: effects.map((effect) => panel(sweep, measure, effect, panelWidth(effects.length))),
    },
    table: {
      columns: ['Factor', 'Setting', `${fullName(name)} (${unit})`, 'from', 'to'],
      rows: effects.flatMap(({ factor, curve }) =>
        curve.map(({ level, mean, low, high }) => [
          fullName(sweep.factors[factor].name),
          level,
          mean,
          low,
          high,
        ]),
      ),
    },
  });
}

/** Of one panel (px): one alone has all of the page. */
function panelWidth(panels: number): number {
  return panels === 1 ? PLOT_WIDTH : Math.floor((WIDTH - 150) / COLUMNS);
}

function panel(sweep: Sweep, measure: number, { factor, curve }: Effect, width: number): Body {
  const { name, numeric } = sweep.factors[factor];
  const { unit } = sweep.measures[measure];
  const x = {
    field: 'level',
    type: numeric ? 'quantitative' : 'nominal',
    title: elided(name, 56),
    ...(numeric ? { scale: { zero: false, nice: false, padding: 12 } } : { sort: null }),
    axis: numeric
      ? { grid: false, ...ticksOf(curve, sweep.factors[factor].levels !== null) }
      : { labelAngle: curve.length > 4 ? -40 : 0, labelLimit: 140 },
  };
  const y = {
    field: 'mean',
    type: 'quantitative',
    title: unitInWords(unit),
    scale: { zero: false },
  };
  const tooltip = [
    { field: 'level', type: numeric ? 'quantitative' : 'nominal', title: 'Setting' },
    { field: 'mean', type: 'quantitative', title: `Mean (${unit})`, format: ',.4~g' },
  ];
  const ends = [
    {
      mark: { type: 'rule', color: INK.soft, strokeWidth: 1.2 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
  ];
  const all = sweep.factors.length === 1;
  return {
    width,
    height: HEIGHT,
    layer: [
      {
        data: { values: valuesOf(sweep, factor, measure) },
        layer: [
          ...(all && sweep.replications > 1 ? ends : []),
          {
            mark: { type: 'circle', color: INK.soft, opacity: all ? 1 : 0.45, size: 26 },
            encoding: { x, y, tooltip },
          },
        ],
      },
      {
        data: { values: curve },
        mark: numeric
          ? { type: 'line', color: VERMILION, point: false }
          : { type: 'tick', color: VERMILION, thickness: 3, width: 24 },
        encoding: { x, y },
      },
    ],
  };
}

/** Settings that were chosen stand on the axis themselves: between 2 and 3 lanes there is nothing. */
function ticksOf(curve: readonly Step[], chosen: boolean): Body {
  return chosen && curve.length <= MOST_TICKS
    ? { values: curve.map(({ level }) => level), format: '~g' }
    : {};
}

function unitInWords(unit: string): string | null {
  return unit === 'count' ? null : unit === 'h' ? 'hours' : unit;
}

/** `Waits at Ozinki: 12.1 h at lanes = 2, 1.4 h at lanes = 12`. */
function titleOf(sweep: Sweep, measure: number, { factor, curve }: Effect): string {
  const { name, unit } = sweep.measures[measure];
  const sorted = [...curve].sort((a, b) => a.mean - b.mean);
  const [from, to] = sweep.factors[factor].numeric ? [curve[0], curve.at(-1)!] : [sorted[0], sorted.at(-1)!];
  const told = ({ level, mean }: Step): string => {
    const setting = typeof level === 'number' ? Number(level.toPrecision(4)) : fullName(level);
    return `${quantity(mean, unit, [from.mean, to.mean])} at ${setting}`;
  };
  const { text } = subjectOf(name);
  return `${capital(text)}: ${told(from)}, ${told(to)} (${elided(sweep.factors[factor].name, 48)})`;
}

function heat(
  sweep: Sweep,
  measure: number,
  rank: number,
  [one, other]: readonly [Effect, Effect],
): ChartSpec {
  const { name, unit } = sweep.measures[measure];
  const factors = [one, other].map(({ factor }) => sweep.factors[factor]);
  const cells = cellsOf(sweep, measure, one.factor, other.factor);
  const grid =
    factors.every(({ levels }) => levels !== null) &&
    [one, other].every(({ curve }) => curve.length <= MOST_CELLS);
  const [x, y] = factors.map(({ name: title, numeric }, i) => ({
    field: i === 0 ? 'x' : 'y',
    type: grid ? 'ordinal' : numeric ? 'quantitative' : 'nominal',
    title: elided(title, 64),
    sort: numeric && grid ? (i === 0 ? 'ascending' : 'descending') : null,
    ...(numeric && !grid ? { scale: { zero: false, nice: false, padding: 12 } } : {}),
    axis:
      i === 0
        ? { labelAngle: numeric ? 0 : -40, labelLimit: 160, grid: false }
        : { labelLimit: 200, grid: false },
  }));
  const { text } = subjectOf(name);
  const means = cells.map(({ mean }) => mean);
  const others = sweep.factors.length > 2 ? ', the others averaged' : '';
  return finished(toldOf(sweep), {
    name: `heat-${rank}`,
    title: `${capital(text)} between ${quantity(Math.min(...means), unit, means)} and ${quantity(Math.max(...means), unit, means)}, by two factors`,
    how: [`Mean (${unit}) by the two factors that move it most${others}.`],
    seen: `A map of ${cells.length} settings; the darker the smaller, the brighter the larger.`,
    body: {
      autosize: { type: 'fit-x', contains: 'padding' },
      width: WIDTH,
      height: grid ? Math.max(160, 26 * other.curve.length) : 380,
      data: { values: cells },
      mark: grid
        ? { type: 'rect', stroke: INK.paper, strokeWidth: 1 }
        : { type: 'circle', size: 90, opacity: 0.95 },
      encoding: {
        x,
        y,
        color: {
          field: 'mean',
          type: 'quantitative',
          scale: { scheme: SEQUENTIAL },
          legend: { title: unitInWords(unit) },
        },
        tooltip: [
          { field: 'x', title: elided(factors[0].name, 40) },
          { field: 'y', title: elided(factors[1].name, 40) },
          { field: 'mean', type: 'quantitative', title: `Mean (${unit})`, format: ',.4~g' },
        ],
      },
    },
    table: {
      columns: [fullName(factors[0].name), fullName(factors[1].name), `${fullName(name)} (${unit})`],
      rows: cells.map(({ x: a, y: b, mean }) => [a, b, mean]),
    },
  });
}

/** Means by the settings of two factors, over all others. */
function cellsOf({ points }: Sweep, measure: number, one: number, other: number) {
  const cells = new Map<string, { x: number | string; y: number | string; means: number[] }>();
  for (const { settings, metrics } of points) {
    const metric = metrics[measure];
    if (metric === null) continue;
    const [x, y] = [settings[one], settings[other]];
    const key = JSON.stringify([x, y]);
    const cell = cells.get(key) ?? { x, y, means: [] };
    cell.means.push(metric.mean);
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ x, y, means }) => ({ x, y, mean: moments(means).mean }));
}
