import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Stream } from '../../src/random/law.js';
import { seedWords, stream } from '../../src/random/streams.js';
import { battery, worst } from './battery.js';

const part = fc.oneof(fc.string(), fc.integer());
const key = fc.array(part, { minLength: 1, maxLength: 4 });

function draws(from: Stream, n: number): number[] {
  return Array.from({ length: n }, () => from.next());
}

describe('a keyed stream', () => {
  test.prop([key], { seed: 1 })('gives the same numbers for the same key', (parts) => {
    expect(draws(stream(...parts), 5)).toEqual(draws(stream(...parts), 5));
    expect(seedWords(...parts)).toEqual(seedWords(...parts));
  });

  test.prop([key, key], { seed: 2 })('gives other numbers for another key', (one, other) => {
    fc.pre(JSON.stringify(one) !== JSON.stringify(other));
    expect(draws(stream(...one), 3)).not.toEqual(draws(stream(...other), 3));
  });

  it('tells a number from its text, and where one part of a key ends', () => {
    const keys = [[1], ['1'], [1, 2], ['1,2'], [12], ['1', '2'], [1, '2'], ['[1]'], [21]];
    expect(new Set(keys.map((parts) => stream(...parts).next())).size).toBe(keys.length);
    expect(new Set(keys.map((parts) => seedWords(...parts).join())).size).toBe(keys.length);
  });

  it('does not disturb another stream', () => {
    const one = stream(1);
    const alone = draws(stream(1), 6);
    const first = draws(one, 3);
    draws(stream(2), 10);
    expect([...first, ...draws(one, 3)]).toEqual(alone);
  });

  it('has 53 bits, uniform and without pattern', () => {
    const numbers = stream('seed', 0, 'arrivals');
    let odd = 0;
    for (let i = 0; i < 1000; i++) odd += (numbers.next() * 2 ** 53) % 2;
    expect(Math.abs(odd - 500)).toBeLessThan(80);
    const found = worst(battery(() => numbers.next(), 300_000));
    expect(Math.abs(found.score), found.name).toBeLessThan(5);
  });

  it('has no pattern over neighbouring replications', () => {
    let replication = 0;
    const found = worst(battery(() => stream(42, replication++, 'arrivals').next(), 100_000));
    expect(Math.abs(found.score), found.name).toBeLessThan(5);
  });
});

describe('seed words', () => {
  it('are two words of 32 bits that have not changed since results were first published from them', () => {
    const words = seedWords(42, 0, 'parties');
    for (const word of words) expect(word).toBe(word >>> 0);
    expect(words).toMatchInlineSnapshot(`
      [
        3774995668,
        435150474,
      ]
    `);
  });
});
