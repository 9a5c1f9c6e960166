import type { Law } from '../../random/law.js';
import { refuse } from '../problem.js';
import { DIMENSIONS, type Dimension, isPure, product, sameDimension } from './dimension.js';
import { LAW_FORMS, type LawName } from './law-names.js';
import * as say from './messages.js';
import type { Expression } from './parse.js';
import { constantOf, isZero, quantity } from './quantity.js';
import { type Scope, textOf } from './scope.js';

/** A checked law and what it draws. */
export interface LawQuantity {
  readonly dimension: Dimension;
  readonly law: Law;
}

type Call = Extract<Expression, { kind: 'call' }>;
type Operation = Extract<Expression, { kind: 'operation' }>;
/** A fixed value of a law with its place. */
interface Value {
  readonly value: number;
  readonly dimension: Dimension;
  readonly node: Expression;
}

/**
 * Reads a law of chance: a call such as `lognormal(9 min, 0.5)`, a fixed quantity (a constant law), a law plus or minus
 * a quantity (shifted), times or over a quantity (scaled), or a quantity over a law (reciprocal). Throws a Refusal.
 */
export function lawOf(node: Expression, scope: Scope): LawQuantity {
  if (node.kind === 'call' && Object.hasOwn(LAW_FORMS, node.name)) return new LawCall(node, scope).read();
  if (node.kind === 'operation' && node.args.some(hasLaw)) return combined(node, scope);
  const { value, dimension } = fixed(node, scope);
  return { dimension, law: { law: 'constant', value } };
}

function hasLaw(node: Expression): boolean {
  if (node.kind === 'call' && Object.hasOwn(LAW_FORMS, node.name)) return true;
  return node.kind === 'operation' && node.args.some(hasLaw);
}

function fixed(node: Expression, scope: Scope): Value {
  const read = quantity(node, scope);
  const value = constantOf(read) ?? refuse(say.dependsOnTime(textOf(node, scope)), node.from);
  return { value, dimension: read.dimension, node };
}

function combined(node: Operation, scope: Scope): LawQuantity {
  const [left, right] = node.args as [Expression, Expression];
  const chances = node.args.filter(hasLaw).length;
  if (chances > 1) {
    refuse(
      say.lawCombined(
        'two laws cannot be combined here',
        'for a choice between them write mixture(share, law, share, law)',
      ),
      node.from,
    );
  }
  const lawLeft = hasLaw(left);
  switch (node.call) {
    case 'add':
      return shifted(
        lawOf(lawLeft ? left : right, scope),
        fixed(lawLeft ? right : left, scope),
        1,
        node,
        scope,
      );
    case 'subtract':
      if (lawLeft) return shifted(lawOf(left, scope), fixed(right, scope), -1, node, scope);
      break;
    case 'multiply':
      return scaled(lawOf(lawLeft ? left : right, scope), fixed(lawLeft ? right : left, scope), 1, scope);
    case 'divide':
      if (lawLeft) return scaled(lawOf(left, scope), fixed(right, scope), -1, scope);
      return reciprocal(fixed(left, scope), lawOf(right, scope), scope);
    default:
  }
  return refuse(
    say.lawCombined(
      `a law cannot stand in ${say.quote(textOf(node, scope))}`,
      'a law can be shifted (5 min + law), scaled (2 * law), divided (260 km / law), cut with truncated(law, low, high)',
    ),
    node.from,
  );
}

function shifted(of: LawQuantity, by: Value, sign: 1 | -1, node: Operation, scope: Scope): LawQuantity {
  if (
    !sameDimension(of.dimension, by.dimension) &&
    !isZero({ dimension: by.dimension, formula: [by.value] })
  ) {
    const [a, b] = node.args as [Expression, Expression];
    const kinds = by.node === b ? [of.dimension, by.dimension] : [by.dimension, of.dimension];
    refuse(
      say.unlike('the parts of a sum', textOf(a, scope), kinds[0]!, textOf(b, scope), kinds[1]!),
      by.node.from,
    );
  }
  return { dimension: of.dimension, law: { law: 'shifted', of: of.law, by: sign * by.value } };
}

function scaled(of: LawQuantity, by: Value, exponent: 1 | -1, scope: Scope): LawQuantity {
  if (!(by.value > 0)) {
    refuse(
      say.badLaw('a law', 'is multiplied or divided by a number above 0', textOf(by.node, scope)),
      by.node.from,
    );
  }
  const times = exponent === 1 ? by.value : 1 / by.value;
  return {
    dimension: product(of.dimension, by.dimension, exponent),
    law: { law: 'scaled', of: of.law, times },
  };
}

