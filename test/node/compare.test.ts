import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/experiment/compare.js';
import { contents, TINY, workshop } from './command.js';

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

  it('tells the chance of each to be the best, and fits into 80 columns', async () => {
    const { out } = await shop.onward('compare', 'tiny.yaml', '--replications', '5');
    // The base and the what-if that changes nothing are the same, and share what there is.
    expect(out).toMatch(/Waits at Mashtakovo, smallest: +the base 50 %; nothing 50 %/u);
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('tells no chance of the best from too few pairs, and says so', async () => {
    const { out } = await compare();
    expect(out).toMatch(/Which is best is not told: of 4 pairs .*\sRun 5 or more/su);
    expect(out).not.toContain('smallest:');
  });

  it('writes a report into a folder, whole or not at all, in the colours of a theme', async () => {
    shop.write('house.yaml', 'light: {text: "#101010"}\n');
    const asked = ['one lane', '--json', '--out', 'shown'];
    const { code, out, err } = await compare(...asked, '--theme', 'house.yaml');
    expect([code, err]).toEqual([0, expect.stringContaining(path.join('shown', 'report.html'))]);
    const files = contents(path.join(shop.folder(), 'shown'));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['report.html', 'charts/differences.svg']));
    const read = (name: string) => readFileSync(path.join(shop.folder(), 'shown', name), 'utf8');
    expect(read('summary.json')).toBe(out);
    expect(read('report.html')).toContain('--text:#101010');
    expect((await compare(...asked)).code).toBe(0);
    expect(read('report.html')).not.toContain('--text:#101010');
    shop.write('shown/mine.txt', 'mine');
    const refused = await compare(...asked);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('shown holds mine.txt');
  });

  it('compares files, the same as a what-if with the same change, where both measure the same', async () => {
    shop.write(
      'other.yaml',
      'base: tiny.yaml\ntitle: One lane only\nset: {crossings.Mashtakovo.posts.exit.car.lanes: 1}\n',
    );
    const found = JSON.parse((await compare('one lane', 'other.yaml', '--json')).out) as Comparison;
    const of = (name: string) =>
      found.differences.filter(({ whatIf }) => whatIf === name).map(({ mean }) => mean);
    expect(of('other.yaml').length).toBeGreaterThan(3);
    expect(of('other.yaml')).toEqual(of('one lane'));
    const best = found.best.find(({ measure }) => measure === 'crossings.Mashtakovo.wait.mean')!;
    const chance = (name: string) => best.chances.find((each) => each.name === name)!.chance;
    expect(chance('other.yaml')).toBe(chance('one lane'));
  });

  it('compares files of other places by what they share', async () => {
    shop.write('renamed.yaml', TINY.replaceAll('Mashtakovo', 'Syrym'));
    const found = JSON.parse((await compare('renamed.yaml', '--json')).out) as Comparison;
    const names = found.differences.map(({ measure }) => measure);
    expect(names).toContain('outcomes.settled');
    expect(names.filter((name) => name.includes('Mashtakovo'))).toEqual([]);
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
