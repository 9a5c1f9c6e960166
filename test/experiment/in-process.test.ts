import { describe, expect, it } from 'vitest';
import { inProcess, type Simulate } from '../../src/experiment/in-process.js';
import type { Network } from '../../src/network/network.js';
import { executorContract } from './executor.contract.js';
import { network, pretend } from './made.js';

const failing = { ...network, end: -1 } as Network;
const simulate: Simulate = (given, seed, replication) => {
  if (given === failing) throw new Error('a party is in two places');
  return pretend(given, seed, replication);
};

describe('the executor in process', () => {
  executorContract({ make: () => inProcess(simulate), network, expected: pretend, failing });

  it('lets others work between two replications', async () => {
    const events: string[] = [];
    const running = inProcess(pretend).run(
      { network, seed: 's', replications: [0, 1, 2] },
      { onMeasures: ({ replication }) => events.push(`replication ${replication}`) },
    );
    setTimeout(() => events.push('a click'), 0);
    await running;
    expect(events).toContain('a click');
    expect(events.at(-1)).toBe('replication 2');
  });
});