function reciprocal(times: Value, of: LawQuantity, scope: Scope): LawQuantity {
  if (!(times.value > 0)) {
    refuse(
      say.badLaw('a quantity over a law', 'must be above 0', textOf(times.node, scope)),
      times.node.from,
    );
  }
  return {
    dimension: product(times.dimension, of.dimension, -1),
    law: { law: 'reciprocal', of: of.law, times: times.value },
  };
}

/** Reads the values of one law and checks them. */
class LawCall {
  readonly #node: Call;
  readonly #scope: Scope;
  readonly #name: LawName;

  constructor(node: Call, scope: Scope) {
    this.#node = node;
    this.#scope = scope;
    this.#name = node.name as LawName;
  }

  read(): LawQuantity {
    switch (this.#name) {
      case 'lognormal':
      case 'lognormalMean':
        return this.#lognormal();
      case 'exponential':
      case 'poisson':
        return this.#byMean(this.#name);
      case 'uniform':
      case 'triangular':
      case 'beta':
        return this.#between(this.#name);
      case 'gamma':
      case 'weibull':
        return this.#shapeAndScale(this.#name);
      case 'erlang':
      case 'normal':
      case 'geometric':
        return this.#others(this.#name);
      case 'discrete':
      case 'empirical':
        return this.#values(this.#name);
      case 'mixture':
        return this.#mixture();
      case 'shifted':
      case 'truncated':
        return this.#changed(this.#name);
    }
  }

