import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/scenario/csv.js';

describe('a table beside a scenario', () => {
  test('is read with commas', () => {
    expect(readTable('a,b\n1,2\n3,4\n')).toEqual({
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
    expect(readTable(text)).toEqual({
      columns: ['time', 'place'],
      rows: [
        ['2022-09-21', 'Oral; the "west"'],
        ['2022-09-22', ''],
      ],
      numbers: [2, 3],
    });
  });

  test('has decimal commas where semicolons part the cells, and nowhere else', () => {
    expect(readTable('time;cars\n2022-09-21;12,5\n2022-09-22;-3,25\n')).toMatchObject({
      rows: [
        ['2022-09-21', '12.5'],
        ['2022-09-22', '-3.25'],
      ],
    });
    expect(readTable('time,cars\n2022-09-21,"12,5"\n')).toMatchObject({ rows: [['2022-09-21', '12,5']] });
  });

  test('is read with tabs, and as the line sep= says', () => {
    const cells = { columns: ['a', 'b'], rows: [['1, 2', '3']] };
    expect(readTable('a\tb\n1, 2\t3\n')).toMatchObject(cells);
    expect(readTable('\uFEFFsep=\t\r\na\tb\r\n1, 2\t3\r\n')).toMatchObject({ ...cells, numbers: [3] });
  });

  test('numbers rows as a spreadsheet does: empty rows count, lines inside of quotes do not', () => {
    expect(readTable('a,b\n\n"1,\n2",3\n,\n4,5\n')).toMatchObject({ numbers: [3, 5] });
    expect(readTable('a,b\n\n"1,\n2",3\n,\n4\n')).toMatchObject({ message: 'row 5 has 1 cells' });
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
    expect(readTable(text)).toMatchObject({ message });
  });
});
