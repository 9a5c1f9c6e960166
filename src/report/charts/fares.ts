/** What was paid for a seat, over time, on the services that earn most? */
import { withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import { choiceInWords, dailyTable, lineCharts, multiples, stepInWords, worst } from './multiples.js';

const MOST = 9;
/** Points to a panel: fares swing from one departure to the next, and half a day shows their course. */
const POINTS = 60;

export const fares: Chart = (results) => {
  const { places, metrics } = results;
  const priced = places.services
    .map(({ name }) => name)
    .filter((name) => (metrics[`services.${name}.fare.mean`]?.mean ?? 0) > 0);
  const { panels, all } = worst(
    results,
    priced,
    (name) => `services.${name}.fare`,
    (name) => (metrics[`services.${name}.sold`]?.mean ?? 0) * metrics[`services.${name}.fare.mean`].mean,
    MOST,
  );
  if (panels.length === 0) return null;
  const mean = (name: string) => metrics[`services.${name}.fare.mean`];
  const dearest = panels.reduce((best, next) => (mean(next.name).mean > mean(best.name).mean ? next : best));
  const tail = metrics[`services.${dearest.name}.fare.p95`];
  return finished(results, {
    name: 'fares',
    title: `${all > panels.length ? `Of the ${panels.length} services on which most is paid, the dearest is` : 'The dearest seats are on'} ${fullName(dearest.name)}: ${withoutInterval(mean(dearest.name))} on average${
      tail ? `, for one in twenty more than ${withoutInterval(tail)}` : ''
    }`,
    how: [
      `Mean fare of a seat at the time it is booked, in ${stepInWords(results, POINTS)}; no line where nobody books.`,
      bandInWords(results),
      choiceInWords(panels.length, all, 'services', 'on which most is paid in all'),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of the fare paid over time, in ${stepInWords(results, POINTS)}.`,
    body: multiples(results, panels, 'USD', POINTS),
    table: dailyTable(results, panels, 'USD, mean of the day'),
  });
};
