import { refuse } from '../problem.js';
import { type Dimension, isCount, isPure, sameDimension } from './dimension.js';
import { LAW_FORMS, type LawName } from './law-names.js';
import * as say from './messages.js';
import type { Expression } from './parse.js';
import { constantOf, quantity } from './quantity.js';
import { type Scope, textOf } from './scope.js';

/** The call of a law: `lognormal(9 min, 0.5)`. */
export type LawNode = Extract<Expression, { kind: 'call' }> & { readonly name: LawName };

/** A fixed value with its place in the text. */
export interface Value {
  readonly value: number;
  readonly dimension: Dimension;
  readonly node: Expression;
}

/** Reads a value that depends on nothing. Throws a Refusal. */
export function fixed(node: Expression, scope: Scope): Value {
  const read = quantity(node, scope);
  const value = constantOf(read) ?? refuse(say.dependsOnTime(textOf(node, scope)), node.from);
  return { value, dimension: read.dimension, node };
}

/** The values of one law: takes them and checks them, with messages that name the law. Each method throws a Refusal. */
export class LawValues {
  readonly #node: LawNode;
  readonly #scope: Scope;

  constructor(node: LawNode, scope: Scope) {
    this.#node = node;
    this.#scope = scope;
  }

  /** Exactly `count` values. */
  exactly(count: number): Value[] {
    if (this.#node.args.length !== count) this.refuseArity();
    return this.#node.args.map((arg) => fixed(arg, this.#scope));
  }

  /** Any number of groups of `size` values, at least one. */
  groups(size: number): Value[] {
    const { length } = this.#node.args;
    if (length < size || length % size !== 0) this.refuseArity();
    return this.#node.args.map((arg) => fixed(arg, this.#scope));
  }

  /** The dimension that all values share; a bare 0 fits every one. */
  same(values: readonly Value[]): Dimension {
    const zero = ({ value, dimension }: Value) => value === 0 && isPure(dimension);
    const first = values.find((value) => !zero(value)) ?? values[0]!;
    for (const value of values) {
      if (zero(value) || sameDimension(first.dimension, value.dimension)) continue;
      const [a, b] = [textOf(first.node, this.#scope), textOf(value.node, this.#scope)];
      const what = `the values of ${this.#node.name}( )`;
      refuse(say.unlike(what, a, first.dimension, b, value.dimension), value.node.from);
    }
    return first.dimension;
  }

  /** Shares that sum to 1, as near as numbers can. */
  shares(values: readonly Value[]): number[] {
    for (const share of values) this.pure(share);
    for (const share of values) this.need(share.value >= 0, 'a share must be 0 or more', share);
    const sum = values.reduce((total, { value }) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-6) {
      const found = `they sum to ${Math.round(sum * 1e8) / 1e6} %`;
      refuse(say.badLaw(this.#node.name, 'the shares must sum to 100 %', found), values[0]!.node.from);
    }
    return values.map(({ value }) => value / sum);
  }

  /** A pure number; one of two values with a unit was probably written in the place of the other. */
  pure({ dimension, node }: Value): void {
    if (isPure(dimension)) return;
    const { name, args } = this.#node;
    const other = args.length === 2 ? args.find((arg) => arg !== node) : undefined;
    const swapped = other !== undefined && isPure(fixed(other, this.#scope).dimension);
    const [found, first] = [node, other ?? node].map((each) => textOf(each, this.#scope)) as [string, string];
    const hint = swapped
      ? `write ${name}(${args[0] === node ? `${first}, ${found}` : `${found}, ${first}`})`
      : undefined;
    refuse(say.valueWithUnit(LAW_FORMS[name], found, dimension, hint), node.from);
  }

  /** The spread of a logarithm; one with the unit of the median is meant as a standard deviation. */
  needSigma(median: Value, sigma: Value): void {
    if (isPure(sigma.dimension) || !sameDimension(median.dimension, sigma.dimension)) {
      this.pure(sigma);
      return;
    }
    const [a, b] = [median, sigma].map(({ node }) => textOf(node, this.#scope)) as [string, string];
    refuse(
      say.sigmaWithUnit(b, sigma.dimension, `${LAW_FORMS['lognormal by mean'].split('(')[0]}(${a}, ${b})`),
      sigma.node.from,
    );
  }

  /** A number of something, which has no unit but persons or parties. */
  counts(value: Value): void {
    if (isPure(value.dimension) || isCount(value.dimension)) return;
    refuse(
      say.valueWithUnit(LAW_FORMS[this.#node.name], textOf(value.node, this.#scope), value.dimension),
      value.node.from,
    );
  }

  /** Two bounds, the smaller first. */
  ordered(low: Value, high: Value): void {
    if (low.value < high.value) return;
    const [a, b] = [low, high].map(({ node }) => textOf(node, this.#scope)) as [string, string];
    refuse(say.badBounds(this.#node.name, a, b, low.value === high.value), high.node.from);
  }

  positive(value: Value, what: string): void {
    this.need(value.value > 0, `${what} must be above 0`, value);
  }

  notNegative(value: Value, what: string): void {
    this.need(value.value >= 0, `${what} must be 0 or more`, value);
  }

  need(holds: boolean, rule: string, { node }: Value): void {
    if (!holds) refuse(say.badLaw(this.#node.name, rule, `it is ${textOf(node, this.#scope)}`), node.from);
  }

  refuseArity(): never {
    const { name, args, from } = this.#node;
    return refuse(say.badArity(name, LAW_FORMS[name], args.length), from);
  }
}
