/** Where were nights spent without a bed, and from where did people move on for want of one? */
import type { Metric } from '../../experiment/results.js';
import type { Chart } from '../chart.js';
import { fullName } from '../names.js';
import { ranked } from './ranked.js';

const NIGHTS = 'nights without a bed';

export const nights: Chart = (results) =>
  ranked(results, {
    name: 'nights-without-a-bed',
    all: results.places.cities.flatMap(({ name }) => [
      {
        name: `${name}: nights`,
        kind: NIGHTS,
        metric: inNights(results.metrics[`cities.${name}.nights-unsheltered`]),
      },
      {
        name: `${name}: moved on`,
        kind: 'moved on for want of a bed',
        metric: results.metrics[`cities.${name}.moved-on`],
      },
    ]),
    title: ({ name, kind }, figure) => {
      const [city] = name.split(': ');
      return kind === NIGHTS
        ? `Most nights without a bed are spent in ${fullName(city)}: ${figure}`
        : `Most people move on from ${fullName(city)} for want of a bed: ${figure}`;
    },
    how: [
      'Nights: every person and every night without a bed counts once. Moved on: persons who went to another city because there was no bed.',
    ],
    unit: 'Persons, or person-nights',
    of: 'city',
    kinds: 'What',
  });

/** A night of one person is no person. */
function inNights(metric: Metric | undefined): Metric | undefined {
  return metric && { ...metric, unit: 'person-nights' };
}
