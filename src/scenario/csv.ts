/**
 * Tables beside a scenario: text with commas, semicolons or tabs as spreadsheets export it (RFC 4180: quotes, doubled
 * quotes, CRLF; a byte order mark and a first line `sep=;` are skipped; where semicolons or tabs part the cells, numbers
 * may have a decimal comma). None of the packages in use reads CSV, hence this small reader.
 */

import * as aboutTables from './messages/tables.js';
import type { Problem } from './problem.js';

export interface Table {
  readonly columns: readonly string[];
  /** Cells by row, as text; every row is as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** Number of each row as a spreadsheet shows it: the header is row 1, and empty rows count. */
  readonly numbers: readonly number[];
  /** The line of the file and the character in it, from 1, at which a cell begins. */
  readonly placeOf: (row: number, column: number) => LinePlace;
}

interface LinePlace {
  readonly line: number;
  readonly column: number;
}

const MOST_ROWS = 200_000;
/** So many rows of a wrong length are told. */
const MOST_TOLD = 100;

/** Reads a table whose first row names the columns; problems name the row (the header is row 1) and have its place. */
export function readTable(text: string): Table | { readonly problems: readonly Problem[] } {
  const body = bodyOf(text);
  const separator = body.separator ?? separatorOf(text.slice(body.start));
  const split = splitRows(text, body.start, separator);
  if ('code' in split) return { problems: [split] };
  const [header, ...rest] = split
    .map((row, i) => ({ ...row, number: i + (body.separator === undefined ? 1 : 2) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined || rest.length === 0) return { problems: [aboutTables.emptyTable()] };
  const columns = header.cells;
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined)
    return { problems: [{ ...aboutTables.columnTwice(twice), at: lineOf(text, header.start) }] };
  const uneven = rest.filter(({ cells }) => cells.length !== columns.length).slice(0, MOST_TOLD);
  if (uneven.length > 0) {
    const problems = uneven.map(({ cells, number, start }) => ({
      ...aboutTables.rowLength(number, cells.length, columns.length),
      at: lineOf(text, start),
    }));
    return { problems };
  }
  const hasCommas = separator === ';' || separator === '\t';
  return {
    columns,
    rows: rest.map(({ cells }) => (hasCommas ? cells.map(withPoint) : cells)),
    numbers: rest.map(({ number }) => number),
    placeOf: (row, column) => lineOf(text, startOfCell(text, rest[row]!.start, column, separator)),
  };
}

/** Where the table begins, behind a byte order mark and a line `sep=;`. */
function bodyOf(text: string): { start: number; separator?: string } {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const told = /^sep=([;,\t])\r?\n/i.exec(text.slice(mark, mark + 8));
  return told === null ? { start: mark } : { start: mark + told[0].length, separator: told[1]! };
}

/** `12,5` as `12.5`. */
function withPoint(cell: string): string {
  return /^[+-]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell;
}

/** Whichever of comma, semicolon and tab the header has most of outside quotes. */
function separatorOf(text: string): string {
  const header = text.slice(0, Math.max(0, text.search(/[\r\n]|$/))).replace(/"[^"]*"/g, '');
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((most, one) => (count(one) > count(most) ? one : most));
}

interface Row {
  readonly cells: string[];
  /** The character of the text at which it begins. */
  readonly start: number;
}

function splitRows(text: string, start: number, separator: string): Row[] | Problem {
  const rows: Row[] = [];
  let row: Row = { cells: [], start };
  let position = start;
  while (position < text.length) {
    const at = position;
    const [number, nth] = [rows.length + 1, row.cells.length + 1];
    const end = endOfCell(text, position, separator);
    if (end < 0) return { ...aboutTables.openQuote(number, nth), at: lineOf(text, at) };
    row.cells.push(cellOf(text.slice(position, end)));
    position = end;
    if (position < text.length && text[position] !== separator && !isLineEnd(text[position])) {
      return { ...aboutTables.afterQuote(number, nth), at: lineOf(text, at) };
    }
    if (text[position] === separator) {
      position++;
      if (position < text.length && !isLineEnd(text[position])) continue;
      row.cells.push('');
    }
    if (text[position] === '\r') position++;
    if (text[position] === '\n') position++;
    rows.push(row);
    if (rows.length > MOST_ROWS) return aboutTables.tableTooLong(MOST_ROWS);
    row = { cells: [], start: position };
  }
  return rows;
}

/** Where a cell ends that begins at a character; -1 where its quote is not closed. */
function endOfCell(text: string, from: number, separator: string): number {
  if (text[from] === '"') return closingQuote(text, from + 1) + 1 || -1;
  let end = from;
  while (end < text.length && text[end] !== separator && !isLineEnd(text[end])) end++;
  return end;
}

function cellOf(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.trim();
}

function startOfCell(text: string, row: number, column: number, separator: string): number {
  let start = row;
  for (let i = 0; i < column; i++) start = endOfCell(text, start, separator) + 1;
  return start;
}

function lineOf(text: string, offset: number): LinePlace {
  const before = text.slice(0, offset).replace(/^\uFEFF/, '');
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function closingQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] !== '"') return i;
    i++;
  }
  return -1;
}
