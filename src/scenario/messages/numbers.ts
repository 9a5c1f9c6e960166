/** What is wrong with a number, a share, a range or a place. */
import type { Problem } from '../problem.js';
import { inWords, list, percent, shorten } from './words.js';

export const noPrice = (text: string, amount: number, share: string, at: number): Problem => ({
  code: amount < 0 ? 'negative' : 'not-finite',
  message: `${shorten(text)} is ${amount < 0 ? `negative (${Number(amount.toPrecision(4))} USD)` : 'not finite'} where ${share} is ${percent(at)}`,
  expected: `0 USD or more for every ${share} from 0 % to 100 %`,
  ...(amount < 0 ? { hint: `write max(0 USD, ${shorten(text)})` } : {}),
});

export const notFinite = (value: number): Problem => ({
  code: 'not-finite',
  message: 'the number is not finite',
  expected: 'a finite number',
  found: String(value),
});

export const wrongRange = (found: unknown): Problem => ({
  code: 'range',
  message: 'a range is a list of two values, the smaller first',
  expected: 'for example [2, 8]',
  found: Array.isArray(found) && found.length === 2 ? list(found.map(String)) : inWords(found),
});

export const outsideRange = (value: string, range: readonly string[]): Problem => ({
  code: 'range',
  message: `the value ${shorten(value)} is outside its own range`,
  expected: `from ${range.map((end) => shorten(end)).join(' to ')}`,
  found: shorten(value),
});

export const rangeOfTable = (): Problem => ({
  code: 'range',
  message: 'a table has no range',
  hint: 'write the range beside a single value of it',
});

export const negative = (found: string): Problem => ({
  code: 'negative',
  message: 'this cannot be negative',
  expected: '0 or more',
  found,
});

export const notPositive = (found: string): Problem => ({
  code: 'not-positive',
  message: 'this must be more than 0',
  expected: 'more than 0',
  found,
});

export const moreThan = (most: number, found: string): Problem => ({
  code: 'too-large',
  message: 'the number is too large',
  expected: `at most ${most.toLocaleString('en')}`,
  found,
});

export const notWhole = (found: string): Problem => ({
  code: 'not-whole',
  message: 'this must be a whole number',
  expected: 'a whole number',
  found,
});

/** What is counted was multiplied by a factor that gives no whole number. */
export const rounded = (text: string, found: number, taken: number): Problem => ({
  code: 'rounded',
  message: `${shorten(text.replace(/\((-?[\d.]+)\)/g, '$1'))} is ${Number(found.toPrecision(6))}, and ${taken} is taken`,
  hint: 'to choose the number, write set or add with whole numbers',
});

/** The same problem where whole numbers are expected: no share is meant. */
export const asCount = (problem: Problem): Problem =>
  problem.code === 'dimension' || problem.code === 'type'
    ? {
        ...problem,
        message: problem.message.replace('a pure number', 'a whole number'),
        expected: 'a whole number',
        hint: 'write for example 6',
      }
    : problem;

export const notAPriority = (highest: number, found: string): Problem => ({
  code: 'priority',
  message: `there are classes from 0 to ${highest}`,
  expected: `a whole number from 0 to ${highest}`,
  found,
});

export const notAShare = (found: string): Problem => ({
  code: 'share',
  message: 'a share lies between 0 % and 100 %',
  expected: '0 % to 100 %',
  found,
});

export const sharesDoNotSum = (sum: number): Problem => ({
  code: 'shares-sum',
  message: `shares sum to ${percent(sum)}, expected 100 %`,
  expected: '100 %',
  found: percent(sum),
});

export const partySize = (found: string): Problem => ({
  code: 'party-size',
  message: 'a party has at least one person',
  expected: 'a whole number from 1 to 100',
  found,
});

export const point = (found: unknown): Problem => ({
  code: 'point',
  message: 'a place is [latitude, longitude] in degrees',
  expected: 'for example [51.23, 51.37]',
  found: inWords(found),
});

export const neverFinite = (text: string, names: readonly string[]): Problem => ({
  code: 'not-finite',
  message: `${shorten(text)} is not a finite number, whatever ${list(names, 3)} may be`,
  expected: 'an expression that can be worked out',
  hint: 'look at what stands in log(), in sqrt() and behind /',
});
