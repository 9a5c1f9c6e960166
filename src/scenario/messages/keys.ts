/** What is wrong with a key, or with the type of its value. */
import type { Problem } from '../problem.js';
import { inWords, list, near, shorten } from './words.js';

export const unknownKey = (key: string, known: readonly string[]): Problem => ({
  code: 'unknown-key',
  message: `${key} is not a key here`,
  ...near(key, known, `keys here: ${list(known, 40)}`),
});

export const missingKey = (key: string): Problem => ({ code: 'missing-key', message: `${key} is missing` });

export const noValue = (expected: string): Problem => ({
  code: 'no-value',
  message: 'the key has no value',
  expected,
});

export const wrongType = (expected: string, found: unknown): Problem => ({
  code: 'type',
  message: `this must be ${expected}`,
  expected,
  found: inWords(found),
});

/** What is neither true nor false, such as the yes and no of other versions of YAML. */
export const notTruth = (expected: string, found: unknown): Problem => {
  const word = typeof found === 'string' ? TRUTHS.get(found.toLowerCase()) : undefined;
  return { ...wrongType(expected, found), ...(word === undefined ? {} : { hint: `write ${word}` }) };
};

const TRUTHS: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'on', 'open', 'always'].map((word) => [word, 'true'] as const),
  ...['no', 'n', 'off', 'closed', 'never'].map((word) => [word, 'false'] as const),
]);

export const notOneOf = (name: string, known: readonly string[], what: string): Problem => ({
  code: 'unknown-word',
  message: `${shorten(name)} is not ${what}`,
  expected: `one of ${list(known, 20)}`,
  found: shorten(name),
  ...near(name, known),
});

export const wrongVersion = (found: unknown): Problem => ({
  code: 'version',
  message: 'this version of the language is not known',
  expected: '1',
  found: inWords(found),
});

export const emptyMap = (what: string): Problem => ({
  code: 'empty',
  message: `there must be at least one ${what}`,
});

export const empty = (what: string): Problem => ({ code: 'empty', message: `${what} is empty` });

export const emptyList = (what: string): Problem => ({
  code: 'empty',
  message: `the list is empty: it should name ${what}`,
  hint: 'leave the key away where nothing is meant',
});

export const nameTooLong = (most: number): Problem => ({
  code: 'name',
  message: 'the name is too long',
  expected: `at most ${most} letters`,
});

export const unknownSource = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-source',
  message: `the source ${shorten(name)} is not defined`,
  expected: `a name of sources, or estimate, fitted or assumption`,
  found: shorten(name),
  ...near(name, known),
});
