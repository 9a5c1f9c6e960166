import {
  type ConditionalNode,
  create,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  parseDependencies,
} from 'mathjs/number';
import type { FunctionName } from '../formula.js';
import { checked, refuse } from '../problem.js';
import * as say from './messages.js';
import { MOST_WORDS, scan, type Token } from './scan.js';
import { PERCENT } from './units.js';

/** A piece of the author's text, from its first character to behind its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An expression as written: the only shapes that pass. */
export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
    | { readonly kind: 'operation'; readonly call: FunctionName; readonly args: readonly Expression[] }
  );

/** mathjs with its parser over plain numbers and nothing else: no units, no functions, nothing is ever evaluated. */
const { parse: parseText } = create(parseDependencies, {});

/** Operators by the name that mathjs gives their function. */
const OPERATIONS: ReadonlyMap<string, FunctionName> = new Map([
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
  ['divide', 'divide'],
  ['pow', 'power'],
  ['unaryMinus', 'negate'],
  ['smaller', 'less'],
  ['smallerEq', 'lessEqual'],
  ['larger', 'greater'],
  ['largerEq', 'greaterEqual'],
  ['equal', 'equal'],
  ['unequal', 'unequal'],
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

/**
 * Text → tokens (bounded, whitelisted) → mathjs → `Expression`. Nothing is evaluated and no name is looked up, but that
 * `isName` says which words together are one name (`visitors by car`). `expected` says what should stand here, for the
 * message about an empty text. Throws a Refusal.
 */
export function parse(text: string, expected: string, isName: (words: string) => boolean): Expression {
  const tokens = joinWords(scan(text, expected), isName);
  return new Walk(tokens).expression(tree(tokens));
}

/** The names that stand in a text, those of several words as `isName` knows them; none where it cannot be read. */
export function namesIn(text: string, isName: (words: string) => boolean): string[] {
  const tokens = checked(() => joinWords(scan(text, ''), isName));
  if ('problem' in tokens) return [];
  return tokens.value.filter(({ kind }) => kind === 'name').map(({ text: word, name = word }) => name);
}

/** Names of several words as one token each, the longest name first; the parser sees them with `_` for the blanks. */
function joinWords(tokens: readonly Token[], isName: (words: string) => boolean): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = endOfName(tokens, at, isName);
    const first = tokens[at]!;
    if (end === at + 1) joined.push(first);
    else {
      const words = tokens.slice(at, end).map(({ text }) => text);
      joined.push({ ...first, text: words.join('_'), name: words.join(' '), to: tokens[end - 1]!.to });
    }
    at = end;
  }
  return joined;
}

/** Behind the last word of the longest name that begins at a token; behind the token itself where there is none. */
function endOfName(tokens: readonly Token[], at: number, isName: (words: string) => boolean): number {
  let end = at;
  while (end < tokens.length && end < at + MOST_WORDS && tokens[end]!.kind === 'name') end++;
  for (; end > at + 1; end--) {
    const words = tokens.slice(at, end).map(({ text }) => text);
    if (isName(words.join(' '))) return end;
  }
  return at + 1;
}

/** mathjs sees the tokens with one blank between them, never the author's text. */
function tree(tokens: readonly Token[]): MathNode {
  try {
    return parseText(tokens.map((token) => token.text).join(' '));
  } catch (error) {
    const column = (error as { char?: unknown }).char;
    return refuseSyntax(tokens, typeof column === 'number' ? column - 1 : 0);
  }
}

function refuseSyntax(tokens: readonly Token[], column: number): never {
  let end = -1;
  const i = tokens.findIndex((token) => (end += token.text.length + 1) > column);
  if (i === -1) return refuse(say.endsEarly(), tokens[tokens.length - 1]!.to);
  const before = tokens.slice(Math.max(0, i - 3), i).map((token) => token.text);
  return refuse(say.syntax(before.join(' ')), tokens[i]!.from);
}

