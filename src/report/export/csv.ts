/** Tables as CSV (RFC 4180), such that a spreadsheet that opens one runs nothing. */

/** A cell: text, a number, or nothing. */
export type CsvCell = string | number | null;

/** Tells spreadsheets that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Beginnings of texts that a spreadsheet takes for a formula, their full-width forms among them, and white space, which
 * some spreadsheets drop before they look (OWASP, "CSV Injection").
 */
const FORMULA = /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/u;

/** A text that stays a text in a spreadsheet: one that would begin a formula gets an apostrophe before it. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Every text in quotes, so that no separator of another country parts it; numbers bare, with a point. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}
