/** The charts of a comparison: differences as intervals around zero, then base and what-ifs side by side on one scale. */
import { type Difference, differenceInWords, isTold } from '../../experiment/compare.js';
import { quantity, range, withInterval } from '../../experiment/format.js';
import { capital, subjectOf } from '../../experiment/measure-words.js';
import type { Metric } from '../../experiment/results.js';
import { type Body, type ChartSpec, finished } from '../chart.js';
import { elided, fullName, labelsOf } from '../names.js';
import { CATEGORIES, INK, WIDTH } from '../theme.js';
import { bySureness, type Compared, share, whatIfsOf } from './compared.js';

/** Measures in a chart; a chart of more is not read. */
const MOST = 16;
const LABEL = 56;
/** Room for the names of measures (px). */
const LABELS = 360;
/** Height of one line of a measure (px). */
const LINE = 14;
const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'] as const;
const BASE = 'base';

export function comparedCharts(compared: Compared): ChartSpec[] {
  const units = [
    ...new Set(
      bySureness(compared.differences)
        .filter(isTold)
        .map(({ unit }) => unit),
    ),
  ];
  return [differences(compared), ...units.map((unit) => sides(compared, unit))].filter(
    (chart) => chart !== null,
  );
}

/** Paired differences in per cent of the base, so that waits and people share one scale. */
function differences(compared: Compared): ChartSpec | null {
  const there = compared.differences.filter(({ base, low }) => base.mean !== 0 && low !== null);
  const measures = surest(there).slice(0, MOST);
  if (measures.length === 0) return null;
  const shown = there.filter(({ measure }) => measures.includes(measure));
  const labels = labelsOf(measures.map(worded), LABEL);
  const names = whatIfsOf(compared);
  const legend = labelsOf(names, LABEL);
  const per = (difference: Difference, value: number | null) =>
    value === null ? null : (100 * value) / Math.abs(difference.base.mean);
  const values = shown.map((each) => ({
    measure: labels.get(worded(each.measure)),
    whatIf: legend.get(each.whatIf),
    mean: per(each, each.mean),
    low: per(each, each.low),
    high: per(each, each.high),
    told: quantity(each.mean, each.unit, besideOf(each)),
    interval: range(each.unit, each.low!, each.high!, besideOf(each)),
  }));
  const sure = shown.filter(isTold).length;
  const [most] = bySureness(shown);
  return finished(toldOf(compared), {
    name: 'differences',
    title:
      sure === 0
        ? 'No difference that can be told from chance'
        : `${capital(fullName(differenceInWords(most)))} with “${elided(most.whatIf, 60)}”, the surest difference`,
    how: [
      'What-if less base in the same replications, in per cent of the base. Mark: mean; line: 95 % interval of the difference by itself. A line that does not touch zero, alone, would be no chance; among many some do by luck, and the table says which may be told.',
      measures.length < new Set(compared.differences.map(({ measure }) => measure)).size
        ? `The ${measures.length} surest measures; those whose base is 0 are in the table alone.`
        : '',
    ],
    seen: `Intervals around zero of ${measures.length} measures under ${names.length} what-ifs.`,
    body: rows(
      values,
      measures.map((name) => labels.get(worded(name))!),
      [...legend.values()],
      {
        title: 'Difference from the base (%)',
        zero: true,
      },
    ),
    table: {
      columns: ['Measure', 'What-if', 'Difference', '95 % interval', 'Per cent of the base'],
      rows: shown.map((each) => [
        worded(each.measure),
        fullName(each.whatIf),
        quantity(each.mean, each.unit, besideOf(each)),
        range(each.unit, each.low!, each.high!, besideOf(each)),
        Number((100 * share(each)).toPrecision(3)),
      ]),
    },
  });
}

/** What a difference is told beside: both sides of it. */
function besideOf({ base, other, mean }: Difference): number[] {
  return [base.mean, other.mean, mean];
}

