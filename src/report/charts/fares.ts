/** What was paid for a seat, over time, on the services that earn most? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished, PANEL_WIDTH } from '../chart.js';
import { fullName } from '../names.js';
import { daily, dateInWords, rough } from '../time.js';
import { choiceInWords, dailyTable, multiples, stepInWords, worst } from './multiples.js';

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
  const dearest = panels
    .flatMap(({ name, series }) =>
      daily(results, series).map(({ begin, value }) => ({ name, begin, value: value ?? 0 })),
    )
    .reduce((best, next) => (next.value > best.value ? next : best));
  const usual = metrics[`services.${dearest.name}.fare.mean`];
  return finished(results, {
    name: 'fares',
    title: `Fares peak on ${fullName(dearest.name)}: ${quantity(rough(dearest.value), 'USD')} on ${dateInWords(dearest.begin)}, ${withoutInterval(usual)} on average`,
    how: [
      `Mean fare of a seat at the time it is booked, in ${stepInWords(results, POINTS)}; no line where nobody books.`,
      bandInWords(results),
      choiceInWords(panels.length, all, 'services', 'on which most is paid in all'),
      events(results, PANEL_WIDTH).words,
    ],
    seen: `${panels.length} small line charts of the fare paid over time, in ${stepInWords(results, POINTS)}.`,
    body: multiples(results, panels, 'USD', POINTS),
    table: dailyTable(results, panels, 'USD, mean of the day'),
  });
};
