/** Departures of a group: a rate, a total with its shape, or given times; one by one or several parties at once. */
import type { Law } from '../../random/law.js';
import { meanOf } from '../../random/laws.js';
import { readDate } from '../calendar/date.js';
import { readTimetable } from '../calendar/timetable.js';
import { dateInWords, runInWords } from '../check/run.js';
import type { Json, JsonMap } from '../document.js';
import { DIMENSIONS } from '../expression/dimension.js';
import { readLaw, readRate, readShape } from '../expression/read.js';
import { areaOf } from '../expression/tabulate.js';
import * as aboutDates from '../messages/dates.js';
import * as aboutDepartures from '../messages/departures.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutNumbers from '../messages/numbers.js';
import type { Checked } from '../problem.js';
import type { RateTable } from '../scenario.js';
import { type Found, keyed, leaf, type Reader, tell } from './leaf.js';
import { isTable, readRateTable, readSchedule, type Schedule } from './tables-from-files.js';
import { bounded, readQuantity } from './values.js';

type Result<T> = Checked<T> | { readonly found: readonly Found[] };

const FORMS = ['rate', 'total', 'at'] as const;
/** Which form each of the other keys belongs to. */
const BELONGS: readonly (readonly [key: 'over' | 'parties' | 'batch', forms: readonly string[]])[] = [
  ['over', ['total']],
  ['parties', ['at']],
  ['batch', ['rate', 'total']],
];

/** A bare rate: `180/day`, an expression of the time, or a table. */
export function rate(reader: Reader, group: string) {
  const size = reader.meanPartySize(group);
  const about = { description: 'Departures of the group.', examples: ['180/day', '300 persons/day'] };
  return leaf<RateTable>(reader, `rate ${size}`, about, { kind: 'rate', expected: 'a rate' }, (input) => {
    if (isTable(input)) return readRateTable(input, reader, size);
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: aboutKeys.wrongType('a rate', input) };
    return readRate(input, reader.context, size);
  });
}

/** Departures in other forms than a bare rate. */
export function arrivals(reader: Reader, group: string) {
  return keyed({
    rate: rate(reader, group).optional(),
    total: total(reader, group).optional(),
    over: shape(reader).optional(),
    at: moments(reader).optional(),
    parties: wholeLaw(reader, {
      description: 'Parties that leave at each of the given times.',
      examples: ['40 parties', 'poisson(40)'],
    }).optional(),
    batch: wholeLaw(reader, {
      description:
        'Parties that leave at once: the rate or total stays as it is written, in fewer departures. One by one unless written.',
      examples: ['1 + geometric(0.5)', 'poisson(3)'],
    }).optional(),
  }).superRefine((values, ctx) => {
    const forms = FORMS.filter((form) => values[form] !== undefined);
    const found: Found[] = forms.length === 1 ? [] : [{ path: [], problem: aboutDepartures.oneOfArrivals() }];
    for (const [key, belongs] of BELONGS) {
      const form = forms[0];
      if (values[key] === undefined || forms.length !== 1 || belongs.includes(form!)) continue;
      const problem =
        key === 'batch'
          ? aboutDepartures.keyNotWith(key, form!)
          : aboutDepartures.keyNeeds(key, belongs.join(' or '));
      found.push({ path: [key], problem });
    }
    const counted = values.at?.value.counted === true;
    if (forms[0] === 'at' && forms.length === 1 && values.parties === undefined && !counted)
      found.push({ path: [], problem: aboutDepartures.keyNeeds('at', 'parties') });
    if (counted && values.parties !== undefined)
      found.push({
        path: ['parties'],
        problem: aboutDepartures.keyNotWith('parties', 'a column of parties'),
      });
    if (values.batch !== undefined && meanOf(values.batch.value) === 0)
      found.push({ path: ['batch'], problem: aboutNumbers.notPositive(values.batch.written) });
    tell(ctx, found);
  });
}

/** Is this a map of `arrivals`, rather than a rate with its evidence or from a table? */
export function isArrivals(input: JsonMap): boolean {
  return input.table === undefined && input.value === undefined;
}

function total(reader: Reader, group: string) {
  const size = reader.meanPartySize(group);
  const about = {
    description: 'Parties, or persons, that leave on average from time zero to the end of the run.',
    examples: ['5000 parties', '12000 persons'],
  };
  const options = { kind: 'quantity', expected: 'a number of parties or persons' } as const;
  return leaf(reader, `total ${size}`, about, options, (input) => {
    const parties = readQuantity(input, DIMENSIONS.parties, reader);
    const persons = readQuantity(input, DIMENSIONS.persons, reader);
    const counted = 'problem' in parties && 'value' in persons ? { value: persons.value / size } : parties;
    if ('problem' in counted) return { problem: aboutDepartures.totalOf(counted.problem, String(input)) };
    return bounded(counted, input, 'not negative');
  });
}

