/** Values that are words rather than figures: names, texts, places, yes and no. */
import type { Json } from '../document.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutNumbers from '../messages/numbers.js';
import type { Checked } from '../problem.js';
import type { Point } from '../scenario.js';
import { type About, type Found, leaf, type Reader } from './leaf.js';

const LONGEST_NAME = 120;

/** A name or a text; a number is taken as its text, since `2022` may be a name. */
export function text(reader: Reader, about: About, expected = 'text') {
  return leaf(reader, `text ${expected}`, about, { kind: 'text', expected, isFigure: false }, (input) =>
    readText(input, expected),
  );
}

export function readText(input: Json, expected: string): Checked<string> {
  if (typeof input === 'number') return { value: String(input) };
  if (typeof input !== 'string') return { problem: aboutKeys.wrongType(expected, input) };
  if (input.trim() === '') return { problem: aboutKeys.empty(expected) };
  if (expected !== 'text' && input.length > LONGEST_NAME)
    return { problem: aboutKeys.nameTooLong(LONGEST_NAME) };
  return { value: input };
}

/** One of the given words. */
export function word<W extends string>(reader: Reader, about: About, words: readonly W[], what: string) {
  const options = { kind: 'words', expected: what, isFigure: false, words } as const;
  return leaf(reader, `word ${what}`, about, options, (input) => readWord(input, words, what));
}

function readWord<W extends string>(input: Json, words: readonly W[], what: string): Checked<W> {
  if (typeof input !== 'string') return { problem: aboutKeys.wrongType(what, input) };
  const match = words.find((candidate) => candidate === input);
  return match === undefined ? { problem: aboutKeys.notOneOf(input, words, what) } : { value: match };
}

/** A name or a list of names; with `words`, only those. */
export function names<W extends string = string>(
  reader: Reader,
  about: About,
  what: string,
  words?: readonly W[],
) {
  const expected = `${what} or a list of them`;
  const options = {
    kind: 'words',
    expected,
    isFigure: false,
    ...(words === undefined ? {} : { words }),
  } as const;
  return leaf<readonly W[]>(reader, `names ${what}`, about, options, (input) => {
    const list = Array.isArray(input) ? input : [input];
    if (list.length === 0) return { problem: aboutKeys.emptyList(what) };
    const found: Found[] = [];
    const values = list.map((item, i) => {
      const result = words === undefined ? (readText(item, what) as Checked<W>) : readWord(item, words, what);
      if ('value' in result) return result.value;
      found.push({ path: Array.isArray(input) ? [i] : [], problem: result.problem });
      return '' as W;
    });
    return found.length > 0 ? { found } : { value: [...new Set(values)] };
  });
}

export function truth(reader: Reader, about: About) {
  return leaf(
    reader,
    'truth',
    about,
    { kind: 'truth', expected: 'true or false', isFigure: false },
    (input) =>
      typeof input === 'boolean' ? { value: input } : { problem: aboutKeys.notTruth('true or false', input) },
  );
}

/** `[latitude, longitude]` in degrees. */
export function point(reader: Reader, description: string) {
  const about = { description, examples: [[51.23, 51.37]] };
  return leaf<Point>(
    reader,
    'point',
    about,
    { kind: 'point', expected: 'a place', isFigure: false },
    (input) => {
      if (!Array.isArray(input) || input.length !== 2) return { problem: aboutNumbers.point(input) };
      const [latitude, longitude] = input;
      if (typeof latitude !== 'number' || typeof longitude !== 'number')
        return { problem: aboutNumbers.point(input) };
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
        return { problem: aboutNumbers.point(input) };
      return { value: [latitude, longitude] };
    },
  );
}
