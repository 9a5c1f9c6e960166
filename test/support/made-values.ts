/** Values as a scenario file may write them, for property tests: shares, laws, hours, lanes by the hour. */
import * as fc from 'fast-check';
import type { Json, JsonMap } from '../../src/scenario/document.js';

export const GOALS = ['onward', 'settle', 'wait', 'visit', 'return'];
export const MODES = ['car', 'bus', 'foot', 'train'];

/** Present or not. */
export const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined });

/** A map without the keys that have no value. */
export function mapOf(
  entries: Readonly<Record<string, fc.Arbitrary<Json | undefined>>>,
): fc.Arbitrary<JsonMap> {
  return fc
    .record(entries)
    .map(
      (map) => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as JsonMap,
    );
}

/** Shares of the words that sum to 100 %. */
export function shares(words: readonly string[]): fc.Arbitrary<JsonMap> {
  return fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: words.length - 1, maxLength: words.length - 1 })
    .map((cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), 100];
      const entries = words.map((word, i) => [word, ends[i + 1]! - ends[i]!] as const);
      return Object.fromEntries(
        entries.filter(([, share]) => share > 0).map(([word, share]) => [word, `${share} %`]),
      );
    });
}

export const share = fc.constantFrom('0 %', '1 %', '20 %', '50 %', '100 %');
export const count = fc.constantFrom(0, 1, 2, 5, 30);
export const minutes = fc.integer({ min: 1, max: 90 }).map((n) => `${n} min`);
export const hours = fc.integer({ min: 0, max: 40 }).map((n) => `${n} h`);

export const law = (quantity: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    quantity,
    quantity.filter((text) => !text.startsWith('0 ')).map((text) => `exponential(${text})`),
    quantity.filter((text) => !text.startsWith('0 ')).map((text) => `lognormal(${text}, 0.6)`),
    quantity.map((text) => `uniform(0, 2 * ${text.startsWith('0 ') ? '1 h' : text})`),
    quantity
      .filter((text) => !text.startsWith('0 '))
      .map((text) => `mixture(30 %, ${text}, 70 %, gamma(2, ${text}))`),
  );

export const servers = fc.oneof(
  count,
  fc.record({ '00:00-08:00': count, '08:00-24:00': count }).map((map): JsonMap => map),
  fc.record({ 'Mo-Fr 06:00-22:00': count, 'Sa-Su 08:00-26:00': count }).map((map): JsonMap => map),
);
export const opening = fc.constantFrom(
  '24/7',
  'Mo-Su 06:00-22:00',
  'Mo-Su 08:00-12:00,13:00-18:00; PH off',
  'Mar 1-20 20:00-28:00; week 9 Fr[1] 08:00-12:00',
);
