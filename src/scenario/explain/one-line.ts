/** A value of a file in one line, without quotes: `[internal passport, foreign passport]`, `{beds: 200, price: 0 USD}`. */
import { isMap } from '../changes.js';
import type { Json } from '../document.js';

export function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (isMap(value)) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${oneLine(inner)}`)
      .join(', ')}}`;
  }
  return value === null ? 'nothing' : String(value).replace(/\s+/g, ' ');
}
