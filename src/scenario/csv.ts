/**
 * Tables beside a scenario: text with commas, semicolons or tabs as spreadsheets export it (RFC 4180: quotes, doubled
 * quotes, CRLF; a byte order mark and a first line `sep=;` are skipped; where semicolons part the cells, numbers may
 * have a decimal comma). None of the packages in use reads CSV, hence this small reader.
 */

import * as aboutTables from './messages/tables.js';
import type { Problem } from './problem.js';

export interface Table {
  readonly columns: readonly string[];
  /** Cells by row, as text; every row is as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** Number of each row as a spreadsheet shows it: the header is row 1, and empty rows count. */
  readonly numbers: readonly number[];
}

const MOST_ROWS = 200_000;

/** Reads a table whose first row names the columns; a problem names row (the header is row 1) and column. */
export function readTable(text: string): Table | Problem {
  const marked = text.replace(/^\uFEFF/, '');
  const told = /^sep=([;,\t])\r?\n/i.exec(marked);
  const body = told === null ? marked : marked.slice(told[0].length);
  const separator = told?.[1] ?? separatorOf(body);
  const lines = splitRows(body, separator);
  if (!Array.isArray(lines)) return lines;
  const offset = told === null ? 1 : 2;
  const [header, ...rest] = lines
    .map((cells, i) => ({ cells, number: i + offset }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined || rest.length === 0) return aboutTables.emptyTable();
  const columns = header.cells;
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) return aboutTables.columnTwice(twice);
  for (const { cells, number } of rest) {
    if (cells.length !== columns.length) return aboutTables.rowLength(number, cells.length, columns.length);
  }
  const rows =
    separator === ';' ? rest.map(({ cells }) => cells.map(withPoint)) : rest.map(({ cells }) => cells);
  return { columns, rows, numbers: rest.map(({ number }) => number) };
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

function splitRows(text: string, separator: string): string[][] | Problem {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    let cell: string;
    if (text[position] === '"') {
      const end = closingQuote(text, position + 1);
      if (end < 0) return aboutTables.openQuote(rows.length + 1, row.length + 1);
      cell = text.slice(position + 1, end).replaceAll('""', '"');
      position = end + 1;
    } else {
      const start = position;
      while (position < text.length && text[position] !== separator && !isLineEnd(text[position])) position++;
      cell = text.slice(start, position).trim();
    }
    row.push(cell);
    if (position < text.length && text[position] !== separator && !isLineEnd(text[position])) {
      return aboutTables.afterQuote(rows.length + 1, row.length);
    }
    if (text[position] === separator) {
      position++;
      if (position < text.length && !isLineEnd(text[position])) continue;
      row.push('');
    }
    if (text[position] === '\r') position++;
    if (text[position] === '\n') position++;
    rows.push(row);
    if (rows.length > MOST_ROWS) return aboutTables.tableTooLong(MOST_ROWS);
    row = [];
  }
  return rows;
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
