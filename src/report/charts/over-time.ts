/** Small multiples of a level or a wait at each place: what charts of the worst places over time share. */
import { withoutInterval } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { bandInWords, type ChartSpec, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import { choiceInWords, dailyTable, lineCharts, multiples, stepInWords, worst } from './multiples.js';

export interface OverTime {
  /** Name of the chart's files. */
  readonly name: string;
  readonly places: readonly string[];
  /** Measure of a place, and the statistic by which places are ranked. */
  readonly measure: (place: string) => string;
  readonly by: 'mean' | 'max';
  /** The finding, of the worst place. */
  readonly title: (place: string, figure: string) => string;
  readonly how: readonly string[];
  /** On the axis, in the table, and in words: `Persons`, `persons at the end of the day`, `the persons`. */
  readonly unit: string;
  readonly perDay: string;
  readonly what: string;
  /** `cities`, `with most of them`. */
  readonly things: string;
  readonly superlative: string;
}

/** Null where there is nothing at any place. */
export function overTime(results: Results, chart: OverTime): ChartSpec | null {
  const { measure, by, things } = chart;
  const figure = (place: string) => results.metrics[`${measure(place)}.${by}`];
  const { panels, all } = worst(results, chart.places, measure, (place) => figure(place)?.mean ?? 0);
  if (panels.length === 0) return null;
  const [{ name }] = panels;
  return finished(results, {
    name: chart.name,
    title: chart.title(fullName(name), withoutInterval(figure(name))),
    how: [
      ...chart.how,
      bandInWords(results),
      choiceInWords(panels.length, all, things, chart.superlative),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of ${chart.what} over time, in ${stepInWords(results)}.`,
    body: multiples(results, panels, chart.unit),
    table: dailyTable(results, panels, chart.perDay),
  });
}
