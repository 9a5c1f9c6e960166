import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../src/scenario/expression/dimension.js';
import { readFormula, readParameter } from '../../../src/scenario/expression/read.js';
import { evaluate } from '../../../src/scenario/formula.js';
import { refusal, valueIn, world } from './world.js';

const { number, money, duration, distance, persons } = DIMENSIONS;
const context = world({
  surge: 4.2,
  tau: '4 days',
  shock: 'after("2022-09-21T09:00") * exp(-since("2022-09-21T09:00") / tau)',
});
const state = { wait: duration, distance, load: number, full: number, compatriots: persons, fare: money };
const read = (text: string | number, dimension = number) => readFormula(text, dimension, state, context);

describe('expressions of the state', () => {
  it('evaluates utilities in base units', () => {
    const utility = valueIn(read('-0.05 * wait / h - 0.004 * distance / km + 0.3 * log(1 + compatriots)'));
    expect(evaluate(utility, { wait: 7200, distance: 50_000, compatriots: 9 })).toBeCloseTo(
      -0.1 - 0.2 + 0.3 * Math.log(10),
      12,
    );
  });

  it('evaluates fares and prices', () => {
    expect(evaluate(valueIn(read('320 USD * (1 + 3 * load^4)', money)), { load: 0.5 })).toBeCloseTo(380, 12);
    expect(evaluate(valueIn(read('45 USD', money)), {})).toBe(45);
    expect(evaluate(valueIn(read('full > 90 % ? 60 USD : 20 USD', money)), { full: 0.95 })).toBe(60);
  });

  it('folds what is constant into one number', () => {
    expect(valueIn(read('45 USD * (1 + 2 * 3)', money))).toEqual([315]);
    expect(valueIn(read('2 * surge * load'))).toEqual([8.4, 'load', { call: 'multiply', arity: 2 }]);
  });

  it('turns after into a comparison and since into a difference', () => {
    expect(valueIn(read('after("2022-09-21")'))).toEqual(['t', 172_800, { call: 'greaterEqual', arity: 2 }]);
    expect(valueIn(read('since("2022-09-21")', duration))).toEqual([
      't',
      172_800,
      { call: 'subtract', arity: 2 },
    ]);
    expect(valueIn(read("after('2022-09-20T21:00Z')"))).toEqual([
      't',
      172_800,
      { call: 'greaterEqual', arity: 2 },
    ]);
  });

  it('puts parameters of the time in', () => {
    const formula = valueIn(read('1 + surge * shock'));
    const day = 86_400;
    const begin = 2.375 * day;
    expect(evaluate(formula, { t: begin - 1 })).toBe(1);
    expect(evaluate(formula, { t: begin })).toBeCloseTo(5.2, 12);
    expect(evaluate(formula, { t: begin + 4 * day })).toBeCloseTo(1 + 4.2 / Math.E, 12);
  });

  it('refuses the time where a value is tabulated over its variable', () => {
    const fare = (text: string) => readFormula(text, money, { load: number }, context, 'refused');
    expect(evaluate(valueIn(fare('320 USD * (1 + surge * load)')), { load: 1 })).toBeCloseTo(1664, 9);
    expect(refusal(fare('320 USD * (1 + shock)'))).toBe(
      '"shock" depends on the time, this value cannot; write its changes in the timeline',
    );
    expect(refusal(fare('320 USD * after("2022-09-21")'))).toBe(
      '"after("2022-09-21")" depends on the time, this value cannot; write its changes in the timeline',
    );
  });

  it.each<[string, string]>([
    ['wait', 'a pure number is expected, "wait" is a duration; write for example 0.5 or 50 %'],
    ['log(wait)', 'log( ) takes a pure number, "wait" is a duration; divide by a unit: wait / h'],
    [
      'wait + distance',
      'the parts of a sum must be of one kind: "wait" is a duration, "distance" is a distance',
    ],
    ['1 + wait', 'the parts of a sum must be of one kind: "1" is a pure number, "wait" is a duration'],
    ['waits / h', 'the name waits is not known here; did you mean wait?'],
    ['load(3)', 'load is a value, not a function; write the multiplication: load * (…)'],
    ['wait^load / h', 'a quantity with a unit takes a fixed number as its power, not "load"'],
    ['after("2022-02-30")', '"2022-02-30" is no date: this month has 28 days'],
    ['after("yesterday")', 'a date is expected, "yesterday" is none; write 2022-09-27 or 2022-09-27T09:00'],
    ['since(2022)', 'since( ) takes one date in quotation marks; write since("2022-09-21T09:00")'],
    ['since()', 'since( ) takes one date in quotation marks; write since("2022-09-21T09:00")'],
    [
      'log("2022-09-21")',
      'the text "2022-09-21" cannot stand here; only dates are quoted, inside after("…") and since("…")',
    ],
    ['not wait', '"not" takes a pure number, "wait" is a duration; divide by a unit: wait / h'],
    ['wait ? 1 : 0', 'a condition takes a pure number, "wait" is a duration; divide by a unit: wait / h'],
    [
      'load > 1 ? wait : 3',
      'both results of a condition must be of one kind: "wait" is a duration, "3" is a pure number',
    ],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(read(text))).toBe(expected);
  });

  it('refuses a name that is a parameter and a variable', () => {
    expect(refusal(readFormula('2 * surge', number, { surge: number }, context))).toBe(
      'surge is a parameter and a variable of this expression; give the parameter another name',
    );
  });
});

describe('parameters', () => {
  it('may have any dimension and be used like a unit', () => {
    const tenge = valueIn(readParameter('tenge', '1 USD / 475', context));
    expect(tenge.dimension).toEqual(money);
    const richer = { ...context, parameters: new Map([['tenge', tenge]]) };
    expect(valueIn(readFormula('30000 tenge', money, {}, richer))).toEqual([30_000 * (1 / 475)]);
  });

  it('may not use a parameter that comes later', () => {
    expect(refusal(readParameter('a', '2 * b', context))).toBe('the name b is not known here');
  });
});
