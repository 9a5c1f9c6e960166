import type { ExpressionContext } from '../expression/context.js';
import { DIMENSIONS } from '../expression/dimension.js';
import { readNumber } from '../expression/read.js';
import { type Checked, checked, refuse, take } from '../problem.js';
import type { Steps } from '../scenario.js';
import { dateOf } from './date.js';
import { names, namesHoliday } from './days.js';
import { type Interval, MOST_CHARACTERS, spansOver } from './hours.js';
import * as say from './messages.js';
import { type Rule, readRule } from './rule.js';
import { stepsOf } from './steps.js';

/**
 * Reads a number of lanes or desks by the hour: `{"00:00-08:00": 3, "08:00-24:00": 6}`. Each key is one rule of opening
 * hours, so that it may name days (`Mo-Fr 08:00-20:00`); each value is a whole number from 0 up. Gaps are 0; two keys
 * that apply at the same moment are a problem. On a holiday that some key names (`PH 10:00-14:00`) only such keys hold.
 */
export function readStaffing(
  entries: Readonly<Record<string, number | string>>,
  context: ExpressionContext,
): Checked<Steps> {
  return checked(() => {
    const keys = Object.keys(entries);
    if (keys.length === 0) refuse(say.noStaff());
    const shifts = keys.map((key) => shiftOf(key, entries[key]!, context));
    const staffed = shifts
      .flatMap((shift) => intervals(shift, shifts, context))
      .sort((a, b) => a.from - b.from);
    const changes: [number, number][] = [];
    staffed.forEach((interval, i) => {
      const before = staffed[i - 1];
      if (before !== undefined && before.to > interval.from) {
        refuse(say.overlap(before.key, interval.key, dateOf(interval.from, context)));
      }
      if (before !== undefined && before.to < interval.from) changes.push([before.to, 0]);
      changes.push([interval.from, interval.staff]);
    });
    const last = staffed[staffed.length - 1];
    if (last !== undefined) changes.push([last.to, 0]);
    return stepsOf(0, changes, context);
  });
}

/** Who works when: one key of staffing by the hour. */
interface Shift {
  readonly key: string;
  readonly rule: Rule;
  readonly staff: number;
}

function shiftOf(key: string, value: number | string, context: ExpressionContext): Shift {
  if (key.length > MOST_CHARACTERS) refuse(say.hoursTooLong(MOST_CHARACTERS));
  const rule = readRule(key.trim(), context);
  if (rule.off) refuse(say.badRule(key, 'write 0 for nobody: {"12:00-13:00": 0}'));
  const staff = take(readNumber(value, DIMENSIONS.number, context));
  if (!Number.isInteger(staff) || staff < 0) refuse(say.badStaff(key, staff));
  return { key, rule, staff };
}

function intervals(
  { key, rule, staff }: Shift,
  all: readonly Shift[],
  context: ExpressionContext,
): (Interval & { readonly key: string; readonly staff: number })[] {
  const works = (day: number): boolean => {
    if (!names(rule.days, day, context)) return false;
    const isHoliday = all.some((other) => namesHoliday(other.rule.days, day, context));
    return !isHoliday || namesHoliday(rule.days, day, context);
  };
  return spansOver(context, (day) => (works(day) ? rule.spans : [])).map((span) => ({ ...span, key, staff }));
}
