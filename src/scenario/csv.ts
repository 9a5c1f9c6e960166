/**
 * Tables beside a scenario: comma or semicolon separated text as spreadsheets export it (RFC 4180: quotes, doubled
 * quotes, CRLF; a byte order mark is skipped). None of the packages in use reads CSV, hence this small reader.
 */

import * as messages from './messages.js';
import type { Problem } from './problem.js';

export interface Table {
  readonly columns: readonly string[];
  /** Cells by row, as text; every row is as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 200_000;

/** Reads a table whose first row names the columns; a problem names row (the header is row 1) and column. */
export function readTable(text: string): Table | Problem {
  const lines = splitRows(text.replace(/^\uFEFF/, ''));
  if (!Array.isArray(lines)) return lines;
  const [columns, ...rows] = lines.filter((row) => row.some((cell) => cell !== ''));
  if (columns === undefined || rows.length === 0) return messages.emptyTable();
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) return messages.columnTwice(twice);
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns.length) return messages.rowLength(i + 2, row.length, columns.length);
  }
  return { columns, rows };
}

/** The comma unless the header has more semicolons than commas outside quotes. */
function separatorOf(text: string): string {
  const header = text.slice(0, Math.max(0, text.search(/[\r\n]|$/))).replace(/"[^"]*"/g, '');
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function splitRows(text: string): string[][] | Problem {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    let cell: string;
    if (text[position] === '"') {
      const end = closingQuote(text, position + 1);
      if (end < 0) return messages.openQuote(rows.length + 1, row.length + 1);
      cell = text.slice(position + 1, end).replaceAll('""', '"');
      position = end + 1;
    } else {
      const start = position;
      while (position < text.length && text[position] !== separator && !isLineEnd(text[position])) position++;
      cell = text.slice(start, position).trim();
    }
    row.push(cell);
    if (position < text.length && text[position] !== separator && !isLineEnd(text[position])) {
      return messages.afterQuote(rows.length + 1, row.length);
    }
    if (text[position] === separator) {
      position++;
      if (position < text.length && !isLineEnd(text[position])) continue;
      row.push('');
    }
    if (text[position] === '\r') position++;
    if (text[position] === '\n') position++;
    rows.push(row);
    if (rows.length > MOST_ROWS) return messages.tableTooLong(MOST_ROWS);
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
