/** What is wrong with a what-if or an entry of the timeline. */
import type { Problem } from '../problem.js';
import { inWords, list, near, shorten } from './words.js';

export interface MissedPath {
  readonly path: readonly (string | number)[];
  readonly part: string;
  readonly candidates: readonly string[];
}

export const noSuchPath = (target: string, miss: MissedPath | null): Problem => {
  const part = miss?.part ?? target;
  const where = miss === null || miss.path.length === 0 ? 'the scenario' : miss.path.join('.');
  const candidates = miss?.candidates ?? [];
  return {
    code: 'no-such-path',
    message: `the path matches nothing: ${where} has no ${part}`,
    ...near(part, candidates, candidates.length === 0 ? undefined : `${where} has ${list(candidates)}`),
  };
};

export const notANumberToChange = (kind: string, path: string, found: unknown): Problem => ({
  code: 'not-a-number',
  message: `${kind} needs a number or an expression, but ${path} is none`,
  found: inWords(found),
  hint: 'use set',
});

export const unknownWhatIf = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-what-if',
  message: `there is no what-if ${shorten(name)}`,
  expected: `one of ${list(known, 20)}`,
  ...near(name, known),
});

export const fixedInTimeline = (key: string): Problem => ({
  code: 'timeline',
  message: `a timeline entry cannot change ${key}`,
  hint: 'change it in a what-if',
});

export const changesStructure = (what: string): Problem => ({
  code: 'timeline',
  message: `a timeline entry cannot add or remove ${what}`,
  hint: 'write it from the start, with beds, desks, lanes or seats of 0, or open: false, and set them here',
});

export const tooMuchToChange = (): Problem => ({
  code: 'too-many',
  message: 'there are too many changes for so large a scenario',
  hint: 'write fewer, or paths with fewer *',
});

export const whatIfChangesNothing = (says: boolean): Problem => ({
  code: 'changes-nothing',
  message: says ? 'the what-if changes nothing: all values are as before' : 'the what-if changes nothing',
  ...(says ? {} : { expected: 'set, add, multiply or timeline' }),
});

export const overwritten = (path: string, by: string): Problem => ({
  code: 'overwritten',
  message: `${path} is written here and then by ${by}, which comes later`,
  hint: `write ${by} first: of two that write one value the later holds`,
});

export const setReplaces = (path: string, shorter: string): string =>
  `set replaces all of ${path}; to change one value write its whole path: ${shorter}`;

export const changesNothing = (): Problem => ({
  code: 'changes-nothing',
  message: 'the entry changes nothing',
  expected: 'set, add or multiply',
});
