import { refuse } from '../problem.js';
import * as say from './messages.js';
import { PERCENT } from './units.js';

/** A piece of an expression's text, from its first character to behind its last. */
export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'percent' | 'operator' | 'open' | 'close' | 'comma';
  /** As the parser shall see it. */
  readonly text: string;
  /** As the author means it, where that is something else: the words of a name with blanks between them. */
  readonly name?: string;
  readonly from: number;
  readonly to: number;
}

export const MOST_CHARACTERS = 10_000;
export const DEEPEST = 64;
/** A chain of operators becomes a tree as deep as it is long; this many are walked without harm. */
const MOST_OPERATORS = 1000;

export const LONGEST_NAME = 64;
/** Words of one name. */
export const MOST_WORDS = 8;

const BLANK = /[ \t\r\n\u00a0\u2009\u202f]+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const DATE = /(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?![\d.])/y;
const TIME_OF_DAY = /\d{1,2}:\d{2}(?!\d)/y;
const TEXT = /"([^"\\\n]*)"|'([^'\\\n]*)'/y;
const OPERATOR = /<=|>=|==|!=|[-+*/^<>?:]/y;
/** Longer than what is allowed, so that `**` is named as a whole. */
const STRANGE = /===|!==|>>>|<<|>>|\*\*|\/\/|&&|\|\||=>|->|<>|\?\?|\?\.(?!\d)|\.\.\.|\.[*/^]|\^\|/y;

const OPERATOR_HINTS: Readonly<Record<string, string>> = {
  '**': 'a power is written x ^ 2',
  '//': 'a division is written a / b',
  '=': 'nothing can be assigned here; two values are compared with ==',
  '===': 'two values are compared with ==',
  '!==': 'two values are compared with !=',
  '<>': 'two values are compared with !=',
  '&&': 'write and',
  '||': 'write or',
  '&': 'write and',
  '|': 'write or',
  '!': 'a negation is written not x; factorials are not available',
  '~': 'write not',
  '.': 'decimals have a digit after the point: 1.5',
  '.*': 'a product is written a * b',
  './': 'a quotient is written a / b',
  '.^': 'a power is written x ^ 2',
  $: 'write 45 USD',
  '#': 'a note stands beside the value: {value: …, note: …}',
};

const WORD_HINTS: Readonly<Record<string, string>> = {
  in: 'units are converted by themselves',
  to: 'units are converted by themselves',
  mod: 'a remainder is not available',
  xor: 'write a != b',
  true: 'write 1',
  false: 'write 0',
};

const CHARACTER_HINTS: Readonly<Record<string, string>> = {
  '−': 'write the minus of the keyboard: -',
  '–': 'write the minus of the keyboard: -',
  '—': 'write the minus of the keyboard: -',
  '×': 'write *',
  '·': 'write *',
  '÷': 'write /',
  '²': 'write ^2',
  '³': 'write ^3',
  '≤': 'write <=',
  '≥': 'write >=',
  '“': 'write the straight quotation mark: "',
  '”': 'write the straight quotation mark: "',
  '‘': 'write the straight quotation mark: "',
  '’': 'write the straight quotation mark: "',
  '€': 'amounts are in USD; give another currency as a parameter',
  '£': 'amounts are in USD; give another currency as a parameter',
  '₽': 'amounts are in USD; give another currency as a parameter',
};

/**
 * Cuts an expression into tokens before any parser sees it, and refuses what the language does not have.
 * The text is bounded (10,000 characters, 64 parentheses deep, 1,000 operators) so that nothing can hang or overflow.
 * Throws a Refusal.
 */
export function scan(text: string, expected: string): Token[] {
  if (text.length > MOST_CHARACTERS) refuse(say.tooLong(text.length, MOST_CHARACTERS));
  const tokens: Token[] = [];
  for (let at = skip(text, 0); at < text.length; at = skip(text, tokens[tokens.length - 1]!.to)) {
    tokens.push(tokenAt(text, at));
  }
  if (tokens.length === 0) refuse(say.empty(expected));
  checkNesting(tokens);
  checkNeighbours(tokens);
  return tokens;
}

