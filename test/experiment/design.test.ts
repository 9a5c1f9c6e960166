import { describe, expect, it } from 'vitest';
import { designKind, pointsOf } from '../../src/experiment/design.js';
import { factorOf } from '../../src/experiment/factors.js';
import { Variants } from '../../src/scenario/variants.js';
import { TINY } from '../node/command.js';

const variants = new Variants(TINY, { file: 'tiny.yaml' });
const LANES = 'crossings.*.posts.*.car.lanes';
const BEDS = 'cities.Oral.lodging.hotels.beds';
const factors = (...texts: string[]) => texts.map((text) => factorOf(text, variants, ['two more lanes']));
const settings = (points: ReturnType<typeof pointsOf>) =>
  points.map(({ levels }) => levels.map(({ value }) => value));

describe('a design', () => {
  it('is all combinations unless a sample is asked for, the last factor fastest', () => {
    const points = pointsOf(factors(`${LANES}=1,2`, `${BEDS}=10,20,30`), { kind: 'full' }, '1');
    expect(settings(points)).toEqual([
      [1, 10],
      [1, 20],
      [1, 30],
      [2, 10],
      [2, 20],
      [2, 30],
    ]);
    expect(points[5].label).toBe('car.lanes = 2, hotels.beds = 30');
  });

  it('applies the what-if first and then the changes', () => {
    const [point] = pointsOf(factors('two more lanes', `${BEDS}=10`), { kind: 'full' }, '1');
    expect(point).toMatchObject({ whatIf: 'two more lanes', label: 'two more lanes, hotels.beds = 10' });
    const { scenario } = variants.read(point.whatIf, point.changes, point.label);
    expect(scenario!.crossings[0].posts[0].lanes[0].lanes.values).toEqual([4]);
    expect(scenario!.cities[0].lodging[0].beds.values).toEqual([10]);
  });

  it.each(['lhs', 'sobol'] as const)('samples ranges evenly, the same for the same seed: %s', (kind) => {
    const two = factors(`${BEDS}=0..1000`, `${LANES}=2..9:1`);
    const points = pointsOf(two, { kind, size: 32 }, '1');
    expect(points).toHaveLength(32);
    expect(pointsOf(two, { kind, size: 32 }, '1')).toEqual(points);
    expect(pointsOf(two, { kind, size: 32 }, '2')).not.toEqual(points);
    const beds = settings(points).map(([value]) => Math.floor((Number(value) / 1000) * 32));
    expect(new Set(beds).size).toBe(32);
    const lanes = settings(points).map(([, value]) => value);
    for (let lane = 2; lane <= 9; lane++) expect(lanes.filter((value) => value === lane)).toHaveLength(4);
  });

  it('runs no setting twice where a sample meets it again', () => {
    expect(pointsOf(factors(`${LANES}=1,2`), { kind: 'lhs', size: 10 }, '1')).toHaveLength(2);
  });

  it('refuses what it cannot read, and too many points', () => {
    expect(designKind('sobol:64')).toEqual({ kind: 'sobol', size: 64 });
    for (const text of ['lhs', 'lhs:0', 'halton:4', 'sobol:1e9'])
      expect(() => designKind(text)).toThrow('write lhs:100');
    const many = factors(`${BEDS}=0..999:1`, `${LANES}=1..999:1`);
    expect(() => pointsOf(many, { kind: 'full' }, '1')).toThrow('all combinations are 999,000 points');
  });
});

describe('the variants of a file', () => {
  it('are what a what-if with the same change is', () => {
    const varied = variants.read('', [{ kind: 'add', target: LANES, value: 2 }], 'two more lanes').scenario;
    const whatIf = variants.read('two more lanes', [], 'two more lanes').scenario;
    expect({ ...varied, evidence: [] }).toEqual({ ...whatIf, evidence: [] });
  });

  it('say what the language refuses', () => {
    const { scenario, issues } = variants.read('', [{ kind: 'set', target: LANES, value: -1 }], '');
    expect(scenario).toBeNull();
    expect(issues[0].message).toContain('cannot be negative');
    const [missing] = variants.read('', [{ kind: 'set', target: 'crossing.*.lanes', value: 1 }], '').issues;
    expect(missing.message).toContain('the path matches nothing');
  });
});
