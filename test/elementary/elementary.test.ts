import { all, type BigNumber, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { arcsine } from '../../src/elementary/arcsine.js';
import { powerOfTwo } from '../../src/elementary/bits.js';
import { exp, expm1 } from '../../src/elementary/exp.js';
import { log } from '../../src/elementary/log.js';
import { log1p } from '../../src/elementary/log1p.js';
import { power } from '../../src/elementary/power.js';
import { cos, sin } from '../../src/elementary/sine.js';
import { tanh } from '../../src/elementary/tanh.js';
import { stream } from '../../src/random/streams.js';

/** 64 digits: enough for the sine of 1e15 and the power of a number near 1. */
const exact = create(all, { number: 'BigNumber', precision: 64 });
/** The double itself: a number would be taken for its shortest decimal. */
function big(x: number): BigNumber {
  const exponent = x === 0 ? 0 : Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 53);
  // In two steps, since 2^1074 is no double.
  const half = Math.trunc(exponent / 2);
  const whole = x / 2 ** half / 2 ** (exponent - half);
  return exact.bignumber(BigInt(whole)).mul(exact.bignumber(2).pow(exponent));
}
const chance = stream('elementary functions');
const uniform = (low: number, high: number): number => low + (high - low) * chance.next();
/** Evenly spread logarithms, of either sign. */
const scaled = (lowest: number, highest: number): number =>
  (chance.next() < 0.5 ? -1 : 1) * 2 ** uniform(lowest, highest);
const POINTS = 300;

interface Case {
  readonly name: string;
  readonly ours: (x: number) => number;
  readonly truth: (x: number) => BigNumber;
  readonly points: () => number;
  /** Units in the last place. */
  readonly error: number;
}

const CASES: readonly Case[] = [
  {
    name: 'log of all sizes',
    ours: log,
    truth: (x) => big(x).ln(),
    points: () => Math.abs(scaled(-1074, 1024)),
    error: 0.6,
  },
  {
    name: 'log near 1',
    ours: log,
    truth: (x) => big(x).ln(),
    points: () => 1 + scaled(-52, -3),
    error: 0.6,
  },
  {
    name: 'log of a uniform number',
    ours: log,
    truth: (x) => big(x).ln(),
    points: () => uniform(0, 1),
    error: 0.6,
  },
  { name: 'exp', ours: exp, truth: (x) => big(x).exp(), points: () => uniform(-708, 709), error: 0.6 },
  { name: 'exp near 0', ours: exp, truth: (x) => big(x).exp(), points: () => scaled(-60, 2), error: 0.6 },
  {
    name: 'exp of the smallest',
    ours: exp,
    truth: (x) => big(x).exp(),
    points: () => uniform(-745, -708),
    error: 1,
  },
  { name: 'expm1', ours: expm1, truth: (x) => big(x).exp().sub(1), points: () => scaled(-60, 9), error: 1.1 },
  {
    name: 'log1p',
    ours: log1p,
    truth: (x) => big(x).add(1).ln(),
    points: () => Math.max(scaled(-60, 60), -uniform(0, 1)),
    error: 2,
  },
  { name: 'sin', ours: sin, truth: (x) => exact.sin(big(x)), points: () => uniform(-20, 20), error: 0.8 },
  { name: 'cos', ours: cos, truth: (x) => exact.cos(big(x)), points: () => uniform(-20, 20), error: 0.8 },
  {
    name: 'sin of large numbers',
    ours: sin,
    truth: (x) => exact.sin(big(x)),
    points: () => scaled(5, 50),
    error: 0.8,
  },
  {
    name: 'sin near π',
    ours: sin,
    truth: (x) => exact.sin(big(x)),
    points: () => Math.PI + scaled(-51, -20),
    error: 0.8,
  },
  { name: 'tanh', ours: tanh, truth: (x) => exact.tanh(big(x)), points: () => scaled(-40, 5), error: 3 },
  {
    name: 'arcsine',
    ours: arcsine,
    truth: (x) => exact.asin(big(x)) as BigNumber,
    points: () => uniform(-1, 1),
    error: 2,
  },
];

