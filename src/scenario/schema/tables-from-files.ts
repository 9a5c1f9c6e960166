/** Values that come from a CSV file beside the scenario: rates over time, timetables, samples of a law. */

import type { Law } from '../../random/law.js';
import { readDate } from '../calendar/date.js';
import { isMap } from '../changes.js';
import { readTable, type Table } from '../csv.js';
import type { Json, JsonMap } from '../document.js';
import { DIMENSIONS, type Dimension, example, isPure } from '../expression/dimension.js';
import { readNumber } from '../expression/read.js';
import { readBeside } from '../files.js';
import { MOST_ISSUES } from '../issue.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutNumbers from '../messages/numbers.js';
import * as aboutTables from '../messages/tables.js';
import * as aboutWork from '../messages/work.js';
import type { Checked, Problem } from '../problem.js';
import type { RateTable } from '../scenario.js';
import type { Found, Reader } from './leaf.js';

type Result<T> = Checked<T> | { readonly found: readonly Found[] };

/** One column of a table, with what is needed to say where a cell stands. */
interface Column {
  readonly file: string;
  readonly name: string;
  readonly index: number;
  readonly cells: readonly string[];
  readonly table: Table;
}

/**
 * `{table: arrivals.csv, time: hour, rate: cars, per: h}`: each row's figure, so many parties `per` a unit of time,
 * holds from its time to the next row's; the last row's holds as long as the one before. Outside the table it is 0.
 */
export function readRateTable(input: JsonMap, reader: Reader, meanPartySize: number): Result<RateTable> {
  const read = columnsOf(input, ['time', 'rate'], ['per', 'times', 'unit'], reader);
  if ('found' in read) return read;
  const [time, rate] = read.columns as [Column, Column];
  const per = readNumber(`1 ${input.per ?? 'day'}`, DIMENSIONS.duration, reader.context);
  if ('problem' in per) return { found: [{ path: ['per'], problem: per.problem }] };
  const times = readNumber((input.times ?? 1) as number | string, DIMENSIONS.number, reader.context);
  if ('problem' in times) return { found: [{ path: ['times'], problem: times.problem }] };
  const unit = input.unit ?? 'parties';
  if (unit !== 'parties' && unit !== 'persons') {
    const problem = aboutKeys.notOneOf(String(unit), ['parties', 'persons'], 'a unit of a rate');
    return { found: [{ path: ['unit'], problem }] };
  }
  const dates = readTimes(time, reader);
  const figures = readCells(rate, (cell) => readFigure(cell, '', DIMENSIONS.number, reader));
  if ('found' in dates || 'found' in figures) return bothFound(dates, figures);
  const factor = times.value / per.value / (unit === 'persons' ? meanPartySize : 1);
  return {
    value: stepsOf(
      dates.value,
      figures.value.map((figure) => figure * factor),
    ),
  };
}

/** Rates that hold from their time to the next as a piecewise linear table: two equal times make a jump. */
function stepsOf(times: readonly number[], rates: readonly number[]): RateTable {
  const last = times.length - 1;
  const step = last > 0 ? times[last]! - times[last - 1]! : 86_400;
  const ends = [...times.slice(1), times[last]! + step];
  const table = { times: [times[0]!], rates: [0] };
  times.forEach((time, i) => {
    table.times.push(time, ends[i]!);
    table.rates.push(rates[i]!, rates[i]!);
  });
  table.times.push(ends[last]!);
  table.rates.push(0);
  return table;
}

/** `{table: departures.csv, time: departs}`: a departure a row. */
export function readTimetableTable(input: JsonMap, reader: Reader): Result<readonly number[]> {
  const read = columnsOf(input, ['time'], [], reader);
  return 'found' in read ? read : readTimes(read.columns[0]!, reader);
}

/** Given departures, in order: each party's time. */
export interface Schedule {
  readonly times: readonly number[];
  /** Whether a time stands once for each party that leaves then; otherwise once for all of them. */
  readonly counted: boolean;
}

/** Most parties that the rows of one table may name. */
const MOST_PARTIES = 1_000_000;

/**
 * `{table: buses.csv, time: departs}`: parties leave at the time of each row; with `parties: buses`, so many as the row
 * says in that column.
 */
export function readSchedule(input: JsonMap, reader: Reader): Result<Schedule> {
  const counted = input.parties !== undefined;
  const read = columnsOf(input, counted ? ['time', 'parties'] : ['time'], ['parties'], reader);
  if ('found' in read) return read;
  const [time, parties] = read.columns as [Column, Column | undefined];
  const dates = readTimes(time, reader);
  if (parties === undefined) return 'found' in dates ? dates : { value: { times: dates.value, counted } };
  const counts = readCells(parties, (cell) => readWhole(cell, reader));
  if ('found' in dates || 'found' in counts) return bothFound(dates, counts);
  const all = counts.value.reduce((sum, count) => sum + count, 0);
  if (all > MOST_PARTIES)
    return { found: [{ path: ['parties'], problem: aboutWork.tooMany('parties', MOST_PARTIES, all) }] };
  const times = dates.value.flatMap((date, i) => Array<number>(counts.value[i]!).fill(date));
  return { value: { times, counted } };
}