/** Base and what-ifs of the measures of one unit, the surest differences first, on one scale. */
function sides(compared: Compared, unit: string): ChartSpec | null {
  const of = compared.differences.filter((each) => each.unit === unit);
  const measures = surest(of.filter(isTold)).slice(0, MOST);
  const names = whatIfsOf(compared);
  const legend = labelsOf([BASE, ...names], LABEL);
  const labels = labelsOf(measures.map(worded), LABEL);
  const all = measures.flatMap((measure) => {
    const theirs = of.filter((each) => each.measure === measure);
    const base = { measure, whatIf: BASE, metric: theirs[0].base };
    const sides = [base, ...theirs.map(({ whatIf, other }) => ({ measure, whatIf, metric: other }))];
    const beside = sides.map(({ metric }) => metric.mean);
    return sides.map((side) => ({ ...side, told: withInterval(side.metric, beside) }));
  });
  const values = all.map(({ measure, whatIf, metric, told }) => ({
    measure: labels.get(worded(measure)),
    whatIf: legend.get(whatIf),
    ...valuesOf(metric),
    told,
  }));
  const word = UNITS[unit] ?? unit;
  return finished(toldOf(compared), {
    name: `sides-${unit.toLowerCase().replace(/[^a-z]+/gu, '-')}`,
    title: `Base and what-ifs side by side: ${word}`,
    how: ['Mark: mean; line: its 95 % confidence interval. One scale for all; the surest differences first.'],
    seen: `Marks with intervals for ${measures.length} measures, each for the base and ${names.length} what-ifs.`,
    body: rows(
      values,
      measures.map((name) => labels.get(worded(name))!),
      [...legend.values()],
      {
        title: capital(word),
        zero: true,
      },
    ),
    table: {
      columns: ['Measure', 'Scenario', `Mean (${unit})`, 'With its interval'],
      rows: all.map(({ measure, whatIf, metric, told }) => [
        worded(measure),
        fullName(whatIf),
        metric.mean,
        told,
      ]),
    },
  });
}

const UNITS: Readonly<Record<string, string>> = { h: 'hours', share: 'shares', count: 'numbers' };

function valuesOf({ mean, low, high }: Metric): Body {
  return { mean, low: low ?? mean, high: high ?? mean };
}

/** One line for each name under each measure, told apart by colour and by shape. */
function rows(
  values: readonly Body[],
  measures: readonly string[],
  names: readonly string[],
  { title, zero }: { readonly title: string; readonly zero: boolean },
): Body {
  const y = {
    field: 'measure',
    type: 'nominal',
    sort: measures,
    axis: { title: null, labelLimit: LABELS, ticks: false },
  };
  const yOffset = { field: 'whatIf', type: 'nominal', sort: names };
  const legend = { title: null, orient: 'top', direction: 'horizontal', columns: 2 };
  const color = {
    field: 'whatIf',
    type: 'nominal',
    scale: { domain: names, range: names.map((_, i) => CATEGORIES[i % CATEGORIES.length]) },
    legend,
  };
  const shape = {
    field: 'whatIf',
    type: 'nominal',
    scale: { domain: names, range: names.map((_, i) => SHAPES[i % SHAPES.length]) },
    legend,
  };
  const x = {
    field: 'low',
    type: 'quantitative',
    title,
    scale: { zero, nice: true },
    axis: { tickCount: 6 },
  };
  return {
    data: { values },
    // As wide as the page, however long the names on its left are.
    autosize: { type: 'fit-x', contains: 'padding' },
    width: WIDTH,
    height: { step: LINE, for: 'offset' },
    layer: [
      { mark: { type: 'rule', color: INK.line }, encoding: { x: { datum: 0 } } },
      { mark: { type: 'rule', strokeWidth: 2 }, encoding: { x, x2: { field: 'high' }, y, yOffset, color } },
      {
        mark: { type: 'point', filled: true, size: 50, opacity: 1 },
        encoding: {
          x: { field: 'mean', type: 'quantitative' },
          y,
          yOffset,
          color,
          shape,
          tooltip: [
            { field: 'measure', type: 'nominal', title: 'Measure' },
            { field: 'whatIf', type: 'nominal', title: 'Scenario' },
            { field: 'told', type: 'nominal', title: 'Value' },
          ],
        },
      },
    ],
  };
}

/** Measures by the surest of their differences. */
function surest(differences: readonly Difference[]): string[] {
  return [...new Set(bySureness(differences).map(({ measure }) => measure))];
}

/** `The peak of persons without a bed in Oral`. */
export function worded(measure: string): string {
  return capital(fullName(subjectOf(measure).text));
}

function toldOf({ scenario, version, replications, seed }: Compared) {
  return { scenario: { title: scenario.title, whatIf: '' }, version, replications, seed };
}
