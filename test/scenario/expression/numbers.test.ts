import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../src/scenario/expression/dimension.js';
import { readNumber } from '../../../src/scenario/expression/read.js';
import { refusal, valueIn, world } from './world.js';

const { duration, distance, money, number, parties, persons, rate, speed } = DIMENSIONS;
const context = world({ surge: 4.2, tenge: '1 USD / 475', shock: 'after("2022-09-21")', usual: '9 min' });
const read = (text: string | number, dimension = duration) => readNumber(text, dimension, context);

describe('a parameter whose name has several words', () => {
  const named = world({ cars: 2, 'cars at night': 3, 'mean stay': '4 days', 'usual mean stay': '9 days' });
  const readAs = (text: string, dimension = number) => readNumber(text, dimension, named);

  it.each([
    ['cars at night', number, 3],
    ['cars', number, 2],
    ['2 * cars at night + cars', number, 8],
    ['2 cars at night', number, 6],
    ['cars  at   night', number, 3],
    ['cars at night ^ 2', number, 9],
    ['mean stay', duration, 4 * 86_400],
    ['usual mean stay', duration, 9 * 86_400],
    ['max(mean stay, 1 day) / 2', duration, 2 * 86_400],
    ['mean stay / day > 3 ? 1 : 0', number, 1],
  ])('is read whole, the longest name first: %s', (text, dimension, value) => {
    expect(readAs(text, dimension)).toEqual({ value });
  });

  it.each([
    ['cars at', 'the name at is not known here', 'did you mean cars at night?'],
    ['cars_at_night', 'the name cars_at_night is not known here', 'did you mean cars at night?'],
    ['at night', 'the name at is not known here', 'did you mean cars at night?'],
    ['cars at night(3)', 'cars at night', undefined],
  ])('is not read in part: %s', (text, message, hint) => {
    const result = readAs(text) as { problem: { message: string; hint?: string } };
    expect(result.problem.message).toContain(message);
    if (hint !== undefined) expect(result.problem.hint).toBe(hint);
  });
});

describe('quantities with units', () => {
  it.each([
    ['9 min', duration, 540],
    ['9min', duration, 540],
    ['1.5 h', duration, 5400],
    ['20/60 h', duration, 1200],
    ['1/2 day', duration, 43_200],
    ['2 h + 30 min', duration, 9000],
    ['(2 + 3) h', duration, 18_000],
    ['2 weeks', duration, 1_209_600],
    ['45 seconds', duration, 45],
    ['-5 min', duration, -300],
    ['min(2 h, 90 min)', duration, 5400],
    ['max(2 h, 90 min, 1 day)', duration, 86_400],
    ['9 min * 2', duration, 1080],
    ['190 km', distance, 190_000],
    ['2 miles', distance, 3218.688],
    ['sqrt(16 km^2)', distance, 4000],
    ['45 USD', money, 45],
    ['30000 tenge', money, 30000 / 475],
    ['180/day', rate, 180 / 86_400],
    ['180/2 h', DIMENSIONS.duration, 90 * 3600],
    ['90 km/h', speed, 25],
    ['90 km / 2 h', speed, 12.5],
    ['300 persons', persons, 300],
    ['60 parties', parties, 60],
    ['1100 beds', number, 1100],
    ['35 %', number, 0.35],
    ['60 % + 5 %', number, 0.65],
    ['60 % - 5 %', number, 0.55],
    ['1 / 20 %', number, 0.0005],
    ['5 % * 3', number, 0.15],
    ['(1 + 2) %', number, 0.03],
    ['2 * surge', number, 8.4],
    ['2 surge', number, 8.4],
    ['usual', duration, 540],
    ['-2^2', number, -4],
    ['2^3^2', number, 512],
    ['2^-1', number, 0.5],
    ['1 - 2 - 3', number, -4],
    ['2022 - 9 - 21', number, 1992],
    ['12 / 2 / 3', number, 2],
    ['1 + 2 * 3', number, 7],
    ['3 > 2 and not (1 > 2)', number, 1],
    ['1 > 2 or 2 == 2', number, 1],
    ['2 h > 90 min ? 1 h : 0', duration, 3600],
    ['max(0, 3 min)', duration, 180],
    ['cos(2 * pi)', number, 1],
    ['1.5e3', number, 1500],
    ['.5', number, 0.5],
    ['2\n+ 3', number, 5],
    ['9\u00a0min', duration, 540],
  ])('reads %s', (text, dimension, expected) => {
    expect(valueIn(read(text, dimension))).toBeCloseTo(expected, 9);
  });

  it('takes a bare 0 for every dimension', () => {
    for (const dimension of Object.values(DIMENSIONS)) expect(valueIn(read(0, dimension))).toBe(0);
  });

  it('reads a per cent as exactly the decimal', () => {
    for (let percent = 0; percent <= 100; percent++) {
      expect(valueIn(read(`${percent} %`, number))).toBe(percent / 100);
    }
  });
});

