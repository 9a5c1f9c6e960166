/** What do those who came spend in a day, and where? An index with its assumptions beside it. */
import type { Chart } from '../chart.js';
import { overTime } from './over-time.js';

export const spending: Chart = (results) =>
  overTime(results, {
    name: 'spending',
    places: results.places.cities.map(({ name }) => name),
    measure: (city) => `cities.${city}.spending`,
    by: 'mean',
    title: (city, figure) => `Those who came spend most in ${city}: ${figure} a day on average`,
    how: [
      'Index, not income: beds at the price that was paid and what the scenario assumes a person lives on. It holds no wages, taxes, savings brought into banks, and no effect of prices on those who live there.',
    ],
    unit: 'USD a day',
    perDay: 'USD a day at the end of the day',
    what: 'what is spent in a day in each city',
    things: 'cities',
    superlative: 'where most is spent',
  });
