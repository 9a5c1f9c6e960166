import { describe, expect, it } from 'vitest';
import { compare, differenceInWords, preferenceOf } from '../../src/experiment/compare.js';
import type { Samples } from '../../src/experiment/samples.js';

const WAIT = 'crossings.Ozinki.wait.mean';
const SETTLED = 'outcomes.settled';

function samples(values: Record<string, number[]>, replications?: number[]): Samples {
  const measures = Object.entries(values).map(
    ([name, each]) =>
      [name, { unit: name.includes('wait') ? 'h' : 'persons', values: Float64Array.from(each) }] as const,
  );
  const n = Object.values(values)[0]!.length;
  return {
    replications: replications ?? Array.from({ length: n }, (_, i) => i + 1),
    measures: new Map(measures),
  };
}

// Student's sleep data as waits: the difference is 1.58 (0.700 to 2.460), p = 0.00283.
const first = [0.7, 0.6, 1.2, 0.8, 1.9, 3.4, 3.7, 0.8, 0, 2];
const second = first.map((value, i) => value + [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4][i]!);

describe('a comparison', () => {
  it('pairs the replications', () => {
    const { differences, replications } = compare(samples({ [WAIT]: second }), [
      { name: 'more lanes', samples: samples({ [WAIT]: first }) },
    ]);
    expect(replications).toBe(10);
    expect(differences).toHaveLength(1);
    const [difference] = differences;
    expect(difference).toMatchObject({ whatIf: 'more lanes', measure: WAIT, unit: 'h', n: 10 });
    expect(difference!.mean).toBeCloseTo(-1.58, 10);
    expect(difference!.low).toBeCloseTo(-2.4598858, 6);
    expect(difference!.p).toBeCloseTo(0.002833, 6);
    expect(differenceInWords(difference!)).toBe('waits at Ozinki fall by 1.6 h (0.7 to 2.5)');
  });

  it('pairs by number, not by place', () => {
    const [difference] = compare(samples({ [WAIT]: [1, 2, 3] }, [1, 2, 3]), [
      { name: 'a', samples: samples({ [WAIT]: [3, 4, 9] }, [2, 3, 9]) },
    ]).differences;
    expect(difference).toMatchObject({ n: 2, mean: 1, sd: 0 });
  });

  it('of a what-if that changes nothing is zero with no width', () => {
    const same = samples({ [WAIT]: first, [SETTLED]: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5] });
    const { differences, best } = compare(same, [{ name: 'nothing', samples: same }]);
    for (const difference of differences) {
      expect(difference).toMatchObject({ mean: 0, low: 0, high: 0, sd: 0, p: 1, adjusted: 1 });
      expect(differenceInWords(difference)).toMatch(/: no difference at all$/);
    }
    expect(best[0]!.chances).toEqual([
      { name: '', chance: 0.5 },
      { name: 'nothing', chance: 0.5 },
    ]);
  });

  it('adjusts p-values for everything that was compared, but not for what never differed', () => {
    const base = samples({ [WAIT]: second, [SETTLED]: second, 'outcomes.onward': first });
    const other = samples({ [WAIT]: first, [SETTLED]: first, 'outcomes.onward': first });
    const found = compare(base, [{ name: 'a', samples: other }]).differences;
    expect(found.map(({ adjusted }) => adjusted)).toEqual([2 * found[0]!.p!, 2 * found[0]!.p!, 1]);
  });

  it('does not call chance a difference', () => {
    const [difference] = compare(samples({ [WAIT]: [1, 2, 3, 4] }), [
      { name: 'a', samples: samples({ [WAIT]: [2, 1, 4, 3.2] }) },
    ]).differences;
    expect(differenceInWords(difference!)).toBe(
      'waits at Ozinki: no difference that 4 replications can tell (−1.7 to 1.8 h)',
    );
  });

  it('widens the intervals for everything that was compared, so that they hold together', () => {
    const pair = (times: number) => {
      const names = Array.from({ length: times }, (_, i) => `crossings.C${i}.wait.mean`);
      const all = (values: number[]) => samples(Object.fromEntries(names.map((name) => [name, values])));
      return compare(all(first), [{ name: 'a', samples: all(second) }]).differences[0]!;
    };
    // t(0.975, 9) = 2.262157, t(0.9975, 9) = 3.689662.
    const [alone, often] = [pair(1), pair(10)];
    expect(alone.allHigh).toBeCloseTo(alone.high!, 12);
    expect((often.allHigh! - often.mean) / (alone.high! - alone.mean)).toBeCloseTo(3.689662 / 2.262157, 5);
    expect(often.high).toBe(alone.high);
    expect(differenceInWords(often)).toBe('waits at C0 rise by 1.6 h (0.1 to 3.0)');
    expect(differenceInWords(pair(50))).toContain('no difference that 10 replications can tell');
  });

  it('says that one replication cannot tell', () => {
    const [difference] = compare(samples({ [SETTLED]: [100] }), [
      { name: 'a', samples: samples({ [SETTLED]: [250] }) },
    ]).differences;
    expect(difference).toMatchObject({ mean: 150, low: null, adjusted: null });
    expect(differenceInWords(difference!)).toContain('150 persons in one replication');
  });

  it('counts pairs in which both have a value', () => {
    const [difference] = compare(samples({ [WAIT]: [1, Number.NaN, 3] }), [
      { name: 'a', samples: samples({ [WAIT]: [2, 5, 4] }) },
    ]).differences;
    expect(difference).toMatchObject({ n: 2, mean: 1 });
    expect(differenceInWords(difference!)).toBe('waits at Ozinki rise by 1 h (1 to 1)');
  });

  it('leaves out what one side does not have', () => {
    const found = compare(samples({ [WAIT]: [1, 2], [SETTLED]: [1, 2] }), [
      { name: 'a', samples: samples({ [WAIT]: [Number.NaN, Number.NaN] }) },
    ]);
    expect(found.differences).toEqual([]);
    expect(found.best).toEqual([]);
  });

  it('tells how likely each has the best mean', () => {
    const { best } = compare(samples({ [WAIT]: second }), [
      { name: 'a', samples: samples({ [WAIT]: first }) },
      { name: 'b', samples: samples({ [WAIT]: first }) },
    ]);
    const [{ measure, prefer, chances }] = best;
    expect({ measure, prefer }).toEqual({ measure: WAIT, prefer: 'smallest' });
    // The one-sided p of Student's paired t test is 0.001416; the other two are the same and share the rest.
    expect(chances[0]).toEqual({ name: '', chance: expect.closeTo(0.0014, 2) });
    expect(chances[1]!.chance).toBe(chances[2]!.chance);
    expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
  });

  it('judges waits and not where people go, unless it is told', () => {
    expect(preferenceOf(WAIT)).toBe('smallest');
    expect(preferenceOf(SETTLED)).toBeNull();
    const base = samples({ [SETTLED]: [1, 2] });
    const whatIfs = [{ name: 'a', samples: samples({ [SETTLED]: [2, 3] }) }];
    expect(compare(base, whatIfs).best).toEqual([]);
    expect(compare(base, whatIfs, { prefer: () => 'largest' }).best[0]!.chances[1]).toEqual({
      name: 'a',
      chance: 1,
    });
  });

  it('compares the measures it is asked for', () => {
    const one = samples({ [WAIT]: [1, 2], [SETTLED]: [1, 2] });
    const { differences } = compare(one, [{ name: 'a', samples: one }], { measures: ['outcomes.*'] });
    expect(differences.map(({ measure }) => measure)).toEqual([SETTLED]);
  });
});
