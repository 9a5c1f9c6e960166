import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../src/experiment/results.js';
import { contents, ended, LONG, TINY, workshop } from './command.js';

/** Resolves once a run has begun to simulate. */
function simulating(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (text: string) => {
      said += text;
      if (said.includes('Simulating')) setTimeout(resolve, 300);
    });
  });
}

describe('onward run', () => {
  const shop = workshop();
  beforeAll(() => {
    shop.write('tiny.yaml', TINY);
    shop.write('long.yaml', LONG);
    shop.write('broken.yaml', TINY.replace('lanes: 2', 'lanes: -2'));
  });
  const run = (...args: string[]) => shop.onward('run', 'tiny.yaml', '--replications', '4', ...args);
  const report = (name: string) => contents(path.join(shop.folder(), name));

  it('tells a summary, says how long it took, and writes the report named after the file', async () => {
    const { code, out, err } = await run();
    expect(err).toContain('4 replications in ');
    expect(err).toMatch(/events, .* a second/);
    expect(out).toContain('One crossing');
    expect(code).toBe(0);
    expect(Object.keys(report('reports/tiny'))).toEqual(
      expect.arrayContaining(['report.html', 'summary.json']),
    );
  });

  it('prints with --json one object and nothing else, the same as summary.json', async () => {
    const { code, out } = await run('--json', '--out', 'as-json');
    expect(code).toBe(0);
    const summary = JSON.parse(out) as Record<string, unknown>;
    expect(summary).toMatchObject({
      seed: '1',
      replications: 4,
      scenario: { file: 'tiny.yaml', whatIf: '' },
    });
    expect(summary.metrics).toHaveProperty(['crossings.Mashtakovo.entries', 'mean']);
    expect(out).toBe(report('as-json')['summary.json']);
  });

  it('gives the same bytes for the same seed on one thread and on two', async () => {
    await run('--jobs', '1', '--seed', '7', '--out', 'one');
    await run('--jobs', '2', '--seed', '7', '--out', 'two');
    // The manifest alone tells machine, time and executor.
    const same = (name: string) =>
      Object.fromEntries(Object.entries(report(name)).filter(([file]) => !file.endsWith('manifest.json')));
    expect(same('two')).toEqual(same('one'));
    expect(Object.keys(report('one')).length).toBeGreaterThan(2);
  });

  it('gives other numbers for another seed', async () => {
    const { out } = await run('--json', '--no-report', '--quiet', '--seed', '2');
    const { metrics } = JSON.parse(report('as-json')['summary.json']!) as Summary;
    expect(JSON.parse(out).metrics).not.toEqual(metrics);
  });

  it('says nothing with --quiet, and no machine is named in what it writes', async () => {
    const { code, out, err } = await run('--quiet', '--out', 'quiet');
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    for (const text of Object.values(report('quiet'))) expect(text).not.toContain(shop.folder());
  });

  it('applies a what-if, and keeps its report apart from the base', async () => {
    const { code, out } = await run('--what-if', 'two more lanes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).scenario.whatIf).toBe('two more lanes');
    expect(report('reports/tiny-two-more-lanes')).toHaveProperty('summary.json');
  });

  it('runs one replication alone', async () => {
    const { code, out } = await shop.onward('run', 'tiny.yaml', '--only', '3', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      replications: 1,
      metrics: { 'outcomes.settled': { n: 1, low: null } },
    });
    expect(report('reports/tiny-replication-3')).toHaveProperty('summary.json');
  });

  /** A finished report, which the first test wrote. */
  const standing = (name: string) => {
    cpSync(path.join(shop.folder(), 'reports', 'tiny'), path.join(shop.folder(), name), { recursive: true });
    return report(name);
  };

  it('ends with 2 for a scenario with errors, and leaves an existing report untouched', async () => {
    const before = standing('kept');
    const { code, out, err } = await shop.onward('run', 'broken.yaml', '--out', 'kept');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^broken\.yaml:\d+:\d+: /);
    expect(err).toContain('1 error.');
    expect(report('kept')).toEqual(before);
  });

  it('ends with 2 before it simulates where the report would replace something else', async () => {
    shop.write('mine/thesis.txt', 'years of work');
    const { code, err } = await shop.onward('run', 'long.yaml', '--out', 'mine');
    expect(code).toBe(2);
    expect(err).toContain('choose another --out');
    expect(report('mine')).toEqual({ 'thesis.txt': 'years of work' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops on %s with exit code 3, and writes nothing',
    async (signal) => {
      const child = shop.started('run', 'long.yaml', '--out', `stopped/${signal}`);
      const end = ended(child);
      await simulating(child);
      child.kill(signal);
      const { code, out, err } = await end;
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toContain('Interrupted');
      expect(existsSync(path.join(shop.folder(), 'stopped'))).toBe(false);
    },
  );

  it('leaves the old report whole when it is killed without warning', async () => {
    const before = standing('killed/report');
    const child = shop.started('run', 'long.yaml', '--out', 'killed/report');
    const end = ended(child);
    await simulating(child);
    child.kill('SIGKILL');
    expect((await end).code).toBeNull();
    expect(report('killed/report')).toEqual(before);
    expect(readdirSync(path.join(shop.folder(), 'killed'))).toEqual(['report']);
  });
});
