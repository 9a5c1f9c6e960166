/** What is wrong with departures, and with keys that need each other. */
import type { Problem } from '../problem.js';
import { shorten } from './words.js';

export const oneOfArrivals = (): Problem => ({
  code: 'arrivals',
  message: 'departures are written as one of rate, total and at',
  hint: 'write for example {total: 5000 parties} or {at: "2022-09-24 12:00", parties: 40}',
});

export const keyNeeds = (key: string, other: string): Problem => ({
  code: 'arrivals',
  message: `${key} needs ${other}`,
});

export const keyNotWith = (key: string, other: string): Problem => ({
  code: 'arrivals',
  message: `${key} cannot stand beside ${other}`,
});

/** The same problem where persons may stand as well as parties. */
export const totalOf = (problem: Problem, text: string): Problem =>
  problem.code === 'dimension'
    ? {
        ...problem,
        message: problem.message.replace('a number of parties', 'a number of parties or of persons'),
        expected: 'a number of parties or of persons',
        hint: /^\d+$/.test(text)
          ? `write ${text} parties or ${text} persons`
          : 'write for example 500 persons',
      }
    : problem;

export const notWholeLaw = (found: string): Problem => ({
  code: 'not-whole',
  message: 'parties are counted in whole numbers',
  expected: 'a whole number, or a distribution of whole numbers',
  found: shorten(found),
  hint: 'write for example 40, poisson(3) or 1 + geometric(0.5)',
});

export const shapeIsNothing = (): Problem => ({
  code: 'not-positive',
  message: 'the shape is 0 throughout the run, so that nobody could leave',
});
