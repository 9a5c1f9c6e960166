/** How long were the queues, crossing by crossing, over time? */
import { withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import { dateInWords, peak } from '../time.js';
import { choiceInWords, dailyTable, lineCharts, multiples, stepInWords, worst } from './multiples.js';

export const queues: Chart = (results) => {
  const names = results.places.crossings.map(({ name }) => name);
  const largest = (name: string) => results.metrics[`crossings.${name}.queue.max`];
  const { panels, all } = worst(
    results,
    names,
    (name) => `crossings.${name}.queue`,
    (name) => largest(name)?.mean ?? 0,
  );
  if (panels.length === 0) return null;
  const [{ name, series }] = panels;
  const when = peak(results, series);
  const on = when === null ? '' : `, about ${dateInWords(when.at)}`;
  return finished(results, {
    name: 'queues',
    title: `The longest queue stands at ${fullName(name)}: ${withoutInterval(largest(name))} at its peak${on}`,
    how: [
      'Persons waiting or being served at each crossing.',
      bandInWords(results),
      choiceInWords(panels.length, all, 'crossings', 'with the longest queues'),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of the persons in the queue of each crossing over time, in ${stepInWords(results)}.`,
    body: multiples(results, panels, 'Persons'),
    table: dailyTable(results, panels, 'persons at the end of the day'),
  });
};
