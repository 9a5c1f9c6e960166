/** How many got how far in registering? */
import type { Chart } from '../chart.js';
import { ranked } from './ranked.js';

export const stages: Chart = (results) =>
  ranked(results, {
    name: 'stages-of-registration',
    all: results.places.cities.flatMap(({ name, desks }) =>
      desks.map((desk) => ({
        name: `${name}, ${desk}`,
        kind: desk,
        metric: results.metrics[`cities.${name}.desks.${desk}.completed`],
      })),
    ),
    title: ({ name }, figure) => `Of the later stages of registration most are through ${name}: ${figure}`,
    how: [
      'Persons who were served at a desk that follows the first registration. Who lacked a document or a slot is not among them.',
    ],
    unit: 'Persons',
    of: 'desk',
    kinds: 'Desk',
  });
