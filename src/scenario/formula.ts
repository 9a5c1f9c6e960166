import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { power } from '../elementary/power.js';
import { cos, sin } from '../elementary/sine.js';
import { tanh } from '../elementary/tanh.js';

/**
 * A checked expression as data: postfix steps over numbers in base units. The language parses text with mathjs and
 * hands on only this; nothing of mathjs passes this point, so that a network can travel to a worker or a browser.
 */
export type Formula = readonly Step[];

/** A number, the name of a variable, or a function of the `arity` values before it. */
export type Step = number | string | { readonly call: FunctionName; readonly arity: number };

export const FUNCTIONS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'negate',
  'exp',
  'log',
  'sqrt',
  'abs',
  'min',
  'max',
  'floor',
  'ceil',
  'round',
  'sin',
  'cos',
  'tanh',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'unequal',
  'and',
  'or',
  'not',
  'choose',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Value of `formula` where variables have the given values. Throws a RangeError on an unknown variable. */
export function evaluate(formula: Formula, variables: Readonly<Record<string, number>>): number {
  const stack: number[] = [];
  for (const step of formula) {
    if (typeof step === 'number') stack.push(step);
    else if (typeof step === 'string') {
      const value = variables[step];
      if (value === undefined) throw new RangeError(`no value for the variable ${step}`);
      stack.push(value);
    } else {
      const first = stack.length - step.arity;
      const value = apply(step.call, stack, first, step.arity);
      stack.length = first;
      stack.push(value);
    }
  }
  return stack[0]!;
}

/** One function applied to `count` arguments from `args[first]` on; comparisons and logic give 1 or 0. */
export function apply(name: FunctionName, args: ArrayLike<number>, first: number, count: number): number {
  const a = args[first]!;
  const b = args[first + 1]!;
  switch (name) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'power':
      return power(a, b);
    case 'negate':
      return -a;
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    case 'sqrt':
      return Math.sqrt(a);
    case 'abs':
      return Math.abs(a);
    case 'min':
      return extreme(args, first, count, Math.min);
    case 'max':
      return extreme(args, first, count, Math.max);
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'round':
      return Math.round(a);
    case 'sin':
      return sin(a);
    case 'cos':
      return cos(a);
    case 'tanh':
      return tanh(a);
    case 'less':
      return a < b ? 1 : 0;
    case 'lessEqual':
      return a <= b ? 1 : 0;
    case 'greater':
      return a > b ? 1 : 0;
    case 'greaterEqual':
      return a >= b ? 1 : 0;
    case 'equal':
      return a === b ? 1 : 0;
    case 'unequal':
      return a !== b ? 1 : 0;
    case 'and':
      return a !== 0 && b !== 0 ? 1 : 0;
    case 'or':
      return a !== 0 || b !== 0 ? 1 : 0;
    case 'not':
      return a === 0 ? 1 : 0;
    case 'choose':
      return a !== 0 ? b : args[first + 2]!;
  }
}

function extreme(
  args: ArrayLike<number>,
  first: number,
  count: number,
  better: (one: number, other: number) => number,
): number {
  let best = args[first]!;
  for (let i = first + 1; i < first + count; i++) best = better(best, args[i]!);
  return best;
}
