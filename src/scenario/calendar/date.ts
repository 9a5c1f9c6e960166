import { type Checked, checked, refuse } from '../problem.js';
import * as say from './messages.js';

/** What turns a date into seconds: time zero, and the offset of dates that have none. */
export interface DateContext {
  /** Time zero in milliseconds since 1970-01-01T00:00Z. */
  readonly startMs: number;
  /** Minutes ahead of UTC. */
  readonly offsetMinutes: number;
}

export const DAY = 86_400;

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads `2022-09-27`, `2022-09-27T09:00`, `2022-09-27 09:00`, with seconds and an offset (`Z`, `+03:00`) if written.
 * A date without a time of day is the moment it begins. Gives seconds from the scenario's start.
 */
export function readDate(text: string, context: DateContext): Checked<number> {
  return checked(() => {
    const { ms, offset } = parts(text);
    return (ms - (offset ?? context.offsetMinutes) * 60_000 - context.startMs) / 1000;
  });
}

/** Reads a scenario's own start: the offset must be written. */
export function readStart(
  text: string,
): Checked<{ readonly startMs: number; readonly offsetMinutes: number }> {
  return checked(() => {
    const { ms, offset } = parts(text);
    if (offset === undefined) return refuse(say.offsetMissing(text));
    return { startMs: ms - offset * 60_000, offsetMinutes: offset };
  });
}

/** The civil time in milliseconds as if it were UTC, and the offset in minutes if one is written. */
function parts(text: string): { readonly ms: number; readonly offset: number | undefined } {
  const found = typeof text === 'string' && text.length < 40 ? DATE.exec(text.trim()) : null;
  if (found === null) return refuse(say.notDate(String(text)));
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  if (month! < 1 || month! > 12) refuse(say.noSuchDate(text, `there is no month ${found[2]}`));
  const last = daysIn(year!, month!);
  if (day! < 1 || day! > last) refuse(say.noSuchDate(text, `this month has ${last} days`));
  if (hour > 23 || minute > 59 || second > 59)
    refuse(say.noSuchDate(text, 'the time of day runs from 00:00 to 23:59'));
  const offset = found[7] === undefined ? undefined : offsetOf(found[7], text);
  return { ms: civil(year!, month!, day!) + ((hour * 60 + minute) * 60 + second) * 1000, offset };
}

function offsetOf(text: string, whole: string): number {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  if (minutes > 18 * 60 || Number(digits.slice(2) || 0) > 59)
    refuse(say.noSuchDate(whole, `there is no offset ${text}`));
  return text.startsWith('-') ? -minutes : minutes;
}

function civil(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Not Date.UTC, which takes the years 0…99 for 1900…1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function daysIn(year: number, month: number): number {
  return new Date(civil(year, month + 1, 1) - DAY * 1000).getUTCDate();
}

/** The date of a moment (s from the start) at the scenario's offset: `2022-09-27T09:00+03:00`. */
export function dateOf(seconds: number, context: DateContext): string {
  const date = new Date(context.startMs + Math.round(seconds) * 1000 + context.offsetMinutes * 60_000);
  if (Number.isNaN(date.getTime())) return `${seconds} s after the start`;
  const [day, clock] = date.toISOString().split('T') as [string, string];
  const time = clock.slice(6, 8) === '00' ? clock.slice(0, 5) : clock.slice(0, 8);
  return `${day}T${time}${offsetText(context.offsetMinutes)}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Days since 1970-01-01 of the civil day in which a moment lies, at the scenario's offset. */
export function dayNumber(seconds: number, context: DateContext): number {
  return Math.floor((context.startMs / 1000 + context.offsetMinutes * 60 + seconds) / DAY);
}

/** The moment (s from the start) at which a civil day begins, by its number since 1970-01-01. */
export function dayStart(day: number, context: DateContext): number {
  return day * DAY - context.startMs / 1000 - context.offsetMinutes * 60;
}

/** Day of the week of a civil day: 0 is Monday. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Most days of a run for which a calendar is written out: a hundred years. */
const MOST_DAYS = 36_525;

/** First and last civil day of a stretch of time (s from the start). Refuses one of more than a hundred years. */
export function runDays(
  context: DateContext,
  from: number,
  until: number,
): readonly [first: number, last: number] {
  const [first, last] = [dayNumber(from, context), dayNumber(until, context)];
  return last - first <= MOST_DAYS ? [first, last] : refuse(say.runTooLong(MOST_DAYS));
}
