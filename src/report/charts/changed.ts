/** Where did people change their mode of travel in front of a border? */
import type { Chart } from '../chart.js';
import { ranked } from './ranked.js';

export const changed: Chart = (results) =>
  ranked(results, {
    name: 'changes-of-mode',
    all: results.places.crossings.map(({ name }) => ({
      name,
      kind: '',
      metric: results.metrics[`crossings.${name}.changed`],
    })),
    title: ({ name }, figure) => `Most people leave what they came by at ${name}: ${figure}`,
    how: ['Parties that went over on foot, by bicycle or with others in place of their own way of travel.'],
    unit: 'Parties',
    of: 'crossing',
  });
