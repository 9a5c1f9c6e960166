import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/scenario/csv.js';

describe('a table beside a scenario', () => {
  test('is read with commas', () => {
    expect(readTable('a,b\n1,2\n3,4\n')).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      numbers: [2, 3],
    });
  });

  test('is read as a spreadsheet exports it: byte order mark, semicolons, CRLF, quoted separators', () => {
    const text = '\uFEFFtime;place\r\n2022-09-21;"Oral; the ""west"""\r\n2022-09-22;\r\n';
    expect(readTable(text)).toMatchObject({
      columns: ['time', 'place'],
      rows: [
        ['2022-09-21', 'Oral; the "west"'],
        ['2022-09-22', ''],
      ],
      numbers: [2, 3],
    });
  });

  test('has decimal commas where semicolons or tabs part the cells, and nowhere else', () => {
    expect(readTable('time;cars\n2022-09-21;12,5\n2022-09-22;-3,25\n')).toMatchObject({
      rows: [
        ['2022-09-21', '12.5'],
        ['2022-09-22', '-3.25'],
      ],
    });
    expect(readTable('time\tcars\n2022-09-21\t12,5\n')).toMatchObject({ rows: [['2022-09-21', '12.5']] });
    expect(readTable('time,cars\n2022-09-21,"12,5"\n')).toMatchObject({ rows: [['2022-09-21', '12,5']] });
  });

  test('is read with tabs, and as the line sep= says', () => {
    const cells = { columns: ['a', 'b'], rows: [['1, 2', '3']] };
    expect(readTable('a\tb\n1, 2\t3\n')).toMatchObject(cells);
    expect(readTable('\uFEFFsep=\t\r\na\tb\r\n1, 2\t3\r\n')).toMatchObject({ ...cells, numbers: [3] });
  });

  test('numbers rows as a spreadsheet does: empty rows count, lines inside of quotes do not', () => {
    expect(readTable('a,b\n\n"1,\n2",3\n,\n4,5\n')).toMatchObject({ numbers: [3, 5] });
    expect(readTable('a,b\n\n"1,\n2",3\n,\n4\n')).toMatchObject({
      problems: [{ message: 'row 5 has 1 cells', at: { line: 6 } }],
    });
  });

  test('keeps line ends and commas inside quotes', () => {
    expect(readTable('a,b\n"1,\n2",3')).toMatchObject({ rows: [['1,\n2', '3']] });
  });

  test.each([
    ['a,b\n1\n', 'row 2 has 1 cells'],
    ['a,b\n1,2\n3,4,5\n', 'row 3 has 3 cells'],
    ['a,a\n1,2\n', 'the column a stands twice in the table'],
    ['a,b\n"1,2\n', 'row 2, cell 1: the quote is not closed'],
    ['a,b\n"1"x,2\n', 'row 2, cell 1: text follows the closing quote'],
    ['a,b\n', 'the table is empty'],
    ['', 'the table is empty'],
  ])('%j says what is wrong and where', (text, message) => {
    expect(readTable(text)).toMatchObject({ problems: [{ message }] });
  });

  test('tells all rows of a wrong length at once', () => {
    expect(readTable('a,b\n1\n2,3\n4,5,6\n')).toMatchObject({
      problems: [
        { message: 'row 2 has 1 cells', at: { line: 2, column: 1 } },
        { message: 'row 4 has 3 cells', at: { line: 4, column: 1 } },
      ],
    });
  });

  test.each([
    ['\uFEFFa;b\r\n"1;\r\n2";3\r\n4;5\r\n', 1, 1, { line: 4, column: 3 }],
    ['sep=,\na,b\n"x, y",3\n', 0, 1, { line: 3, column: 8 }],
    ['a\tb\tc\n\n1\t\t3\n', 0, 2, { line: 3, column: 4 }],
  ])('of %j knows where a cell stands', (text, row, column, place) => {
    const table = readTable(text);
    expect('placeOf' in table && table.placeOf(row, column)).toEqual(place);
  });
});
