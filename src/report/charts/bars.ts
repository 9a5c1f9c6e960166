/** Horizontal bars from zero with the spread over replications and the figure written beside them. */
import { withoutInterval } from '../../experiment/format.js';
import type { Metric, Results } from '../../experiment/results.js';
import type { Body, Cell } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { BLUE, INK, WIDTH } from '../theme.js';
import { short } from '../time.js';

export interface Bar {
  readonly name: string;
  readonly metric: Metric;
  /** What its colour says; empty where colours say nothing. */
  readonly kind: string;
}

export interface BarAxis {
  readonly title: string;
  /** d3-format of the ticks. */
  readonly format: string;
  /** Upper end; what the longest bar needs where it is not given. */
  readonly end?: number;
}

const LABEL = 44;
const ROW = 22;
/** Pixels that a letter of a label takes at most on average, and those between a bar and its figure. */
const LETTER = 6.6;
const GAP = 10;

/** @param kinds title of the legend; '' for none */
export function barsBody(results: Results, bars: readonly Bar[], axis: BarAxis, kinds = ''): Body {
  const labels = labelsOf(
    bars.map(({ name }) => name),
    LABEL,
  );
  const banded = results.replications > 1;
  // Times beside each other are told in one unit.
  const beside = bars.map(({ metric }) => metric.mean);
  const values = bars.map(({ name, metric, kind }) => ({
    place: labels.get(name),
    kind,
    mean: short(metric.mean),
    ...(banded ? { low: short(metric.p05), high: short(metric.p95) } : {}),
    text: withoutInterval(metric, beside),
    name: fullName(name),
  }));
  const longest = axis.end ?? Math.max(...values.map(({ mean, high }) => Math.max(mean, high ?? 0)));
  const room = roomFor(
    [...labels.values()],
    values.map(({ text }) => text),
  );
  const x = { type: 'quantitative', scale: { domain: [0, longest * room], nice: false } };
  const y = {
    field: 'place',
    type: 'nominal',
    sort: values.map(({ place }) => place),
    axis: { title: null, ticks: false, domain: false, labelPadding: 6 },
  };
  const colour =
    kinds === '' || new Set(bars.map(({ kind }) => kind)).size < 2
      ? {}
      : { color: { field: 'kind', type: 'nominal', legend: { title: kinds, orient: 'top' } } };
  return {
    data: { values },
    // As wide as the page, however long the names on its left are.
    autosize: { type: 'fit-x', contains: 'padding' },
    width: WIDTH,
    height: ROW * values.length,
    layer: [
      {
        mark: { type: 'bar', color: BLUE },
        encoding: {
          x: { field: 'mean', ...x, axis: { title: axis.title, format: axis.format, tickCount: 6 } },
          y,
          ...colour,
          tooltip: [
            { field: 'name', title: 'Name' },
            { field: 'text', title: axis.title },
          ],
        },
      },
      ...(banded
        ? [
            {
              mark: { type: 'rule', color: INK.text },
              encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y },
            },
          ]
        : []),
      {
        mark: { type: 'text', align: 'left', dx: 6, color: INK.text, fontSize: 11.5 },
        encoding: { x: { field: banded ? 'high' : 'mean', ...x }, y, text: { field: 'text' } },
      },
    ],
  };
}

/** What the thin lines mean, or why there are none. */
export function spreadInWords({ replications }: Results): string {
  return replications > 1
    ? `Bar: mean of ${replications} replications; thin line: the middle 90 % of them (5 % to 95 %).`
    : 'One replication: no interval can be drawn, and chance is not told from effect.';
}

/** Row of a table: mean, 95 % confidence interval, percentiles. */
export function metricCells({ mean, low, high, p05, p95 }: Metric): Cell[] {
  return [mean, low, high, p05, p95].map((value) => short(value));
}

export function metricColumns(unit: string): string[] {
  return [`Mean (${unit})`, '95 % interval, low', '95 % interval, high', '5 %', '95 %'];
}

/** How many times as long as the longest bar the axis is, so that the longest figure stands whole beside it. */
function roomFor(labels: readonly string[], figures: readonly string[]): number {
  const pixels = (texts: readonly string[]): number =>
    GAP + LETTER * Math.max(0, ...texts.map((text) => text.length));
  const plot = WIDTH - pixels(labels);
  return plot / (plot - pixels(figures));
}
