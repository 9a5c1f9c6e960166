import { refuse } from '../problem.js';
import { type Days, EVERY_DAY, type HolidayContext, readDays } from './days.js';
import * as say from './messages.js';

/** Minutes from the midnight with which a day begins; beyond 1440 it is the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One rule of opening hours. */
export interface Rule {
  readonly days: Days;
  /** Open within these spans, or closed within them where `off`. */
  readonly spans: readonly Span[];
  readonly off: boolean;
  /** Whether spans were written; `Su off` closes the day, `Mo-Fr 12:00-13:00 off` only the break. */
  readonly whole: boolean;
}

export const MIDNIGHT = 1440;
const WHOLE_DAY: readonly Span[] = [{ from: 0, to: MIDNIGHT }];
const CLOCK = '\\d{1,2}:\\d{2}';
const SPANS = new RegExp(`^(${CLOCK}\\s*-\\s*${CLOCK})(\\s*,\\s*${CLOCK}\\s*-\\s*${CLOCK})*$`);

/** Reads one rule: days, spans, `off`, each of them optional, at least one written. Throws a Refusal. */
export function readRule(text: string, context: HolidayContext): Rule {
  if (text === '') refuse(say.badRule(text));
  if (/^24\s*\/\s*7$/.test(text)) return { days: EVERY_DAY, spans: WHOLE_DAY, off: false, whole: true };
  refuseForeign(text);
  const { days, hours, off } = parts(text);
  if (hours !== '' && !SPANS.test(hours)) refuse(say.badRule(text));
  const spans = hours === '' ? WHOLE_DAY : hours.split(',').map(readSpan);
  return { days: days === '' ? EVERY_DAY : readDays(days, context), spans, off, whole: hours === '' };
}

/** Days, hours and `off` of a rule; the hours begin at the first time of day. */
function parts(text: string): { days: string; hours: string; off: boolean } {
  const off = /(?:^|\s)(?:off|closed)$/.test(text);
  const rest = text.replace(/(?:^|\s)\s*(?:off|closed|open)$/, '').trim();
  const begin = rest.search(/(?<![\d:])\d{1,2}:\d{2}/);
  if (begin === -1) return { days: rest, hours: '', off };
  return { days: rest.slice(0, begin).trim(), hours: rest.slice(begin).trim(), off };
}

/** What OpenStreetMap has and this language has not, each with what to write instead. */
const FOREIGN: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/[–—−]/, 'write the hyphen of the keyboard: 09:00-18:00'],
  [/\|\|/, 'rules are joined with ;'],
  [/\+\s*(?:$|[;,])/, 'a span needs its end: 09:00-18:00'],
  [/sunrise|sunset|dawn|dusk/i, 'write times of day: 06:00-20:00'],
  [/\beaster\b/i, 'write its date: 2022-04-17 off'],
  [
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/,
    'months are Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec',
  ],
  [/\b\d{1,2}\s+to\s+\d{1,2}\b/i, 'write whole times: 09:00-17:00'],
  [/\bto\b/i, 'write Mo-Fr 09:00-17:00'],
  [/\bweekdays?\b|\bworkdays?\b/i, 'write Mo-Fr 09:00-17:00'],
  [/\bweekends?\b/i, 'write Sa,Su 10:00-14:00'],
  [/\bdaily\b/i, 'leave the days away for every day: 09:00-18:00'],
  [/["()]/, 'write only days, times and off: Mo-Fr 09:00-18:00'],
  [/\d\s*[ap]\.?m\b/i, 'write 24 hours: 09:00-18:00'],
  [/\b\d{1,2}\.\d{2}\b/, 'write a colon: 09:00-18:00'],
  [/^[A-Za-z,\s-]+:\s/, 'write no colon after the days: Mo-Fr 09:00-18:00'],
  [
    /^(?!.*(?:\bweek\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)).*(?:^|\s)\d{1,2}\s*-\s*\d{1,2}(?:$|\s)/,
    'write whole times: 09:00-18:00',
  ],
  [/\d:\d\d\s*,\s*[A-Z]/, 'rules are joined with ;'],
];

function refuseForeign(text: string): void {
  const found = FOREIGN.find(([pattern]) => pattern.test(text));
  if (found !== undefined) refuse(say.badRule(text, found[1]));
}

/** Reads `09:00-18:00`; an end before the beginning, or beyond 24:00, is on the next day. */
export function readSpan(text: string): Span {
  const [from, to] = text.split('-').map((clock) => readMinute(clock.trim(), text)) as [number, number];
  if (from >= MIDNIGHT) refuse(say.badSpan(text, 'a day begins at 00:00', 'write 00:00 of the next day'));
  if (from === to) refuse(say.badSpan(text, 'it is empty', 'the whole day is 00:00-24:00'));
  if (to - from > MIDNIGHT) refuse(say.badSpan(text, 'it is longer than a day'));
  return { from, to: to < from ? to + MIDNIGHT : to };
}

function readMinute(clock: string, span: string): number {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  const value = hour * 60 + minute;
  if (minute > 59 || value > 2 * MIDNIGHT)
    refuse(say.badSpan(span, 'the time of day runs from 00:00 to 24:00, after midnight to 48:00'));
  return value;
}
