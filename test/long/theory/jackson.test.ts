import { describe, it } from 'vitest';
import { Made } from '../../support/networks.js';
import { expectAgreement, expectChance, Runs } from '../../support/runs.js';
import { birthAndDeath, erlangC, meanOver } from '../../theory/reference/erlang.js';

const RUNS = 20;
const exponential = (mean: number) => ({ law: 'exponential', mean }) as const;

describe('two stations in tandem', () => {
  const rate = 1;
  const made = new Made({ begin: -300, end: 80_000, ticks: 20_000 });
  const first = made.station({ name: 'first', servers: 1, service: exponential(0.55) });
  const second = made.station({ name: 'second', servers: 2, service: exponential(1.1) });
  const then = made.serve('then', { station: second, next: made.sink('out') });
  made.stream('source', rate, made.serve('before', { station: first, next: then }));
  const runs = new Runs(made.build(), 'tandem', RUNS);

  const atFirst = (n: number) => (1 - 0.55) * 0.55 ** n;
  const atSecond = birthAndDeath(
    300,
    () => rate,
    (n) => Math.min(n, 2) / 1.1,
  );

  it('wait each as if it were alone (Burke 1956; Jackson 1957)', () => {
    expectAgreement(runs.scalar('first.wait.mean'), (0.55 * 0.55) / (1 - 0.55), 'first wait');
    expectAgreement(
      runs.scalar('second.wait.mean'),
      erlangC(2, 1.1) / (2 / 1.1 - rate),
      'second wait',
      0.015,
    );
  });

  it('are independent at any time: the chance of both is the product', () => {
    const levels = ['first.queue', 'first.busy', 'second.queue', 'second.busy'];
    for (const [m, n] of [
      [0, 0],
      [1, 1],
      [2, 1],
      [0, 2],
    ]) {
      const share = runs.shareOfTimes(levels, (q1, b1, q2, b2) => q1 + b1 === m && q2 + b2 === n);
      expectChance(share, atFirst(m) * atSecond[n], `${m} at the first and ${n} at the second`);
    }
  });
});

describe('a station whose parties come back with chance 0.4', () => {
  const rate = 0.6;
  const made = new Made({ begin: -500, end: 180_000, ticks: 20_000 });
  const station = made.station({ name: 'q', servers: 1, service: exponential(0.5) });
  const serve = made.serve('serve', { station, next: -1 });
  const back = made.split('back', [
    { share: 0.4, target: serve },
    { share: 0.6, target: made.sink('out') },
  ]);
  made.link(serve, { next: back });
  made.stream('source', rate, serve);
  const runs = new Runs(made.build(), 'feedback', RUNS);
  // Each comes 1 / 0.6 times.
  const load = (rate / 0.6) * 0.5;

  it('has the number inside of M/M/1 at the rate with returns (Jackson 1957)', () => {
    expectAgreement(runs.ratio('q.served', 'out'), 1 / 0.6, 'visits');
    expectAgreement(runs.scalar('inside.mean'), load / (1 - load), 'inside');
    expectAgreement(runs.scalar('q.wait.mean'), (load * 0.5) / (1 - load), 'wait of a visit');
    for (const n of [0, 1, 2]) {
      const share = runs.shareOfTimes(['inside'], (inside) => inside === n);
      expectChance(share, (1 - load) * load ** n, `${n} inside`);
    }
  });
});

describe('a network of three stations with ways between them', () => {
  // Share of those who leave a station that go to each other station; the rest leaves.
  const ways = [
    [0, 0.5, 0.3],
    [0.2, 0, 0.6],
    [0.25, 0, 0.1],
  ];
  const outside = [0.5, 0.2, 0];
  const servers = [2, 1, 2];
  const means = [1.1, 0.8, 1.2];
  const runs = new Runs(network(), 'network', RUNS);
  const rates = trafficRates(ways, outside);

  it('has at each station the queue of M/M/c at its rate of traffic (Jackson 1957)', () => {
    for (const i of [0, 1, 2]) {
      const { [i]: mean } = means;
      const chances = birthAndDeath(
        400,
        () => rates[i],
        (n) => Math.min(n, servers[i]) / mean,
      );
      const queue = meanOver(chances, (n) => Math.max(0, n - servers[i]));
      expectAgreement(runs.scalar(`${i}.busy.mean`), rates[i] * mean, `busy at ${i}`);
      expectAgreement(runs.scalar(`${i}.queue.mean`), queue, `queue at ${i}`, 0.02);
    }
  });

  function network() {
    const made = new Made({ begin: -500, end: 80_000 });
    const out = made.sink('out');
    const nodes = servers.map((count, i) => {
      const station = made.station({ name: `${i}`, servers: count, service: exponential(means[i]) });
      return made.serve(`serve ${i}`, { station, next: -1 });
    });
    ways.forEach((shares, i) => {
      const leave = 1 - shares.reduce((sum, share) => sum + share, 0);
      const branches = shares.map((share, j) => ({ share, target: nodes[j] }));
      made.link(nodes[i], { next: made.split(`from ${i}`, [...branches, { share: leave, target: out }]) });
      if (outside[i] > 0) made.stream(`to ${i}`, outside[i], nodes[i]);
    });
    return made.build();
  }
});

/** Rates of traffic: rate = outside + rate × ways, by repetition (shares out of the network make it converge). */
function trafficRates(ways: readonly (readonly number[])[], outside: readonly number[]): number[] {
  let rates = [...outside];
  for (let i = 0; i < 500; i++) {
    rates = outside.map((from, j) => from + rates.reduce((sum, rate, k) => sum + rate * ways[k][j], 0));
  }
  return rates;
}
