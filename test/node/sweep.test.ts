import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sweep } from '../../src/experiment/sweep.js';
import { contents, TINY, workshop } from './command.js';

const LANES = 'crossings.*.posts.*.car.lanes';
const BEDS = 'cities.Oral.lodging.hotels.beds';

describe('onward sweep', () => {
  const shop = workshop();
  beforeAll(() => shop.write('tiny.yaml', TINY));
  const sweep = (...args: string[]) => shop.onward('sweep', 'tiny.yaml', '--replications', '3', ...args);
  const json = async (...args: string[]) =>
    JSON.parse((await sweep('--json', '--no-report', ...args)).out) as Sweep;

  it('tells response curves, and writes a report with a table and charts', async () => {
    const { code, out, err } = await sweep('--vary', `${LANES}=2..4:1`, '--vary', `${BEDS}=100,500`);
    expect(code).toBe(0);
    expect(err).toContain('Simulating 6 points × 3 replications');
    expect(out).toContain('6 points, all combinations of 2 factors; 3 replications of each');
    expect(out).toContain('Waits at Mashtakovo');
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const files = contents(path.join(shop.folder(), 'reports/tiny-sweep'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'report.html',
        'summary.json',
        'sweep.csv',
        'charts/response-1.svg',
        'charts/heat-1.svg',
      ]),
    );
    expect(files['sweep.csv']).toMatch(
      /^crossings\.\*\.posts\.\*\.car\.lanes,cities\.Oral\.lodging\.hotels\.beds,measure,/u,
    );
    for (const [name, text] of Object.entries(files))
      if (name.endsWith('.svg')) expect(text).not.toContain('NaN');
    const { points, measures } = JSON.parse(files['summary.json']) as Sweep;
    const wait = measures.findIndex(({ name }) => name === 'crossings.Mashtakovo.wait.mean');
    const at = (lanes: number) => points.find(({ settings }) => settings[0] === lanes)!.metrics[wait]!.mean;
    expect(at(4)).toBeLessThan(at(2));
    // A report of its own is replaced by the next.
    expect((await sweep('--vary', `${LANES}=2,3`, '--quiet')).code).toBe(0);
  });

  it('has the same parties at every point: what does not matter changes nothing', async () => {
    const { points } = await json('--vary', 'cities.Oral.lodging.hotels.price=40 USD,50 USD');
    expect(points[0].metrics).toEqual(points[1].metrics);
  });

  it('has at a point what a run with the same change has, on any number of threads', async () => {
    const args = ['--vary', 'what-ifs', '--measure', 'crossings.*.wait.mean'];
    const one = await json(...args, '--jobs', '1');
    expect(await json(...args, '--jobs', '3')).toEqual(one);
    const run = await shop.onward(
      'run',
      'tiny.yaml',
      '--what-if',
      'two more lanes',
      '--replications',
      '3',
      '--json',
      '--no-report',
    );
    expect(one.points[0].metrics[0]).toEqual(JSON.parse(run.out).metrics['crossings.Mashtakovo.wait.mean']);
  });

  it('samples ranges', async () => {
    const { points, factors } = await json(
      '--vary',
      'cities.Oral.lodging.hotels.price=40..50 USD',
      '--vary',
      `${LANES}=2..5:1`,
      '--sample',
      'sobol:8',
    );
    expect(points).toHaveLength(8);
    expect(factors.map(({ levels }) => levels)).toEqual([null, [2, 3, 4, 5]]);
    expect(new Set(points.map(({ settings }) => settings[0])).size).toBe(8);
  });

  it.each([
    [['--var', `${LANES}=2`], 'There is no option --var; did you mean --vary? See onward sweep --help.'],
    [[], '--vary is needed. See onward sweep --help.'],
    [['--vary', LANES], '--vary: "crossings.*.posts.*.car.lanes" says no values: write <path>=<values>'],
    [
      ['--vary', `${LANES}=-2..2:2`],
      'car.lanes = -2: crossings.Mashtakovo.posts.exit.car.lanes: this cannot be negative',
    ],
    [
      ['--vary', 'crossing.*.lanes=1,2'],
      'lanes = 1 (and 1 more of 2 points): crossing.*.lanes: the path matches nothing',
    ],
    [
      ['--vary', `${LANES}=2`, '--vary', `${LANES}=3`],
      '--vary: crossings.*.posts.*.car.lanes is turned twice.',
    ],
    [['--vary', `${LANES}=2,3`, '--sample', 'lhs'], '--sample: "lhs" is no sample: write lhs:100'],
    [['--vary', `${LANES}=2,3`, '--seed', '1', '--seed', '2'], '--seed is given more than once.'],
    [['--vary', `${LANES}=2,3`, '--measure', 'nowhere.*', '--no-report'], 'No measure is named nowhere.*'],
  ])('%j is refused: exit code 2, and it says why', async (args, words) => {
    const { code, out, err } = await shop.onward('sweep', 'tiny.yaml', ...args, '--replications', '1');
    expect(err).toContain(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('stops cleanly with 3, and writes nothing', async () => {
    shop.write('busy.yaml', TINY.replace('2 days', '200 days'));
    const child = shop.started('sweep', 'busy.yaml', '--vary', `${BEDS}=1..9:1`);
    child.stderr!.on('data', (text: Buffer) => {
      if (String(text).includes('Simulating')) setTimeout(() => child.kill('SIGINT'), 300);
    });
    const end = await new Promise((resolve) =>
      child.on('close', (code, signal) => resolve({ code, signal })),
    );
    expect(end).toEqual({ code: 3, signal: null });
    expect(contents(path.join(shop.folder(), 'reports/busy-sweep'))).toEqual({});
  });
});
