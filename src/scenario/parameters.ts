/** Named values of a file, on which all other values depend. */
import { isMap } from './changes.js';
import type { Json, JsonMap } from './document.js';
import type { ExpressionContext, Parameter } from './expression/context.js';
import { sameDimension } from './expression/dimension.js';
import { parameterCircle, reservedName, wrongDimension } from './expression/messages.js';
import { namesIn } from './expression/parse.js';
import { constantOf, isZero } from './expression/quantity.js';
import { readParameter } from './expression/read.js';
import * as aboutKeys from './messages/keys.js';
import type { Checked } from './problem.js';
import { STATE_NAMES } from './schema/choices.js';
import { type Found, isRange, rangeProblem } from './schema/leaf.js';

/**
 * All parameters that can be read, in the order of the file; what is wrong with the others goes to `found`. They may
 * refer to each other in any order: each is read after those that it is made of.
 */
export function readParameters(
  raw: Json | undefined,
  context: ExpressionContext,
  found: Found[],
): ReadonlyMap<string, Parameter> {
  const read = new Map<string, Parameter>();
  if (!isMap(raw)) return read;
  const isParameter = (words: string) => Object.hasOwn(raw, words);
  const within = { ...context, parameters: read };
  const { order, circles } = inOrder(raw, isParameter);
  for (const names of circles)
    found.push({ path: ['parameters', names[0]!], problem: parameterCircle(names) });
  for (const name of order) {
    const input = raw[name];
    const value = bare(input);
    if (value === undefined || value === null) continue;
    // What is wrong with those that it is made of is told there.
    if (usedBy(input, isParameter).some((other) => !read.has(other))) continue;
    const at = value === input ? [] : ['value'];
    const result = readOne(name, value, within);
    if ('value' in result) {
      read.set(name, result.value);
      found.push(...rangeOf(name, input!, result.value, within));
    } else found.push({ path: ['parameters', name, ...at], problem: result.problem });
  }
  return new Map(Object.keys(raw).flatMap((name) => (read.has(name) ? [[name, read.get(name)!]] : [])));
}

function readOne(name: string, value: Json, context: ExpressionContext): Checked<Parameter> {
  if (STATE_NAMES.has(name)) return { problem: reservedName(name, 'what choices, fares and prices weigh') };
  return typeof value === 'string' || typeof value === 'number'
    ? readParameter(name, value, context)
    : { problem: aboutKeys.wrongType('a number or an expression', value) };
}

/** Every parameter after those that it is made of, and the circles, whose members and their users are left out. */
function inOrder(
  raw: JsonMap,
  isParameter: (words: string) => boolean,
): { order: string[]; circles: string[][] } {
  const made = new Map(Object.keys(raw).map((name) => [name, usedBy(raw[name], isParameter)]));
  const awaited = new Map([...made].map(([name, of]) => [name, of.length]));
  const users = new Map<string, string[]>();
  for (const [name, of] of made)
    for (const other of of) users.set(other, [...(users.get(other) ?? []), name]);
  const order = [...made.keys()].filter((name) => awaited.get(name) === 0);
  // The list grows while it is walked.
  for (const name of order) {
    for (const user of users.get(name) ?? []) {
      awaited.set(user, awaited.get(user)! - 1);
      if (awaited.get(user) === 0) order.push(user);
    }
  }
  const left = new Set([...made.keys()].filter((name) => awaited.get(name)! > 0));
  return { order, circles: circlesOf(left, made) };
}

/** Circles among parameters of which each needs another that is left; who only needs one of a circle is passed over. */
function circlesOf(left: ReadonlySet<string>, made: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const seen = new Set<string>();
  for (const first of left) {
    const way: string[] = [];
    const place = new Map<string, number>();
    let name = first;
    while (!seen.has(name)) {
      seen.add(name);
      place.set(name, way.length);
      way.push(name);
      name = made.get(name)!.find((other) => left.has(other))!;
    }
    const from = place.get(name);
    if (from !== undefined) circles.push(way.slice(from));
  }
  return circles;
}

/** Parameters that the value of one is made of. */
function usedBy(input: Json | undefined, isParameter: (words: string) => boolean): string[] {
  const value = bare(input);
  return typeof value === 'string' ? [...new Set(namesIn(value, isParameter))].filter(isParameter) : [];
}

/** What is wrong with the range of a parameter. */
function rangeOf(name: string, input: Json, parameter: Parameter, context: ExpressionContext): Found[] {
  const range = isMap(input) ? input.range : undefined;
  if (!isMap(input) || range === undefined || !isRange(range)) return [];
  const path = ['parameters', name, 'range'];
  const ends = range.map((end) => readParameter(name, end as string | number, context));
  const found = ends.flatMap((end, i): Found[] => {
    if ('problem' in end) return [{ path: [...path, i], problem: end.problem }];
    const { dimension } = end.value;
    if (sameDimension(dimension, parameter.dimension) || isZero(end.value)) return [];
    return [
      {
        path: [...path, i],
        problem: wrongDimension(parameter.dimension, dimension, String(range[i])),
      },
    ];
  });
  if (found.length > 0) return found;
  const amounts = [...ends.map((end) => ('value' in end ? end.value : parameter)), parameter].map(constantOf);
  const problem = rangeProblem(range, input.value!, amounts[0], amounts[1], amounts[2]);
  return problem === null ? [] : [{ path, problem }];
}

/** The value inside `{value, source, note, range}`. */
export function bare(input: Json | undefined): Json | undefined {
  return isMap(input) && 'value' in input ? input.value : input;
}
