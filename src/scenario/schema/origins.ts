/** Origins: where parties come from, and how many. */
import * as z from 'zod';
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import { readRate } from '../expression/read.js';
import * as messages from '../messages.js';
import type { RateTable } from '../scenario.js';
import { keyed, leaf, type Reader, readInside, tell } from './leaf.js';
import type { Stated } from './stated.js';
import { isTable, readRateTable } from './tables-from-files.js';
import { point } from './words.js';

const DEPARTURES = {
  description:
    'How many parties of each group leave: 180/day, 300 persons/day, an expression of the time, or a table beside the scenario.',
  examples: [
    { 'men by car': '180/day' },
    { 'men by car': { table: 'arrivals.csv', time: 'date', rate: 'cars', per: 'day' } },
  ],
};

export function originSchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the origin lies.').optional(),
    departures: departures(reader),
  });
}

/** Rates by group; each is read with its group's mean party size, hence not a plain record. */
function departures(reader: Reader) {
  return z
    .unknown()
    .transform((input, ctx): Readonly<Record<string, Stated<RateTable>>> => {
      if (!isMap(input as Json)) {
        tell(ctx, [{ path: [], problem: messages.wrongType('a map of groups and rates', input) }]);
        return z.NEVER;
      }
      const rates: Record<string, Stated<RateTable>> = {};
      for (const [group, value] of Object.entries(input as object)) {
        const read = readInside(ctx, rate(reader, group), value, [group]);
        if (read !== undefined) rates[group] = read;
      }
      return rates;
    })
    .meta({ ...DEPARTURES, inner: [z.record(z.string(), rate(reader, ''))] });
}

function rate(reader: Reader, group: string) {
  const size = reader.meanPartySize(group);
  const about = { description: 'Departures of the group.', examples: ['180/day', '300 persons/day'] };
  return leaf<RateTable>(reader, `rate ${size}`, about, { kind: 'rate', expected: 'a rate' }, (input) => {
    if (isTable(input)) return readRateTable(input, reader, size);
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: messages.wrongType('a rate', input) };
    return readRate(input, reader.context, size);
  });
}