/**
 * Takes over the node types of the language and refuses every other. The leaves of the tree stand in the order of the
 * text, so that each takes the next token of its kind and with it its place.
 */
class Walk {
  readonly #tokens: readonly Token[];
  readonly #leaves: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#leaves = tokens.filter(
      ({ kind }) => kind === 'number' || kind === 'name' || kind === 'text' || kind === 'percent',
    );
  }

  expression(node: MathNode): Expression {
    switch (node.type) {
      case 'ConstantNode':
        return this.#constant();
      case 'SymbolNode': {
        const { text, name = text, from, to } = this.#leaf();
        return { kind: 'name', name, from, to };
      }
      case 'ParenthesisNode':
        return this.expression((node as unknown as { content: MathNode }).content);
      case 'OperatorNode':
        return this.#operation(node as OperatorNode);
      case 'ConditionalNode': {
        const { condition, trueExpr, falseExpr } = node as ConditionalNode;
        return this.#apply('choose', [condition, trueExpr, falseExpr]);
      }
      case 'FunctionNode':
        return this.#call(node as FunctionNode);
      case 'RelationalNode':
        return refuse(say.chained());
      default:
        return refuse(say.notAllowed(NODE_WORDS.get(node.type) ?? 'this construction'));
    }
  }

  #leaf(): Token {
    return this.#leaves[this.#next++] ?? refuse(say.notAllowed('this construction'));
  }

  #constant(): Expression {
    const { kind, text, from, to } = this.#leaf();
    if (kind === 'number') return { kind, value: Number(text), from, to };
    if (kind === 'text') return { kind, value: text.slice(1, -1), from, to };
    // true, false, null and their like, which mathjs takes for constants.
    return { kind: 'name', name: text, from, to };
  }

  #operation(node: OperatorNode): Expression {
    if (node.fn === 'unaryPlus') return this.expression(node.args[0]!);
    const [left, right] = node.args as [MathNode, MathNode | undefined];
    if (node.fn === 'multiply' && (right as { name?: unknown }).name === PERCENT) return this.#percent(left);
    const call = OPERATIONS.get(node.fn) ?? refuse(say.badOperator(node.op));
    return this.#apply(call, node.args);
  }

  /** Divided by 100 and not times 0.01, so that 35 % is exactly 0.35. */
  #percent(node: MathNode): Expression {
    const value = this.expression(node);
    const { from, to } = this.#leaf();
    const hundred: Expression = { kind: 'number', value: 100, from, to };
    return { kind: 'operation', call: 'divide', args: [value, hundred], from: value.from, to };
  }

  #apply(call: FunctionName, nodes: readonly MathNode[]): Expression {
    const args = nodes.map((node) => this.expression(node));
    const from = call === 'negate' || call === 'not' ? this.#sign(args[0]!.from) : args[0]!.from;
    return { kind: 'operation', call, args, from, to: args[args.length - 1]!.to };
  }

  /** Where the sign in front of a value stands; parentheses may open between the two. */
  #sign(value: number): number {
    const before = this.#tokens.filter(({ text, to }) => to <= value && text !== '(');
    return before[before.length - 1]?.from ?? value;
  }

  #call(node: FunctionNode): Expression {
    if ((node.fn as unknown as MathNode).type !== 'SymbolNode') refuse(say.notAllowed('calling a value'));
    const { text, name = text, from, to } = this.#leaf();
    const args = node.args.map((arg) => this.expression(arg));
    return { kind: 'call', name, args, from, to: args[args.length - 1]?.to ?? to };
  }
}

const NODE_WORDS: ReadonlyMap<string, string> = new Map([
  ['AccessorNode', 'reading a part of a value'],
  ['ArrayNode', 'a list'],
  ['AssignmentNode', 'an assignment'],
  ['BlockNode', 'more than one expression'],
  ['FunctionAssignmentNode', 'defining a function'],
  ['IndexNode', 'an index'],
  ['ObjectNode', 'an object'],
  ['RangeNode', 'a range'],
]);
