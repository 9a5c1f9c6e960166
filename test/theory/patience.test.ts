import { describe, expect, it } from 'vitest';
import { queueNetwork } from '../support/networks.js';
import { edgeBelow, expectAgreement, expectChance, Runs } from '../support/runs.js';
import { constantPatience, erlangA } from './reference/patience.js';

const RUNS = 20;
const RATE = 4.4;
const SERVERS = 4;
const shared = { begin: -50, end: 30_000, ticks: 10_000, rate: RATE, servers: SERVERS } as const;
const service = { law: 'exponential', mean: 1 } as const;

describe('M/M/c+M, more coming than can be served', () => {
  const patience = 1.5;
  const network = queueNetwork({ ...shared, service, patience: { law: 'exponential', mean: patience } });
  const runs = new Runs(network, 'Erlang A', RUNS);
  const theory = erlangA(RATE, SERVERS, patience);

  it('loses, waits and queues by Erlang A', () => {
    expectAgreement(runs.ratio('lost', 'lost', 'out'), theory.lost, 'lost');
    expectAgreement(runs.ratio('q.reneged', 'q.reneged', 'q.served'), theory.lost, 'lost parties');
    expectAgreement(runs.scalar('q.wait.mean'), theory.wait, 'mean wait of all');
    expectAgreement(runs.scalar('q.queue.mean'), theory.queue, 'mean queue');
  });

  it('has the number inside of its birth and death process', () => {
    for (const n of [2, 4, 5, 7]) {
      expectChance(
        runs.shareOfTimes(['inside'], (inside) => inside === n),
        theory.chances[n],
        `${n} inside`,
      );
    }
  });
});

describe('M/M/c+D, more coming than can be served', () => {
  // An edge of the sketch, since a share of the waits is exactly this.
  const patience = 0.75;
  const network = queueNetwork({ ...shared, service, patience: { law: 'constant', value: patience } });
  const runs = new Runs(network, 'constant patience', RUNS);
  const theory = constantPatience(RATE, SERVERS, patience);

  it('loses, waits and queues as Barrer and Zeltyn and Mandelbaum say', () => {
    expectAgreement(runs.ratio('lost', 'lost', 'out'), theory.lost, 'lost');
    expectAgreement(runs.scalar('q.wait.mean'), theory.wait, 'mean wait of all');
    expectAgreement(runs.scalar('q.queue.mean'), theory.queue, 'mean queue');
  });

  it('has the distribution of waits of an offered wait cut by patience', () => {
    for (const t of [edgeBelow(1e-3), 0.25, 0.5]) {
      expectChance(runs.shareBelow('q.wait', t), 1 - theory.above(t), `wait below ${t}`);
    }
    expect(Math.max(...runs.scalar('q.wait.max'))).toBeCloseTo(patience, 9);
  });
});

describe('the closed form of constant patience', () => {
  it('agrees with its integral', () => {
    const { above, wait } = constantPatience(4.4, 4, 0.75);
    const n = 10_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (above(((i + 0.5) / n) * 0.75) * 0.75) / n;
    expect(wait).toBeCloseTo(sum, 8);
  });
});
