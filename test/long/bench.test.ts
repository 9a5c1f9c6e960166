import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function bench(...args: string[]) {
  return spawnSync('npm', ['run', '--silent', 'bench', '--', ...args], { cwd: root, encoding: 'utf8' });
}

describe('npm run bench', () => {
  it('measures both yardsticks, the parts and Kazakhstan, and prints one object with right answers', () => {
    const { status, stdout } = bench('--quick', '--json');
    const answer = JSON.parse(stdout);
    for (const model of ['M1', 'M2']) {
      expect(answer[model].toLimit).toBeGreaterThan(0);
      expect(answer[model].toSimjs).toBeGreaterThan(0);
      for (const answers of Object.values<Record<string, object>>(answer[model].answers)) {
        for (const figure of Object.values(answers)) expect(figure).toMatchObject({ right: true });
      }
    }
    expect(answer.calendar.pending5000.nanoseconds).toBeGreaterThan(1);
    expect(answer.samplers.nanoseconds.lognormal).toBeGreaterThan(1);
    expect(answer.kazakhstan.events).toBeGreaterThan(100_000);
    expect(status).toBe(0);
  });

  it('measures growth', () => {
    const { status, stdout } = bench('growth', '--quick', '--json');
    const { passing, inside } = JSON.parse(stdout);
    expect(passing.timeRatio).toBeGreaterThan(0);
    expect(inside.costRatio).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  it('measures what a second thread gives', () => {
    const { status, stdout } = bench('cores', '--quick', '--json');
    const { threads, processes, memoryMb } = JSON.parse(stdout);
    expect(threads).toBeGreaterThan(0);
    expect(processes).toBeGreaterThan(0);
    expect(memoryMb[1]).toBeGreaterThan(50);
    expect(status).toBe(0);
  });

  it('refuses what it does not know', () => {
    expect(bench('shrinkage').status).toBe(2);
    expect(bench('--turns', 'many').status).toBe(2);
  });
});
