import { beforeAll, describe, expect, it } from 'vitest';
import type { Selection } from '../../src/experiment/best.js';
import { TINY, workshop } from './command.js';

const LANES = 'crossings.?.posts.exit.car.lanes';
/** A second crossing, to which few go: lanes there help little. */
const TWO = TINY.replace(
  'cities:\n',
  '  Syrym:\n    into: Kazakhstan\n    appeal: 0.05\n    posts: {exit: {car: {lanes: 2, service: exponential(8 min)}}}\ncities:\n',
)
  .replace(
    'routes:\n',
    'routes:\n  - {from: Samara, to: Syrym, by: car, distance: 260 km}\n  - {from: Syrym, to: Oral, by: car, distance: 52 km}\n',
  )
  .replace('400/day', '600/day');

describe('onward best', () => {
  const shop = workshop();
  beforeAll(() => shop.write('two.yaml', TWO));
  const best = (...args: string[]) => shop.onward('best', 'two.yaml', ...args);
  const MEASURE = ['--measure', 'crossings.*.wait.mean', '--across', 'largest'];

  it('finds where more lanes help most, with its guarantee, the same on one thread and on three', async () => {
    const args = ['--over', `${LANES}+=2`, '--base', ...MEASURE, '--json'];
    const [one, three] = [await best(...args, '--jobs', '1'), await best(...args, '--jobs', '3')];
    expect([one.code, one.out]).toEqual([three.code, three.out]);
    expect(one.code).toBe(0);
    const { guaranteed, alternatives, used, goal } = JSON.parse(one.out) as Selection;
    expect({ guaranteed, goal }).toEqual({ guaranteed: true, goal: 'smallest' });
    expect(alternatives[0].name).toContain('Mashtakovo');
    expect(alternatives).toHaveLength(3);
    expect(used).toBeGreaterThanOrEqual(30);
  });

  it('says so in words, and names its method', async () => {
    const { out } = await best('--over', `${LANES}+=2`, ...MEASURE);
    expect(out).toMatch(/Best: .*Mashtakovo\. With a chance of 95 % or more it is the best\s+one/u);
    expect(out).toContain('Kim and Nelson, 2001');
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('ends with 1 when the budget ends first', async () => {
    // As many get through either way; with services by chance, now more and now fewer.
    const near = ['--over', 'crossings.Mashtakovo.posts.exit.car.service=exponential(8 min),8 min'];
    const measure = ['--measure', 'crossings.Mashtakovo.entries', '--max', '--zone', '0.01'];
    const { code, out } = await best(...near, ...measure, '--budget', '24');
    expect(code).toBe(1);
    expect(out).toContain('The budget of 24 replications ended before one was left');
    expect(out).toMatch(/best: \d/u);
  });

  it.each([
    [['--over', `${LANES}+=2`], '--measure is needed.'],
    [
      ['--over', `${LANES}+=2`, '--measure', 'crossings.*.wait.mean'],
      'means 2 measures: name one, or say --across',
    ],
    [
      ['--over', `${LANES}+=2`, '--measure', 'outcomes.settled'],
      'Say whether the largest or the smallest outcomes.settled is best',
    ],
    [
      ['--over', `${LANES}+=2`, ...MEASURE, '--budget', '19'],
      'a budget of 19 replications is too small: 2 alternatives need 20',
    ],
    [['--over', `${LANES}+=2`, ...MEASURE, '--zone', 'little'], '--zone takes a share ("5 %") or a figure'],
    [['--over', 'two more lanes', ...MEASURE], '--over gives one alternative'],
  ])('%j is refused: exit code 2, and it says why', async (args, words) => {
    const { code, out, err } = await best(...args);
    expect(err).toContain(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
