/** The kinds of value that the language knows. Each gives a checked value in base units, with its evidence. */
import type { Law } from '../../random/law.js';
import { meanOf } from '../../random/laws.js';
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import { DIMENSIONS, type Dimension, inWords as dimensionInWords } from '../expression/dimension.js';
import { readFormula, readLaw, readNumber } from '../expression/read.js';
import { evaluate } from '../formula.js';
import * as aboutDates from '../messages/dates.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutNumbers from '../messages/numbers.js';
import type { Checked } from '../problem.js';
import { isEverFinite, momentsOf } from '../trials.js';
import { type About, leaf, type Reader } from './leaf.js';
import { readLawTable } from './tables-from-files.js';

export type Bound = 'any' | 'not negative' | 'positive';

/** A number of a dimension. */
export function quantity(reader: Reader, dimension: Dimension, about: About, bound: Bound = 'not negative') {
  const expected = dimensionInWords(dimension);
  return leaf(reader, `quantity ${expected} ${bound}`, about, { kind: 'quantity', expected }, (input) =>
    bounded(readQuantity(input, dimension, reader), input, bound),
  );
}

/** A number of a dimension as plain data; what has no unit (lanes, desks, beds, seats, shares) may be a bare number. */
export function readQuantity(input: Json, dimension: Dimension, reader: Reader): Checked<number> {
  if (typeof input !== 'number' && typeof input !== 'string') {
    return { problem: aboutKeys.wrongType(dimensionInWords(dimension), input) };
  }
  if (typeof input === 'number' && !Number.isFinite(input)) return { problem: aboutNumbers.notFinite(input) };
  return readNumber(input, dimension, reader.context);
}

export function bounded(result: Checked<number>, input: Json, bound: Bound): Checked<number> {
  if ('problem' in result) return result;
  const found = `${input}`;
  if (!Number.isFinite(result.value)) return { problem: aboutNumbers.notFinite(result.value) };
  if (bound === 'not negative' && result.value < 0) return { problem: aboutNumbers.negative(found) };
  if (bound === 'positive' && !(result.value > 0)) return { problem: aboutNumbers.notPositive(found) };
  return result;
}

export function duration(reader: Reader, about: About, bound: Bound = 'not negative') {
  return quantity(reader, DIMENSIONS.duration, about, bound);
}

/** Shortest time between two looks (s): what is done again and again would otherwise fill the run. */
const SHORTEST_INTERVAL = 60;

/** How often something is done again: at least a minute. */
export function interval(reader: Reader, about: About) {
  return leaf(reader, 'interval', about, { kind: 'quantity', expected: 'a duration' }, (input) => {
    const result = bounded(readQuantity(input, DIMENSIONS.duration, reader), input, 'positive');
    return 'value' in result && result.value < SHORTEST_INTERVAL
      ? { problem: aboutDates.tooOften(String(input)) }
      : result;
  });
}

/** A pure number. */
export function number(reader: Reader, about: About, bound: Bound = 'not negative') {
  return quantity(reader, DIMENSIONS.number, about, bound);
}

/** A share from 0 to 1. */
export function share(reader: Reader, about: About) {
  return leaf(reader, 'share', about, { kind: 'quantity', expected: 'a share' }, (input) => {
    const result = readQuantity(input, DIMENSIONS.number, reader);
    if ('problem' in result) return result;
    return result.value >= 0 && result.value <= 1
      ? result
      : { problem: aboutNumbers.notAShare(String(input)) };
  });
}

/** Most of what is counted, by what it costs: beds are a number, seats stand in a list. */
export const MOST = { beds: 1_000_000_000, seats: 100_000, servers: 10_000 } as const;

/** A whole number of lanes, desks, beds or seats, from 0. What-ifs multiply, so it is rounded within a thousandth. */
export function count(reader: Reader, about: About, most: number) {
  return leaf(reader, `count ${most}`, about, { kind: 'quantity', expected: 'a whole number' }, (input) =>
    readCount(input, reader, most),
  );
}

export function readCount(input: Json, reader: Reader, most: number): Checked<number> {
  const result = bounded(readQuantity(input, DIMENSIONS.number, reader), input, 'not negative');
  if ('problem' in result) return { problem: aboutNumbers.asCount(result.problem) };
  if (result.value > most) return { problem: aboutNumbers.moreThan(most, String(input)) };
  const whole = Math.round(result.value);
  if (Math.abs(whole - result.value) <= 1e-3) return { value: whole };
  // The reader of a what-if that multiplies by 1.5 wants lanes, not an error: expressions round, written numbers do not.
  return typeof input === 'string' && input.includes('*')
    ? {
        value: whole,
        ...(matters(result.value, whole) ? { doubt: aboutNumbers.rounded(input, result.value, whole) } : {}),
      }
    : { problem: aboutNumbers.notWhole(String(input)) };
}

