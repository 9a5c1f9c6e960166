/** What a design turns, as it is written on a command line. */
import type { ChangeKind } from '../scenario/changes.js';
import { type Variants, type Variation, valueIn } from '../scenario/variants.js';

/** One setting of a factor. */
export interface Level {
  /** For people: `4`, `+2`, `×1.5`, `two more lanes`. */
  readonly label: string;
  /** A number where the factor is one. */
  readonly value: number | string;
  /** A what-if of the file to apply first; '' for none. */
  readonly whatIf: string;
  readonly changes: readonly Variation[];
}

export interface Factor {
  /** The path, or `what-if`. */
  readonly name: string;
  /** Whether its levels are numbers. */
  readonly numeric: boolean;
  /** Its levels; of a range without steps, five from end to end. */
  readonly levels: readonly Level[];
  /** The level at a place between 0 and 1 of a range without steps; null where there are only the levels. */
  readonly at: ((place: number) => Level) | null;
}

/** Levels of a range without steps in a full factorial. */
const LEVELS = 5;
const MOST_LEVELS = 10_000;
/** Figures between the ends of a range are told, and set, with so many digits. */
const DIGITS = 6;
const OPERATORS: readonly (readonly [sign: string, kind: ChangeKind, mark: string])[] = [
  ['+=', 'add', '+'],
  ['*=', 'multiply', '×'],
  ['=', 'set', ''],
];

/**
 * Reads a factor:
 *
 *     crossings.*.posts.*.car.lanes=2..12:2     from 2 to 12 by 2; all that the path means, together
 *     crossings.Ozinki.posts.exit.car.lanes+=0,2,5          that many more
 *     cities.Oral.lodging.hotels.beds*=0.5..2               a range: five levels, or any value for a sample
 *     parameters.surge                                      over its own `range`
 *     crossings.?.posts.*.car.lanes+=5                      each crossing in turn
 *     what-ifs, or the name of one                          each what-if of the file
 *
 * Throws a RangeError that says what is wrong.
 */
export function factorOf(text: string, variants: Variants, whatIfs: readonly string[]): Factor {
  if (text === 'what-ifs' || whatIfs.includes(text)) return whatIfFactor(text, whatIfs);
  const found = splitAtOperator(text);
  if (found === null) return overOwnRange(text, variants, whatIfs);
  const { path: written, kind, mark, values } = found;
  const path = variants.parameter(written)?.path ?? written;
  if (path.split('.').includes('?')) return eachInTurn(path, { kind, mark, values }, variants);
  const one = (value: number | string, label: string, raw = value): Level => ({
    label: `${mark}${label}`,
    value,
    whatIf: '',
    changes: [{ kind, target: path, value: raw }],
  });
  const range = rangeOf(values);
  if (range !== null) return rangeFactor(written, range, one);
  const given = valuesOf(values);
  const levels = given.map(
    ({ text, value }): Level => ({
      label: `${mark}${text}`,
      value: typeof value === 'number' ? value : text,
      whatIf: '',
      changes: [{ kind, target: path, value }],
    }),
  );
  return { name: written, numeric: given.every(({ value }) => typeof value === 'number'), levels, at: null };
}

function whatIfFactor(text: string, whatIfs: readonly string[]): Factor {
  const names = text === 'what-ifs' ? whatIfs : [text];
  if (names.length === 0) throw new RangeError('the file has no what-ifs.');
  const levels = names.map((name): Level => ({ label: name, value: name, whatIf: name, changes: [] }));
  return { name: 'what-if', numeric: false, levels, at: null };
}

/** The first operator outside of quotes; null where there is none. */
function splitAtOperator(text: string) {
  const at = text.indexOf('=');
  if (at < 1) return null;
  for (const [sign, kind, mark] of OPERATORS) {
    const start = at - sign.length + 1;
    if (text.slice(start, at + 1) !== sign) continue;
    const path = text.slice(0, start).trim();
    const values = text.slice(at + 1).trim();
    if (path === '' || values === '') return null;
    return { path, kind, mark, values };
  }
  return null;
}

