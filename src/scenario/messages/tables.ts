/** What is wrong with a table beside the scenario. */
import type { Problem } from '../problem.js';
import { list, near, shorten } from './words.js';

export const emptyTable = (): Problem => ({
  code: 'table',
  message: 'the table is empty',
  expected: 'a first row that names the columns, and rows below it',
});

export const columnTwice = (name: string): Problem => ({
  code: 'table',
  message: `the column ${name} stands twice in the table`,
});

export const rowLength = (row: number, cells: number, columns: number): Problem => ({
  code: 'table',
  message: `row ${row} has ${cells} cells`,
  expected: `${columns} cells, as in the first row`,
  found: String(cells),
});

export const openQuote = (row: number, column: number): Problem => ({
  code: 'table',
  message: `row ${row}, cell ${column}: the quote is not closed`,
});

export const afterQuote = (row: number, column: number): Problem => ({
  code: 'table',
  message: `row ${row}, cell ${column}: text follows the closing quote`,
  hint: 'double a quote that belongs to the text: ""',
});

export const tableTooLong = (most: number): Problem => ({
  code: 'table',
  message: 'the table is too long',
  expected: `at most ${most} rows`,
});

export const noColumn = (name: string, columns: readonly string[]): Problem => ({
  code: 'table',
  message: `the table has no column ${shorten(name)}`,
  expected: `one of ${list(columns, 20)}`,
  found: shorten(name),
  ...near(name, columns),
});

export const inTable = (file: string, row: number, column: string, problem: Problem): Problem => ({
  ...problem,
  code: 'table',
  message: `${file}, row ${row}, column ${column}: ${problem.message}`,
});

export const timeNotAfter = (found: string): Problem => ({
  code: 'table',
  message: `${found} is not later than the row before`,
});
