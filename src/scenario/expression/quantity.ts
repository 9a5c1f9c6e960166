import { readDate } from '../calendar/date.js';
import { apply, type FunctionName } from '../formula.js';
import { refuse, take } from '../problem.js';
import { DIMENSIONS, type Dimension, isCount, isPure, power, product, sameDimension } from './dimension.js';
import { DATE_FUNCTIONS, FUNCTION_RULES } from './functions.js';
import * as say from './messages.js';
import { lookUp, refuseFunction } from './names.js';
import type { Expression } from './parse.js';
import { type Quantity, quoted, type Scope, textOf } from './scope.js';

/** Parameters that use parameters double with each step; beyond this many steps an expression is refused. */
const MOST_STEPS = 10_000;

type Call = Extract<Expression, { kind: 'call' }>;
type Operation = Extract<Expression, { kind: 'operation' }>;

/** Checks an expression and turns it into steps. Throws a Refusal. */
export function quantity(node: Expression, scope: Scope): Quantity {
  switch (node.kind) {
    case 'number':
      return { dimension: DIMENSIONS.number, formula: [node.value] };
    case 'text':
      return refuse(say.textOutside(node.value), node.from);
    case 'name':
      return lookUp(node, scope);
    case 'call':
      return call(node, scope);
    case 'operation':
      return operation(node, scope);
  }
}

/** The number that a folded quantity is, or undefined where it depends on something. */
export function constantOf({ formula }: Quantity): number | undefined {
  return formula.length === 1 && typeof formula[0] === 'number' ? formula[0] : undefined;
}

/** A bare 0 is nothing in every unit. */
export function isZero(value: Quantity): boolean {
  return isPure(value.dimension) && constantOf(value) === 0;
}

function call(node: Call, scope: Scope): Quantity {
  if (DATE_FUNCTIONS.includes(node.name)) return dateFunction(node, scope);
  const rule = FUNCTION_RULES.get(node.name) ?? refuseFunction(node, scope);
  const count = node.args.length;
  if (node.name === 'min' && count === 1) refuse(say.minOfOne(), node.from);
  if (count < rule.fewest || count > rule.most) refuse(say.badArity(node.name, rule.form, count), node.from);
  const args = node.args.map((arg) => quantity(arg, scope));
  if (rule.kind === 'pure')
    for (let i = 0; i < count; i++) needPure(args[i]!, node.args[i]!, `${node.name}( )`, scope, true);
  const dimension =
    rule.kind === 'root'
      ? power(args[0]!.dimension, 0.5)
      : rule.kind === 'same'
        ? common(args, node.args, `the values of ${node.name}( )`, scope)
        : DIMENSIONS.number;
  return fold(rule.call, args, dimension, node, scope);
}

/** `since` is t − d, `after` is 1 where t ≥ d and 0 before. */
function dateFunction(node: Call, scope: Scope): Quantity {
  const [date] = node.args;
  if (node.args.length !== 1 || date?.kind !== 'text') return refuse(say.dateExpected(node.name), node.from);
  if (!scope.time) refuse(say.dependsOnTime(textOf(node, scope)), node.from);
  const read = readDate(date.value, scope.context);
  if ('problem' in read) return refuse({ ...read.problem, offset: date.from + 1 });
  return node.name === 'since'
    ? { dimension: DIMENSIONS.duration, formula: ['t', take(read), { call: 'subtract', arity: 2 }] }
    : { dimension: DIMENSIONS.number, formula: ['t', take(read), { call: 'greaterEqual', arity: 2 }] };
}

const COMPARISONS: readonly FunctionName[] = [
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'equal',
  'unequal',
];
const LOGIC: readonly FunctionName[] = ['and', 'or', 'not'];

function operation(node: Operation, scope: Scope): Quantity {
  const args = node.args.map((arg) => quantity(arg, scope));
  return fold(node.call, args, operationDimension(node, args, scope), node, scope);
}

function operationDimension(node: Operation, args: readonly Quantity[], scope: Scope): Dimension {
  const [a, b] = args;
  const name = node.call;
  if (name === 'multiply') return product(a!.dimension, b!.dimension);
  if (name === 'divide') return product(a!.dimension, b!.dimension, -1);
  if (name === 'negate') return a!.dimension;
  if (name === 'power') return powerDimension(node, args, scope);
  if (name === 'add' || name === 'subtract') {
    return common(args, node.args, `the parts of a ${name === 'add' ? 'sum' : 'difference'}`, scope);
  }
  if (COMPARISONS.includes(name)) {
    common(args, node.args, 'the sides of a comparison', scope);
    return DIMENSIONS.number;
  }
  if (LOGIC.includes(name)) {
    for (let i = 0; i < args.length; i++) needPure(args[i]!, node.args[i]!, `"${name}"`, scope);
    return DIMENSIONS.number;
  }
  needPure(a!, node.args[0]!, 'a condition', scope);
  return common(args.slice(1), node.args.slice(1), 'both results of a condition', scope);
}

function powerDimension(node: Operation, [base, exponent]: readonly Quantity[], scope: Scope): Dimension {
  needPure(exponent!, node.args[1]!, 'the power', scope);
  if (isPure(base!.dimension)) return DIMENSIONS.number;
  const fixed = constantOf(exponent!);
  if (fixed === undefined) return refuse(say.powerNotFixed(textOf(node.args[1]!, scope)), node.args[1]!.from);
  return power(base!.dimension, fixed);
}

/** A pure number; a count of persons or parties passes where only its size matters: `log(1 + compatriots)`. */
function needPure(value: Quantity, node: Expression, what: string, scope: Scope, orCount = false): void {
  if (isPure(value.dimension) || (orCount && isCount(value.dimension))) return;
  refuse(say.notPure(what, textOf(node, scope), value.dimension), node.from);
}

/** The one dimension of values that are added or compared; 0 fits everything, a pure number fits a count. */
function common(
  values: readonly Quantity[],
  nodes: readonly Expression[],
  what: string,
  scope: Scope,
): Dimension {
  let first = 0;
  for (let i = 1; i < values.length; i++) {
    const [a, b] = [values[first]!, values[i]!];
    if (sameDimension(a.dimension, b.dimension) || isZero(b)) continue;
    if (isPure(b.dimension) && isCount(a.dimension)) continue;
    if (isZero(a) || (isPure(a.dimension) && isCount(b.dimension))) {
      first = i;
      continue;
    }
    refuse(
      say.unlike(what, textOf(nodes[first]!, scope), a.dimension, textOf(nodes[i]!, scope), b.dimension),
      nodes[i]!.from,
    );
  }
  return values[first]!.dimension;
}

/** Puts the steps together; where all values are numbers, the result is one number. */
function fold(
  name: FunctionName,
  args: readonly Quantity[],
  dimension: Dimension,
  node: Expression,
  scope: Scope,
): Quantity {
  const numbers = args.map(constantOf);
  if (numbers.every((number) => number !== undefined)) {
    const value = apply(name, numbers, 0, numbers.length);
    if (!Number.isFinite(value)) refuse(say.notFinite(quoted(node, scope)), node.from);
    return { dimension, formula: [value] };
  }
  const steps = args.reduce((sum, arg) => sum + arg.formula.length, 1);
  if (steps > MOST_STEPS) refuse(say.tooManySteps(MOST_STEPS), node.from);
  return { dimension, formula: [...args.flatMap((arg) => arg.formula), { call: name, arity: args.length }] };
}
