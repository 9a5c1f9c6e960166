import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/experiment/compare.js';
import { TINY, workshop } from './command.js';

const WHAT_IFS = `
what-ifs:
  nothing: {set: {crossings.Mashtakovo.into: Kazakhstan}}
  one lane: {set: {crossings.Mashtakovo.posts.exit.car.lanes: 1}}
  one lane again: {multiply: {crossings.*.posts.exit.car.lanes: 0.5}}
`;

describe('onward compare', () => {
  const shop = workshop();
  beforeAll(() => {
    shop.write('plain.yaml', TINY.replace(/\nwhat-ifs:[\s\S]*$/u, '\n'));
    shop.write('tiny.yaml', TINY.replace(/\nwhat-ifs:[\s\S]*$/u, '\n') + WHAT_IFS);
  });
  const compare = (...args: string[]) => shop.onward('compare', 'tiny.yaml', '--replications', '4', ...args);

  it('says in words what a what-if changes, with its interval', async () => {
    const { code, out } = await compare('one lane');
    expect(out).toMatch(/Waits at Mashtakovo rise by .* \(.* to .*\)\./u);
    expect(code).toBe(0);
  });

  it('reports no difference of no width where nothing was changed, and the same for two that are the same', async () => {
    const { out } = await compare('--json');
    const { differences } = JSON.parse(out) as Comparison;
    const nothing = differences.filter(({ whatIf }) => whatIf === 'nothing');
    expect(nothing.length).toBeGreaterThan(3);
    for (const { mean, low, high } of nothing) expect([mean, low, high]).toEqual([0, 0, 0]);
    const of = (name: string) =>
      differences.filter(({ whatIf }) => whatIf === name).map(({ measure, mean }) => [measure, mean]);
    expect(of('one lane again')).toEqual(of('one lane'));
  });

  it('compares the measures asked for', async () => {
    const { out } = await compare('one lane', '--json', '--measure', 'crossings.*.wait.p90');
    const { differences } = JSON.parse(out) as Comparison;
    expect(differences.map(({ measure }) => measure)).toEqual(['crossings.Mashtakovo.wait.p90']);
  });

  it('refuses a what-if, a measure or a file that has none, and says what was meant', async () => {
    const unknown = await compare('one lan');
    expect(unknown.err).toContain('has no what-if "one lan"; did you mean "one lane"?');
    const measure = await compare('one lane', '--measure', 'nowhere.*');
    expect(measure.err).toContain('No measure is named nowhere.*');
    const plain = await shop.onward('compare', 'plain.yaml');
    expect(plain.err).toContain('has no what-ifs to compare');
    expect([unknown.code, measure.code, plain.code]).toEqual([2, 2, 2]);
  });
});
