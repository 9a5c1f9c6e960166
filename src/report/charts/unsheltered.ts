/** Where were people without a bed, and when? */
import { withoutInterval } from '../../experiment/format.js';
import { bandInWords, type Chart, events, finished } from '../chart.js';
import { fullName } from '../names.js';
import { dateInWords, peak } from '../time.js';
import { choiceInWords, dailyTable, lineCharts, multiples, stepInWords, worst } from './multiples.js';

export const unsheltered: Chart = (results) => {
  const most = (city: string) => results.metrics[`cities.${city}.unsheltered.max`];
  const { panels, all } = worst(
    results,
    results.places.cities.map(({ name }) => name),
    (city) => `cities.${city}.unsheltered`,
    (city) => most(city)?.mean ?? 0,
  );
  if (panels.length === 0) return null;
  const [{ name, series }] = panels;
  const when = peak(results, series);
  const on = when === null ? '' : `, about ${dateInWords(when.at)}`;
  return finished(results, {
    name: 'without-a-bed',
    title: `Most people without a bed are in ${fullName(name)}: ${withoutInterval(most(name))} at the worst moment${on}`,
    how: [
      'Persons in each city who look for a bed and have none.',
      bandInWords(results),
      choiceInWords(panels.length, all, 'cities', 'with most people without a bed'),
      events(results).words,
    ],
    seen: `${lineCharts(panels.length)} of the persons without a bed in each city over time, in ${stepInWords(results)}.`,
    body: multiples(results, panels, 'Persons'),
    table: dailyTable(results, panels, 'persons at the end of the day'),
  });
};