  #lognormal(): LawQuantity {
    const [first, second] = this.#take(2) as [Value, Value];
    this.#positive(first, this.#name === 'lognormal' ? 'the median' : 'the mean');
    if (this.#name === 'lognormal') {
      this.#pure(second);
      this.#need(second.value >= 0, 'sigma must be 0 or more', second);
      return {
        dimension: first.dimension,
        law: { law: 'lognormal', median: first.value, sigma: second.value },
      };
    }
    this.#same([first, second]);
    this.#need(second.value >= 0, 'the standard deviation must be 0 or more', second);
    // mean = median * exp(sigma^2 / 2) and (sd / mean)^2 = exp(sigma^2) - 1.
    const spread = 1 + (second.value / first.value) ** 2;
    const median = first.value / Math.sqrt(spread);
    return {
      dimension: first.dimension,
      law: { law: 'lognormal', median, sigma: Math.sqrt(Math.log(spread)) },
    };
  }

  #byMean(law: 'exponential' | 'poisson'): LawQuantity {
    const [mean] = this.#take(1) as [Value];
    if (law === 'exponential') this.#positive(mean, 'the mean');
    else this.#need(mean.value >= 0, 'the mean must be 0 or more', mean);
    return { dimension: mean.dimension, law: { law, mean: mean.value } };
  }

  #between(law: 'uniform' | 'triangular' | 'beta'): LawQuantity {
    const values = this.#take({ uniform: 2, triangular: 3, beta: 4 }[law]);
    const bounds = law === 'beta' ? values.slice(2) : values;
    const [low, high] = [bounds[0]!, bounds[bounds.length - 1]!];
    const dimension = this.#same(bounds);
    this.#need(low.value < high.value, 'the lower bound must be below the upper', high);
    if (law === 'uniform') return { dimension, law: { law, low: low.value, high: high.value } };
    if (law === 'triangular') {
      const mode = bounds[1]!;
      this.#need(
        low.value <= mode.value && mode.value <= high.value,
        'the mode must lie between the bounds',
        mode,
      );
      return { dimension, law: { law, low: low.value, mode: mode.value, high: high.value } };
    }
    const [a, b] = values as [Value, Value];
    for (const shape of [a, b]) this.#pure(shape);
    for (const shape of [a, b]) this.#positive(shape, 'a shape');
    return { dimension, law: { law, a: a.value, b: b.value, low: low.value, high: high.value } };
  }

  #shapeAndScale(law: 'gamma' | 'weibull'): LawQuantity {
    const [shape, scale] = this.#take(2) as [Value, Value];
    this.#pure(shape);
    this.#positive(shape, 'the shape');
    this.#positive(scale, 'the scale');
    return { dimension: scale.dimension, law: { law, shape: shape.value, scale: scale.value } };
  }

  #others(law: 'erlang' | 'normal' | 'geometric'): LawQuantity {
    const [first, second] = this.#take(law === 'geometric' ? 1 : 2) as [Value, Value];
    if (law === 'geometric') {
      this.#pure(first);
      this.#need(first.value > 0 && first.value <= 1, 'the chance must be above 0 and at most 1', first);
      return { dimension: DIMENSIONS.number, law: { law, p: first.value } };
    }
    if (law === 'erlang') {
      this.#pure(first);
      const whole = Number.isInteger(first.value) && first.value >= 1 && first.value <= 10_000;
      this.#need(whole, 'the number of stages must be a whole number from 1 to 10000', first);
      this.#positive(second, 'the mean');
      return { dimension: second.dimension, law: { law, stages: first.value, mean: second.value } };
    }
    this.#need(first.value >= 0, 'the mean must be 0 or more, since negative values are cut off', first);
    this.#need(second.value >= 0, 'the standard deviation must be 0 or more', second);
    return { dimension: this.#same([first, second]), law: { law, mean: first.value, sd: second.value } };
  }

  #values(law: 'discrete' | 'empirical'): LawQuantity {
    const given = this.#take(1, law === 'discrete' ? 2 : 1);
    const isValue = (_: Value, i: number) => law === 'empirical' || i % 2 === 0;
    const values = given.filter(isValue);
    const dimension = this.#same(values);
    const numbers = values.map(({ value }) => value);
    if (law === 'empirical') return { dimension, law: { law, values: numbers } };
    const shares = given.filter((value, i) => !isValue(value, i));
    return { dimension, law: { law, values: numbers, shares: this.#shares(shares) } };
  }

  #mixture(): LawQuantity {
    const { args } = this.#node;
    if (args.length < 2 || args.length % 2 !== 0) this.#refuseArity();
    const shares = args.filter((_, i) => i % 2 === 0).map((arg) => fixed(arg, this.#scope));
    const nodes = args.filter((_, i) => i % 2 === 1);
    const parts = nodes.map((node) => lawOf(node, this.#scope));
    const dimension = this.#same(
      parts.map((part, i) => ({ value: 1, dimension: part.dimension, node: nodes[i]! })),
    );
    return {
      dimension,
      law: { law: 'mixture', parts: parts.map(({ law }) => law), shares: this.#shares(shares) },
    };
  }

  #changed(law: 'shifted' | 'truncated'): LawQuantity {
    const { args } = this.#node;
    if (args.length !== (law === 'shifted' ? 2 : 3)) this.#refuseArity();
    const of = lawOf(args[0]!, this.#scope);
    const values = args.slice(1).map((arg) => fixed(arg, this.#scope));
    const dimension = this.#same([{ value: 1, dimension: of.dimension, node: args[0]! }, ...values]);
    const [low, high] = values as [Value, Value];
    if (law === 'shifted') return { dimension, law: { law, of: of.law, by: low.value } };
    this.#need(low.value < high.value, 'the lower bound must be below the upper', high);
    return { dimension, law: { law, of: of.law, low: low.value, high: high.value } };
  }

  /** All values: exactly `count` of them, or, with `by`, any number of groups of `by`. */
  #take(count: number, by = 0): Value[] {
    const { args } = this.#node;
    if (by === 0 ? args.length !== count : args.length < by || args.length % by !== 0) this.#refuseArity();
    return args.map((arg) => fixed(arg, this.#scope));
  }

  #shares(values: readonly Value[]): number[] {
    for (const share of values) this.#pure(share);
    for (const share of values) this.#need(share.value >= 0, 'a share must be 0 or more', share);
    const sum = values.reduce((total, { value }) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-6) {
      refuse(
        say.badLaw(this.#name, 'the shares must sum to 100 %', `they sum to ${round(sum * 100)} %`),
        values[0]!.node.from,
      );
    }
    return values.map(({ value }) => value / sum);
  }

  #same(values: readonly Value[]): Dimension {
    const zero = ({ value, dimension }: Value) => value === 0 && isPure(dimension);
    const first = values.find((value) => !zero(value)) ?? values[0]!;
    for (const value of values) {
      if (zero(value) || sameDimension(first.dimension, value.dimension)) continue;
      const [a, b] = [textOf(first.node, this.#scope), textOf(value.node, this.#scope)];
      refuse(
        say.unlike(`the values of ${this.#name}( )`, a, first.dimension, b, value.dimension),
        value.node.from,
      );
    }
    return first.dimension;
  }

  #pure({ dimension, node }: Value): void {
    if (!isPure(dimension)) {
      refuse(
        say.notPure(`this place of ${LAW_FORMS[this.#name]}`, textOf(node, this.#scope), dimension),
        node.from,
      );
    }
  }

  #positive(value: Value, what: string): void {
    this.#need(value.value > 0, `${what} must be above 0`, value);
  }

  #need(holds: boolean, rule: string, { node }: Value): void {
    if (!holds) refuse(say.badLaw(this.#name, rule, `it is ${textOf(node, this.#scope)}`), node.from);
  }

  #refuseArity(): never {
    return refuse(say.badArity(this.#name, LAW_FORMS[this.#name], this.#node.args.length), this.#node.from);
  }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
