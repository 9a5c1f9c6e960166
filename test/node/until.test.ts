import { beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../src/experiment/results.js';
import { TINY, workshop } from './command.js';

describe('onward run --until', () => {
  const shop = workshop();
  beforeAll(() => shop.write('tiny.yaml', TINY));
  const run = (...args: string[]) => shop.onward('run', 'tiny.yaml', '--no-report', '--until', ...args);

  it('runs as many replications as the precision needs, the same on one thread and on three', async () => {
    const wish = 'crossings.*.entries within 1.5 %';
    const [one, three] = [await run(wish, '--jobs', '1', '--json'), await run(wish, '--jobs', '3', '--json')];
    expect(one.err).toMatch(
      /Precise enough after \d+ replications: persons through Mashtakovo are known within 1\.\d* %; 1.5 % was asked\./u,
    );
    expect([one.code, three.code]).toEqual([0, 0]);
    const { metrics, replications } = JSON.parse(one.out) as Summary;
    const { mean, low, high, n } = metrics['crossings.Mashtakovo.entries'];
    expect((high! - low!) / 2).toBeLessThanOrEqual(0.015 * mean);
    expect(replications).toBeGreaterThan(15);
    expect(n).toBe(replications);
    expect(three.out).toBe(one.out);
  });

  it('ends with 1 and a warning when the budget ends first', async () => {
    const { code, out } = await run('crossings.*.entries within 0.1 %', '--replications', '12', '--json');
    expect(code).toBe(1);
    const { warnings, replications } = JSON.parse(out) as Summary;
    expect(replications).toBe(12);
    expect(warnings.at(-1)).toContain('The budget of 12 replications ended before the precision was reached');
  });

  it('refuses what it cannot read, and a measure that there is not, before anything is simulated', async () => {
    const unread = await run('crossings.*.entries below 4 %');
    expect(unread.err).toContain('"crossings.*.entries below 4 %" is no precision: write "<measure> within');
    const unknown = await run('crossings.*.enttries within 4 %');
    expect(unknown.err).toContain('--until: no measure is named crossings.*.enttries');
    const unit = await run('crossings.*.wait.mean within 4 persons');
    expect(unit.err).toContain('crossings.Mashtakovo.wait.mean is told in h, not in persons.');
    const both = await run('crossings.*.entries within 4 %', '--only', '3');
    expect([unread.code, unknown.code, unit.code, both.code]).toEqual([2, 2, 2, 2]);
  });
});
