/** Stretches of the calendar: `2022-09-25`, `2022-09-25-2022-10-02`, `Sep`, `Sep-Nov`, `Sep 21-Oct 4`, `2022 Sep 21`. */
import { refuse, take } from '../problem.js';
import { DAY, readDate } from './date.js';
import * as say from './messages.js';

/** Civil days from first to last, or the same days of every year as month * 100 + day. */
export interface Stretch {
  readonly yearly: boolean;
  readonly from: number;
  readonly to: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = `(${MONTHS.join('|')})`;
const ISO = '(\\d{4}-\\d{2}-\\d{2})';
// A number is a day of the month where no time of day begins with it.
const OF_MONTH = '(\\d{1,2})(?![\\d:])';
const DATES = new RegExp(`^${ISO}(?:\\s*-\\s*${ISO})?`);
const MONTHLY = new RegExp(
  `^(?:(\\d{4})\\s+)?${MONTH}(?![A-Za-z])(?:\\s+${OF_MONTH})?(?:\\s*-\\s*(?:(?:(\\d{4})\\s+)?${MONTH}(?![A-Za-z])(?:\\s+${OF_MONTH})?|${OF_MONTH}))?`,
);

/** The stretches with which a text begins, and what follows. Throws a Refusal. */
export function scanStretches(text: string): {
  readonly stretches: readonly Stretch[];
  readonly rest: string;
} {
  const stretches: Stretch[] = [];
  let rest = text.trim();
  for (;;) {
    const dates = DATES.exec(rest);
    const found = dates ?? MONTHLY.exec(rest);
    if (found === null) return { stretches, rest };
    stretches.push(dates === null ? monthly(found) : dated(dates));
    rest = rest.slice(found[0].length);
    const comma = /^\s*,\s*(?=\d{4}|[A-Z][a-z]{2}(?![a-z]))/.exec(rest);
    if (comma === null) return { stretches, rest };
    rest = rest.slice(comma[0].length);
  }
}

function dated([text, first, last]: RegExpExecArray): Stretch {
  const [from, to] = [civil(first!), civil(last ?? first!)];
  return to < from ? refuse(say.badStretch(text)) : { yearly: false, from, to };
}

function monthly(found: RegExpExecArray): Stretch {
  const [text, year, month, day, endYear, endMonth, endDay, dayOnly] = found;
  const first = MONTHS.indexOf(month!) + 1;
  const last = endMonth === undefined ? first : MONTHS.indexOf(endMonth) + 1;
  const end = endDay ?? dayOnly;
  const isSpan = endMonth !== undefined || dayOnly !== undefined;
  if (isSpan && (day === undefined) !== (end === undefined)) {
    refuse(say.badRule(text, 'write the day of the month on both ends: Sep 21-Oct 4'));
  }
  if (endYear !== undefined && year === undefined) refuse(say.badRule(text, 'write the year on both ends'));
  const from = numberOf(year, first, Number(day ?? 1), text);
  const lastDay = Number(end ?? day ?? lengthOf(endYear ?? year, last));
  if (year === undefined) return { yearly: true, from, to: numberOf(undefined, last, lastDay, text) };
  const to = numberOf(endYear ?? year, last, lastDay, text);
  // `2022 Nov-Feb` ends in the year after.
  const turned =
    to < from && endYear === undefined ? numberOf(String(Number(year) + 1), last, lastDay, text) : to;
  return turned < from ? refuse(say.badStretch(text)) : { yearly: false, from, to: turned };
}

/** A civil day where the year is known, else month * 100 + day. */
function numberOf(year: string | undefined, month: number, day: number, text: string): number {
  // 2024 has a 29th of February.
  if (day < 1 || day > lengthOf(year ?? '2024', month)) {
    refuse(say.noSuchDate(text, `${MONTHS[month - 1]} has ${lengthOf(year ?? '2024', month)} days`));
  }
  return year === undefined ? month * 100 + day : Date.UTC(Number(year), month - 1, day) / (DAY * 1000);
}

function lengthOf(year: string | undefined, month: number): number {
  return new Date(Date.UTC(Number(year ?? 2024), month, 0)).getUTCDate();
}

function civil(text: string): number {
  return take(readDate(text, { startMs: 0, offsetMinutes: 0 })) / DAY;
}

/** Whether a civil day lies in a stretch; one of every year may go over its end: `Nov-Feb`. */
export function isWithin({ yearly, from, to }: Stretch, day: number): boolean {
  if (!yearly) return day >= from && day <= to;
  const date = new Date(day * DAY * 1000);
  const at = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return from <= to ? at >= from && at <= to : at >= from || at <= to;
}
