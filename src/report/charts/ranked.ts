/** Bars of counts, the largest first: what charts of one figure a place share. */
import { withoutInterval } from '../../experiment/format.js';
import type { Metric, Results } from '../../experiment/results.js';
import { type ChartSpec, finished } from '../chart.js';
import { fullName } from '../names.js';
import { barsBody, metricCells, metricColumns, spreadInWords } from './bars.js';

const MOST = 25;

export interface Ranked {
  readonly name: string;
  readonly kind: string;
  readonly metric: Metric | undefined;
}

export interface Ranking {
  /** Name of the chart's files. */
  readonly name: string;
  readonly all: readonly Ranked[];
  /** The finding, of the largest. */
  readonly title: (first: Ranked, figure: string) => string;
  readonly how: readonly string[];
  /** What the bars are of: `Persons`, and of each: `country`. */
  readonly unit: string;
  readonly of: string;
  /** Title of the legend; '' where there is one kind only. */
  readonly kinds?: string;
}

/** Null where all are 0. */
export function ranked(
  results: Results,
  { name, all, title, how, unit, of, kinds }: Ranking,
): ChartSpec | null {
  const there = all
    .flatMap(({ metric, ...item }) => (metric !== undefined && metric.mean > 0 ? [{ ...item, metric }] : []))
    .sort((a, b) => b.metric.mean - a.metric.mean);
  if (there.length === 0) return null;
  const [first] = there;
  const bars = there.slice(0, MOST);
  return finished(results, {
    name,
    title: title(first, withoutInterval(first.metric)),
    how: [
      ...how,
      spreadInWords(results),
      there.length > MOST ? `The ${MOST} largest, of ${there.length}.` : '',
    ],
    seen: `Horizontal bars of ${unit.toLowerCase()} at each ${of}, ${bars.length} of them.`,
    body: barsBody(results, bars, { title: unit, format: ',.6~r' }, kinds ?? ''),
    table: {
      columns: [...(kinds ? [kinds] : []), 'Where', ...metricColumns(unit.toLowerCase())],
      rows: there.map(({ name, kind, metric }) => [
        ...(kinds ? [kind] : []),
        fullName(name),
        ...metricCells(metric),
      ]),
    },
  });
}
