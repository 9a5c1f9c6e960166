import type { Formula } from '../formula.js';
import type { ExpressionContext } from './context.js';
import type { Dimension } from './dimension.js';
import { quote } from './messages.js';
import type { Expression, Span } from './parse.js';

/** What the names of one text may mean. */
export interface Scope {
  readonly text: string;
  readonly context: ExpressionContext;
  /** The state that the expression may read, by name. */
  readonly variables: Readonly<Record<string, Dimension>>;
  /** Whether it may depend on the time: `t`, `since`, `after`. */
  readonly time: boolean;
}

/** A checked quantity: what it measures, and its steps in base units; constants are folded into one number. */
export interface Quantity {
  readonly dimension: Dimension;
  readonly formula: Formula;
}

/** The author's text of a part, with the parentheses that belong to it. */
export function textOf(node: Expression | Span, scope: Scope): string {
  let depth = 0;
  let to = node.to;
  for (const character of scope.text.slice(node.from, node.to))
    depth += Number(character === '(') - Number(character === ')');
  while (depth > 0 && to < scope.text.length) depth -= Number(scope.text[to++] === ')');
  return scope.text.slice(node.from, to).trim();
}

/** The same in quotation marks, for a message. */
export function quoted(node: Expression | Span, scope: Scope): string {
  return quote(textOf(node, scope));
}