function overOwnRange(text: string, variants: Variants, whatIfs: readonly string[]): Factor {
  const parameter = variants.parameter(text);
  if (parameter?.range) {
    const [low, high] = parameter.range;
    return factorOf(`${parameter.path}=${ofRange(low, high)}`, variants, whatIfs);
  }
  if (parameter) throw new RangeError(`${text} has no range in the file: write ${text}=<from>..<to>.`);
  throw new RangeError(
    `"${text}" says no values: write <path>=<values>, for example "crossings.*.posts.*.car.lanes=2..12:2", ` +
      'the name of a parameter that has a range, or of a what-if.',
  );
}

/** `[2, 8]` → `2..8`; `[2 h, 8 h]` → `2..8 h`. */
function ofRange(low: unknown, high: unknown): string {
  const [a, unit] = amountOf(String(low));
  const [b] = amountOf(String(high));
  return `${a}..${b}${unit === '' ? '' : ` ${unit}`}`;
}

function amountOf(text: string): [amount: string, unit: string] {
  const found = /^(-?[\d.]+(?:e[+-]?\d+)?)\s*(.*)$/iu.exec(text.trim());
  return found ? [found[1], found[2]] : [text, ''];
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number | null;
  readonly unit: string;
}

/** `2..12:2`, `0.5..2`, `5..20:5 min`; null where it is no range. */
function rangeOf(text: string): Range | null {
  const number = String.raw`-?\d+(?:\.\d+)?`;
  const found = new RegExp(`^(${number})\\.\\.(${number})(?::(${number}))?\\s*(%|\\p{L}.*)?$`, 'u').exec(
    text,
  );
  if (!found) return null;
  const [low, high] = [Number(found[1]), Number(found[2])];
  const step = found[3] === undefined ? null : Number(found[3]);
  if (!(low < high))
    throw new RangeError(`${text}: the range must rise, from a smaller number to a larger one.`);
  if (step !== null && !(step > 0)) throw new RangeError(`${text}: the step must be larger than 0.`);
  if (step !== null && (high - low) / step > MOST_LEVELS)
    throw new RangeError(`${text}: that is more than ${MOST_LEVELS.toLocaleString('en')} levels.`);
  return { low, high, step, unit: found[4]?.trim() ?? '' };
}

function rangeFactor(
  name: string,
  { low, high, step, unit }: Range,
  one: (value: number, label: string, raw: number | string) => Level,
): Factor {
  const level = (exact: number): Level => {
    const value = Number(exact.toPrecision(DIGITS));
    const text = unit === '' ? String(value) : `${value} ${unit}`;
    return one(value, text, unit === '' ? value : text);
  };
  // A hair is forgiven, so that 0.1..0.3:0.1 has three levels.
  const count = step === null ? LEVELS : Math.floor((high - low) / step + 1e-9) + 1;
  const width = step ?? (high - low) / (LEVELS - 1);
  const levels = Array.from({ length: count }, (_, i) => level(low + i * width));
  const at = step === null ? (place: number) => level(low + place * (high - low)) : null;
  return { name: unit === '' ? name : `${name} (${unit})`, numeric: true, levels, at };
}

/** Values between commas; a comma inside brackets or quotes belongs to its value. */
function valuesOf(text: string) {
  const parts = text.match(/(?:\([^()]*\)|\{[^{}]*\}|\[[^[\]]*\]|"[^"]*"|'[^']*'|[^,])+/gu) ?? [];
  return parts.map((part) => {
    const written = part.trim();
    if (written === '') throw new RangeError(`"${text}" has an empty value.`);
    return { text: written, value: valueIn(written) };
  });
}

/** A level for each key that `?` stands for, and each value. */
function eachInTurn(
  path: string,
  { kind, mark, values }: { kind: ChangeKind; mark: string; values: string },
  variants: Variants,
): Factor {
  const places = variants.eachOf(path);
  if (places.length === 0) throw new RangeError(`${path} is nothing in the file, whatever ? stands for.`);
  const given = valuesOf(values);
  const levels = places.flatMap(({ path: target, keys }) =>
    given.map(({ text, value }): Level => {
      const label = given.length === 1 ? keys.join(', ') : `${keys.join(', ')} ${mark}${text}`;
      return { label, value: label, whatIf: '', changes: [{ kind, target, value }] };
    }),
  );
  return { name: `${path}${mark === '' ? '=' : mark}${values}`, numeric: false, levels, at: null };
}
