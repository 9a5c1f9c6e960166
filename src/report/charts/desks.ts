/** How long did people wait at the desks of cities? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import {
  choiceInWords,
  dailyTable,
  lineCharts,
  multiples,
  type Panel,
  stepInWords,
  worst,
} from './multiples.js';

/** Points to a panel: within a day, waits fall from morning to evening and say more of opening hours than of people. */
const POINTS = 31;

export const desks: Chart = (results) => {
  // Names of desks, each with the key of its measures.
  const keys = new Map<string, string>(
    results.places.cities.flatMap(({ name, desks: all }) =>
      all.map((desk) => [`${name}, ${desk}`, `cities.${name}.desks.${desk}.wait`] as const),
    ),
  );
  const mean = (name: string) => results.metrics[`${keys.get(name)}.mean`];
  const { panels, all } = worst(
    results,
    [...keys.keys()],
    (name) => keys.get(name)!,
    (name) => mean(name)?.mean ?? 0,
  );
  if (panels.length === 0) return null;
  const [{ name }]: Panel[] = panels;
  const p90 = results.metrics[`${keys.get(name)}.p90`];
  return finished(results, {
    name: 'desk-waits',
    title: `The longest waits at a desk are in ${fullName(name)}: ${withoutInterval(mean(name))} on average${
      p90 ? `, one in ten more than ${quantity(p90.mean, p90.unit)}` : ''
    }`,
    how: [
      'Mean time from joining the queue to leaving the desk, nights and closed days included, of those who were served at that time. A gap: nobody was.',
      bandInWords(results),
      choiceInWords(panels.length, all, 'desks', 'with the longest waits'),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of the waiting time at desks over time, in ${stepInWords(results, POINTS)}.`,
    body: multiples(results, panels, 'Hours', POINTS),
    table: dailyTable(results, panels, 'h, mean of the day'),
  });
};
