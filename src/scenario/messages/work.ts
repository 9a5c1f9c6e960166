/** What would take too long to run. */
import type { Problem } from '../problem.js';

export const tooMany = (what: string, most: number, found: number): Problem => ({
  code: 'too-many',
  message: `there are too many ${what}`,
  expected: `at most ${most.toLocaleString('en')}`,
  found: found.toLocaleString('en'),
});

export const tooManyParties = (most: number, found: number): Problem => ({
  code: 'too-many-parties',
  message: 'too many parties would leave within the run',
  expected: `at most ${most.toLocaleString('en')} in all`,
  found: about(found),
  hint: 'write smaller rates, or count many persons in a party',
});

/** `34 million`, `1e+300`. */
function about(count: number): string {
  return count < 1e15 ? `about ${Math.round(count).toLocaleString('en')}` : `about ${count.toExponential(0)}`;
}

export const tooManyLooks = (): Problem => ({
  code: 'too-often',
  message: 'this is too often for so many parties over so long a run',
  hint: 'write a longer time',
});

export const tooManyOf = (what: string, most: number, between: string): Problem => ({
  code: 'too-many',
  message: `there are too many ${what} within the run`,
  expected: `at most ${most.toLocaleString('en')}`,
  hint: `write a longer time between ${between}`,
});
