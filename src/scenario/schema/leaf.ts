/** The smallest part of the language: one value with its evidence, and the tools to put values together. */
import * as z from 'zod';
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import type { ExpressionContext } from '../expression/context.js';
import type { Files } from '../files.js';
import type { Path } from '../issue.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutNumbers from '../messages/numbers.js';
import type { Checked, Problem } from '../problem.js';
import { asWritten, Stated } from './stated.js';

// zod would otherwise make functions from text, which a page with a strict content policy forbids.
z.config({ jitless: true });

/** What reading a value needs to know of the rest of the file. */
export interface Reader {
  readonly context: ExpressionContext;
  /** Names of `sources`. */
  readonly sources: readonly string[];
  readonly files: Files | undefined;
  /** Mean persons in a party of a group (1 where the group is not known). */
  readonly meanPartySize: (group: string) => number;
  /** Values that were read before in this context, by kind and text: a timeline reads the same file many times. */
  readonly memo: Map<string, Checked<unknown>>;
}

/** What the reference and an editor say about a key. */
export interface About {
  readonly description: string;
  readonly examples?: readonly Json[];
}

/** How a value is written, for the JSON Schema: see `json-schema.ts`. */
export type Kind =
  | 'quantity'
  | 'text'
  | 'truth'
  | 'words'
  | 'point'
  | 'numbers'
  | 'staffing'
  | 'rate'
  | 'timetable'
  | 'moments'
  | 'open'
  | 'law'
  | 'because';

export interface LeafOptions {
  readonly kind: Kind;
  /** What is expected, in words: `a duration`. */
  readonly expected: string;
  /** False for names and coordinates, which are not figures that need a source. */
  readonly isFigure?: boolean;
  /** Whether the range is checked elsewhere. */
  readonly rangeElsewhere?: boolean;
  /** Words that are allowed, for the JSON Schema. */
  readonly words?: readonly string[];
}

export const WRAPPER_KEYS = ['value', 'source', 'note', 'range'] as const;
/** Sources that need no entry in `sources`. */
export const SOURCE_WORDS = ['estimate', 'fitted', 'assumption'] as const;

/**
 * A map with these keys and no others. zod tells only which key is not known; the message carries the keys that are,
 * for `issues.ts` to suggest one.
 */
export function keyed<S extends z.ZodRawShape>(shape: S) {
  const known = JSON.stringify(Object.keys(shape));
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** A problem, and where in the value it is. */
export interface Found {
  readonly path: Path;
  readonly problem: Problem;
}

/** A value that is read by `read`, bare or as `{value, source, note, range}`. `key` tells readers apart in the memo. */
export function leaf<T>(
  reader: Reader,
  key: string,
  about: About,
  options: LeafOptions,
  read: (input: Json) => Checked<T> | { readonly found: readonly Found[] },
) {
  return z
    .unknown()
    .transform((input, ctx): Stated<T> => {
      const { raw, wrapper, found } = unwrap(input as Json | undefined, options.expected, reader);
      tell(ctx, found);
      if (raw === undefined) return z.NEVER;
      const readOnce = (value: Json) =>
        remembered(reader, `${key} ${JSON.stringify(value)}`, () => read(value));
      const result = readOnce(raw);
      if ('value' in result) {
        if (wrapper?.range !== undefined && options.rangeElsewhere !== true)
          tell(ctx, outsideRange(wrapper.range, raw, result.value, readOnce));
        const { source = '', note = '' } = wrapper ?? {};
        const isFigure = options.isFigure ?? true;
        return new Stated(result.value, asWritten(raw), source, note, isFigure, wrapper?.range, result.doubt);
      }
      const inner = 'problem' in result ? [{ path: [], problem: result.problem }] : result.found;
      tell(
        ctx,
        inner.map((f) => (wrapper === null ? f : { ...f, path: ['value', ...f.path] })),
      );
      return z.NEVER;
    })
    .meta({ ...about, examples: [...(about.examples ?? [])], leaf: options });
}

type Result<T> = Checked<T> | { readonly found: readonly Found[] };

function remembered<T>(reader: Reader, key: string, read: () => Result<T>): Result<T> {
  const memo = reader.memo as Map<string, Result<unknown>>;
  const before = memo.get(key);
  if (before !== undefined) return before as Result<T>;
  const result = read();
  memo.set(key, result);
  return result;
}

/** What is wrong with a range: an end that cannot be read, ends the wrong way round, a value outside of them. */
function outsideRange<T>(
  range: readonly [Json, Json],
  raw: Json,
  value: T,
  read: (input: Json) => Result<T>,
): Found[] {
  const ends = range.map(read);
  const found = ends.flatMap((end, i): Found[] => {
    if ('value' in end) return [];
    const inner = 'problem' in end ? [{ path: [], problem: end.problem }] : end.found;
    return inner.map((each) => ({ path: ['range', i, ...each.path], problem: each.problem }));
  });
  if (found.length > 0) return found;
  const [low, high] = ends.map((end) => amountOf((end as { value: T }).value));
  const problem = rangeProblem(range, raw, low, high, amountOf(value));
  return problem === null ? [] : [{ path: ['range'], problem }];
}

/** Compares a value with the ends of its range; undefined is what cannot be compared. */
export function rangeProblem(
  range: readonly [Json, Json],
  raw: Json,
  low: number | undefined,
  high: number | undefined,
  value: number | undefined,
): Problem | null {
  if (low === undefined || high === undefined) return null;
  if (low > high) return aboutNumbers.wrongRange(range);
  const isInside = value === undefined || (value >= low && value <= high);
  return isInside ? null : aboutNumbers.outsideRange(asWritten(raw), range.map(asWritten));
}

/** A value that can be compared: a number, or a law or a calendar that is always the same. */
function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('law' in value && value.law === 'constant' && 'value' in value) return amountOf(value.value);
  const isConstant = 'values' in value && Array.isArray(value.values) && value.values.length === 1;
  return isConstant && 'times' in value ? amountOf((value.values as unknown[])[0]) : undefined;
}

