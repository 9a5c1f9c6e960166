import { type Checked, checked, refuse } from '../problem.js';
import type { Steps } from '../scenario.js';
import { type DateContext, dateOf, dayStart, runDays } from './date.js';
import { type HolidayContext, names } from './days.js';
import * as say from './messages.js';
import { type Rule, readRule, type Span } from './rule.js';
import { type Run, stepsOf } from './steps.js';

export type CalendarContext = DateContext & Run & HolidayContext;

export const MOST_CHARACTERS = 10_000;

/**
 * Reads opening hours and gives 1 (open) or 0 (closed) over the run.
 *
 * The language is a part of OpenStreetMap's `opening_hours` (wiki.openstreetmap.org/wiki/Key:opening_hours), which the
 * reference states: rules joined with `;`, each of days (see `readDays`; none: every day) and spans
 * (`08:00-12:00,13:00-17:00`, `22:00-06:00` or `22:00-30:00` over midnight; none: the whole day), or `off`. A later rule
 * replaces the earlier ones on the days it names; a rule with spans and `off` only cuts them out. A span over midnight
 * belongs to the day on which it begins.
 *
 * Hours that never open within the run are a problem.
 */
export function readHours(text: string, context: CalendarContext): Checked<Steps> {
  return checked(() => {
    const rules = readRules(text, context);
    const open = spansOver(context, (day) => spansOn(rules, day, context));
    const steps = stepsOf(0, union(open), context);
    if (!steps.values.includes(1))
      refuse(say.neverOpen(text, dateOf(context.from, context), dateOf(context.until, context)));
    return steps;
  });
}

function readRules(text: string, context: HolidayContext): Rule[] {
  if (typeof text !== 'string' || text.trim() === '') refuse(say.hoursEmpty());
  if (text.length > MOST_CHARACTERS) refuse(say.hoursTooLong(MOST_CHARACTERS));
  return text
    .replace(/;\s*$/, '')
    .split(';')
    .map((rule) => readRule(rule.trim(), context));
}

/** The spans of a civil day after all rules that name it. */
function spansOn(rules: readonly Rule[], day: number, context: HolidayContext): Span[] {
  let spans: readonly Span[] = [];
  for (const rule of rules) {
    if (!names(rule.days, day, context)) continue;
    if (!rule.off) spans = rule.spans;
    else spans = rule.whole ? [] : rule.spans.reduce(without, spans);
  }
  return [...spans];
}

function without(spans: readonly Span[], cut: Span): Span[] {
  return spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, cut.from) },
      { from: Math.max(from, cut.to), to },
    ].filter((span) => span.from < span.to),
  );
}

/** An interval of time in seconds from the start. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Every span that reaches into the run, in seconds; those of the day before may do so over midnight. */
export function spansOver(context: CalendarContext, spansOf: (day: number) => readonly Span[]): Interval[] {
  const found: Interval[] = [];
  const [first, last] = runDays(context, context.from, context.until);
  for (let day = first - 1; day <= last; day++) {
    const midnight = dayStart(day, context);
    for (const span of spansOf(day)) {
      const [from, to] = [midnight + span.from * 60, midnight + span.to * 60];
      if (to > context.from && from < context.until) found.push({ from, to });
    }
  }
  return found;
}

/** The changes between 0 and 1 of the union of intervals. */
function union(intervals: readonly Interval[]): [moment: number, value: number][] {
  const changes: [number, number][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (from > end) {
      if (end > Number.NEGATIVE_INFINITY) changes.push([end, 0]);
      changes.push([from, 1]);
    }
    end = Math.max(end, to);
  }
  if (end > Number.NEGATIVE_INFINITY) changes.push([end, 0]);
  return changes;
}