function readWhole(cell: string, reader: Reader): Checked<number> {
  const read = readFigure(cell, '', DIMENSIONS.number, reader);
  return 'value' in read && !Number.isInteger(read.value)
    ? { problem: aboutTables.notWholeCell(cell) }
    : read;
}

/** `{table: service.csv, column: minutes, unit: min}`: every value of the column with equal chance. */
export function readLawTable(input: JsonMap, dimension: Dimension, reader: Reader): Result<Law> {
  const read = columnsOf(input, ['column'], ['unit'], reader);
  if ('found' in read) return read;
  const [column] = read.columns as [Column];
  const unit = typeof input.unit === 'string' ? input.unit : '';
  const sound = unit === '' ? null : readNumber(`1 ${unit}`, dimension, reader.context);
  if (sound !== null && 'problem' in sound) return { found: [{ path: ['unit'], problem: sound.problem }] };
  // What all rows lack is told once.
  if (unit === '' && !isPure(dimension) && column.cells.some((cell) => PLAIN.test(cell))) {
    const problem = aboutTables.noUnitOfColumn(column.name, (example(dimension) ?? '').replace(/^\S+ /, ''));
    return { found: [{ path: ['column'], problem }] };
  }
  const values = readCells(column, (cell) => readFigure(cell, unit, dimension, reader));
  return 'found' in values ? values : { value: { law: 'empirical', values: values.value } };
}

/** The columns that the keys `required` name, in the file that `table` names. */
function columnsOf(
  input: JsonMap,
  required: readonly string[],
  optional: readonly string[],
  reader: Reader,
): { columns: Column[] } | { found: Found[] } {
  const known = ['table', ...required, ...optional];
  const found: Found[] = Object.keys(input)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [key], problem: aboutKeys.unknownKey(key, known) }));
  for (const key of ['table', ...required]) {
    if (input[key] === undefined) found.push({ path: [key], problem: aboutKeys.missingKey(key) });
    else if (typeof input[key] !== 'string') {
      found.push({ path: [key], problem: aboutKeys.wrongType('text', input[key]) });
    }
  }
  if (found.length > 0) return { found };
  const file = input.table as string;
  const table = tableOf(file, reader);
  if ('problems' in table) return { found: table.problems.map((problem) => ({ path: ['table'], problem })) };
  const columns = required.map((key): Column | Found => {
    const name = input[key] as string;
    const index = table.columns.indexOf(name);
    if (index < 0) return { path: [key], problem: aboutTables.noColumn(name, table.columns) };
    return { file, name, index, cells: table.rows.map((row) => row[index]!), table };
  });
  const missing = columns.filter((column): column is Found => 'problem' in column);
  return missing.length > 0 ? { found: missing } : { columns: columns as Column[] };
}

function tableOf(file: string, reader: Reader): Table | { readonly problems: readonly Problem[] } {
  const text = readBeside(file, reader.files);
  if (typeof text !== 'string') return { problems: [text] };
  const table = readTable(text);
  if (!('problems' in table)) return table;
  return {
    problems: table.problems.map((problem) => ({
      ...problem,
      at: { line: 1, column: 1, ...problem.at, file },
    })),
  };
}

function bothFound(...read: readonly ({ value: unknown } | { found: readonly Found[] })[]): {
  found: Found[];
} {
  return { found: read.flatMap((each) => ('found' in each ? each.found : [])) };
}

/** Dates of a column as seconds from the start, each later than the one before. */
function readTimes(column: Column, reader: Reader): { value: number[] } | { found: Found[] } {
  let before = Number.NEGATIVE_INFINITY;
  return readCells(column, (cell) => {
    const date = readDate(cell, reader.context);
    if ('problem' in date) return date;
    if (date.value <= before) return { problem: aboutTables.timeNotAfter(cell) };
    before = date.value;
    return date;
  });
}

/** At most this many cells are told of one column. */
const MOST_CELLS = MOST_ISSUES;

function readCells<T>(
  column: Column,
  read: (cell: string) => Checked<T>,
): { value: T[] } | { found: Found[] } {
  const value: T[] = [];
  const found: Found[] = [];
  for (const [i, cell] of column.cells.entries()) {
    const result = read(cell);
    if ('value' in result) value.push(result.value);
    else if (found.length < MOST_CELLS) {
      const { table, file, name, index } = column;
      const at = { file, ...table.placeOf(i, index) };
      found.push({ path: [], problem: aboutTables.inCell(table.numbers[i]!, name, at, result.problem) });
    }
  }
  return found.length > 0 ? { found } : { value };
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WITH_UNIT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*(?:%|[A-Za-z][A-Za-z/ ]*)$/;

/** A number of a cell, with the unit of its column or, where that has none, with its own; nothing that is worked out. */
function readFigure(cell: string, unit: string, dimension: Dimension, reader: Reader): Checked<number> {
  const own = unit === '' && !isPure(dimension);
  if (!PLAIN.test(cell) && !(own && WITH_UNIT.test(cell)))
    return { problem: aboutTables.notACell(cell, own) };
  return notNegative(readNumber(`${cell} ${unit}`.trim(), dimension, reader.context), cell);
}

function notNegative(result: Checked<number>, cell: string): Checked<number> {
  return 'value' in result && !(result.value >= 0) ? { problem: aboutNumbers.negative(cell) } : result;
}

export function isTable(input: Json): input is JsonMap {
  return isMap(input) && input.table !== undefined;
}
