import { type Checked, checked, refuse, take } from '../problem.js';
import { suggest } from '../suggest.js';
import { DAY, type DateContext, dayStart, readDate, weekday } from './date.js';
import { asWrittenHere } from './local-date.js';
import * as say from './messages.js';
import { isWithin, type Stretch, scanStretches } from './stretches.js';
import { isInWeeks, scanWeeks, type Weeks } from './weeks.js';

/** The days that a rule names: those that are in every one of what is written; what is not written names all. */
export interface Days {
  readonly stretches: readonly Stretch[];
  readonly weeks: readonly Weeks[];
  readonly weekdays: Weekdays | null;
}

/** Days of the week (0 is Monday), some of them only so many times in a month, and holidays. */
interface Weekdays {
  readonly every: ReadonlySet<number>;
  /** The first of its kind in the month is 1, the last is -1. */
  readonly some: readonly { readonly weekday: number; readonly nth: number }[];
  readonly holidays: boolean;
}

/** What is a holiday (civil days); absent where the scenario gives none. */
export interface HolidayContext {
  readonly holidays?: ReadonlySet<number>;
}

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const EVERY_DAY: Days = { stretches: [], weeks: [], weekdays: null };

/** Whether a rule names a civil day. */
export function names({ stretches, weeks, weekdays }: Days, day: number, context: HolidayContext): boolean {
  if (stretches.length > 0 && !stretches.some((stretch) => isWithin(stretch, day))) return false;
  if (weeks.length > 0 && !isInWeeks(weeks, day)) return false;
  if (weekdays === null || weekdays.every.has(weekday(day))) return true;
  if (weekdays.holidays && context.holidays?.has(day) === true) return true;
  return weekdays.some.some((kind) => kind.weekday === weekday(day) && isNth(day, kind.nth));
}

/** Whether a rule names a civil day as a holiday. */
export function namesHoliday(days: Days, day: number, context: HolidayContext): boolean {
  return days.weekdays?.holidays === true && context.holidays?.has(day) === true && names(days, day, context);
}

/** Whether a civil day is the nth of its weekday in its month, counted from the end where negative. */
function isNth(day: number, nth: number): boolean {
  const date = new Date(day * DAY * 1000);
  const ofMonth = date.getUTCDate();
  if (nth > 0) return Math.ceil(ofMonth / 7) === nth;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.ceil((last - ofMonth + 1) / 7) === -nth;
}

/**
 * Reads days: dates (`2022-09-25`, `2022-09-25-2022-10-02`, `Sep`, `Sep 21-Oct 4`), then weeks (`week 38-40`), then days
 * of the week (`Mo-Fr`, `Mo,We`, `Sa-Mo`, `Fr[-1]`) and `PH`; each kind may be left away. Throws a Refusal.
 */
export function readDays(text: string, context: HolidayContext): Days {
  const dates = scanStretches(text);
  const weeks = scanWeeks(dates.rest);
  const rest = weeks.rest.trim();
  return {
    stretches: dates.stretches,
    weeks: weeks.weeks,
    weekdays: rest === '' ? null : readWeekdays(rest, context),
  };
}

function readWeekdays(text: string, context: HolidayContext): Weekdays {
  const every = new Set<number>();
  const some: { weekday: number; nth: number }[] = [];
  let holidays = false;
  // The comma of `Mo[1,3]` parts no days.
  for (const part of text.split(/,(?![^[]*\])/).map((piece) => piece.trim())) {
    const counted = /^(\S+?)\s*\[\s*(-?\d(?:\s*,\s*-?\d)*)\s*\]$/.exec(part);
    if (counted !== null) {
      const kind = dayIndex(counted[1]!);
      for (const nth of counted[2]!.split(',').map(Number)) {
        if (nth === 0 || Math.abs(nth) > 5)
          refuse(say.badRule(part, 'a weekday is counted as [1] to [5] or [-1]'));
        some.push({ weekday: kind, nth });
      }
    } else if (part === 'PH') {
      if (context.holidays === undefined) refuse(say.noHolidays());
      holidays = true;
    } else for (const day of weekdaysOf(part)) every.add(day);
  }
  return { every, some, holidays };
}

/** `Mo` or `Sa-Mo`. */
function weekdaysOf(part: string): number[] {
  const [first, last, ...more] = part.split('-').map((name) => name.trim());
  if (more.length > 0) refuse(say.badRule(part));
  const from = dayIndex(first!);
  const to = last === undefined ? from : dayIndex(last);
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7);
}

function dayIndex(name: string): number {
  const found = NAMES.indexOf(name);
  if (found !== -1) return found;
  if (/^SH$/i.test(name))
    refuse(say.noSuchDay(name, 'school holidays are not known; write their dates: 2022-09-25 off'));
  if (/^PH$/i.test(name)) refuse(say.noSuchDay(name, 'holidays are PH, alone or between commas: PH,Su'));
  const long = LONG.findIndex((day) => name.length > 1 && day.toLowerCase().startsWith(name.toLowerCase()));
  const near = long === -1 ? suggest(name, NAMES) : NAMES[long];
  const date = asWrittenHere(name);
  if (date !== undefined) refuse(say.noSuchDay(name, `write ${date}`));
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
