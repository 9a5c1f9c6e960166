import { refuse } from '../problem.js';
import { product, sameDimension } from './dimension.js';
import { LAW_FORMS } from './law-names.js';
import { fixed, type LawNode, LawValues, type Value } from './law-values.js';
import * as say from './messages.js';
import { isFunction, refuseLaw } from './names.js';
import type { Expression } from './parse.js';
import { isPlain, type LawQuantity, plainLaw } from './plain-laws.js';
import { isZero } from './quantity.js';
import { type Scope, textOf } from './scope.js';

type Operation = Extract<Expression, { kind: 'operation' }>;

/**
 * Reads a law of chance: a call such as `lognormal(9 min, 0.5)`, a fixed quantity (a constant law), a law plus or minus
 * a quantity (shifted), times or over a quantity (scaled), or a quantity over a law (reciprocal). Throws a Refusal.
 */
export function lawOf(node: Expression, scope: Scope): LawQuantity {
  if (isLaw(node)) return called(node, scope);
  if (node.kind === 'call' && !isFunction(node.name)) refuseLaw(node, scope);
  if (node.kind === 'operation' && node.args.some(hasLaw)) return combined(node, scope);
  const { value, dimension } = fixed(node, scope);
  return { dimension, law: { law: 'constant', value } };
}

function isLaw(node: Expression): node is LawNode {
  return node.kind === 'call' && Object.hasOwn(LAW_FORMS, node.name);
}

function hasLaw(node: Expression): boolean {
  return isLaw(node) || (node.kind === 'operation' && node.args.some(hasLaw));
}

/** What is cut or mixed is evaluated for each law around it, so that the work doubles with each. */
const DEEPEST_LAW = 4;

/** How many laws stand in one another. */
function depthOf(node: Expression): number {
  if (node.kind !== 'call' && node.kind !== 'operation') return 0;
  const inner = node.args.reduce((deepest, arg) => Math.max(deepest, depthOf(arg)), 0);
  return inner + (isLaw(node) ? 1 : 0);
}

function called(node: LawNode, scope: Scope): LawQuantity {
  if (depthOf(node) > DEEPEST_LAW) refuse(say.lawsTooDeep(DEEPEST_LAW), node.from);
  const values = new LawValues(node, scope);
  if (isPlain(node)) return plainLaw(node.name, values);
  const { args } = node;
  if (node.name === 'mixture') return mixture(args, values, scope);
  if (args.length !== (node.name === 'shifted' ? 2 : 3)) values.refuseArity();
  const late = args.slice(1).find(hasLaw);
  if (late !== undefined) refuse(say.lawFirst(node.name, LAW_FORMS[node.name]), late.from);
  const of = lawOf(args[0]!, scope);
  const [first, second] = args.slice(1).map((arg) => fixed(arg, scope)) as [Value, Value | undefined];
  const drawn = { value: 1, dimension: of.dimension, node: args[0]! };
  const dimension = values.same(second === undefined ? [drawn, first] : [drawn, first, second]);
  if (second === undefined) return { dimension, law: { law: 'shifted', of: of.law, by: first.value } };
  values.ordered(first, second);
  return { dimension, law: { law: 'truncated', of: of.law, low: first.value, high: second.value } };
}

function mixture(args: readonly Expression[], values: LawValues, scope: Scope): LawQuantity {
  if (args.length < 2 || args.length % 2 !== 0) values.refuseArity();
  const shares = values.shares(args.filter((_, i) => i % 2 === 0).map((arg) => fixed(arg, scope)));
  const nodes = args.filter((_, i) => i % 2 === 1);
  const parts = nodes.map((node) => lawOf(node, scope));
  const drawn = parts.map((part, i) => ({ value: 1, dimension: part.dimension, node: nodes[i]! }));
  return {
    dimension: values.same(drawn),
    law: { law: 'mixture', parts: parts.map(({ law }) => law), shares },
  };
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