/** Whether rounding changes a count by more than a hundredth: 7.5 lanes, not 1257.6 beds. */
function matters(found: number, whole: number): boolean {
  return Math.abs(whole - found) > found / 100;
}

/** Most parties that may wait: `60 parties`. */
export function room(reader: Reader, about: About) {
  return leaf(reader, 'room', about, { kind: 'quantity', expected: 'a number of parties' }, (input) => {
    return bounded(readQuantity(input, DIMENSIONS.parties, reader), input, 'not negative');
  });
}

/** A probability law, or a value that is always the same; or a column of a table beside the scenario. */
export function law(reader: Reader, dimension: Dimension, about: About) {
  const expected = `${dimensionInWords(dimension)} or its distribution`;
  return leaf(reader, `law ${expected}`, about, { kind: 'law', expected }, (input) => {
    if (isMap(input) && input.table !== undefined) return readLawTable(input, dimension, reader);
    if (typeof input !== 'number' && typeof input !== 'string') {
      return { problem: aboutKeys.wrongType(expected, input) };
    }
    return readLaw(input, dimension, reader.context);
  });
}

/** An expression of what is known at a choice, and of the time: `-0.05 * wait / h`. */
export function formula(
  reader: Reader,
  dimension: Dimension,
  variables: Readonly<Record<string, Dimension>>,
  about: About,
) {
  const expected = dimensionInWords(dimension);
  const key = `formula ${expected} ${Object.keys(variables).join()}`;
  return leaf(reader, key, about, { kind: 'quantity', expected }, (input) => {
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: aboutKeys.wrongType(expected, input) };
    const read = readFormula(input, dimension, variables, reader.context);
    if ('problem' in read || isEverFinite(read.value, variables, momentsOf(reader.context))) return read;
    const names = Object.keys(variables).filter((name) => read.value.includes(name));
    return { problem: aboutNumbers.neverFinite(String(input), names) };
  });
}

/** Steps from 0 to 1 at which a price is tried. */
const STEPS_OF_SHARE = 100;

/**
 * A price or fare over a share from 0 to 1 (`full`, `load`): `45 USD * (1 + 2 * full^3)`. It is tabulated over the share
 * and would stay as it is at the start, so that the time is refused; nowhere may it be negative.
 */
export function price(reader: Reader, share: string, about: About) {
  const expected = dimensionInWords(DIMENSIONS.money);
  return leaf(reader, `price ${share}`, about, { kind: 'quantity', expected }, (input) => {
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: aboutKeys.wrongType(expected, input) };
    const variables = { [share]: DIMENSIONS.number };
    const read = readFormula(input, DIMENSIONS.money, variables, reader.context, 'refused');
    if ('problem' in read) return read;
    for (let step = 0; step <= STEPS_OF_SHARE; step++) {
      const at = step / STEPS_OF_SHARE;
      const amount = evaluate(read.value, { [share]: at });
      if (!(amount >= 0 && Number.isFinite(amount)))
        return { problem: aboutNumbers.noPrice(String(input), amount, share, at) };
    }
    return read;
  });
}

/** A probability law of durations that are not 0 on average. */
export function longerThanNothing(reader: Reader, about: About) {
  const expected = 'a duration or its distribution';
  return leaf<Law>(reader, 'longer than nothing', about, { kind: 'law', expected }, (input) => {
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: aboutKeys.wrongType(expected, input) };
    const result = readLaw(input, DIMENSIONS.duration, reader.context);
    return 'problem' in result || meanOf(result.value) > 0
      ? result
      : { problem: aboutNumbers.notPositive(String(input)) };
  });
}

/** A list of pure numbers, each more than 0. */
export function numbers(reader: Reader, about: About) {
  const expected = 'a list of numbers';
  return leaf<readonly number[]>(reader, 'numbers', about, { kind: 'numbers', expected }, (input) => {
    if (!Array.isArray(input) || input.length === 0) return { problem: aboutKeys.wrongType(expected, input) };
    const read = input.map((item) =>
      bounded(readQuantity(item, DIMENSIONS.number, reader), item, 'positive'),
    );
    const found = read.flatMap((result, i) =>
      'problem' in result ? [{ path: [i], problem: result.problem }] : [],
    );
    return found.length > 0
      ? { found }
      : { value: read.map((result) => ('value' in result ? result.value : 1)) };
  });
}
