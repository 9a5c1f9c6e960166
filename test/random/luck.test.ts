import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Luck, partyKey, purposeOf } from '../../src/random/luck.js';
import { axes } from './axes.js';
import { battery, worst } from './battery.js';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const few = { seed: 1, numRuns: 200 };

function draws(luck: Luck, n: number): number[] {
  return Array.from({ length: n }, () => luck.next());
}

function begun(key0: number, key1: number, purpose: number, round: number): Luck {
  const luck = new Luck();
  luck.begin(key0, key1, purpose, round);
  return luck;
}

/** How many of the numbers are equal to another before them. */
function repeats(numbers: Float64Array): number {
  numbers.sort();
  let count = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] === numbers[i - 1]) count++;
  return count;
}

describe('the luck of a party', () => {
  test.prop([word, word, word, word], few)('is the same whenever it begins', (key0, key1, purpose, round) => {
    const luck = begun(key0, key1, purpose, round);
    const first = draws(luck, 5);
    luck.begin(key1, key0, round, purpose);
    luck.next();
    luck.begin(key0, key1, purpose, round);
    expect(draws(luck, 5)).toEqual(first);
  });

  test.prop([word, word, word, word], few)(
    'takes words with or without a sign',
    (key0, key1, purpose, round) => {
      const signed = begun(key0 | 0, key1 | 0, purpose | 0, round | 0);
      expect(draws(signed, 3)).toEqual(draws(begun(key0, key1, purpose, round), 3));
    },
  );

  test.prop([word, word, word, word], few)(
    'is never 0, never 1, with 52 bits',
    (key0, key1, purpose, round) => {
      for (const u of draws(begun(key0, key1, purpose, round), 5)) {
        expect(u).toBeGreaterThan(0);
        expect(u).toBeLessThan(1);
        expect(Number.isInteger(u * 2 ** 52 - 0.5)).toBe(true);
      }
    },
  );

  test.prop([word, word, word, word, fc.nat(30), fc.nat(30)], few)(
    'differs between any two purposes, rounds and draws of a party',
    (key0, key1, purpose, other, round, later) => {
      const seen = new Set([
        ...draws(begun(key0, key1, purpose, round), 20),
        ...(other === purpose ? [] : draws(begun(key0, key1, other, round), 20)),
        ...(later === round ? [] : draws(begun(key0, key1, purpose, later), 20)),
      ]);
      expect(seen.size).toBe(20 + (other === purpose ? 0 : 20) + (later === round ? 0 : 20));
    },
  );

  it('has not changed since results were first published from it', () => {
    const key = new Uint32Array(2);
    partyKey(key, 0, 1, 2, purposeOf('Samara'), 2 ** 40 + 3);
    const luck = begun(key[0], key[1], purposeOf('crossings.Mashtakovo.exit.car'), 1);
    expect([...key, ...draws(luck, 3)]).toMatchInlineSnapshot(`
      [
        434577411,
        2830163872,
        0.31469968979888396,
        0.7230220382833915,
        0.6541497130837298,
      ]
    `);
  });

  it.each(Object.entries(axes))('has no pattern along %s', (_name, sequence) => {
    const found = worst(battery(sequence(), 300_000));
    expect(Math.abs(found.score), found.name).toBeLessThan(5);
  });
});

describe('the battery', () => {
  it('finds a generator with a lattice', () => {
    // RANDU: all triples lie on 15 planes.
    let state = 1;
    const randu = (): number => (state = (65539 * state) % 2 ** 31) / 2 ** 31;
    expect(Math.abs(worst(battery(randu, 300_000)).score)).toBeGreaterThan(20);
  });

  it('finds neighbours that share a bit', () => {
    let i = 0;
    const next = axes['neighbouring parties']();
    const spoilt = (): number => (i++ & 1 ? Math.floor(next() * 2 ** 20) / 2 ** 20 : next());
    expect(Math.abs(worst(battery(spoilt, 300_000)).score)).toBeGreaterThan(20);
  });
});

describe('keys of parties', () => {
  it('never collide among five million parties of two sources', () => {
    const each = 2_500_000;
    const whole = new Float64Array(2 * each);
    const half = new Float64Array(2 * each);
    const key = new Uint32Array(2);
    const sources = [purposeOf('Samara/men by car'), purposeOf('Omsk/men by car')];
    for (let i = 0; i < 2 * each; i++) {
      partyKey(key, 0, 12345, 67890, sources[i & 1], i >> 1);
      // The first 53 of the 64 bits, which sort fast: by chance a pair meets in these once in 1,400 seeds.
      whole[i] = key[0] * 2 ** 21 + (key[1] >>> 11);
      half[i] = key[1];
    }
    expect(repeats(whole)).toBe(0);
    // 32 bits would not do: n²/2^33 = 2910 pairs meet by chance.
    expect(Math.abs(repeats(half) - 2910)).toBeLessThan(5 * Math.sqrt(2910));
  });

  test.prop([word, word, word, fc.nat(2 ** 53 - 1), fc.nat(2 ** 53 - 1)], few)(
    'differ between two numbers of one source, up to 2^53',
    (seed0, seed1, source, one, other) => {
      const keys = [new Uint32Array(2), new Uint32Array(2)];
      partyKey(keys[0], 0, seed0, seed1, source, one);
      partyKey(keys[1], 0, seed0, seed1, source, other);
      expect(keys[0].join() === keys[1].join()).toBe(one === other);
    },
  );

  it('change with either seed word, the source, and either half of the number', () => {
    const base = [1, 2, 3, 4] as const;
    const variants = [base, [0, 2, 3, 4], [1, 0, 3, 4], [1, 2, 0, 4], [1, 2, 3, 0], [1, 2, 3, 4 + 2 ** 32]];
    const seen = variants.map(([seed0, seed1, source, number_]) => {
      const key = new Int32Array(2);
      partyKey(key, 0, seed0, seed1, source, number_);
      return key.join();
    });
    expect(new Set(seen).size).toBe(variants.length);
  });
});

describe('the purpose of a name', () => {
  it('is a word of 32 bits that depends on every letter and their order', () => {
    const names = ['', 'a', 'b', 'ab', 'ba', 'aa', 'Астана', 'Астанa', 'exit', 'exit ', 'entry'];
    const purposes = names.map(purposeOf);
    expect(new Set(purposes).size).toBe(names.length);
    for (const purpose of purposes) expect(purpose).toBe(purpose >>> 0);
  });

  it('collides no more often than chance among a hundred thousand similar names', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 100_000; i++)
      seen.add(purposeOf(`crossings.c${i % 1000}.post ${Math.floor(i / 1000)}`));
    // 1e10 / 2^33 = 1.2 pairs expected.
    expect(seen.size).toBeGreaterThan(100_000 - 8);
  });
});
