import { refuse } from '../problem.js';
import { suggest } from '../suggest.js';
import { DIMENSIONS } from './dimension.js';
import { CONSTANTS, DATE_FUNCTIONS, FUNCTION_RULES, TIME } from './functions.js';
import { LAW_NAMES } from './law-names.js';
import * as say from './messages.js';
import type { Expression } from './parse.js';
import type { Quantity, Scope } from './scope.js';
import { REFUSED_UNITS, UNITS } from './units.js';

type Name = Extract<Expression, { kind: 'name' }>;
type Call = Extract<Expression, { kind: 'call' }>;

/** What a name stands for: a variable of the state, the time, a parameter, a constant, a unit; in this order. */
export function lookUp({ name, from }: Name, scope: Scope): Quantity {
  const parameter = scope.context.parameters.get(name);
  if (Object.hasOwn(scope.variables, name)) {
    if (parameter !== undefined) refuse(say.twoMeanings(name), from);
    return { dimension: scope.variables[name]!, formula: [name] };
  }
  if (name === TIME) {
    return scope.time
      ? { dimension: DIMENSIONS.duration, formula: [TIME] }
      : refuse(say.dependsOnTime(name), from);
  }
  if (parameter !== undefined) {
    const fixed = parameter.formula.length === 1 && typeof parameter.formula[0] === 'number';
    if (!fixed && !scope.time) refuse(say.dependsOnTime(name), from);
    return { dimension: parameter.dimension, formula: parameter.formula };
  }
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return { dimension: DIMENSIONS.number, formula: [constant] };
  const unit = UNITS.get(name);
  if (unit !== undefined) return { dimension: unit.dimension, formula: [unit.size] };
  return refuseName(name, from, scope);
}

function refuseName(name: string, from: number, scope: Scope): never {
  if (isFunction(name)) refuse(say.functionUncalled(name), from);
  const hint = REFUSED_UNITS.get(name);
  if (hint !== undefined) refuse(say.noUnit(name, withAmount(hint, scope.text.slice(0, from))), from);
  const values = [
    ...Object.keys(scope.variables),
    ...scope.context.parameters.keys(),
    ...UNITS.keys(),
    ...CONSTANTS.keys(),
  ];
  // One of several words: what stands here may be the beginning of a name that was mistyped.
  const longer = values.find((each) => each.split(' ').length > 1 && each.split(' ').includes(name));
  return refuse(say.unknownName(name, suggest(name, values) ?? longer), from);
}

/** `write h or hours: 3 h` with the author's own number for the 3. */
function withAmount(hint: string, before: string): string {
  const amount = /[\d.]+(?=\s*$)/.exec(before)?.[0];
  return amount === undefined ? hint : hint.replace(/^(write .*: )[\d.]+/, `$1${amount}`);
}

/** Refuses the call of a name that is no function of numbers. */
export function refuseFunction({ name, from }: Call, scope: Scope): never {
  if (LAW_NAMES.includes(name)) refuse(say.lawInside(name), from);
  if (UNITS.has(name)) refuse(say.unitCalled(name), from);
  if (Object.hasOwn(scope.variables, name) || scope.context.parameters.has(name) || name === TIME) {
    refuse(say.nameCalled(name), from);
  }
  const near = suggest(name, functionNames());
  const hint = near === undefined ? `functions are ${NUMBER_FUNCTIONS.join(', ')}` : `did you mean ${near}?`;
  return refuse(say.unknownFunction(name, hint), from);
}

/** Laws by other names, and what to write instead. */
const FOREIGN_LAWS: ReadonlyMap<string, string> = new Map([
  ...['constant', 'fixed', 'deterministic'].map((name) => [name, 'write the value alone: 9 min'] as const),
  ...['lognormalMean', 'lognormalmean', 'lognorm'].map(
    (name) => [name, 'write lognormal(median, sigma), or lognormal by mean(mean, sd)'] as const,
  ),
]);

/** Refuses the call of a name where a law of chance may stand. */
export function refuseLaw(node: Call, scope: Scope): never {
  const { name, from } = node;
  const near = FOREIGN_LAWS.get(name);
  if (near === undefined && (UNITS.has(name) || scope.context.parameters.has(name)))
    refuseFunction(node, scope);
  const meant = suggest(name, functionNames());
  const hint = near ?? (meant === undefined ? `laws are ${LAW_NAMES.join(', ')}` : `did you mean ${meant}?`);
  return refuse(say.unknownLaw(name, hint), from);
}

const NUMBER_FUNCTIONS = [...FUNCTION_RULES.keys(), ...DATE_FUNCTIONS];

function functionNames(): string[] {
  return [...NUMBER_FUNCTIONS, ...LAW_NAMES];
}

/** Whether a name is that of a function or a law. */
export function isFunction(name: string): boolean {
  return functionNames().includes(name);
}

/** Why a parameter cannot have this name, or undefined where it can. */
export function reservedAs(name: string): string | undefined {
  if (UNITS.has(name)) return 'a unit';
  if (isFunction(name)) return 'a function';
  if (name === TIME) return 'the time since the start';
  if (CONSTANTS.has(name)) return 'a constant';
  return OPERATORS.includes(name) ? 'an operator' : undefined;
}

/** Words that no name can hold. */
export const OPERATORS = ['and', 'or', 'not', 'in', 'to', 'mod', 'xor', 'true', 'false'];
