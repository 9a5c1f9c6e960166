/** What is wrong with a date, a period or a timetable of a scenario; `calendar/messages.ts` has how they are written. */
import type { Problem } from '../problem.js';
import { notTruth, wrongType } from './keys.js';
import { inWords } from './words.js';

export const tooOften = (found: string): Problem => ({
  code: 'too-often',
  message: 'this must be a minute or more',
  expected: '1 min or more',
  found,
});

export const startWithoutOffset = (found: unknown): Problem => ({
  code: 'start',
  message: 'start is a date and a time with an offset from UTC',
  expected: 'for example 2022-09-19T00:00+03:00',
  found: inWords(found),
});

export const tooLong = (days: number): Problem => ({
  code: 'too-long',
  message: 'the run is too long',
  expected: `at most ${days} days`,
});

export const endsBeforeItBegins = (): Problem => ({ code: 'period', message: 'this ends before it begins' });

export const notOpen = (expected: string, found: unknown): Problem => {
  const isDate = typeof found === 'string' && /^\d{4}-\d{2}-\d{2}/.test(found);
  return isDate
    ? { ...wrongType(expected, found), hint: `write {from: "${found}"} or {until: "${found}"}` }
    : notTruth(expected, found);
};

export const neverDeparts = (found: string): Problem => ({
  code: 'never-departs',
  message: 'the timetable has no departure within the run',
  found,
});

export const noDepartureOn = (date: string): Problem => ({
  code: 'never-departs',
  message: `the service has no departure on ${date}`,
  hint: 'write the dates of departures that are cancelled',
});

export const outsideRun = (found: string, from: string, until: string): Problem => ({
  code: 'outside-run',
  message: `${found} is outside the run`,
  expected: `a date from ${from} to ${until}`,
  found,
});
