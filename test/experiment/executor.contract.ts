/** What every executor must do. Put one through it with `executorContract({...})` in a test file of its own. */
import { describe, expect, it } from 'vitest';
import { type Executor, type Progress, ReplicationError } from '../../src/experiment/executor.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Network } from '../../src/network/network.js';

export interface Contract {
  /** A fresh executor. */
  readonly make: () => Executor | Promise<Executor>;
  /** A network that runs quickly. */
  readonly network: Network;
  /** What one replication of it measures, computed in this thread. */
  readonly expected: (network: Network, seed: string, replication: number) => Measures;
  /** A network of which every replication fails. */
  readonly failing: Network;
}

export function executorContract({ make, network, expected, failing }: Contract): void {
  const seed = 'contract';

  async function using<T>(use: (executor: Executor) => Promise<T>): Promise<T> {
    const executor = await make();
    try {
      return await use(executor);
    } finally {
      await executor.close?.();
    }
  }

  describe('as an executor', () => {
    it('has a name', () => using(async ({ name }) => expect(name).toMatch(/\S/)));

    it('hands over every replication once, and not one bit differs from a run in this thread', () =>
      using(async (executor) => {
        const replications = [4, 0, 1, 7, 2];
        const got: Measures[] = [];
        await executor.run({ network, seed, replications }, { onMeasures: (measures) => got.push(measures) });
        got.sort((a, b) => a.replication - b.replication);
        expect(got.map(({ replication }) => replication)).toEqual([0, 1, 2, 4, 7]);
        for (const measures of got) expect(measures).toEqual(expected(network, seed, measures.replication));
      }));

    it('can run one job after another', () =>
      using(async (executor) => {
        for (const other of ['one', 'two']) {
          const got: Measures[] = [];
          await executor.run(
            { network, seed: other, replications: [3] },
            { onMeasures: (measures) => got.push(measures) },
          );
          expect(got).toEqual([expected(network, other, 3)]);
        }
      }));

    it('tells its progress, a step at a time, after the measures were handed over', () =>
      using(async (executor) => {
        const handed: number[] = [];
        const told: Progress[] = [];
        await executor.run(
          { network, seed, replications: [0, 1, 2] },
          {
            onMeasures: ({ replication }) => handed.push(replication),
            onProgress: (progress) => {
              expect(handed).toContain(progress.replication);
              told.push(progress);
            },
          },
        );
        expect(told.map(({ done, total }) => [done, total])).toEqual([
          [1, 3],
          [2, 3],
          [3, 3],
        ]);
        for (const { replication, events } of told)
          expect(events).toBe(expected(network, seed, replication).events);
      }));

    it('runs two jobs at a time without mixing them up', () =>
      using(async (executor) => {
        const seeds = ['one', 'two'];
        const replications = [1, 2, 3];
        const run = async (of: string) => {
          const got = new Map<number, Measures>();
          const onMeasures = (measures: Measures) => got.set(measures.replication, measures);
          await executor.run({ network, seed: of, replications }, { onMeasures });
          return replications.map((replication) => got.get(replication));
        };
        const found = await Promise.all(seeds.map(run));
        for (const [i, of] of seeds.entries())
          expect(found[i]).toEqual(replications.map((replication) => expected(network, of, replication)));
      }));

    it('counts a replication as done when the one who takes it is done with it', () =>
      using(async (executor) => {
        let taken = 0;
        const dones: number[] = [];
        await executor.run(
          { network, seed, replications: [0, 1] },
          {
            onMeasures: async () => {
              await new Promise((resolve) => setTimeout(resolve, 10));
              taken++;
            },
            onProgress: ({ done }) => {
              expect(done).toBeLessThanOrEqual(taken);
              dones.push(done);
            },
          },
        );
        expect(dones).toEqual([1, 2]);
      }));

    it('has nothing to do for no replications', () =>
      using(async (executor) => {
        const onMeasures = () => expect.unreachable();
        await executor.run({ network, seed, replications: [] }, { onMeasures });
      }));

    it('names the replication that failed, and its seed', () =>
      using(async (executor) => {
        const error = await executor
          .run({ network: failing, seed, replications: [5] }, { onMeasures: () => {} })
          .then(
            () => null,
            (reason: unknown) => reason,
          );
        expect(error).toBeInstanceOf(ReplicationError);
        expect(error).toMatchObject({ replication: 5, seed });
        expect((error as Error).message).toMatch(/^replication 5 of seed contract failed: ./);
      }));

    it('works again after a failure', () =>
      using(async (executor) => {
        const job = { seed, replications: [1] };
        const got: Measures[] = [];
        const onMeasures = (measures: Measures) => got.push(measures);
        await expect(executor.run({ ...job, network: failing }, { onMeasures })).rejects.toThrow();
        await executor.run({ ...job, network }, { onMeasures });
        expect(got).toEqual([expected(network, seed, 1)]);
      }));

    it('does not begin when it is aborted before, and rejects with the reason', () =>
      using(async (executor) => {
        const reason = new Error('no longer wanted');
        const onMeasures = () => expect.unreachable();
        await expect(
          executor.run(
            { network, seed, replications: [0, 1] },
            { onMeasures, signal: AbortSignal.abort(reason) },
          ),
        ).rejects.toBe(reason);
      }));

    it('stops when it is aborted on the way, and hands over nothing more', () =>
      using(async (executor) => {
        const controller = new AbortController();
        const reason = new Error('enough');
        let handed = 0;
        const running = executor.run(
          { network, seed, replications: Array.from({ length: 200 }, (_, i) => i) },
          {
            signal: controller.signal,
            onMeasures: () => {
              handed++;
              controller.abort(reason);
            },
          },
        );
        await expect(running).rejects.toBe(reason);
        const then = handed;
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(then).toBe(1);
        expect(handed).toBe(then);
      }));

    it('fails when the one who takes the measures fails', () =>
      using(async (executor) => {
        const onMeasures = () => {
          throw new Error('the disk is full');
        };
        const job = { network, seed, replications: [0] };
        await expect(executor.run(job, { onMeasures })).rejects.toThrow('the disk is full');
        const later = async () => onMeasures();
        await expect(executor.run(job, { onMeasures: later })).rejects.toThrow('the disk is full');
      }));
  });
}
