/** What is wrong with an observation. */
import type { Problem } from '../problem.js';
import { inWords, list, near, shorten } from './words.js';

export const bothValueAndBetween = (): Problem => ({
  code: 'value-or-between',
  message: 'an observation has value or between, not both',
});

export const neitherValueNorBetween = (): Problem => ({
  code: 'value-or-between',
  message: 'an observation needs value or between',
  hint: 'write for example value: 98000 persons',
});

export const notTwoValues = (found: unknown): Problem => ({
  code: 'between',
  message: 'between is a list of two values, the smaller first',
  expected: 'for example [98000 persons, 100000 persons]',
  found: inWords(found),
});

export const noSuchMeasure = (measure: string, known: readonly string[], part: string): Problem => ({
  code: 'unknown-measure',
  message: `there is no measure ${shorten(measure, 80)}`,
  ...near(part, known, known.length === 0 ? undefined : `after the dot can stand ${list(known, 20)}`),
});

export const unitsDiffer = (measure: string, units: readonly string[]): Problem => ({
  code: 'across',
  message: `${shorten(measure, 80)} stands for measures of different units: ${list(units)}`,
});

export const wrongAcross = (found: string): Problem => ({
  code: 'across',
  message: `${shorten(found)} is not a way to bring places together`,
  expected: 'sum, mean, largest, smallest, "10th largest" or "count above 3 h"',
  found: shorten(found),
});

export const acrossWithoutStar = (): Problem => ({
  code: 'across',
  message: 'across needs a measure with *',
});

export const starWithoutAcross = (): Problem => ({
  code: 'across',
  message: 'a measure with * needs across',
  expected: 'sum, mean, largest, smallest, "10th largest" or "count above 3 h"',
});
