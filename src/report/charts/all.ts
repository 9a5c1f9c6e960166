/** Every chart, in the order of the journey. */
import type { Results } from '../../experiment/results.js';
import type { Chart, ChartSpec } from '../chart.js';
import { beds } from './beds.js';
import { changed } from './changed.js';
import { crossing } from './crossing.js';
import { departures } from './departures.js';
import { desks } from './desks.js';
import { destinations } from './destinations.js';
import { distributions } from './distributions.js';
import { ends } from './ends.js';
import { fares } from './fares.js';
import { heat } from './heat.js';
import { map, mapTimes } from './map.js';
import { nights } from './nights.js';
import { outcomes } from './outcomes.js';
import { published } from './published.js';
import { queues } from './queues.js';
import { registrations } from './registrations.js';
import { rules } from './rules.js';
import { seats } from './seats.js';
import { spending } from './spending.js';
import { stages } from './stages.js';
import { timeline } from './timeline.js';
import { traffic } from './traffic.js';
import { unsheltered } from './unsheltered.js';
import { waits } from './waits.js';
import { waterfall } from './waterfall.js';
import { wayBack } from './way-back.js';
import { work } from './work.js';

/** Chapters of the report. */
export type Chapter = 'leaving' | 'border' | 'beds' | 'desks' | 'onward' | 'ended' | 'published';

const CHARTS: readonly { readonly chapter: Chapter; readonly chart: Chart }[] = [
  { chapter: 'leaving', chart: timeline },
  { chapter: 'leaving', chart: departures },
  { chapter: 'leaving', chart: traffic },
  { chapter: 'border', chart: map },
  { chapter: 'border', chart: mapTimes },
  { chapter: 'border', chart: queues },
  { chapter: 'border', chart: waits },
  { chapter: 'border', chart: crossing },
  { chapter: 'border', chart: heat },
  { chapter: 'border', chart: distributions },
  { chapter: 'border', chart: changed },
  { chapter: 'border', chart: rules },
  { chapter: 'border', chart: wayBack },
  { chapter: 'beds', chart: beds },
  { chapter: 'beds', chart: unsheltered },
  { chapter: 'beds', chart: nights },
  { chapter: 'desks', chart: registrations },
  { chapter: 'desks', chart: stages },
  { chapter: 'desks', chart: desks },
  { chapter: 'onward', chart: seats },
  { chapter: 'onward', chart: fares },
  { chapter: 'onward', chart: destinations },
  { chapter: 'ended', chart: waterfall },
  { chapter: 'ended', chart: outcomes },
  { chapter: 'ended', chart: ends },
  { chapter: 'ended', chart: spending },
  { chapter: 'ended', chart: work },
  { chapter: 'published', chart: published },
];

/** The charts that these results can fill, each with its chapter. */
export function chartsOf(results: Results): { chapter: Chapter; chart: ChartSpec }[] {
  return CHARTS.flatMap(({ chapter, chart }) => {
    const drawn = chart(results);
    return drawn === null ? [] : [{ chapter, chart: drawn }];
  });
}
