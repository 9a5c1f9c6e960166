/** Every chart, in the order of the journey. */
import type { Results } from '../../experiment/results.js';
import type { Chart, ChartSpec } from '../chart.js';
import { published } from './published.js';
import { queues } from './queues.js';
import { waits } from './waits.js';

/** Chapters of the report. */
export type Chapter = 'leaving' | 'border' | 'beds' | 'desks' | 'onward' | 'ended' | 'published';

const CHARTS: readonly { readonly chapter: Chapter; readonly chart: Chart }[] = [
  { chapter: 'border', chart: queues },
  { chapter: 'border', chart: waits },
  { chapter: 'published', chart: published },
];

/** The charts that these results can fill, each with its chapter. */
export function chartsOf(results: Results): { chapter: Chapter; chart: ChartSpec }[] {
  return CHARTS.flatMap(({ chapter, chart }) => {
    const drawn = chart(results);
    return drawn === null ? [] : [{ chapter, chart: drawn }];
  });
}

/** The same without chapters. */
export function charts(results: Results): ChartSpec[] {
  return chartsOf(results).map(({ chart }) => chart);
}
