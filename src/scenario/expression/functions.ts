import type { FunctionName } from '../formula.js';

/** A function of the language: what it calls, how many values it takes, and what they must be. */
export interface FunctionRule {
  readonly call: FunctionName;
  readonly fewest: number;
  readonly most: number;
  /** `pure`: pure numbers in and out; `same`: all of one kind, and so is the result; `root`: half the exponents. */
  readonly kind: 'pure' | 'same' | 'root';
  /** How it is written, for a message. */
  readonly form: string;
}

const one = (call: FunctionName, kind: FunctionRule['kind']): [string, FunctionRule] => [
  call,
  { call, fewest: 1, most: 1, kind, form: `${call}(x)` },
];
const many = (call: FunctionName): [string, FunctionRule] => [
  call,
  { call, fewest: 2, most: 1000, kind: 'same', form: `${call}(a, b)` },
];

/** Functions of numbers. Rounding takes a pure number, since its result would depend on the unit. */
export const FUNCTION_RULES: ReadonlyMap<string, FunctionRule> = new Map([
  one('exp', 'pure'),
  one('log', 'pure'),
  one('sin', 'pure'),
  one('cos', 'pure'),
  one('tanh', 'pure'),
  one('floor', 'pure'),
  one('ceil', 'pure'),
  one('round', 'pure'),
  one('sqrt', 'root'),
  one('abs', 'same'),
  many('min'),
  many('max'),
]);

/** Functions of a quoted date. */
export const DATE_FUNCTIONS: readonly string[] = ['since', 'after'];

/** Numbers with a name. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([['pi', Math.PI]]);

/** The time since the scenario's start. */
export const TIME = 't';