function shape(reader: Reader) {
  const about = {
    description:
      'Shape of the departures over time: an expression of the time of which only the course counts, or a table. Even unless written.',
    examples: ['exp(-since("2022-09-21") / 4 days)', { table: 'arrivals.csv', time: 'date', rate: 'cars' }],
  };
  return leaf<RateTable>(reader, 'shape', about, { kind: 'rate', expected: 'a shape' }, (input) => {
    const result = readCourse(input, reader);
    if (!('value' in result)) return result;
    const some = areaOf(result.value, 0, reader.context.until) > 0;
    return some ? result : { problem: aboutDepartures.shapeIsNothing() };
  });
}

function readCourse(input: Json, reader: Reader): Result<RateTable> {
  if (isTable(input)) return readRateTable(input, reader, 1);
  if (typeof input !== 'number' && typeof input !== 'string')
    return { problem: aboutKeys.wrongType('an expression of the time', input) };
  return readShape(input, reader.context);
}

function moments(reader: Reader) {
  const about = {
    description:
      'When parties leave for certain: a date and time, a list of them, a timetable, or a table with a row a departure, which may have a column of parties.',
    examples: [
      '2022-09-24 12:00',
      ['2022-09-24 12:00', '2022-09-25 18:00'],
      'daily 06:00',
      { table: 'arrivals.csv', time: 'date', parties: 'cars' },
    ],
  };
  const expected = 'a date, a list of dates, a timetable or a table';
  return leaf<Schedule>(reader, 'moments', about, { kind: 'moments', expected }, (input) => {
    if (isTable(input)) return withinRun(readSchedule(input, reader), input, reader);
    if (typeof input !== 'string' || /^\d{4}-\d{1,2}-\d{1,2}\S*$/.test(input))
      return readDates(input, reader);
    const timetable = readTimetable(input, reader.context);
    return 'problem' in timetable ? timetable : { value: { times: timetable.value, counted: false } };
  });
}

/** A schedule without what is outside of the run, of which at least one is within. */
function withinRun(read: Result<Schedule>, input: JsonMap, { context }: Reader): Result<Schedule> {
  if (!('value' in read)) return read;
  const times = read.value.times.filter((time) => time >= context.from && time < context.until);
  if (times.length === 0) return { problem: aboutDates.neverDeparts(String(input.table)) };
  return { value: { ...read.value, times } };
}

function readDates(input: Json, reader: Reader): Result<Schedule> {
  const list = Array.isArray(input) ? input : [input];
  const found: Found[] = [];
  const times = list.map((item, i) => {
    const result = readMomentInRun(item, reader);
    if ('value' in result) return result.value;
    found.push({ path: Array.isArray(input) ? [i] : [], problem: result.problem });
    return 0;
  });
  if (found.length > 0) return { found };
  return { value: { times: [...new Set(times)].sort((a, b) => a - b), counted: false } };
}

function readMomentInRun(input: Json, reader: Reader): Checked<number> {
  if (typeof input !== 'string') return { problem: aboutKeys.wrongType('a date', input) };
  const { context } = reader;
  const date = readDate(input, context);
  if ('problem' in date || (date.value >= context.from && date.value < context.until)) return date;
  return { problem: aboutDates.outsideRun(dateInWords(context, date.value), ...runInWords(context)) };
}

function wholeLaw(reader: Reader, about: { readonly description: string; readonly examples: string[] }) {
  const options = { kind: 'law', expected: 'a number of parties or its distribution' } as const;
  return leaf<Law>(reader, 'whole law', about, options, (input) => {
    if (typeof input !== 'number' && typeof input !== 'string')
      return { problem: aboutKeys.wrongType('a number of parties or its distribution', input) };
    const result = readLaw(input, DIMENSIONS.parties, reader.context);
    if ('problem' in result || isWhole(result.value)) return result;
    return { problem: aboutDepartures.notWholeLaw(String(input)) };
  });
}

/** Does a law draw whole numbers only? */
function isWhole(law: Law): boolean {
  switch (law.law) {
    case 'constant':
      return Number.isInteger(law.value);
    case 'poisson':
    case 'geometric':
      return true;
    case 'discrete':
    case 'empirical':
      return law.values.every(Number.isInteger);
    case 'mixture':
      return law.parts.every(isWhole);
    case 'shifted':
      return Number.isInteger(law.by) && isWhole(law.of);
    case 'scaled':
      return Number.isInteger(law.times) && isWhole(law.of);
    case 'truncated':
      return isWhole(law.of);
    default:
      return false;
  }
}
