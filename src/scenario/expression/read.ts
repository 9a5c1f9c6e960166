import { checkLaw } from '../../random/check.js';
import type { Law } from '../../random/law.js';
import type { Formula } from '../formula.js';
import { type Checked, checked, refuse } from '../problem.js';
import type { RateTable } from '../scenario.js';
import type { ExpressionContext, Parameter } from './context.js';
import { DIMENSIONS, type Dimension, inWords, isCount, isPure, sameDimension } from './dimension.js';
import { LAW_NAMES } from './law-names.js';
import { lawOf } from './laws.js';
import * as say from './messages.js';
import { OPERATORS, reservedAs } from './names.js';
import { type Expression, parse } from './parse.js';
import { constantOf, isZero, quantity } from './quantity.js';
import { LONGEST_NAME, MOST_WORDS } from './scan.js';
import type { Quantity, Scope } from './scope.js';
import { support } from './support.js';
import { tabulate } from './tabulate.js';

/**
 * Reads a fixed value of a dimension, in base units (s, m, USD, persons, parties; shares 0…1).
 * Parameters may stand in it, the time may not. A bare 0 is accepted for every dimension.
 */
export function readNumber(
  input: string | number,
  dimension: Dimension,
  context: ExpressionContext,
): Checked<number> {
  return checked(() => {
    const { root, scope } = open(input, inWords(dimension), { context, variables: {}, time: false });
    const read = quantity(root, scope);
    needDimension(dimension, read, root, scope);
    return bounded(constantOf(read)!, dimension, scope);
  });
}

/**
 * Reads a law of chance that draws values of a dimension, none of them negative; a plain quantity is a constant law.
 * Laws that count, such as poisson(3), have no unit: they draw persons or parties where these are expected.
 * Parameters may stand in it, the time may not.
 */
export function readLaw(
  input: string | number,
  dimension: Dimension,
  context: ExpressionContext,
): Checked<Law> {
  return checked(() => {
    const { root, scope } = open(input, inWords(dimension), { context, variables: {}, time: false });
    const read = lawOf(root, scope);
    const formula = read.law.law === 'constant' ? [read.law.value] : [];
    const found = isCount(dimension) && isPure(read.dimension) ? dimension : read.dimension;
    needDimension(dimension, { dimension: found, formula }, root, scope);
    const fault = checkLaw(read.law);
    if (fault !== null) refuse(say.faultyLaw(scope.text, fault), 0);
    if (read.law.law === 'constant') bounded(read.law.value, dimension, scope);
    const [low] = support(read.law);
    if (low < 0) refuse(say.negativeLaw(scope.text, say.amount(low, dimension)), 0);
    return read.law;
  });
}

/**
 * Reads an expression of the state: `variables` names what it may read, each with its dimension. With it the time `t`
 * (s), `since`, `after` and parameters of the time are allowed, unless `time` says `refused`: a fare or a price is
 * tabulated over one variable and would stay at its first moment.
 */
export function readFormula(
  input: string | number,
  dimension: Dimension,
  variables: Readonly<Record<string, Dimension>>,
  context: ExpressionContext,
  time: 'allowed' | 'refused' = 'allowed',
): Checked<Formula> {
  return checked(() => {
    const names = { context, variables, time: time === 'allowed' };
    const { root, scope } = open(input, inWords(dimension), names);
    const read = quantity(root, scope);
    needDimension(dimension, read, root, scope);
    return read.formula;
  });
}

/**
 * Reads a rate of departures and tabulates it over the run in parties per second (see `tabulate`).
 * `180/day` and `180 parties/day` count parties, `300 persons/day` is divided by `meanPartySize`.
 * A rate that is negative or not finite somewhere in the run is a problem that names when.
 */
export function readRate(
  input: string | number,
  context: ExpressionContext,
  meanPartySize: number,
): Checked<RateTable> {
  return checked(() => {
    const { root, scope } = open(input, 'a rate', { context, variables: {}, time: true });
    const read = quantity(root, scope);
    const divisor = divisorOf(read, meanPartySize);
    if (divisor === undefined) return refuse(say.rateNotParties(read.dimension, scope.text), root.from);
    return tabulate(read, divisor, context, scope.text);
  });
}

/**
 * Reads the shape of departures over the run: an expression of the time, a pure number or a rate, of which only the
 * course counts. One that is negative somewhere, or 0 from time zero on, is a problem.
 */
