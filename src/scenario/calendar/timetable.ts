import type { ExpressionContext } from '../expression/context.js';
import { DIMENSIONS } from '../expression/dimension.js';
import { readNumber } from '../expression/read.js';
import { type Checked, checked, refuse, take } from '../problem.js';
import { dateOf, dayNumber, dayStart, readDate, runDays } from './date.js';
import { type Days, EVERY_DAY, names, readDays } from './days.js';
import { MOST_CHARACTERS } from './hours.js';
import * as say from './messages.js';

const MOST_DEPARTURES = 100_000;

/** One timetable between two semicolons, taken apart. */
interface Entry {
  readonly text: string;
  readonly when: string;
  /** First moment, as written after `from`. */
  readonly from: number | undefined;
  /** Moment before which it ends, as written after `until`. */
  readonly until: number | undefined;
  /** Days without a departure. */
  readonly except: Days | undefined;
}

/**
 * Reads a timetable and gives its departures within the run (s), in order, each once.
 *
 * `daily 14:10`; `We,Su 05:00`; `Mo-Fr 09:00,18:00`; `every 2 h` (counted from `from` if written, otherwise from the
 * scenario's start, backwards too); `2022-09-24 12:00`; several joined with `;`. Each may be limited by
 * `from 2022-09-23` (the moment it begins, inclusive), `until 2022-10-01` (the moment it begins, exclusive) and
 * `except 2022-09-25,2022-09-26` (whole days, as in opening hours: `except Su`, `except PH`). No departure within the
 * run is a problem.
 */
export function readTimetable(text: string, context: ExpressionContext): Checked<number[]> {
  return checked(() => {
    if (typeof text !== 'string' || text.trim() === '') refuse(say.timetableEmpty());
    if (text.length > MOST_CHARACTERS) refuse(say.hoursTooLong(MOST_CHARACTERS));
    const found = new Set<number>();
    for (const part of text.replace(/;\s*$/, '').split(';')) {
      for (const moment of departures(readEntry(part.trim(), context), context)) found.add(moment);
      if (found.size > MOST_DEPARTURES) refuse(say.tooManyDepartures(MOST_DEPARTURES));
    }
    if (found.size === 0)
      refuse(say.neverDeparts(text, dateOf(context.from, context), dateOf(context.until, context)));
    return [...found].sort((a, b) => a - b);
  });
}

const LIMIT = /\s(from|until|except)\s/;

function readEntry(text: string, context: ExpressionContext): Entry {
  if (text === '') refuse(say.badTimetable(text));
  const [when, ...limits] = text.split(LIMIT).map((part) => part.trim());
  const written = new Map<string, string>();
  for (let i = 0; i < limits.length; i += 2) {
    if (written.has(limits[i]!)) refuse(say.twice(limits[i]!));
    written.set(limits[i]!, limits[i + 1]!);
  }
  const date = (word: string) => {
    const value = written.get(word);
    return value === undefined ? undefined : take(readDate(value, context));
  };
  const except = written.get('except');
  return {
    text,
    when: when!,
    from: date('from'),
    until: date('until'),
    except: except === undefined ? undefined : readDays(except, context),
  };
}

function departures(entry: Entry, context: ExpressionContext): number[] {
  const from = Math.max(context.from, entry.from ?? context.from);
  const until = Math.min(context.until, entry.until ?? context.until);
  const runs = (moment: number) =>
    moment >= from && moment < until && !isExcept(entry.except, moment, context);
  return moments(entry, from, until, context).filter(runs);
}

function isExcept(except: Days | undefined, moment: number, context: ExpressionContext): boolean {
  return except !== undefined && names(except, dayNumber(moment, context), context);
}

/** Words of other manners of writing a timetable. */
const FOREIGN =
  /\b(?:at|every\s*day|every\s+(?:hour|week|other|second)|weekdays?|weekends?|weekly|work(?:ing )?days?|hourly)\b|\d\s*[ap]\.?m\b/i;

function moments(
  { text, when, from: anchor }: Entry,
  from: number,
  until: number,
  context: ExpressionContext,
): number[] {
  if (FOREIGN.test(when)) refuse(say.badTimetable(text));
  const every = /^every\s+(.+)$/.exec(when);
  if (every !== null) return repeated(every[1]!, anchor ?? 0, from, until, context);
  const begin = when.search(/(?<![\d:])\d{1,2}:\d{2}/);
  if (begin === -1)
    refuse(
      say.badTimetable(
        text,
        /^\d{4}-/.test(when) ? 'write the time of day too: 2022-09-24 12:00' : undefined,
      ),
    );
  const minutes = when
    .slice(begin)
    .split(',')
    .map((clock) => readClock(clock.trim()));
  const named = when.slice(0, begin).replace(/T$/, '').trim();
  const days: Days = named === 'daily' || named === '' ? EVERY_DAY : readDays(named, context);
  return onDays(days, minutes, from, until, context);
}

function onDays(
  days: Days,
  minutes: readonly number[],
  from: number,
  until: number,
  context: ExpressionContext,
): number[] {
  const found: number[] = [];
  const [first, last] = runDays(context, from, until);
  for (let day = first; day <= last; day++) {
    if (!names(days, day, context)) continue;
    for (const minute of minutes) found.push(dayStart(day, context) + minute * 60);
    if (found.length > MOST_DEPARTURES) refuse(say.tooManyDepartures(MOST_DEPARTURES));
  }
  return found;
}

function repeated(
  text: string,
  anchor: number,
  from: number,
  until: number,
  context: ExpressionContext,
): number[] {
  const interval = take(readNumber(text, DIMENSIONS.duration, context));
  if (!(interval > 0)) refuse(say.badInterval(text));
  if ((until - from) / interval > MOST_DEPARTURES) refuse(say.tooManyDepartures(MOST_DEPARTURES));
  const first = Math.ceil((from - anchor) / interval);
  const found: number[] = [];
  for (let k = first; anchor + k * interval < until; k++) found.push(anchor + k * interval);
  return found;
}

function readClock(text: string): number {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (found === null) return refuse(say.badClock(text));
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour > 23 || minute > 59 ? refuse(say.badClock(text)) : hour * 60 + minute;
}
