import { type Checked, checked, refuse, take } from '../problem.js';
import { suggest } from '../suggest.js';
import { DAY, type DateContext, dayStart, readDate, weekday } from './date.js';
import * as say from './messages.js';

/** The days that a rule names: by their weekday (0 is Monday), or as civil days since 1970-01-01. */
export type Days = { readonly weekdays: ReadonlySet<number> } | { readonly dates: ReadonlySet<number> };

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const EVERY_DAY: Days = { weekdays: new Set([0, 1, 2, 3, 4, 5, 6]) };

/** Whether a rule names a civil day. */
export function names(days: Days, day: number): boolean {
  return 'weekdays' in days ? days.weekdays.has(weekday(day)) : days.dates.has(day);
}

/** Reads `Mo-Fr`, `Mo,We,Fr`, `Sa-Mo` or `2022-09-25,2022-09-26`. Throws a Refusal. */
export function readDays(text: string): Days {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every((part) => /^\d{4}-/.test(part)))
    return { dates: new Set(parts.map((part) => civilDay(part))) };
  const weekdays = new Set<number>();
  for (const part of parts) {
    const [first, last, ...more] = part.split('-').map((name) => name.trim());
    if (more.length > 0) refuse(say.badRule(part));
    const from = dayIndex(first!);
    const to = last === undefined ? from : dayIndex(last);
    for (let day = from; ; day = (day + 1) % 7) {
      weekdays.add(day);
      if (day === to) break;
    }
  }
  return { weekdays };
}

function dayIndex(name: string): number {
  const found = NAMES.indexOf(name);
  if (found !== -1) return found;
  if (/^(PH|SH)$/i.test(name))
    refuse(say.noSuchDay(name, 'holidays are not known; write their dates: 2022-09-25 off'));
  const long = LONG.findIndex((day) => name.length > 1 && day.toLowerCase().startsWith(name.toLowerCase()));
  const near = long === -1 ? suggest(name, NAMES) : NAMES[long];
  return refuse(
    say.noSuchDay(name, near === undefined ? `days are ${NAMES.join(', ')}` : `did you mean ${near}?`),
  );
}

/** A civil day since 1970-01-01; the offset plays no part in it. */
export function civilDay(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) refuse(say.notDate(text));
  return take(readDate(text, { startMs: 0, offsetMinutes: 0 })) / DAY;
}

/** Reads a date without a time of day and gives the moment at which it begins (s from the start). */
export function readDay(text: string, context: DateContext): Checked<number> {
  const day = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { problem: say.notDay(text) };
  return checked(() => dayStart(civilDay(day), context));
}
