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

/** A problem of one cell, with its place in the table. */
export const inCell = (row: number, column: string, at: Problem['at'], problem: Problem): Problem => {
  const { offset: _inTheCell, ...rest } = problem;
  return {
    ...rest,
    code: 'table',
    message: `row ${row}, column ${column}: ${problem.message}`,
    ...(at === undefined ? {} : { at }),
  };
};

/** What stands in a cell and is no number, with what was probably meant. */
export const notACell = (text: string, own: boolean): Problem => {
  const meant = /^[+-]?\d{1,3}([ ,.\u00a0\u202f']\d{3})+([.,]\d+)?$/.test(text)
    ? text.replace(/[ ,.\u00a0\u202f'](?=\d{3}(?!\d))/g, '').replace(',', '.')
    : /^[+-]?\d+,\d+$/.test(text)
      ? text.replace(',', '.')
      : undefined;
  return {
    code: 'table',
    message: text === '' ? 'the cell is empty' : `"${shorten(text)}" is not a number`,
    expected: own ? 'a number with its unit, such as 9.5 min' : 'a number, such as 9.5',
    ...(meant === undefined ? {} : { hint: `write ${meant}` }),
  };
};

export const noUnitOfColumn = (column: string, unit: string): Problem => ({
  code: 'table',
  message: `the numbers of the column ${column} have no unit`,
  hint: `write it beside the column, such as unit: ${unit}`,
});

export const notWholeCell = (text: string): Problem => ({
  code: 'table',
  message: `${shorten(text)} is not a whole number of parties`,
  expected: 'a whole number from 0 up',
});

export const timeNotAfter = (found: string): Problem => ({
  code: 'table',
  message: `${found} is not later than the row before`,
});