/** How far a value is from the truth, in units of the last place of a double of its size. */
function ulps(value: number, truth: BigNumber): number {
  const size = Math.abs(truth.toNumber());
  const unit = 2 ** Math.max(-1074, Math.floor(Math.log2(size)) - 52);
  return big(value).sub(truth).abs().div(big(unit)).toNumber();
}

describe('functions of our own', () => {
  it.each(CASES)('$name is within $error units in the last place', ({ ours, truth, points, error }) => {
    let worst = 0;
    for (let i = 0; i < POINTS; i++) {
      const x = points();
      worst = Math.max(worst, ulps(ours(x), truth(x)));
    }
    expect(worst).toBeLessThan(error);
    // Rounding alone costs half a unit: less would be a test that sees nothing.
    expect(worst).toBeGreaterThan(0.4);
  });

  it('power is within 0.6 units in the last place, and 1 below the normal numbers', () => {
    let worst = 0;
    for (let i = 0; i < POINTS; i++) {
      const x = i % 3 === 0 ? 1 + scaled(-40, -2) : Math.abs(scaled(-30, 30));
      const y = scaled(-6, i % 3 === 0 ? 12 : 5);
      const truth = big(x).pow(big(y));
      if (truth.gt(1e308) || truth.lt(1e-307)) continue;
      worst = Math.max(worst, ulps(power(x, y), truth));
    }
    expect(worst).toBeLessThan(0.6);
    expect(worst).toBeGreaterThan(0.4);
  });

  it('powers that are doubles themselves are exact', () => {
    for (let base = 0; base <= 60; base++) {
      for (let exponent = 0; exponent <= 9; exponent++) {
        const product = Array.from({ length: exponent }, () => base).reduce((all, one) => all * one, 1);
        expect(power(base, exponent)).toBe(product);
        expect(power(-base, exponent)).toBe(exponent % 2 === 1 ? -product : product);
      }
      expect(power(base * base, 0.5)).toBe(base);
    }
    for (let n = -1080; n <= 1030; n++) expect(power(2, n)).toBe(powerOfTwo(n));
    expect([powerOfTwo(-1074), powerOfTwo(0), powerOfTwo(10), powerOfTwo(1024)]).toEqual([
      5e-324,
      1,
      1024,
      Infinity,
    ]);
  });

  it('know zeros with their sign, infinities, what is no number, and where a double ends', () => {
    const special = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, -5e-324, 1e308, -1e308];
    const pairs = [
      [log, Math.log],
      [exp, Math.exp],
      [expm1, Math.expm1],
      [log1p, Math.log1p],
      [sin, Math.sin],
      [cos, Math.cos],
      [tanh, Math.tanh],
      [arcsine, Math.asin],
    ] as const;
    for (const [ours, engine] of pairs) {
      for (const x of special)
        expect([ours.name, x, ours(x)]).toEqual([ours.name, x, near(ours(x), engine(x))]);
    }
    const bases = [...special, 0.5, 2, -2, 3, -0.5, 2 ** 53, 1 + 2 ** -52, 1 - 2 ** -53];
    for (const x of bases) {
      for (const y of [...bases, 2 ** 53 + 2, -(2 ** 64)])
        expect([x, y, power(x, y)]).toEqual([x, y, near(power(x, y), x ** y)]);
    }
    expect([exp(709.782712893384), exp(709.7827128933841)]).toEqual([expect.any(Number), Infinity]);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect([exp(-745.133219101941), exp(-745.14)]).toEqual([5e-324, 0]);
  });
});

/** The first where both are ordinary numbers within a bit or two of each other, else the second. */
function near(ours: number, engine: number): number {
  return ours !== 0 && Math.abs(ours / engine - 1) < 1e-15 ? ours : engine;
}
