import { dateOf } from '../calendar/date.js';
import { evaluate, type Formula } from '../formula.js';
import { refuse } from '../problem.js';
import type { RateTable } from '../scenario.js';
import type { ExpressionContext } from './context.js';
import { TIME } from './functions.js';
import * as say from './messages.js';
import { constantOf, type Quantity } from './quantity.js';

/** Coarsest grid on which a rate that changes is tabulated (s). */
const GRID = 900;
/** Most points of one table: 28 years at the coarsest grid. */
const MOST_POINTS = 1_000_000;

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
): RateTable {
  const { from, until } = context;
  const rateAt = (time: number): number => {
    const rate = evaluate(read.formula, { [TIME]: time }) / divisor;
    if (rate >= 0 && Number.isFinite(rate)) return rate === 0 ? 0 : rate;
    const found = Number.isFinite(rate)
      ? `negative (${Number((rate * 86_400).toPrecision(4))}/day)`
      : 'not finite';
    return refuse(say.badRate(text, found, dateOf(time, context)), 0);
  };
  if (constantOf(read) !== undefined) return { times: [from, until], rates: [rateAt(from), rateAt(from)] };
  const points: Points = { times: [], rates: [] };
  const jumps = bends(read.formula).filter((time) => time > from && time < until);
  const edges = [from, ...jumps, until];
  if ((until - from) / GRID + 3 * edges.length > MOST_POINTS) refuse(say.runTooLong(MOST_POINTS));
  let next = rateAt(from);
  for (let i = 1; i < edges.length; i++) {
    const [left, right] = [edges[i - 1]!, edges[i]!];
    add(points, left, next);
    const parts = Math.ceil((right - left) / GRID);
    for (let k = 1; k < parts; k++)
      add(points, left + ((right - left) * k) / parts, rateAt(left + ((right - left) * k) / parts));
    if (i === edges.length - 1) break;
    const [before, after] = sides(rateAt, right);
    add(points, right, before);
    next = after;
  }
  add(points, until, rateAt(until));
  return points;
}

interface Points {
  readonly times: number[];
  readonly rates: number[];
}

/** Adds a point; of a level stretch only the ends are kept. */
function add({ times, rates }: Points, time: number, rate: number): void {
  const last = rates.length - 1;
  const level =
    last > 0 && rates[last] === rate && rates[last - 1] === rate && times[last] !== times[last - 1];
  if (level && times[last] !== time) {
    times.pop();
    rates.pop();
  }
  if (times[last] === time && rates[last] === rate && !level) return;
  times.push(time);
  rates.push(rate);
}

/** The rate just before a time and from then on. `t > d` holds only behind d, so that both sides are taken. */
function sides(rateAt: (time: number) => number, time: number): readonly [before: number, after: number] {
  const step = Math.max(1, Math.abs(time)) * 2 ** -50;
  const [before, at, after] = [rateAt(time - step), rateAt(time), rateAt(time + step)];
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
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
