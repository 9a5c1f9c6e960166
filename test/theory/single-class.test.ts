import { describe, it } from 'vitest';
import { queueNetwork } from '../support/networks.js';
import { edgeBelow, expectAgreement, expectChance, Runs } from '../support/runs.js';
import { birthAndDeath, erlangC, meanOver } from './reference/erlang.js';

const RUNS = 20;
const UNIT = { law: 'exponential', mean: 1 } as const;

describe('M/M/1', () => {
  const rate = 0.5;
  const runs = new Runs(
    queueNetwork({ begin: -500, end: 160_000, ticks: 20_000, rate, servers: 1, service: UNIT }),
    'M/M/1',
    RUNS,
  );

  it('waits as theory says: mean ρ/(μ − λ), and P(W > t) = ρ exp(−(μ − λ)t) (Kleinrock 1975, §5.7)', () => {
    expectAgreement(runs.scalar('q.wait.mean'), rate / (1 - rate), 'mean wait');
    expectChance(runs.shareBelow('q.wait', edgeBelow(1e-3)), 1 - rate, 'nobody before');
    for (const t of [0.5, 1, 2, 4]) {
      expectChance(runs.shareBelow('q.wait', t), 1 - rate * Math.exp(-(1 - rate) * t), `wait below ${t}`);
    }
  });

  it('has a geometric number of parties inside, and a server busy for the share ρ', () => {
    expectAgreement(runs.scalar('inside.mean'), rate / (1 - rate), 'mean inside');
    expectAgreement(runs.scalar('q.utilisation'), rate, 'utilisation');
    for (const n of [0, 1, 2, 3]) {
      const share = runs.shareOfTimes(['inside'], (inside) => inside === n);
      expectChance(share, (1 - rate) * rate ** n, `share of times with ${n} inside`);
    }
  });
});

describe('M/M/c', () => {
  const servers = 2;
  const rate = 1.1;
  const runs = new Runs(
    queueNetwork({ begin: -200, end: 150_000, ticks: 30_000, rate, servers, service: UNIT }),
    'M/M/c',
    RUNS,
  );
  const c = erlangC(servers, rate);

  it('waits by Erlang C: mean C/(cμ − λ), and P(W > t) = C exp(−(cμ − λ)t) (Cooper 1981, §3.5)', () => {
    expectAgreement(runs.scalar('q.wait.mean'), c / (servers - rate), 'mean wait');
    expectAgreement(runs.scalar('q.queue.mean'), (rate * c) / (servers - rate), 'mean queue');
    expectAgreement(runs.scalar('q.busy.mean'), rate, 'mean busy');
    expectChance(runs.shareBelow('q.wait', edgeBelow(1e-3)), 1 - c, 'no wait');
    for (const t of [0.25, 0.5, 1]) {
      const chance = 1 - c * Math.exp(-(servers - rate) * t);
      expectChance(runs.shareBelow('q.wait', t), chance, `wait below ${t}`);
    }
  });

  it('has the number inside of a birth and death process', () => {
    const chances = birthAndDeath(
      200,
      () => rate,
      (n) => Math.min(n, servers),
    );
    for (const n of [0, 1, 3, 4]) {
      const share = runs.shareOfTimes(['inside'], (inside) => inside === n);
      expectChance(share, chances[n], `share of times with ${n} inside`);
    }
  });
});

describe('M/M/c/K', () => {
  const servers = 3;
  const rate = 2.7;
  const room = 4;
  const runs = new Runs(
    queueNetwork({ begin: -100, end: 40_000, ticks: 20_000, rate, servers, service: UNIT, room }),
    'M/M/c/K',
    RUNS,
  );
  const chances = birthAndDeath(
    servers + room,
    () => rate,
    (n) => Math.min(n, servers),
  );
  const refused = chances[servers + room];
  const queue = meanOver(chances, (n) => Math.max(0, n - servers));

  it('refuses by the chance of a full house (arrivals see time averages; Wolff 1982)', () => {
    expectAgreement(runs.ratio('q.balked', 'q.balked', 'q.served'), refused, 'refused');
    expectAgreement(runs.ratio('away', 'away', 'out'), refused, 'refused persons');
  });

  it('has the queue and the wait of its birth and death process', () => {
    expectAgreement(runs.scalar('q.queue.mean'), queue, 'mean queue');
    expectAgreement(runs.scalar('q.wait.mean'), queue / (rate * (1 - refused)), 'mean wait');
    chances.forEach((chance, n) => {
      const share = runs.shareOfTimes(['inside'], (inside) => inside === n);
      expectChance(share, chance, `share of times with ${n} inside`);
    });
  });
});
