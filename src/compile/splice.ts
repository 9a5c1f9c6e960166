/**
 * Dated changes: what is a function of time anyway (lanes by the hour, rates of departure, timetables) is taken from
 * the scenario as it stood at each time, so that all versions of the scenario carry the same schedules. What is left
 * to change are single numbers (`patches.ts`).
 */
import type { Scenario } from '../scenario/scenario.js';

/** The base and its later versions, each with the schedules of all. */
export function spliceVersions(scenario: Scenario): { at: number; scenario: Scenario }[] {
  const versions = [
    { at: Number.NEGATIVE_INFINITY, scenario },
    ...scenario.timeline.map(({ at, then }) => ({ at, scenario: then })),
  ];
  let merged: unknown = scenario;
  for (const { at, scenario: then } of versions.slice(1)) merged = splice(merged, then, at);
  return versions.map(({ at, scenario: version }) => ({ at, scenario: adopt(version, merged) as Scenario }));
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** Functions of time by their shape: `{times, values}` and `{times, rates}`; and departure times by their key. */
function isTimed(value: unknown): value is { times: number[]; values?: number[]; rates?: number[] } {
  return (
    isTree(value) && Array.isArray(value.times) && (Array.isArray(value.values) || Array.isArray(value.rates))
  );
}

/** `before` up to time `at`, `after` from then on, in all that is a function of time; the rest as in `before`. */
function splice(before: unknown, after: unknown, at: number, key = ''): unknown {
  if (isTimed(before) && isTimed(after)) return spliceTimed(before, after, at);
  if (key === 'departs') {
    const departures = (list: unknown): number[] => list as number[];
    return [
      ...departures(before).filter((time) => time < at),
      ...departures(after).filter((time) => time >= at),
    ];
  }
  if (key === 'timeline' || !isTree(before) || !isTree(after)) return before;
  if (Array.isArray(before))
    return before.map((item, i) => splice(item, (after as unknown as unknown[])[i], at));
  return Object.fromEntries(
    Object.entries(before).map(([name, value]) => [name, splice(value, after[name], at, name)]),
  );
}

type Timed = { times: number[]; values?: number[]; rates?: number[] };

function spliceTimed(before: Timed, after: Timed, at: number): Timed {
  const line = before.rates && after.rates;
  const [left, right] = line ? [before.rates!, after.rates!] : [before.values!, after.values!];
  const head = before.times.map((time, i) => [time, left[i]!] as const).filter(([time]) => time < at);
  const tail = after.times.map((time, i) => [time, right[i]!] as const).filter(([time]) => time > at);
  // A rate is linear between its points, so that the moment itself needs the value before and the value after; it may
  // jump there by itself, as two points of one time.
  const middle = line
    ? [[at, linearBefore(before.times, left, at)] as const, [at, linearFrom(after.times, right, at)] as const]
    : [[at, stepAt(after.times, right, at)] as const];
  const points = [...head, ...middle, ...tail];
  const times = points.map(([time]) => time);
  const numbers = points.map(([, number]) => number);
  return line ? { times, rates: numbers } : { times, values: numbers };
}

function stepAt(times: readonly number[], values: readonly number[], at: number): number {
  let value = values[0]!;
  for (let i = 0; i < times.length && times[i]! <= at; i++) value = values[i]!;
  return value;
}

/** Value of a line just before `at`. */
function linearBefore(times: readonly number[], values: readonly number[], at: number): number {
  const after = times.findIndex((time) => time >= at);
  return after < 0 ? values.at(-1)! : between(times, values, after, at);
}

/** Value of a line from `at` on. */
function linearFrom(times: readonly number[], values: readonly number[], at: number): number {
  const after = times.findIndex((time) => time > at);
  return after < 0 ? values.at(-1)! : between(times, values, after, at);
}

/** Value at `at` on the way from the point before `after` to `after`. */
function between(times: readonly number[], values: readonly number[], after: number, at: number): number {
  if (after === 0) return values[0]!;
  const [from, to] = [times[after - 1]!, times[after]!];
  const share = to > from ? (at - from) / (to - from) : 1;
  return values[after - 1]! + share * (values[after]! - values[after - 1]!);
}

/** `version` with all functions of time as in `merged`. */
function adopt(version: unknown, merged: unknown, key = ''): unknown {
  if (key === 'departs' || (isTimed(version) && isTimed(merged))) return merged;
  if (key === 'timeline' || !isTree(version) || !isTree(merged)) return version;
  if (Array.isArray(version))
    return version.map((item, i) => adopt(item, (merged as unknown as unknown[])[i]));
  return Object.fromEntries(
    Object.entries(version).map(([name, value]) => [name, adopt(value, merged[name], name)]),
  );
}
