/** How long did people wait, crossing by crossing, over time? */
import { withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import { choiceInWords, dailyTable, lineCharts, multiples, stepInWords, worst } from './multiples.js';

export const waits: Chart = (results) => {
  const names = results.places.crossings.map(({ name }) => name);
  const mean = (name: string) => results.metrics[`crossings.${name}.wait.mean`];
  const { panels, all } = worst(
    results,
    names,
    (name) => `crossings.${name}.wait`,
    (name) => mean(name)?.mean ?? 0,
  );
  if (panels.length === 0) return null;
  const [{ name }] = panels;
  return finished(results, {
    name: 'waits',
    title: `The longest waits are at ${fullName(name)}: ${withoutInterval(mean(name))} on average over all transport`,
    how: [
      'Mean time from joining the queue to leaving the last post, over all transport, of those who got through at that time: it lags those who join then.',
      bandInWords(results),
      choiceInWords(panels.length, all, 'crossings', 'with the longest waits'),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of the waiting time at each crossing over time, in ${stepInWords(results)}.`,
    body: multiples(results, panels, 'Hours'),
    table: dailyTable(results, panels, 'h, mean of the day'),
  });
};