export function readShape(input: string | number, context: ExpressionContext): Checked<RateTable> {
  return checked(() => {
    const { root, scope } = open(input, 'a shape', { context, variables: {}, time: true });
    const read = quantity(root, scope);
    if (!isPure(read.dimension) && divisorOf(read, 1) === undefined)
      return refuse(say.shapeNotNumber(read.dimension, scope.text), root.from);
    return tabulate(read, 1, context, scope.text, (value) => String(Number(value.toPrecision(4))));
  });
}

/** What turns a rate into parties per second, or undefined where it is no rate. */
function divisorOf(read: Quantity, meanPartySize: number): number | undefined {
  if (sameDimension(read.dimension, DIMENSIONS.personRate)) return meanPartySize;
  const parties = [DIMENSIONS.rate, DIMENSIONS.partyRate].some((rate) => sameDimension(read.dimension, rate));
  return parties || isZero(read) ? 1 : undefined;
}

/**
 * Reads a parameter: a number of any dimension, or an expression of the time and of other parameters, which then
 * stands for itself wherever the name is used.
 */
export function readParameter(
  name: string,
  input: string | number,
  context: ExpressionContext,
): Checked<Parameter> {
  return checked(() => {
    checkName(name);
    const { root, scope } = open(input, 'a value', { context, variables: {}, time: true });
    const { dimension, formula } = quantity(root, scope);
    return { name, dimension, formula };
  });
}

/** A name is a word or several, of which one at least means nothing by itself: the others could be a product. */
function checkName(name: string): void {
  if (name.length > LONGEST_NAME || !NAME.test(name)) refuse(say.badParameterName(name));
  const reserved = reservedAs(name);
  if (reserved !== undefined) refuse(say.reservedName(name, reserved));
  const words = name.split(' ');
  const operator = words.find((word) => OPERATORS.includes(word));
  if (operator !== undefined) refuse(say.operatorInName(name, operator));
  if (words.length > 1 && words.every((word) => reservedAs(word) !== undefined))
    refuse(say.nameOfNames(name));
}

const NAME = new RegExp(`^[A-Za-z]\\w*(?: [A-Za-z]\\w*){0,${MOST_WORDS - 1}}$`);

/** The expression of a leaf value and the scope of its names. Throws a Refusal. */
function open(
  input: string | number,
  expected: string,
  names: Omit<Scope, 'text'>,
): { readonly root: Expression; readonly scope: Scope } {
  if (typeof input === 'number') {
    const text = String(input);
    if (!Number.isFinite(input)) refuse(say.notFinite(text));
    return { root: { kind: 'number', value: input, from: 0, to: text.length }, scope: { ...names, text } };
  }
  if (typeof input !== 'string') refuse(say.notText(expected, kindOf(input)));
  return {
    root: parse(input, expected, (words) => names.context.parameters.has(words) || LAW_NAMES.includes(words)),
    scope: { ...names, text: input },
  };
}

function kindOf(input: unknown): string {
  if (input === null || input === undefined) return 'nothing';
  return Array.isArray(input) ? 'a list' : typeof input === 'boolean' ? String(input) : 'a group of keys';
}

/** Nothing is larger: 30,000 years, a billion km, a trillion persons. */
const LARGEST: readonly (readonly [Dimension, most: number, inWords: string])[] = [
  [DIMENSIONS.duration, 11e6 * 86_400, '11,000,000 days'],
  [DIMENSIONS.distance, 1e12, '1,000,000,000 km'],
  [DIMENSIONS.money, 1e15, '1e15 USD'],
  [DIMENSIONS.persons, 1e12, '1e12 persons'],
  [DIMENSIONS.parties, 1e12, '1e12 parties'],
];

function bounded(value: number, dimension: Dimension, scope: Scope): number {
  const [, most, words] = LARGEST.find(([of]) => sameDimension(of, dimension)) ?? [];
  return most !== undefined && Math.abs(value) > most ? refuse(say.tooBig(scope.text, words!), 0) : value;
}

function needDimension(expected: Dimension, found: Quantity, root: Expression, scope: Scope): void {
  if (sameDimension(expected, found.dimension) || isZero(found)) return;
  const metres = sameDimension(expected, DIMENSIONS.duration) && /\d\s*m\s*$/.test(scope.text);
  refuse(say.wrongDimension(expected, found.dimension, scope.text, metres), root.from);
}
