/** What messages are made of: values and lists in words, suggestions. */
import { suggest } from '../suggest.js';

/** What a value is, in words: `the number 5`, `the text "abc"`, `a list`. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (the key has no value)';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `${value}`;
  if (typeof value === 'string') return `the text "${shorten(value)}"`;
  return Array.isArray(value)
    ? `a list of ${value.length}`
    : `a map with the keys ${list(Object.keys(value as object))}`;
}

export function shorten(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `a, b and 3 more`, at most `most` names. */
export function list(names: readonly string[], most = 8): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, most).map((name) => shorten(name, 40));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

export const didYouMean = (name: string): string => `did you mean ${name}?`;

export function near(name: string, candidates: readonly string[], otherwise?: string): { hint?: string } {
  const meant = suggest(name, candidates);
  if (meant !== undefined) return { hint: didYouMean(meant) };
  return otherwise === undefined ? {} : { hint: otherwise };
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}
