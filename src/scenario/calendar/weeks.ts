/** Weeks of the year: `week 38`, `week 38-40`, `week 2-52/2`. */
import { refuse } from '../problem.js';
import { DAY, weekday } from './date.js';
import * as say from './messages.js';

/** From one week of the year (ISO 8601: the first has the first Thursday) to another, each `step`th. */
export interface Weeks {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const LAST_WEEK = 53;
const ITEM = /^(\d{1,2})(?:\s*-\s*(\d{1,2})(?:\s*\/\s*(\d{1,2}))?)?/;

/** The weeks with which a text begins, and what follows. Throws a Refusal. */
export function scanWeeks(text: string): { readonly weeks: readonly Weeks[]; readonly rest: string } {
  const word = /^\s*week\b\s*/i.exec(text);
  if (word === null) return { weeks: [], rest: text };
  const weeks: Weeks[] = [];
  let rest = text.slice(word[0].length);
  for (;;) {
    const item =
      ITEM.exec(rest) ?? refuse(say.badRule(text.trim(), 'write the number of the week: week 38-40'));
    const [from, to, step] = [Number(item[1]), Number(item[2] ?? item[1]), Number(item[3] ?? 1)];
    if (from < 1 || to > LAST_WEEK || to < from || step < 1) {
      refuse(say.badRule(item[0], `weeks go from 1 to ${LAST_WEEK}, the smaller first`));
    }
    weeks.push({ from, to, step });
    const comma = /^\s*,\s*(?=\d)/.exec(rest.slice(item[0].length));
    rest = rest.slice(item[0].length + (comma?.[0].length ?? 0));
    if (comma === null) return { weeks, rest };
  }
}

/** Whether a civil day lies in one of the weeks. */
export function isInWeeks(weeks: readonly Weeks[], day: number): boolean {
  const week = weekOf(day);
  return weeks.some(({ from, to, step }) => week >= from && week <= to && (week - from) % step === 0);
}

/** Number of the week of a civil day: its Thursday says in which year it lies (ISO 8601). */
function weekOf(day: number): number {
  const thursday = day - weekday(day) + 3;
  const year = new Date(thursday * DAY * 1000).getUTCFullYear();
  return Math.floor((thursday - Date.UTC(year, 0, 1) / (DAY * 1000)) / 7) + 1;
}
