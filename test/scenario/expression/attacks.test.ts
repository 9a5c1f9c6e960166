import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../src/scenario/expression/dimension.js';
import {
  readFormula,
  readLaw,
  readNumber,
  readParameter,
  readRate,
} from '../../../src/scenario/expression/read.js';
import { refusal, valueIn, world } from './world.js';

const context = world({ surge: 4.2 });
const repeat = (text: string, times: number) => text.repeat(times);

/** Texts that try to leave the language, to run code, to pollute an object, or to hang or overflow the reader. */
const ATTACKS: readonly (readonly [title: string, text: string])[] = [
  ['import of functions', 'import({a: 1})'],
  ['import called plainly', 'import("fs")'],
  ['dynamic import', 'import("node:fs").readFileSync("x")'],
  ['creation of a unit', 'createUnit("knot")'],
  ['creation of a unit with a prefix', 'createUnit({foo: {prefixes: "long"}})'],
  ['evaluation of a text', 'evaluate("1 + 1")'],
  ['parsing of a text', 'parse("1 + 1")'],
  ['compilation of a text', 'compile("1 + 1").evaluate()'],
  ['parser object', 'parser().evaluate("a = 3")'],
  ['simplification', 'simplify("x + x", "x")'],
  ['derivative', 'derivative("x^2", "x")'],
  ['rationalisation', 'rationalize("x / x")'],
  ['configuration', 'config({epsilon: 1})'],
  ['typed function', 'typed("a")'],
  ['chain', 'chain(3).done()'],
  ['reviver', 'reviver("a", "b")'],
  ['help', 'help(sin)'],
  ['constructor by name', 'constructor'],
  ['constructor called', 'constructor("return process")()'],
  ['constructor of a function', 'sin.constructor("return 1")()'],
  ['constructor of a constructor', '(1).constructor.constructor("return 1")()'],
  ['constructor by index', 'sin["constructor"]("return 1")()'],
  ['constructor of a text', '"".constructor.fromCharCode(65)'],
  ['constructor in a date call', 'after("").constructor'],
  ['prototype by name', '__proto__'],
  ['prototype of an object', '{}.__proto__.polluted'],
  ['prototype as a key', '{"__proto__": {polluted: 1}}'],
  ['prototype of a prototype', 'constructor.prototype.polluted = 1'],
  ['hasOwnProperty as a name', 'hasOwnProperty'],
  ['toString as a name', 'toString'],
  ['valueOf called', 'valueOf()'],
  ['defineGetter', '__defineGetter__("a", 1)'],
  ['lookupGetter', '__lookupGetter__'],
  ['isPrototypeOf called', 'isPrototypeOf(1)'],
  ['this', 'this'],
  ['globalThis', 'globalThis'],
  ['process', 'process.exit(1)'],
  ['require', 'require("fs")'],
  ['Function', 'Function("return 1")()'],
  ['eval', 'eval("1")'],
  ['new', 'new Date()'],
  ['arrow function', '(x => x)(1)'],
  ['template literal', '`1`'],
  ['function definition', 'f(x) = x^2'],
  ['function definition over a known name', 'exp(x) = 1'],
  ['assignment', 'a = 3'],
  ['assignment of a unit', 'h = 60 s'],
  ['assignment inside a call', 'exp(a = 3)'],
  ['assignment of a parameter', 'surge = 9'],
  ['two expressions', '1; 2'],
  ['object', '{a: 1}'],
  ['access to an object', '{a: 1}.a'],
  ['array', '[1, 2, 3]'],
  ['matrix', '[1, 2; 3, 4]'],
  ['huge matrix', 'zeros(100000, 100000)'],
  ['identity matrix', 'identity(99999)'],
  ['range', '1:1000000000'],
  ['range with a step', '1:2:1000000000'],
  ['index', 'surge[1]'],
  ['optional chaining', 'surge?.constructor'],
  ['null coalescing', 'null ?? 1'],
  ['huge factorial', '170000000!'],
  ['factorial of a factorial', '9!!!!'],
  ['factorial as a function', 'factorial(100000000)'],
  ['combinations', 'combinations(100000000, 50000000)'],
  ['random numbers', 'random()'],
  ['tower of powers', '9^9^9^9^9^9^9'],
  ['huge exponent', '1e999999999'],
  ['bit operation', '1 << 1000000'],
  ['transpose', "surge'"],
  ['text outside a date', '"2022-09-21"'],
  ['text joined', 'after("2022" + "-09-21")'],
  ['text with an escape', 'after("\\u0032022-09-21")'],
  ['text that never ends', 'after("2022-09-21'],
  ['text that is no date', 'after("constructor")'],
  ['text of great length', `after("${repeat('9', 5000)}")`],
  ['comment', '# nothing'],
  ['comment behind a value', '1 # h'],
  ['hexadecimal', '0xFFFFFFFF'],
  ['binary with a word size', '0b1i8'],
  ['complex number', '2i'],
  ['imaginary unit', 'sqrt(-1) * i'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['undefined', 'undefined'],
  ['null', 'null'],
  ['nothing but blanks', ' \t\r\n '],
  ['a zero byte', '1\u00002'],
  ['a full-width digit', '\uff11 + 1'],
  ['a full-width parenthesis', 'exp\uff081)'],
  ['a Cyrillic letter that looks Latin', '9 min + \u0430'],
  ['the Kelvin sign', '9 \u212a'],
  ['a mathematical letter', '\ud835\udc65'],
  ['half of a surrogate pair', '\ud835'],
  ['a right-to-left mark', '9 \u202emin'],
  ['a zero-width space', '9\u200b min'],
  ['a combining mark', 'e\u0301'],
  ['an ideographic space', '9\u3000min'],
  ['a superscript', '9\u00b2'],
  ['an emoji', '9 \u{1f600}'],
  ['parentheses 5,000 deep', `${repeat('(', 4999)}1${repeat(')', 4999)}`],
  ['calls 2,000 deep', `${repeat('exp(', 1999)}1${repeat(')', 1999)}`],
  ['parentheses that stay open', repeat('(', 9999)],
  ['brackets 9,000 deep', repeat('[', 9000)],
  ['signs in a row', `${repeat('-', 9999)}1`],
  ['plus signs in a row', `${repeat('+ ', 4999)}1`],
  ['negations in a row', `${repeat('not ', 2000)}1`],
  ['powers in a row', `1${repeat('^1', 4000)}`],
  ['conditions in a row', `${repeat('1 ? 1 : ', 1200)}1`],
  ['sums of 4,000 terms', `1${repeat('+1', 4000)}`],
  ['per cents in a row', `1${repeat(' %', 4000)}`],
  ['per cents nested in parentheses', `${repeat('5 % (', 60)}1${repeat(')', 60)}`],
  ['products without a sign', `1${repeat(' (1)', 2400)}`],
  ['units in a row', `1${repeat(' h', 4999)}`],
  ['a text of a million characters', repeat('1+', 500_000)],
  ['a name of 9,999 characters', repeat('a', 9999)],
  ['a number of 9,999 digits', repeat('9', 9999)],
  ['points in a row', repeat('.', 9999)],
  ['quotation marks in a row', repeat('"', 9999)],
  ['commas in a row', `max(${repeat(',', 5000)})`],
  ['2,000 values of a function', `max(1${repeat(',1', 2000)})`],
];

describe('attacks', () => {
  it.each(ATTACKS)('refuses within a second: %s', (_, text) => {
    const begin = performance.now();
    const { number, duration } = DIMENSIONS;
    const refusals = [
      refusal(readNumber(text, number, context)),
      refusal(readLaw(text, duration, context)),
      refusal(readFormula(text, number, { load: number }, context)),
      refusal(readParameter('x', text, context)),
      refusal(readRate(text, context, 2)),
    ];
    expect(performance.now() - begin).toBeLessThan(1000);
    for (const sentence of refusals) expect(sentence.length).toBeLessThan(300);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('does not take the members of every object for variables', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(refusal(readFormula(name, DIMENSIONS.number, {}, context))).toMatch(
        `the name ${name} is not known here`,
      );
      expect(refusal(readFormula(`${name}(1)`, DIMENSIONS.number, {}, context))).toMatch(
        `there is no function ${name}`,
      );
    }
  });

  it('refuses parameters that double with each step before they fill the memory', () => {
    const growing = world({ a0: 't / h' });
    const parameters = growing.parameters as Map<string, unknown>;
    for (let i = 1; i < 12; i++)
      parameters.set(`a${i}`, valueIn(readParameter(`a${i}`, `a${i - 1} + a${i - 1}`, growing)));
    expect(refusal(readParameter('a12', 'a11 + a11', growing))).toBe(
      'with its parameters put in, the expression has more than 10000 steps',
    );
  });

  it('refuses a rate that would take minutes to tabulate', () => {
    const dates = Array.from({ length: 300 }, (_, i) => `(t > ${i} h)`).join(' + ');
    const long = { ...context, until: 3650 * 86_400 };
    const begin = performance.now();
    expect(refusal(readRate(`(${dates}) / day`, long, 1))).toMatch('steps to tabulate; shorten the run');
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it('refuses parameter names that are no plain names, or mean something already', () => {
    for (const name of ['__proto__', 'a  b', '', '1a', 'a.b', 'имя', 'a'.repeat(65), '_a']) {
      expect(refusal(readParameter(name, 1, context))).toMatch('cannot name a parameter');
    }
    expect(refusal(readParameter('min', 1, context))).toBe('"min" cannot name a parameter, it is a unit');
    expect(refusal(readParameter('exp', 1, context))).toBe('"exp" cannot name a parameter, it is a function');
    expect(refusal(readParameter('t', 1, context))).toBe(
      '"t" cannot name a parameter, it is the time since the start',
    );
    expect(valueIn(readParameter('constructor', 1, context)).formula).toEqual([1]);
  });
});
