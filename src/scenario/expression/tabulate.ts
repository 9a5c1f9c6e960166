import { dateOf } from '../calendar/date.js';
import { evaluate, type Formula } from '../formula.js';
import { refuse } from '../problem.js';
import type { RateTable } from '../scenario.js';
import type { ExpressionContext } from './context.js';
import { TIME } from './functions.js';
import * as say from './messages.js';
import { constantOf } from './quantity.js';
import type { Quantity } from './scope.js';

type InWords = (rate: number) => string;

function figure(value: number): number {
  return Number(value.toPrecision(4));
}

/** Coarsest grid on which a rate that changes is tabulated (s). */
const GRID = 900;
/** Most steps of a formula that are evaluated for one table: a few seconds. */
const MOST_STEPS = 30_000_000;

/**
 * Tabulates a checked rate over the run in parties per second, piecewise linear. `divisor` turns its unit into parties.
 * A rate that changes is taken every 15 minutes at most, and twice (before and after) at each time with which the
 * expression compares `t`: so `after` and `since` make clean jumps and bends. Throws a Refusal where it is negative.
 */
export function tabulate(
  read: Quantity,
  divisor: number,
  context: ExpressionContext,
  text: string,
  inWords: InWords = (rate) => `${figure(rate * 86_400)}/day`,
): RateTable {
  const { from, until } = context;
  const raw = (time: number): number => evaluate(read.formula, { [TIME]: time }) / divisor;
  const check = (rate: number, time: number): number =>
    rate >= 0 && Number.isFinite(rate)
      ? Math.abs(rate)
      : refuseRate(rate, text, dateOf(time, context), inWords);
  const rateAt = (time: number): number => check(raw(time), time);
  if (constantOf(read) !== undefined) return { times: [from, until], rates: [rateAt(from), rateAt(from)] };
  const edges = [from, ...bends(read.formula).filter((time) => time > from && time < until), until];
  const work = ((until - from) / GRID + 6 * edges.length) * read.formula.length;
  if (work > MOST_STEPS) refuse(say.runTooLong(MOST_STEPS));
  const points: Points = { times: [], rates: [] };
  let rate = rateAt(from);
  for (let i = 1; i < edges.length; i++) {
    const [left, right] = [edges[i - 1]!, edges[i]!];
    add(points, left, rate);
    const parts = Math.ceil((right - left) / GRID);
    for (let k = 1; k < parts; k++) {
      const time = left + ((right - left) * k) / parts;
      add(points, time, rateAt(time));
    }
    const [before, after] = right === until ? [raw(until), 0] : sides(raw, right);
    add(points, right, check(before, right));
    rate = check(after, right);
  }
  return points;
}

/** Area under a piecewise linear table between two times; what lies outside of it is 0. */
export function areaOf({ times, rates }: RateTable, from: number, until: number): number {
  let area = 0;
  for (let i = 1; i < times.length; i++) {
    const [start, end] = [times[i - 1]!, times[i]!];
    const [left, right] = [Math.max(start, from), Math.min(end, until)];
    if (right <= left) continue;
    const slope = (rates[i]! - rates[i - 1]!) / (end - start);
    area += (right - left) * (rates[i - 1]! + slope * ((left + right) / 2 - start));
  }
  return area;
}

function refuseRate(rate: number, text: string, when: string, inWords: InWords): never {
  if (!Number.isFinite(rate)) return refuse(say.badRate(text, 'not finite', when, say.OVERFLOW_HINT), 0);
  return refuse(say.badRate(text, `negative (${inWords(rate)})`, when), 0);
}

interface Points {
  readonly times: number[];
  readonly rates: number[];
}

/** Adds a point; of a level stretch only the ends are kept. */
function add({ times, rates }: Points, time: number, rate: number): void {
  const last = rates.length - 1;
  if (rates[last] === rate && times[last] === time) return;
  if (rates[last] === rate && rates[last - 1] === rate) {
    times[last] = time;
    return;
  }
  times.push(time);
  rates.push(rate);
}

/**
 * The rate just before a time and from then on. `t > d` holds only behind d, so that both sides are taken; where a side
 * differs by no more than a slope gives (judged by the rate a minute away), the value at the time itself is exact.
 */
function sides(raw: (time: number) => number, time: number): readonly [before: number, after: number] {
  const step = Math.max(1, Math.abs(time)) * 2 ** -50;
  const [before, at, after] = [raw(time - step), raw(time), raw(time + step)];
  const scale = Math.max(...[before, at, after, raw(time - 60), raw(time + 60)].map(Math.abs));
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-7 * scale;
  return [close(before, at) ? at : before, close(after, at) ? at : after];
}

/** Times at which a formula may jump or bend: every number from which `t` is subtracted or with which it is compared. */
function bends(formula: Formula): number[] {
  const found = new Set<number>();
  formula.forEach((step, i) => {
    const [a, b] = [formula[i - 2], formula[i - 1]];
    if (typeof step !== 'object' || step.arity !== 2) return;
    if (!BENDING.has(step.call)) return;
    if (a === TIME && typeof b === 'number') found.add(b);
    if (b === TIME && typeof a === 'number') found.add(a);
  });
  return [...found].sort((x, y) => x - y);
}

const BENDING: ReadonlySet<string> = new Set([
  'subtract',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'unequal',
  'min',
  'max',
]);
