/** One crossing at a time, chosen by the reader: its queue and its waits, with their bands. */
import { withoutInterval } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import {
  type Body,
  bandInWords,
  type Chart,
  events,
  finished,
  PLOT_WIDTH,
  timeAxis,
  WHEN,
} from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { localMs, moments, rough, ticksPerStep } from '../time.js';
import { bandAndLine } from './band.js';
import { stepInWords, unpacked, worst } from './multiples.js';

/** All curves together hold about so many numbers, so that the page stays small; fewer crossings are drawn finer. */
const NUMBERS = 16_000;
const FEWEST_POINTS = 22;
const MOST_POINTS = 150;
const MOST_CROSSINGS = 200;
const LABEL = 44;

const CURVES = [
  { name: 'queue', title: 'Persons in the queue' },
  { name: 'wait', title: 'Mean wait (h)' },
] as const;

export const crossing: Chart = (results) => {
  const { metrics, places } = results;
  const longest = (name: string) => metrics[`crossings.${name}.queue.max`];
  const { panels, all } = worst(
    results,
    places.crossings.map(({ name }) => name),
    (name) => `crossings.${name}.queue`,
    (name) => longest(name)?.mean ?? 0,
    MOST_CROSSINGS,
  );
  // One alone has its panel already.
  if (panels.length < 2) return null;
  const names = panels.map(({ name }) => name);
  const [first] = names;
  const mean = metrics[`crossings.${first}.wait.mean`];
  const points = pointsFor(results, names.length);
  return finished(results, {
    name: 'crossing',
    title: `${fullName(first)}: a queue of ${withoutInterval(longest(first))} at its peak${mean ? `, and waits of ${withoutInterval(mean)} on average` : ''}`,
    how: [
      `The crossing with the longest queue of ${all}; the list shows any other${all > names.length ? ` of the first ${names.length}` : ''}, in ${stepInWords(results, points)}.`,
      'Below: mean wait, over all transport, of those who got through at that time, which lags those who join then.',
      bandInWords(results),
      events(results).words,
    ],
    seen: `Two line charts over time of the crossing ${fullName(first)}: persons in its queue, and hours waited.`,
    body: body(results, names, points),
    table: {
      columns: ['Crossing', 'Longest queue (persons)', 'Mean wait (h)', 'Longest wait (h)'],
      rows: names.map((name) => [
        fullName(name),
        longest(name).mean,
        metrics[`crossings.${name}.wait.mean`]?.mean ?? null,
        metrics[`crossings.${name}.wait.max`]?.mean ?? null,
      ]),
    },
  });
};

/** Points to a curve. */
function pointsFor({ replications }: Results, crossings: number): number {
  const columns = CURVES.length * (replications > 1 ? 3 : 1);
  return Math.round(Math.min(MOST_POINTS, Math.max(FEWEST_POINTS, NUMBERS / (crossings * columns))));
}

function body(results: Results, names: readonly string[], points: number): Body {
  const ticks = ticksPerStep(results, points);
  const labels = labelsOf(names, LABEL);
  const banded = results.replications > 1;
  const rows = names.map((name) => ({
    place: labels.get(name),
    ...Object.fromEntries(
      CURVES.map((curve) => {
        const series = results.series[`crossings.${name}.${curve.name}`];
        const found = series ? moments(results, series, ticks) : [];
        const of = (column: 'mean' | 'low' | 'high') => found.map((moment) => digits(moment[column]));
        return [curve.name, { mean: of('mean'), ...(banded ? { low: of('low'), high: of('high') } : {}) }];
      }),
    ),
  }));
  return {
    params: [
      {
        name: 'chosen',
        value: labels.get(names[0]),
        bind: { input: 'select', options: [...labels.values()], name: 'Crossing ' },
      },
    ],
    data: { values: rows },
    transform: [{ filter: 'datum.place === chosen' }],
    spacing: 22,
    vconcat: CURVES.map((curve, i) =>
      panel(results, curve, { ticks, banded, last: i === CURVES.length - 1 }),
    ),
  };
}

/** Of the moments of a curve, since the start. */
function hoursOf(results: Results, curve: (typeof CURVES)[number]['name'], ticks: number): number[] {
  const series = results.places.crossings
    .map(({ name }) => results.series[`crossings.${name}.${curve}`])
    .find((each) => each !== undefined);
  const first = localMs(results, 0);
  const found = series ? moments(results, series, ticks) : [];
  return found.map(({ t }) => Math.round((Date.parse(t) - first) / 36_000) / 100);
}

/** Three digits: nobody sees more of a curve. */
function digits(value: number | null): number | null {
  return value === null ? null : rough(value);
}

function panel(
  results: Results,
  { name, title }: (typeof CURVES)[number],
  { ticks, banded, last }: { ticks: number; banded: boolean; last: boolean },
): Body {
  const columns = ['mean', ...(banded ? ['low', 'high'] : [])];
  const x = timeAxis(results, last);
  const y = { type: 'quantitative', title, scale: { zero: true }, axis: { tickCount: 5 } };
  const value = (field: string, words: string) => ({
    field,
    type: 'quantitative',
    title: words,
    format: ',.4~r',
  });
  return {
    width: PLOT_WIDTH,
    height: last ? 130 : 180,
    transform: [
      ...columns.map((column) => ({ calculate: `datum.${name}.${column}`, as: column })),
      // The hours are the same for all crossings, and stand here once.
      { calculate: `[${hoursOf(results, name, ticks).join(',')}]`, as: 'hour' },
      ...unpacked(results, columns),
      WHEN,
    ],
    layer: [
      ...bandAndLine(x, y, banded),
      ...events(results, PLOT_WIDTH).layers,
      {
        name: 'hover',
        mark: { type: 'rule', opacity: 0, strokeWidth: 3 },
        encoding: {
          x,
          tooltip: [
            { field: 'place', type: 'nominal', title: 'Crossing' },
            { field: 'when', type: 'nominal', title: 'Time' },
            value('mean', title),
            ...(banded ? [value('low', '5 %'), value('high', '95 %')] : []),
          ],
        },
      },
    ],
  };
}
