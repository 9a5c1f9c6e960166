/** How long did those wait who went back? */
import type { Chart } from '../chart.js';
import { overTime } from './over-time.js';

export const wayBack: Chart = (results) =>
  overTime(results, {
    name: 'way-back',
    places: results.places.crossings.map(({ name }) => name),
    measure: (crossing) => `crossings.${crossing}.back.wait`,
    by: 'mean',
    title: (crossing, figure) => `The longest waits on the way back are at ${crossing}: ${figure} on average`,
    how: ['Mean time from joining the first queue of the way back to leaving its last post.'],
    unit: 'Hours',
    perDay: 'h, mean of the day',
    what: 'the waiting time on the way back at each crossing',
    things: 'crossings',
    superlative: 'with the longest waits on the way back',
  });
