/** What holds for every scenario; the quick tests try a few, the long ones many. Each throws where it does not hold. */
import { expect } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Json, JsonMap } from '../../src/scenario/document.js';
import { printScenario } from '../../src/scenario/explain/print.js';
import { readScenario } from '../../src/scenario/read.js';
import { resolveScenario } from '../../src/scenario/resolve.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** The scenario of a text, or null where it is refused with a reason. */
export function read(text: string, whatIf?: string): Scenario | null {
  const { scenario, issues } = readScenario(text, {
    file: 'made.yaml',
    ...(whatIf === undefined ? {} : { whatIf }),
  });
  expect(scenario === null).toBe(issues.length > 0);
  return scenario;
}

const run = (scenario: Scenario, seed = 'property', replication = 0): Measures =>
  simulate(compile(scenario), seed, replication, { check: true });

/** A scenario that checks runs to its end with all invariants. Whether it checked. */
export function runsToItsEnd(values: JsonMap): boolean {
  const scenario = read(printScenario(values));
  if (scenario === null) return false;
  for (const replication of [0, 1]) {
    const measures = run(scenario, 'property', replication);
    expect(measures.events).toBeGreaterThanOrEqual(0);
    for (const numbers of [measures.tallies, measures.levels, measures.counts, measures.series]) {
      expect(numbers.every((number) => Number.isFinite(number) || Number.isNaN(number))).toBe(true);
    }
  }
  return true;
}

/** A scenario that is printed and read again is the same. */
export function readsBack(values: JsonMap): boolean {
  const text = printScenario(values);
  expect(resolveScenario(text, { file: 'made.yaml' }).document!.raw).toEqual(values);
  const scenario = read(text);
  if (scenario === null) return false;
  const again = printScenario(resolveScenario(text, { file: 'made.yaml' }).document!.raw);
  expect(again).toBe(text);
  expect(read(again)).toEqual(scenario);
  return true;
}

/** A what-if that writes what is there, multiplies by 1 or adds 0 leaves every number as it was. */
export function changesNothing(values: JsonMap, picks: readonly number[]): boolean {
  const leaves = leavesOf(values, '').filter(
    ({ path }) => !/^(onward|timeline|observations|what-ifs|services\.\d+\.(from|to))\b/.test(path),
  );
  const whatIf: { set: JsonMap; multiply: JsonMap; add: JsonMap } = { set: {}, multiply: {}, add: {} };
  for (const [i, pick] of picks.entries()) {
    const { path, value } = leaves[pick % leaves.length]!;
    const isQuantity =
      typeof value === 'number' || /^\d+ (min|h|USD|km|km\/h|parties|%|days)$/.test(String(value));
    if (isQuantity && i % 3 === 1) whatIf.multiply[path] = 1;
    else if (typeof value === 'number' && i % 3 === 2) whatIf.add[path] = 0;
    else whatIf.set[path] = value;
  }
  const text = printScenario({ ...values, 'what-ifs': { nothing: { ...whatIf } } });
  const base = read(printScenario(values));
  if (base === null) return false;
  expect(readScenario(text, { file: 'made.yaml', whatIf: 'nothing' }).issues).toEqual([]);
  expect(bytes(run(read(text, 'nothing')!))).toEqual(bytes(run(base)));
  return true;
}

/** The same scenario in other units is the same scenario. */
export function isSameInOtherUnits(values: JsonMap): boolean {
  const scenario = read(printScenario(values));
  if (scenario === null) return false;
  const other = read(printScenario(inOtherUnits(values) as JsonMap));
  expect(other).not.toBeNull();
  const { evidence: _, ...one } = scenario;
  const { evidence: __, ...two } = other!;
  expectAlmost(two, one, '');
  const [first, second] = [run(scenario), run(other!)];
  expect([second.parties, second.events]).toEqual([first.parties, first.events]);
  expect([...second.counts]).toEqual([...first.counts]);
  second.tallies.forEach((value, i) => {
    expectAlmost(value, first.tallies[i], `tally ${i}`);
  });
  return true;
}

function bytes({ tallies, sketches, levels, counts, series, events, parties }: Measures): unknown {
  const hex = (array: Float64Array | Uint32Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
  return { events, parties, arrays: [tallies, sketches, levels, counts, series].map(hex) };
}

function leavesOf(value: Json, path: string): { path: string; value: Json }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

const MILE = 1.609344;

/** Minutes for hours, hours for minutes and days, miles for kilometres, in every expression. */
export function inOtherUnits(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOtherUnits);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOtherUnits(inner)]));
  }
  if (typeof value !== 'string' || value.startsWith('every ')) return value;
  return value.replace(
    /(\d+(?:\.\d+)?) (km\/h|km|min|h|days|day)\b|\/ (h|km)\b|\/day\b/g,
    (_, number: string | undefined, unit: string | undefined, bare: string | undefined) => {
      if (bare === 'h') return '/ (60 min)';
      if (bare === 'km') return `/ (${1 / MILE} miles)`;
      if (number === undefined) return '/(1440 min)';
      const amount = Number(number);
      if (unit === 'km/h') return `${amount / MILE} miles/(60 min)`;
      if (unit === 'km') return `${amount / MILE} miles`;
      if (unit === 'min') return `${amount / 60} h`;
      return unit === 'h' ? `${amount * 60} min` : `${amount * 24} h`;
    },
  );
}

/** Equal, numbers to twelve digits. */
function expectAlmost(found: unknown, expected: unknown, path: string): void {
  if (typeof expected === 'number' && typeof found === 'number') {
    const isSame =
      found === expected || Math.abs(found - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected));
    if (!isSame) expect([path, found]).toEqual([path, expected]);
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(found as object), path).toEqual(Object.keys(expected));
    for (const [key, inner] of Object.entries(expected)) {
      expectAlmost((found as Record<string, unknown>)[key], inner, `${path}.${key}`);
    }
  } else expect([path, found]).toEqual([path, expected]);
}
