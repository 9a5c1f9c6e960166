/** Every sentence with which a date, opening hours, staffing or a timetable are refused. */
import { quote } from '../expression/messages.js';
import type { Problem } from '../problem.js';
import { asWrittenHere } from './local-date.js';

function problem(code: string, message: string, hint?: string): Problem {
  return hint === undefined ? { code, message } : { code, message, hint };
}

export const notDate = (text: string): Problem => ({
  ...problem(
    'date',
    `a date is expected, ${quote(text)} is none`,
    `write ${asWrittenHere(text) ?? '2022-09-27 or 2022-09-27T09:00'}`,
  ),
  expected: 'a date',
});
export const notDay = (text: string): Problem => ({
  ...problem(
    'date',
    `a whole day is expected, ${quote(text)} is none`,
    `write ${asWrittenHere(text)?.slice(0, 10) ?? 'for example 2022-09-27'}`,
  ),
  expected: 'a date without a time of day',
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

// Opening hours and staffing

const HOURS_EXAMPLE = 'write for example Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off';

export const hoursEmpty = (): Problem => ({
  ...problem('hours', 'opening hours are expected, nothing stands here', HOURS_EXAMPLE),
  expected: 'opening hours',
});
export const hoursTooLong = (most: number): Problem =>
  problem('too-long', `opening hours and timetables have at most ${most} characters`);
export const badRule = (text: string, hint = HOURS_EXAMPLE): Problem => ({
  ...problem('hours', `opening hours are expected, ${quote(text)} is not understood`, hint),
  expected: 'opening hours',
});
export const noSuchDay = (text: string, hint: string): Problem =>
  problem('hours', `${quote(text)} is not a day`, hint);
export const noHolidays = (): Problem =>
  problem(
    'hours',
    'PH stands for holidays, and the scenario gives none',
    'write at its top: holidays: ["2022-10-25"]',
  );
export const badStretch = (text: string): Problem => problem('hours', `${quote(text)} ends before it begins`);
export const badSpan = (text: string, why: string, hint?: string): Problem =>
  problem('hours', `${quote(text)} is not a span of time: ${why}`, hint);
export const neverOpen = (text: string, from: string, until: string): Problem =>
  problem('never', `${quote(text)} never opens within the run (${from} to ${until})`);
export const overlap = (a: string, b: string, when: string): Problem =>
  problem('staffing', `${quote(a)} and ${quote(b)} both apply at ${when}`, 'let the spans follow each other');
export const badStaff = (span: string, found: number): Problem =>
  problem('staffing', `a whole number from 0 up is expected at ${quote(span)}, here it is ${found}`);
export const noStaff = (): Problem =>
  problem(
    'staffing',
    'staffing by the hour is expected, nothing stands here',
    'write for example {"08:00-20:00": 3}',
  );

// Timetables

/** Words of timetables in other manners, each with what to write instead. */
const TIMETABLE_WORDS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/\d\s*[ap]\.?m\b/i, 'write 24 hours: daily 14:10'],
  [/\bhourly\b|\bevery hour\b/i, 'write every 1 h'],
  [
    /\b(?:once|twice|\d+ times|\d+x)\b.*\b(?:a|per|every) (?:day|week)\b/i,
    'write the times: daily 08:00,20:00',
  ],
  [/\bevery\s+(?:other|second)\s+day\b/i, 'write every 2 days from 2022-09-20T14:10'],
  [/\bevery\s*day\b|\bday\s+at\b|^\s*(?:daily|everyday)\s+at\b/i, 'write daily 14:10'],
  [/\b(?:weekdays?|workdays?|working days?)\b/i, 'write Mo-Fr 14:10'],
  [/\bweekends?\b/i, 'write Sa,Su 14:10'],
  [/\b(?:weekly|every week)\b/i, 'write the day: Mo 14:10'],
  [/\bat\b/i, 'write the time behind the days: We,Su 05:00'],
  [/^\D*\d{1,2}[.h]\d{2}$/, 'write a colon: daily 14:10'],
];

/** What to write in place of a timetable that is not understood. */
export function timetableHint(text: string): string {
  return TIMETABLE_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? TIMETABLE_EXAMPLE;
}

const TIMETABLE_EXAMPLE = 'write for example daily 14:10, We,Su 05:00, every 2 h, or 2022-09-24 12:00';

export const timetableEmpty = (): Problem => ({
  ...problem('timetable', 'a timetable is expected, nothing stands here', TIMETABLE_EXAMPLE),
  expected: 'a timetable',
});
export const badTimetable = (text: string, hint = timetableHint(text)): Problem => ({
  ...problem('timetable', `a timetable is expected, ${quote(text)} is not understood`, hint),
  expected: 'a timetable',
});
export const badClock = (text: string): Problem =>
  problem('timetable', `${quote(text)} is not a time of day`, 'the time of day runs from 00:00 to 23:59');
export const badInterval = (text: string): Problem =>
  problem('timetable', `${quote(text)} is not an interval above 0`, 'write for example every 2 h');
export const tooManyDepartures = (most: number): Problem =>
  problem('too-long', `a timetable has at most ${most} departures within the run`);
export const neverDeparts = (text: string, from: string, until: string): Problem =>
  problem('never', `${quote(text)} has no departure within the run (${from} to ${until})`);
export const twice = (word: string): Problem =>
  problem('timetable', `${quote(word)} is written twice`, 'join two timetables with ;');
export const runTooLong = (days: number): Problem =>
  problem('too-long', `a calendar is written out for at most ${days} days`, 'shorten the run');