interface Wrapper {
  readonly source?: string;
  readonly note?: string;
  readonly range?: readonly [Json, Json];
}

/** The value inside `{value, source, note, range}`; undefined where there is nothing to read. */
export function unwrap(
  input: Json | undefined,
  expected: string,
  reader: Reader,
): { raw: Json | undefined; wrapper: Wrapper | null; found: Found[] } {
  if (input === undefined || input === null) {
    return { raw: undefined, wrapper: null, found: [{ path: [], problem: aboutKeys.noValue(expected) }] };
  }
  if (!isMap(input) || !('value' in input)) return { raw: input, wrapper: null, found: [] };
  const found: Found[] = Object.keys(input)
    .filter((key) => !(WRAPPER_KEYS as readonly string[]).includes(key))
    .map((key) => ({ path: [key], problem: aboutKeys.unknownKey(key, WRAPPER_KEYS) }));
  const { value, source, note, range } = input;
  if (source !== undefined) {
    const problem = sourceProblem(source, reader.sources);
    if (problem !== null) found.push({ path: ['source'], problem });
  }
  if (note !== undefined && typeof note !== 'string') {
    found.push({ path: ['note'], problem: aboutKeys.wrongType('text', note) });
  }
  if (range !== undefined && !isRange(range))
    found.push({ path: ['range'], problem: aboutNumbers.wrongRange(range) });
  if (value === null || value === undefined) {
    found.push({ path: ['value'], problem: aboutKeys.noValue(expected) });
    return { raw: undefined, wrapper: {}, found };
  }
  const wrapper: Wrapper = {
    ...(typeof source === 'string' ? { source } : {}),
    ...(typeof note === 'string' ? { note } : {}),
    ...(range !== undefined && isRange(range) ? { range } : {}),
  };
  return { raw: value, wrapper, found };
}

export function isRange(range: Json): range is [Json, Json] {
  return (
    Array.isArray(range) &&
    range.length === 2 &&
    range.every((end) => typeof end === 'string' || typeof end === 'number')
  );
}

/** Why a source is not one, or null. */
export function sourceProblem(source: Json, sources: readonly string[]): Problem | null {
  if (typeof source !== 'string') return aboutKeys.wrongType('the name of a source', source);
  const known = [...sources, ...SOURCE_WORDS];
  return known.includes(source) ? null : aboutKeys.unknownSource(source, known);
}

/** What zod gives a transform to add issues with. */
interface Telling {
  addIssue(issue: {
    code: 'custom';
    message: string;
    path: PropertyKey[];
    params: Record<string, unknown>;
  }): void;
}

export function tell(ctx: Telling, found: readonly Found[]): void {
  for (const { path, problem } of found) {
    ctx.addIssue({ code: 'custom', message: problem.message, path: [...path], params: { problem } });
  }
}

/** Reads a value with another schema inside a transform, and passes its issues on below `path`. */
export function readInside<S extends z.ZodType>(
  ctx: Telling,
  schema: S,
  input: unknown,
  path: Path,
): z.output<S> | undefined {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    ctx.addIssue({
      code: 'custom',
      message: issue.message,
      path: [...path, ...issue.path],
      params: { issue },
    });
  }
  return undefined;
}
