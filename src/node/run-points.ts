/** Runs many points on one executor, with a progress bar, and says how long it took. */
import { type PointRun, runPoints } from '../experiment/points.js';
import type { Samples } from '../experiment/samples.js';
import { Interruption } from './exit.js';
import { elapsed, perSecond, progressBar } from './progress.js';
import { plural } from './read.js';
import type { Terminal } from './terminal.js';

/** Throws an Interruption when the signal is set off. */
export async function runAllPoints(
  run: Omit<PointRun, 'onProgress'>,
  { say }: Terminal,
  quiet: boolean,
): Promise<Samples[]> {
  const { points, replications, executor, signal } = run;
  const total = points.length * replications.length;
  const each = `${plural(points.length, 'point')} × ${plural(replications.length, 'replication')}`;
  say(`Simulating ${each} on ${executor.name}.`);
  const began = performance.now();
  const bar = progressBar(total, executor, !quiet);
  let events = 0;
  try {
    const samples = await runPoints({
      ...run,
      onProgress: (progress) => {
        events += progress.events;
        bar.update({ ...progress, replication: progress.done });
      },
    });
    bar.stop();
    const took = performance.now() - began;
    say(`${plural(total, 'replication')} in ${elapsed(took)}: ${perSecond(events, took)} events a second.`);
    return samples;
  } catch (error) {
    bar.stop();
    if (signal?.aborted) throw new Interruption('Interrupted: nothing was written.');
    throw error;
  }
}
