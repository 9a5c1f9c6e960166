/** Runs replications until a rule is content: ahead of it on all threads, and counted in their order. */
import type { Measures } from '../measures/measures.js';
import { type Executor, type Job, ReplicationError, type RunOptions } from './executor.js';
import type { NetworkRule } from './precision.js';

/**
 * Runs replications 1, 2, … and hands them over in that order, until the rule has enough or its budget is spent.
 * Resolves to the numbers of those that were handed over, which do not depend on the executor: what ran ahead of the
 * rule and turned out not to be needed is dropped, failed or not.
 *
 * Rejects as `Executor.run` does.
 */
export async function runUntil(
  executor: Executor,
  { network, seed }: Omit<Job, 'replications'>,
  rule: NetworkRule,
  { onMeasures, onProgress, signal }: RunOptions,
): Promise<number[]> {
  const waiting = new Map<number, Measures>();
  let done = 0;
  let failure: ReplicationError | null = null;
  let last = 0;

  const takeInOrder = (enough: AbortController): void => {
    for (let next = waiting.get(done + 1); next !== undefined; next = waiting.get(done + 1)) {
      waiting.delete(++done);
      rule.add(next);
      onMeasures(next);
      onProgress?.({ replication: done, events: next.events, done, total: last });
      if (rule.standing.more > 0) continue;
      enough.abort(ENOUGH);
      return;
    }
  };

  while (rule.standing.more > 0) {
    if (failure !== null && done + 1 >= failure.replication) throw failure;
    last = done + rule.standing.more;
    // One that failed may lie beyond where the rule stops: those before it come first.
    const end = Math.min(last, (failure?.replication ?? Number.POSITIVE_INFINITY) - 1);
    const replications = Array.from({ length: end - done }, (_, i) => done + 1 + i).filter(
      (replication) => !waiting.has(replication),
    );
    const enough = new AbortController();
    const stop = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal;
    const onOne = (measures: Measures): void => {
      waiting.set(measures.replication, measures);
      takeInOrder(enough);
    };
    try {
      await executor.run({ network, seed, replications }, { onMeasures: onOne, signal: stop });
      if (done < end && rule.standing.more > 0)
        throw new Error(`the executor (${executor.name}) lost replication ${done + 1}.`);
    } catch (error) {
      if (error === ENOUGH) break;
      if (!(error instanceof ReplicationError)) throw error;
      if (failure === null || error.replication < failure.replication) failure = error;
    }
  }
  return Array.from({ length: done }, (_, i) => i + 1);
}

const ENOUGH = new Error('the replications are enough');
