import { refuse } from '../problem.js';
import { type Dimension, isPure, sameDimension } from './dimension.js';
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

  pure({ dimension, node }: Value): void {
    if (isPure(dimension)) return;
    const what = `this place of ${LAW_FORMS[this.#node.name]}`;
    refuse(say.notPure(what, textOf(node, this.#scope), dimension), node.from);
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
