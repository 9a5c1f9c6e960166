/** Origins: where parties come from, and how many. */
import * as z from 'zod';
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import * as aboutKeys from '../messages/keys.js';
import type { RateTable } from '../scenario.js';
import { arrivals, isArrivals, rate } from './arrivals.js';
import { keyed, type Reader, readInside, tell } from './leaf.js';
import type { Stated } from './stated.js';
import { point, text } from './words.js';

const DEPARTURES = {
  description:
    'How many parties of each group leave: 180/day, 300 persons/day, an expression of the time, a table beside the scenario, a total with its shape, or given times, which may come from a table.',
  examples: [
    { 'men by car': '180/day' },
    { 'men by car': { table: 'arrivals.csv', time: 'date', rate: 'cars', per: 'day' } },
    { 'men by car': { total: '5000 parties', over: 'exp(-since("2022-09-21") / 4 days)' } },
    { 'men by car': { at: 'daily 06:00', parties: 40 } },
  ],
};

type ArrivalValues = z.output<ReturnType<typeof arrivals>>;

export function originSchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the origin lies.').optional(),
    country: text(
      reader,
      {
        description:
          'Country in which it lies, whose exit ban (bars) holds where services set out abroad. None is asked unless written.',
        examples: ['Russia'],
      },
      'a country',
    ).optional(),
    departures: departures(reader),
  });
}

/** Rates by group; each is read with its group's mean party size, hence not a plain record. */
function departures(reader: Reader) {
  return z
    .unknown()
    .transform((input, ctx): Readonly<Record<string, Stated<RateTable> | ArrivalValues>> => {
      if (!isMap(input as Json)) {
        tell(ctx, [{ path: [], problem: aboutKeys.wrongType('a map of groups and rates', input) }]);
        return z.NEVER;
      }
      const departures: Record<string, Stated<RateTable> | ArrivalValues> = {};
      for (const [group, value] of Object.entries(input as object)) {
        const schema = isMap(value) && isArrivals(value) ? arrivals(reader, group) : rate(reader, group);
        const read = readInside(ctx, schema, value, [group]);
        if (read !== undefined) departures[group] = read;
      }
      return departures;
    })
    .meta({
      ...DEPARTURES,
      inner: [z.record(z.string(), z.unknown().meta({ inner: [rate(reader, ''), arrivals(reader, '')] }))],
    });
}
