/** Where were nights spent without a bed, and from where did people move on for want of one? */
import type { Chart } from '../chart.js';
import { ranked } from './ranked.js';

export const nights: Chart = (results) =>
  ranked(results, {
    name: 'nights-without-a-bed',
    all: results.places.cities.flatMap(({ name }) => [
      {
        name: `${name}: nights`,
        kind: 'nights without a bed',
        metric: results.metrics[`cities.${name}.nights-unsheltered`],
      },
      {
        name: `${name}: moved on`,
        kind: 'moved on for want of a bed',
        metric: results.metrics[`cities.${name}.moved-on`],
      },
    ]),
    title: ({ name, kind }, figure) =>
      `For want of beds, the most is in ${name.split(': ')[0]}: ${figure}, ${kind}`,
    how: [
      'Nights: every person and every night without a bed counts once. Moved on: persons who went to another city because there was no bed.',
    ],
    unit: 'Persons',
    of: 'city',
    kinds: 'What',
  });
