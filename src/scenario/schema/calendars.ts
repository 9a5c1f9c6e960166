/** Values that speak of dates and hours: moments, opening hours, staffing by the hour, timetables. */
import { readDate } from '../calendar/date.js';
import { readDay } from '../calendar/days.js';
import { readHours } from '../calendar/hours.js';
import { readStaffing } from '../calendar/staffing.js';
import { constantSteps } from '../calendar/steps.js';
import { readTimetable } from '../calendar/timetable.js';
import { isMap } from '../changes.js';
import type { Json, JsonMap } from '../document.js';
import * as aboutDates from '../messages/dates.js';
import * as aboutKeys from '../messages/keys.js';
import type { Checked, Problem } from '../problem.js';
import type { Steps } from '../scenario.js';
import { type About, type Found, leaf, type Reader, unwrap } from './leaf.js';
import { isTable, readTimetableTable } from './tables-from-files.js';
import { MOST, readCount } from './values.js';

type Result<T> = Checked<T> | { readonly found: readonly Found[] };

/** A moment in seconds from the start; a bare date is the moment it begins. */
export function date(reader: Reader, about: About, isFigure = true) {
  return leaf(reader, 'date', about, { kind: 'text', expected: 'a date', isFigure }, (input) =>
    readMoment(input, reader),
  );
}

export function readMoment(input: Json | undefined, reader: Reader): Checked<number> {
  if (typeof input !== 'string') return { problem: aboutKeys.wrongType('a date', input) };
  return readDate(input, reader.context);
}

/** Opening hours as steps of 1 (open) and 0. */
export function hours(reader: Reader, about: About) {
  return leaf(reader, 'hours', about, { kind: 'text', expected: 'opening hours' }, (input) => {
    if (typeof input !== 'string') return { problem: aboutKeys.wrongType('opening hours', input) };
    return readHours(input, reader.context);
  });
}

/** A count of lanes or desks: one number, or a number by the hour. */
export function staffing(reader: Reader, about: About) {
  return leaf(
    reader,
    'staffing',
    about,
    { kind: 'staffing', expected: 'a number of lanes or desks' },
    (input) => {
      if (!isMap(input)) {
        const result = readCount(input, reader, MOST.servers);
        return 'problem' in result
          ? result
          : { ...result, value: constantSteps(result.value, reader.context) };
      }
      return readByTheHour(input, reader);
    },
  );
}

function readByTheHour(input: JsonMap, reader: Reader): Result<Steps> {
  const found: Found[] = [];
  const entries: Record<string, number> = {};
  const doubts: Problem[] = [];
  for (const [key, value] of Object.entries(input)) {
    const inner = unwrap(value, 'a whole number', reader);
    found.push(...inner.found.map((f) => ({ ...f, path: [key, ...f.path] })));
    if (inner.raw === undefined) continue;
    const result = readCount(inner.raw, reader, MOST.servers);
    if ('problem' in result) found.push({ path: [key], problem: result.problem });
    else {
      entries[key] = result.value;
      if (result.doubt !== undefined) doubts.push(result.doubt);
    }
  }
  if (found.length > 0) return { found };
  const [doubt] = doubts;
  const steps = readStaffing(entries, reader.context);
  return 'value' in steps && doubt !== undefined ? { ...steps, doubt } : steps;
}

/** Whole days by their dates, each as its first moment (s), in order. */
export function days(reader: Reader, about: About) {
  return leaf(reader, 'days', about, { kind: 'words', expected: 'a date or a list of dates' }, (input) => {
    const list = Array.isArray(input) ? input : [input];
    const found: Found[] = [];
    const read = list.map((item, i) => {
      const day = typeof item === 'string' ? readDay(item, reader.context) : null;
      if (day !== null && 'value' in day) return day.value;
      const problem = day?.problem ?? aboutKeys.wrongType('a date', item);
      found.push({ path: Array.isArray(input) ? [i] : [], problem });
      return 0;
    });
    return found.length > 0 ? { found } : { value: [...new Set(read)].sort((a, b) => a - b) };
  });
}

/** Times of departure (s), of which at least one is within the run. */
export function timetable(reader: Reader, about: About) {
  return leaf(reader, 'timetable', about, { kind: 'timetable', expected: 'a timetable' }, (input) => {
    const result = readDepartures(input, reader);
    if (!('value' in result)) return result;
    const { from, until } = reader.context;
    const within = result.value.filter((time) => time >= from && time <= until);
    const written = typeof input === 'string' ? input : String((input as JsonMap).table);
    return within.length === 0 ? { problem: aboutDates.neverDeparts(written) } : { value: within };
  });
}

function readDepartures(input: Json, reader: Reader): Result<readonly number[]> {
  if (isTable(input)) return readTimetableTable(input, reader);
  if (typeof input !== 'string') return { problem: aboutKeys.wrongType('a timetable', input) };
  return readTimetable(input, reader.context);
}

const PERIOD = 'true, false, or {from: date, until: date}';

/** Open (1) and closed (0): `true`, `false`, a period `{from, until}` in which it is open, or a list of periods. */
export function open(reader: Reader, about: About) {
  return leaf(reader, 'open', about, { kind: 'open', expected: PERIOD }, (input) => {
    if (typeof input === 'boolean') return { value: constantSteps(input ? 1 : 0, reader.context) };
    const periods = Array.isArray(input) ? input : [input];
    const found: Found[] = [];
    const read = periods.map((period, i) => {
      const result = readPeriod(period, reader);
      if ('value' in result) return result.value;
      const at = Array.isArray(input) ? [i] : [];
      found.push(...result.found.map((f) => ({ ...f, path: [...at, ...f.path] })));
      return null;
    });
    if (found.length > 0) return { found };
    return { value: openIn(read as Period[], reader) };
  });
}

type Period = readonly [from: number, until: number];

function readPeriod(input: Json, reader: Reader): { value: Period } | { found: Found[] } {
  if (!isMap(input)) return { found: [{ path: [], problem: aboutDates.notOpen(PERIOD, input) }] };
  const found: Found[] = Object.keys(input)
    .filter((key) => key !== 'from' && key !== 'until')
    .map((key) => ({ path: [key], problem: aboutKeys.unknownKey(key, ['from', 'until']) }));
  const end = (key: 'from' | 'until', otherwise: number): number => {
    if (input[key] === undefined) return otherwise;
    const result = readMoment(input[key], reader);
    if ('value' in result) return result.value;
    found.push({ path: [key], problem: result.problem });
    return otherwise;
  };
  const period: Period = [end('from', Number.NEGATIVE_INFINITY), end('until', Number.POSITIVE_INFINITY)];
  if (found.length === 0 && period[1] <= period[0]) {
    found.push({ path: [], problem: aboutDates.endsBeforeItBegins() });
  }
  return found.length > 0 ? { found } : { value: period };
}

function openIn(periods: readonly Period[], reader: Reader): Steps {
  const { from, until } = reader.context;
  const edges = [...new Set([from, ...periods.flat().filter((time) => time > from && time < until)])];
  const times = edges.sort((a, b) => a - b);
  const isOpen = (time: number) => periods.some(([begin, end]) => begin <= time && time < end);
  return { times, values: times.map((time) => (isOpen(time) ? 1 : 0)) };
}
