/** Tables of values: shares that sum to 1, and tables that one `{value, source}` stands for as a whole. */
import * as z from 'zod';
import { isMap } from '../changes.js';
import type { Json, JsonMap } from '../document.js';
import * as aboutNumbers from '../messages/numbers.js';
import { type About, keyed, type Reader, readInside, tell, unwrap } from './leaf.js';
import { Stated } from './stated.js';
import { share } from './values.js';

export type Table<T> = Readonly<Record<string, Stated<T>>>;

/** How far a sum of shares may be from 1. */
const TOLERANCE = 1e-6;

/** Shares by one of the given words; they sum to 1. */
export function sharesOf<K extends string>(reader: Reader, about: About, words: readonly K[]) {
  const shape = Object.fromEntries(
    words.map((word) => [
      word,
      share(reader, {
        description: `Share of parties: ${word}. 0 % unless written.`,
        examples: ['20 %'],
      }).optional(),
    ]),
  );
  return sourced(reader, about, summing(keyed(shape) as unknown as z.ZodType<Table<number>>));
}

/** Shares by a name of the file's own; they sum to 1. */
export function sharesByName(reader: Reader, about: About, each: string) {
  return sourced(reader, about, summing(recordOf(share(reader, { description: each }))));
}

/** Values by names that the file chooses. */
export function recordOf<S extends z.ZodType>(value: S) {
  return z.record(z.string(), value);
}

function summing<S extends z.ZodType<Table<number>>>(schema: S) {
  return schema.transform((table, ctx) => {
    const shares = Object.values(table as Table<number>).filter((value) => value !== undefined);
    const sum = shares.reduce((total, stated) => total + stated.value, 0);
    if (Math.abs(sum - 1) > TOLERANCE) tell(ctx, [{ path: [], problem: aboutNumbers.sharesDoNotSum(sum) }]);
    return table as Table<number>;
  });
}

/** A table, bare or as `{value: table, source, note}`: the source then stands for all values in it. */
export function sourced<S extends z.ZodType>(reader: Reader, about: About, table: S) {
  return z
    .unknown()
    .transform((input, ctx): z.output<S> => {
      if (!isMap(input as Json) || !('value' in (input as object))) {
        return readInside(ctx, table, input, []) ?? z.NEVER;
      }
      const { raw, wrapper, found } = unwrap(input as Json, 'a table', reader);
      tell(ctx, found);
      if (wrapper?.range !== undefined)
        tell(ctx, [{ path: ['range'], problem: aboutNumbers.rangeOfTable() }]);
      const read = readInside(ctx, table, raw, ['value']);
      if (read === undefined) return z.NEVER;
      return spread(read, wrapper?.source ?? '', wrapper?.note ?? '') as z.output<S>;
    })
    .meta({ ...about, examples: [...(about.examples ?? [])], inner: [table], wrapped: true });
}

function spread(value: unknown, source: string, note: string): unknown {
  if (value instanceof Stated) return value.within(source, note);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spread(inner, source, note)]));
}

/**
 * One value for all, or a table: told apart by whether a map is written. A map with one of the keys `alone` is one value,
 * such as a law from a file.
 */
export function oneOrTable<A extends z.ZodType, B extends z.ZodType>(
  about: About,
  one: A,
  table: B,
  alone: readonly string[] = [],
) {
  return z
    .unknown()
    .transform((input, ctx): z.output<A> | z.output<B> => {
      const raw = input as Json;
      const bare = isWrapped(raw) ? raw.value : raw;
      const isTable = isMap(bare) && !alone.some((key) => key in bare);
      return readInside(ctx, isTable ? table : one, input, []) ?? z.NEVER;
    })
    .meta({ ...about, examples: [...(about.examples ?? [])], inner: [one, table] });
}

function isWrapped(input: Json): input is JsonMap {
  return isMap(input) && 'value' in input;
}
