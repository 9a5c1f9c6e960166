/** What is different between two scenarios as they are written, value by value, in words. */
import { isMap } from '../changes.js';
import type { Json, JsonMap } from '../document.js';
import type { ExpressionContext } from '../expression/context.js';
import { sameDimension } from '../expression/dimension.js';
import { readParameter } from '../expression/read.js';
import { oneLine } from './one-line.js';

/** One value that is different. */
export interface Difference {
  /** Dotted path; items of a list go by their `name` where they have one. */
  readonly path: string;
  /** As written; null where there was nothing. */
  readonly before: string | null;
  /** As written; null where there is nothing any more. */
  readonly after: string | null;
  /** The change in words: `5 → 7 (+2)`, `45 USD, times 1.5`. */
  readonly words: string;
}

/** What a file says beside its world: its other changes are not differences of this one. */
const BESIDE = new Set(['what-ifs', 'base']);

/** All values that differ between two scenarios, in the order of the file. Parameters are read in `context`. */
export function differences(before: Json, after: Json, context: ExpressionContext): Difference[] {
  const found: Difference[] = [];
  compare('', without(before), without(after), found, context);
  return found;
}

function without(raw: Json): Json {
  return isMap(raw) ? Object.fromEntries(Object.entries(raw).filter(([key]) => !BESIDE.has(key))) : raw;
}

function compare(
  path: string,
  before: Json | undefined,
  after: Json | undefined,
  found: Difference[],
  context: ExpressionContext,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [old, now] = [partsOf(before), partsOf(after)];
  if (isStated(before) || isStated(after)) compareStated(path, before, after, found, context);
  else if (old === null || now === null) {
    const texts = [textOf(before), textOf(after)] as const;
    found.push({ path, before: texts[0], after: texts[1], words: inWords(before, after, context) });
  } else {
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      compare(path === '' ? key : `${path}.${key}`, old.get(key), now.get(key), found, context);
    }
  }
}

/** Of two values with evidence the evidence is compared too; a bare value has none that could be lost. */
function compareStated(
  path: string,
  before: Json | undefined,
  after: Json | undefined,
  found: Difference[],
  context: ExpressionContext,
): void {
  compare(path, bare(before), bare(after), found, context);
  if (!isStated(before) || !isStated(after)) return;
  for (const key of ['source', 'note', 'range']) {
    compare(`${path}.${key}`, before[key], after[key], found, context);
  }
}

function isStated(value: Json | undefined): value is JsonMap {
  return isMap(value) && 'value' in value;
}

function bare(value: Json | undefined): Json | undefined {
  return isStated(value) ? value.value : value;
}

/** What a map or a list is made of, by key, by name or by index; null for what is no such thing. */
function partsOf(value: Json | undefined): Map<string, Json> | null {
  if (isMap(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value) || !value.some(isMap)) return null;
  return new Map(
    value.map((item, i) => [isMap(item) && typeof item.name === 'string' ? item.name : String(i), item]),
  );
}

function textOf(value: Json | undefined): string | null {
  return value === undefined ? null : oneLine(value);
}

/** `5 → 7 (+2)`, `45 USD, times 1.5`, `9 min → 6 min (× 0.67)`, `added: 3`, `removed: 3`. */
function inWords(before: Json | undefined, after: Json | undefined, context: ExpressionContext): string {
  if (before === undefined) return `added: ${oneLine(after ?? null)}`;
  if (after === undefined) return `removed: ${oneLine(before)}`;
  const [old, now] = [oneLine(before), oneLine(after)];
  if (now.startsWith(`(${old}) * (`)) return `${old}, times ${now.slice(old.length + 6, -1)}`;
  if (now.startsWith(`(${old}) + (`)) return `${old}, plus ${now.slice(old.length + 6, -1)}`;
  return `${old} → ${now}${howMuch(before, after, context)}`;
}

/** ` (+2)` for bare numbers, ` (× 1.5)` for quantities, nothing for what is neither. */
function howMuch(before: Json, after: Json, context: ExpressionContext): string {
  if (typeof before === 'number' && typeof after === 'number') {
    const more = after - before;
    return ` (${more > 0 ? '+' : ''}${Number(more.toPrecision(12))})`;
  }
  const [old, now] = [amountOf(before, context), amountOf(after, context)];
  if (old === null || now === null || !sameDimension(old.dimension, now.dimension)) return '';
  const factor = now.value / old.value;
  return Number.isFinite(factor) && factor > 0 ? ` (× ${Number(factor.toPrecision(3))})` : '';
}

function amountOf(value: Json, context: ExpressionContext) {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const read = readParameter('value', value, context);
  if ('problem' in read) return null;
  const [amount, more] = read.value.formula;
  return typeof amount === 'number' && more === undefined
    ? { value: amount, dimension: read.value.dimension }
    : null;
}
