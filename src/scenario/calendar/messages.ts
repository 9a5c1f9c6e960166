/** Every sentence with which a date, opening hours, staffing or a timetable are refused. */
import { quote } from '../expression/messages.js';
import type { Problem } from '../problem.js';

function problem(code: string, message: string, hint?: string): Problem {
  return hint === undefined ? { code, message } : { code, message, hint };
}

export const notDate = (text: string): Problem => ({
  ...problem('date', `a date is expected, ${quote(text)} is none`, 'write 2022-09-27 or 2022-09-27T09:00'),
  expected: 'a date',
});
export const noSuchDate = (text: string, why: string): Problem => ({
  ...problem('date', `${quote(text)} is no date: ${why}`),
  expected: 'a date',
});
export const offsetMissing = (text: string): Problem => ({
  ...problem(
    'date',
    `the date ${quote(text)} needs its offset from UTC`,
    'write for example 2022-09-19T00:00+03:00',
  ),
  expected: 'a date with its offset',
});