describe('refusals', () => {
  it.each<[string | number, string]>([
    ['9 km', 'a duration is expected, "9 km" is a distance; write for example 9 min'],
    [9, 'a duration is expected, "9" has no unit; write the unit too, for example 9 min'],
    ['9m', 'a duration is expected, "9m" is a distance; m is metres; write for example 9 min'],
    ['9 min^2', 'a duration is expected, "9 min^2" is a quantity of time^2; write for example 9 min'],
    ['2 d', 'd is not a unit of the language; write days: 2 days'],
    ['3 hrs', 'hrs is not a unit of the language; write h or hours: 3 h'],
    ['1 month', 'month is not a unit of the language; a month has no fixed length; write 30 days or 4 weeks'],
    [
      '2 h 30 min',
      '"2 h" and "30 min" stand side by side without an operator; write for example 2 h + 30 min',
    ],
    [
      '3 hours 20 min',
      '"3 hours" and "20 min" stand side by side without an operator; write for example 3 hours + 20 min',
    ],
    ['10 000 s', '"10" and "000 s" stand side by side without an operator; write 10000'],
    ['1,5 h', '"1,5": a number has no comma; write 1.5'],
    ['10,000 s', '"10,000": a number has no comma; write 10000'],
    [
      '9 min (3)',
      'min( ) as a function takes at least 2 values; for minutes write the multiplication: 9 min * (…)',
    ],
    ['9 h (3)', 'h is a unit, not a function; write the multiplication: 9 h * (…)'],
    ['usual(3)', 'usual is a value, not a function; write the multiplication: usual * (…)'],
    [
      '2022-09-21',
      'the date 2022-09-21 would be read as a subtraction; write after("2022-09-21") for 0 before and 1 from then on, or since("2022-09-21") for the time since then',
    ],
    [
      '1 h * since(2022-9-1)',
      'the date 2022-9-1 would be read as a subtraction; write after("2022-09-01") for 0 before and 1 from then on, or since("2022-09-01") for the time since then',
    ],
    [
      '1 h * after(2022-09-21T09:00)',
      'the date 2022-09-21T09:00 would be read as a subtraction; write after("2022-09-21T09:00") for 0 before and 1 from then on, or since("2022-09-21T09:00") for the time since then',
    ],
    ['9:00', 'the time of day 09:00 cannot stand alone; write it with its date: after("2022-09-21T09:00")'],
    ['surg * 1 h', 'the name surg is not known here; did you mean surge?'],
    ['9 mn', 'the name mn is not known here; did you mean min?'],
    ['mxa(1 h, 2 h)', 'there is no function mxa; did you mean max?'],
    ['zzz', 'the name zzz is not known here'],
    [
      '300 EUR',
      'EUR is not a unit of the language; amounts are in USD; give another currency as a parameter, for example tenge: 1 USD / 475, and write 30000 tenge',
    ],
    ['t', '"t" depends on the time, this value cannot; write its changes in the timeline'],
    ['shock * 1 h', '"shock" depends on the time, this value cannot; write its changes in the timeline'],
    [
      '1 h * after("2022-09-21")',
      '"after("2022-09-21")" depends on the time, this value cannot; write its changes in the timeline',
    ],
    ['lognormal(9 min, 0.5)', 'lognormal( ) is a law of chance, one value is expected here'],
    ['3 + 2 h', 'the parts of a sum must be of one kind: "3" is a pure number, "2 h" is a duration'],
    ['1 h + 3 km', 'the parts of a sum must be of one kind: "1 h" is a duration, "3 km" is a distance'],
    [
      '1 h > 3 km ? 1 h : 2 h',
      'the sides of a comparison must be of one kind: "1 h" is a duration, "3 km" is a distance',
    ],
    ['max(1 h, 3 km)', 'the values of max( ) must be of one kind: "1 h" is a duration, "3 km" is a distance'],
    ['exp(2 h) * 1 h', 'exp( ) takes a pure number, "2 h" is a duration; divide by a unit: 2 h / h'],
    ['(2 h)^(1 km)', 'the power takes a pure number, "1 km" is a distance; divide by a unit: 1 km / km'],
    ['1 h / 0', '"1 h / 0" is not a finite number'],
    ['9^9^9^9 * 1 h', '"9^9^9" is not a finite number'],
    ['1e400 h', '"1e400" is not a finite number'],
    ['sin', 'sin is a function and needs its values in parentheses'],
    ['exp(1, 2)', 'exp is written exp(x), here it has 2 values'],
    ['', 'a duration is expected, nothing stands here'],
    ['   ', 'a duration is expected, nothing stands here'],
    ['9 min +', 'the expression ends where a value is expected'],
    ['* 9 min', 'the expression cannot begin like this'],
    ['(9 min', 'a parenthesis is not closed'],
    ['9 min)', 'a parenthesis is closed that was never opened'],
    ['5 % 2', '"%" means per cent and stands after its number; a remainder is not available; write 5 % * x'],
    ['5 mod 2', '"mod" is not allowed in an expression; a remainder is not available'],
    ['9 min to h', '"to" is not allowed in an expression; units are converted by themselves'],
    ['5!', '"!" is not allowed in an expression; a negation is written not x; factorials are not available'],
    [
      'a = 9 min',
      '"=" is not allowed in an expression; nothing can be assigned here; two values are compared with ==',
    ],
    ['2 ** 3', '"**" is not allowed in an expression; a power is written x ^ 2'],
    ['1 < 2 < 3', 'comparisons cannot be chained; write a < b and b < c'],
    ['45 $', '"$" is not allowed in an expression; write 45 USD'],
    ['0x1F s', '"0x1F" is not a number; write it in decimal: 31 or 1.5e3'],
    ['1.2.3 s', '"1.2.3" is not a number; a number has one point: 1.5'],
    [
      '9 − 2',
      'the character "−" (U+2212) has no meaning in an expression; write the minus of the keyboard: -',
    ],
    ['true', '"true" is not allowed in an expression; write 1'],
    [Number.NaN, 'NaN is not a finite number'],
    [Number.POSITIVE_INFINITY, 'Infinity is not a finite number'],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(read(text))).toBe(expected);
  });

  it('refuses what is neither text nor number without throwing', () => {
    for (const input of [null, undefined, true, [], {}, Symbol('x')]) {
      expect(refusal(read(input as unknown as string))).toMatch(/^a duration is expected, .* stands here$/);
    }
  });

  it('tells where in the text the problem is', () => {
    const at = (text: string) => {
      const result = read(text);
      return 'problem' in result ? result.problem.offset : undefined;
    };
    expect(at('2 h + 3 surg')).toBe(8);
    expect(at('2 h +  5 km')).toBe(7);
    expect(at('max(1 h, 2 km)')).toBe(9);
    expect(at('1 h * (2 + 3 @ 4)')).toBe(13);
    expect(at('50 % * 2 month')).toBe(9);
  });

  it('keeps persons and parties apart', () => {
    expect(refusal(read('3 persons', parties))).toBe(
      'a number of parties is expected, "3 persons" is a number of persons; write for example 60 parties',
    );
    expect(refusal(read('3 persons + 2 parties', persons))).toBe(
      'the parts of a sum must be of one kind: "3 persons" is a number of persons, "2 parties" is a number of parties',
    );
    expect(refusal(read('3 persons', number))).toBe(
      'a pure number is expected, "3 persons" is a number of persons; write for example 0.5 or 50 %',
    );
  });
});
