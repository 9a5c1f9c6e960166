import { describe, expect, it } from 'vitest';
import { type Executor, ReplicationError } from '../../src/experiment/executor.js';
import { inProcess } from '../../src/experiment/in-process.js';
import { type NetworkRule, networkRule } from '../../src/experiment/precision.js';
import { runSampled } from '../../src/experiment/run.js';
import { runUntil } from '../../src/experiment/until.js';
import type { Measures } from '../../src/measures/measures.js';
import { network, pretend, scenario } from './made.js';
import { queue } from './queue.js';

/** Runs what it is asked for all at once, and hands over the last first; replication `bad` fails. */
function backwards(bad = 0): Executor & { ran: number[] } {
  const ran: number[] = [];
  return {
    name: 'backwards',
    ran,
    async run({ network, seed, replications }, { onMeasures, signal }) {
      ran.push(...replications);
      for (const replication of [...replications].reverse()) {
        signal?.throwIfAborted();
        if (replication === bad) throw new ReplicationError(bad, seed, new Error('lost a party'));
        onMeasures(pretend(network, seed, replication));
      }
    },
  };
}

/** Wants `batch` more until it has `enough`. */
function rule(enough: number, batch = enough): NetworkRule & { taken: number[] } {
  const taken: number[] = [];
  return {
    taken,
    words: '',
    add: ({ replication }: Measures) => taken.push(replication),
    get standing() {
      const more = taken.length >= enough ? 0 : batch;
      const worst = { measure: '', unit: '', mean: 0 };
      return { n: taken.length, reached: more === 0, more, worst, halfWidth: 0 };
    },
  };
}

const job = { network, seed: 's' };
const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('a run until a precision is reached', () => {
  it('counts replications in their order, whichever ended first, and no more than the rule wants', async () => {
    const [given, handed] = [rule(7, 5), [] as number[]];
    const used = await runUntil(backwards(), job, given, {
      onMeasures: ({ replication }) => handed.push(replication),
    });
    expect(used).toEqual(oneTo(7));
    expect(handed).toEqual(used);
    expect(given.taken).toEqual(used);
  });

  it('runs no replication twice', async () => {
    const executor = backwards();
    await runUntil(executor, job, rule(12, 5), { onMeasures: () => {} });
    expect(executor.ran).toEqual([...new Set(executor.ran)]);
  });

  it('does not fail for a replication that it turns out not to need', async () => {
    const used = await runUntil(backwards(9), job, rule(7, 20), { onMeasures: () => {} });
    expect(used).toEqual(oneTo(7));
  });

  it('fails for one that it needs, after those before it', async () => {
    const given = rule(12, 20);
    await expect(runUntil(backwards(9), job, given, { onMeasures: () => {} })).rejects.toMatchObject({
      replication: 9,
    });
    expect(given.taken).toEqual(oneTo(8));
  });

  it('rejects with the reason when it is aborted', async () => {
    const controller = new AbortController();
    const onMeasures = () => controller.abort('enough of it');
    const { signal } = controller;
    await expect(runUntil(inProcess(pretend), job, rule(9), { onMeasures, signal })).rejects.toBe(
      'enough of it',
    );
  });

  it('gives the same results as a run of so many replications, and warns when the budget ended first', async () => {
    const border = queue(3);
    const experiment = { scenario, network: border, file: 'a.yaml', hash: '', seed: 's', version: '1' };
    const wish = (text: string, budget: number) => networkRule(border, text, budget, []);
    const until = wish('countries.K.entries within 4 %', 100);
    const executor = inProcess();
    const stopped = await runSampled({ ...experiment, executor, replications: 1, until });
    const { n, reached } = until.standing;
    expect(reached).toBe(true);
    expect(n).toBeLessThan(60);
    expect(stopped).toEqual(await runSampled({ ...experiment, executor, replications: n }));
    const poor = wish('countries.K.entries within 0.1 %', 12);
    const { results } = await runSampled({ ...experiment, executor, replications: 1, until: poor });
    expect(results.replications).toBe(12);
    expect(results.warnings.at(-1)).toContain('The budget of 12 replications ended before');
  });
});