function skip(text: string, at: number): number {
  return at + match(BLANK, text, at).length;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function tokenAt(text: string, at: number): Token {
  const token = (kind: Token['kind'], found: string, shown = found): Token => ({
    kind,
    text: shown,
    from: at,
    to: at + found.length,
  });
  const character = text[at]!;
  if (/[0-9.]/.test(character) && match(NUMBER, text, at) !== '') return token('number', numberAt(text, at));
  const name = match(NAME, text, at);
  if (name !== '') {
    if (name.length > LONGEST_NAME) refuse(say.longName(name, LONGEST_NAME), at);
    if (Object.hasOwn(WORD_HINTS, name)) refuse(say.badOperator(name, WORD_HINTS[name]), at);
    return token(name === 'and' || name === 'or' || name === 'not' ? 'operator' : 'name', name);
  }
  if (character === '"' || character === "'") {
    const quoted = match(TEXT, text, at);
    return quoted === '' ? refuse(say.openText(), at) : token('text', quoted);
  }
  if (character === '%') return token('percent', '%', PERCENT);
  if (character === '(') return token('open', character);
  if (character === ')') return token('close', character);
  if (character === ',') return token('comma', character);
  const strange = match(STRANGE, text, at);
  if (strange !== '') refuse(say.badOperator(strange, OPERATOR_HINTS[strange]), at);
  const operator = match(OPERATOR, text, at);
  return operator === '' ? refuseCharacter(text, at) : token('operator', operator);
}

function numberAt(text: string, at: number): string {
  const date = match(DATE, text, at);
  if (date !== '') refuse(say.bareDate(date, inFull(date)), at);
  const time = match(TIME_OF_DAY, text, at);
  if (time !== '' && !/\?/.test(text.slice(0, at))) refuse(say.timeOfDay(time.padStart(5, '0')), at);
  if (/^0[xob]/i.test(text.slice(at, at + 2))) refuse(say.decimalOnly(match(/[0-9A-Za-z.]+/y, text, at)), at);
  const number = match(NUMBER, text, at);
  const end = at + number.length;
  if (text[end] === '.')
    refuse(say.badNumber(match(/[0-9.]+/y, text, at), 'a number has one point: 1.5'), at);
  if (text[end] === '_') {
    const written = match(/[0-9_]+/y, text, at);
    refuse(say.badNumber(written, `write it without _: ${written.replaceAll('_', '')}`), at);
  }
  if (!Number.isFinite(Number(number))) refuse(say.notFinite(say.quote(number)), at);
  return number;
}

/** A date with all its digits: `2022-9-1 09:00` is 2022-09-01T09:00. */
function inFull(date: string): string {
  return date.replace(' ', 'T').replace(/-(\d)(?!\d)/g, '-0$1');
}

function refuseCharacter(text: string, at: number): never {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const ascii = /^[\x20-\x7e]$/.test(character);
  const hint = ascii ? OPERATOR_HINTS[character] : CHARACTER_HINTS[character];
  return refuse(ascii ? say.badOperator(character, hint) : say.badCharacter(character, hint), at);
}

/** Whether a token ends a value, so that what follows it multiplies or joins it. */
function isValue(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'operator' && token.kind !== 'open' && token.kind !== 'comma';
}

/** Parentheses must close, and neither they nor prefixes, powers and conditions may pile up. */
function checkNesting(tokens: readonly Token[]): void {
  const open: { readonly token: Token; readonly call: boolean }[] = [];
  let prefixes = 0;
  let chains = 0;
  let operators = 0;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.kind === 'open') open.push({ token, call: before?.kind === 'name' });
    if (token.kind === 'close' && open.pop() === undefined) refuse(say.closedParenthesis(), token.from);
    if (token.kind === 'comma' && !open[open.length - 1]?.call) refuseComma(tokens, i);
    // `9 min`, `2 (a + b)` and `5 %` are products without a sign.
    const beside = token.kind === 'name' || (token.kind === 'open' && before?.kind !== 'name');
    const product = token.kind === 'percent' || (beside && isValue(before));
    if (product || token.kind === 'operator') operators += 1;
    if (token.kind === 'operator') {
      prefixes = i === 0 || before?.kind === 'operator' || before?.kind === 'open' ? prefixes + 1 : 0;
      if (token.text === '?' || token.text === '^') chains += 1;
    }
    if (open.length + prefixes > DEEPEST || chains > DEEPEST) refuse(say.tooDeep(DEEPEST), token.from);
    if (operators > MOST_OPERATORS) refuse(say.tooManyOperators(MOST_OPERATORS), token.from);
  });
  if (open.length > 0) refuse(say.openParenthesis(), open[open.length - 1]!.token.from);
}

function refuseComma(tokens: readonly Token[], i: number): never {
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (left?.kind === 'number' && right?.kind === 'number') {
    const joined = /^\d{3}$/.test(right.text) ? `${left.text}${right.text}` : `${left.text}.${right.text}`;
    refuse(say.commaInNumber(`${left.text},${right.text}`, joined), left.from);
  }
  return refuse(say.comma(), tokens[i]!.from);
}

/** A value may be followed by a unit, not by another number; a quoted text stands in a call; `%` ends a value. */
function checkNeighbours(tokens: readonly Token[]): void {
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const inside = before?.kind === 'open' ? tokens[i - 2]?.text : undefined;
    if (token.kind === 'text' && inside !== 'since' && inside !== 'after') {
      refuse(say.textOutside(token.text.slice(1, -1)), token.from);
    }
    if (before === undefined) {
      if (token.kind === 'percent') refuse(say.percentAs(), token.from);
      return;
    }
    const value = isValue(before);
    if (token.kind === 'percent' && (!value || before.kind === 'text')) refuse(say.percentAs(), token.from);
    if (before.kind === 'percent' && ['number', 'name', 'open', 'text'].includes(token.kind)) {
      refuse(say.percentAs(), before.from);
    }
    if (token.kind === 'number' && value) refuseNumberAfter(tokens, i);
  });
}

function refuseNumberAfter(tokens: readonly Token[], i: number): never {
  const left = tokens[i - 1]!;
  const right = tokens[i]!;
  const digits = left.kind === 'number' && /^\d{3}$/.test(right.text);
  const unit = tokens[i + 1]?.kind === 'name' ? ` ${tokens[i + 1]!.text}` : '';
  const first =
    left.kind === 'name' && tokens[i - 2]?.kind === 'number'
      ? `${tokens[i - 2]!.text} ${left.text}`
      : left.text;
  const second = `${right.text}${unit}`;
  const hint = digits ? `write ${left.text}${right.text}` : `write for example ${first} + ${second}`;
  return refuse(say.twoValues(first, second, hint), right.from);
}
