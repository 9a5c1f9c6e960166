/** How many have found work, and where? An index with its assumptions beside it. */
import type { Chart } from '../chart.js';
import { overTime } from './over-time.js';

export const work: Chart = (results) =>
  overTime(results, {
    name: 'work',
    places: results.places.cities.map(({ name }) => name),
    measure: (city) => `cities.${city}.employed`,
    by: 'max',
    title: (city, figure) => `Most have found work in ${city}: ${figure} by the end`,
    how: [
      'Index: parties find work at a rate that the scenario assumes, keep it and stay; nothing is said of wages or of who else looked for the same work.',
    ],
    unit: 'Persons',
    perDay: 'persons at the end of the day',
    what: 'the persons who have found work in each city',
    things: 'cities',
    superlative: 'where most have found work',
  });
