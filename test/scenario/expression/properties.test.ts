import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { DIMENSIONS } from '../../../src/scenario/expression/dimension.js';
import { readFormula, readLaw, readNumber } from '../../../src/scenario/expression/read.js';
import { evaluate } from '../../../src/scenario/formula.js';
import { valueIn, world } from './world.js';

const SEED = { seed: 20220921, numRuns: 300 };
const context = world({ surge: 4.2 });
const variables = { load: DIMENSIONS.number, wait: DIMENSIONS.duration };

/** An expression as text, and what it is worth where load = 0.25 and wait = 5400 s, worked out beside the text. */
interface Written {
  readonly text: string;
  readonly value: number;
}

const { tree } = fc.letrec<{ tree: Written; leaf: Written; sum: Written; product: Written; other: Written }>(
  (tie) => ({
    leaf: fc.oneof(
      fc.integer({ min: 1, max: 99 }).map((n) => ({ text: String(n), value: n })),
      fc.integer({ min: 1, max: 99 }).map((n) => ({ text: `${n} %`, value: n / 100 })),
      fc.constant({ text: 'load', value: 0.25 }),
      fc.constant({ text: 'wait / h', value: 1.5 }),
      fc.constant({ text: 'wait / 30 min', value: 3 }),
      fc.constant({ text: 'surge', value: 4.2 }),
      fc.constant({ text: 'after("2022-09-21")', value: 1 }),
      fc.constant({ text: 'since("2022-09-21") / days', value: 3 }),
    ),
    sum: fc.tuple(tie('tree'), fc.constantFrom('+', '-'), tie('tree')).map(([a, sign, b]) => ({
      text: `${a.text} ${sign} (${b.text})`,
      value: sign === '+' ? a.value + b.value : a.value - b.value,
    })),
    product: fc.tuple(tie('tree'), fc.constantFrom('*', '/'), tie('tree')).map(([a, sign, b]) => ({
      text: `(${a.text}) ${sign} (${b.text})`,
      value: sign === '*' ? a.value * b.value : a.value / b.value,
    })),
    other: fc.oneof(
      tie('tree').map((a) => ({ text: `-(${a.text})`, value: -a.value })),
      tie('tree').map((a) => ({ text: `(${a.text})^2`, value: a.value ** 2 })),
      tie('tree').map((a) => ({ text: `exp(-abs(${a.text}))`, value: Math.exp(-Math.abs(a.value)) })),
      tie('tree').map((a) => ({ text: `tanh(${a.text})`, value: Math.tanh(a.value) })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `max(${a.text}, ${b.text})`,
        value: Math.max(a.value, b.value),
      })),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => ({
        text: `((${a.text}) > (${b.text}) ? (${b.text}) : (${c.text}))`,
        value: a.value > b.value ? b.value : c.value,
      })),
    ),
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      tie('sum'),
      tie('product'),
      tie('other'),
    ),
  }),
);

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('properties of expressions', () => {
  it('a written expression is worth what the same expression is worth in JavaScript', () => {
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(Number.isFinite(value) && Math.abs(value) < 1e12);
        const result = readFormula(text, DIMENSIONS.number, variables, context);
        // A part that divides by zero is refused although the whole may be finite.
        fc.pre('value' in result || result.problem.code !== 'not-finite');
        return close(evaluate(valueIn(result), { load: 0.25, wait: 5400, t: 5 * 86_400 }), value);
      }),
      SEED,
    );
  });

  it('blanks and parentheses around a whole expression change nothing', () => {
    fc.assert(
      fc.property(tree, ({ text }) => {
        const plain = readFormula(text, DIMENSIONS.number, variables, context);
        const wrapped = readFormula(` ( ${text} ) `, DIMENSIONS.number, variables, context);
        return (
          JSON.stringify('value' in plain ? plain : 0) === JSON.stringify('value' in wrapped ? wrapped : 0)
        );
      }),
      SEED,
    );
  });

  const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  const same = (a: string, b: string, dimension = DIMENSIONS.duration) =>
    close(valueIn(readNumber(a, dimension, context)), valueIn(readNumber(b, dimension, context)));

  it('a quantity is the same in every unit', () => {
    fc.assert(
      fc.property(
        amount,
        (x) =>
          same(`${x} h`, `${x * 60} min`) &&
          same(`${x} days`, `${x * 24} hours`) &&
          same(`${x} weeks`, `${x * 604_800} s`) &&
          same(`${x} km`, `${x * 1000} m`, DIMENSIONS.distance) &&
          same(`${x} miles`, `${x * 1.609344} km`, DIMENSIONS.distance) &&
          same(`${x} km/h`, `${x / 3.6} m/s`, DIMENSIONS.speed) &&
          same(`${x}/day`, `${x / 24}/h`, DIMENSIONS.rate) &&
          same(`${x} %`, `${x / 100}`, DIMENSIONS.number),
      ),
      SEED,
    );
  });

  it('a law is the same in every unit', () => {
    fc.assert(
      fc.property(amount, (x) => {
        const [hours, minutes] = [`lognormal(${x} h, 0.5)`, `lognormal(${x * 60} min, 0.5)`].map((text) =>
          valueIn(readLaw(text, DIMENSIONS.duration, context)),
        );
        if (hours?.law !== 'lognormal' || minutes?.law !== 'lognormal') return false;
        return close(hours.median, minutes.median) && hours.sigma === minutes.sigma;
      }),
      SEED,
    );
  });

  it('no text makes a reader throw', () => {
    const words = [
      '9',
      'min',
      'h',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '%',
      ',',
      '?',
      ':',
      '<',
      'and',
      'not',
      'exp',
      'min(',
    ];
    const more = [
      'after("2022-09-21")',
      'since(',
      '"',
      'lognormal(',
      'load',
      'wait',
      '.',
      '!',
      '=',
      '[',
      '{',
      ';',
      ' ',
    ];
    const pieces = fc
      .array(fc.constantFrom(...words, ...more), { maxLength: 15 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pieces), (text) => {
        for (const result of [
          readFormula(text, DIMENSIONS.number, variables, context),
          readLaw(text, DIMENSIONS.duration, context),
        ]) {
          if ('problem' in result && result.problem.message === '') return false;
        }
        return true;
      }),
      { ...SEED, numRuns: 1000 },
    );
  });
});
