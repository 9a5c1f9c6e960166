import { describe, expect, it } from 'vitest';
import { OP } from '../../../src/network/network.js';
import type { Law } from '../../../src/random/law.js';
import { Made, queueNetwork } from '../../support/networks.js';
import { expectAgreement, expectChance, Runs } from '../../support/runs.js';
import { chanceOfWorseFit } from '../../theory/reference/chi-square.js';
import { birthAndDeath, erlangB } from '../../theory/reference/erlang.js';
import { poisson } from '../../theory/reference/poisson.js';

const RUNS = 20;
const SERVERS = 6;
const LOAD = 4.5;

/** All with mean 1. */
const laws: readonly { name: string; law: Law }[] = [
  { name: 'exponential', law: { law: 'exponential', mean: 1 } },
  { name: 'constant', law: { law: 'constant', value: 1 } },
  { name: 'lognormal', law: { law: 'lognormal', median: Math.exp(-0.5), sigma: 1 } },
];

/** Number of busy servers of M/G/c/c: a Poisson distribution cut at c, whatever the law (Sevast'yanov 1957). */
const busy = birthAndDeath(
  SERVERS,
  () => LOAD,
  (n) => n,
);

describe.each(laws)('M/G/c/c with $name service', ({ law }) => {
  const span = { begin: -50, end: 20_000, ticks: 10_000 };

  it('turns parties away from a station without room by Erlang B', () => {
    const network = queueNetwork({ ...span, rate: LOAD, servers: SERVERS, service: law, room: 0 });
    const runs = new Runs(network, 'loss', RUNS);
    expectAgreement(runs.ratio('away', 'away', 'out'), erlangB(SERVERS, LOAD), 'turned away');
    expectAgreement(runs.scalar('q.busy.mean'), LOAD * (1 - erlangB(SERVERS, LOAD)), 'mean busy');
    for (const n of [2, 4, 6]) {
      expectChance(
        runs.shareOfTimes(['q.busy'], (now) => now === n),
        busy[n],
        `${n} busy`,
      );
    }
  });

  it('turns parties away from a pool by Erlang B', () => {
    const made = new Made(span);
    const pool = made.pool({ name: 'beds', units: SERVERS });
    const stay = made.delay('stay', law, made.sink('out'));
    const seize = made.node({ op: OP.SEIZE, name: 'seize', a: pool, next: stay, alt: made.sink('away') });
    made.stream('source', LOAD, seize);
    const runs = new Runs(made.build(), 'loss of a pool', RUNS);
    expectAgreement(runs.ratio('away', 'away', 'out'), erlangB(SERVERS, LOAD), 'turned away');
    expectAgreement(
      runs.scalar('beds.full'),
      busy.reduce((sum, p, n) => sum + (p * n) / SERVERS, 0),
      'full',
    );
    for (const n of [2, 4, 6]) {
      const share = runs.shareOfTimes(['beds.occupancy'], (taken) => taken === n);
      expectChance(share, busy[n], `${n} taken`);
    }
  });
});

describe('M/M/∞', () => {
  const load = 8;
  const replications = 3000;
  const runs = new Runs(endless(load), 'M/M/∞', replications);

  it('has a Poisson number of units taken, from empty on: mean a(1 − exp(−t)) (Takács 1962)', () => {
    for (const tick of [1, 2, 4, 20]) {
      const mean = load * (1 - Math.exp(-tick / 2));
      const taken = runs.levelAt('beds.occupancy', tick);
      expectAgreement(taken, mean, `taken at ${tick / 2}`, 0.02);
      expect(chanceOfWorseFit(taken, poisson(mean, 40)), `fit at ${tick / 2}`).toBeGreaterThan(0.001);
    }
  });

  it('turns nobody away, and time means are the load', () => {
    expect(Math.max(...runs.scalar('away'))).toBe(0);
    // ∫ a(1 − exp(−t)) dt over 10, divided by 10
    expectAgreement(runs.scalar('beds.occupancy.mean'), load * (1 - (1 - Math.exp(-10)) / 10), 'time mean');
  });
});

/** A pool without end, empty at 0, for 10 mean stays. */
function endless(load: number) {
  const made = new Made({ end: 10, ticks: 20 });
  const pool = made.pool({ name: 'beds', units: Number.POSITIVE_INFINITY });
  const stay = made.delay('stay', { law: 'exponential', mean: 1 }, made.sink('out'));
  const seize = made.node({ op: OP.SEIZE, name: 'seize', a: pool, next: stay, alt: made.sink('away') });
  made.stream('source', load, seize);
  return made.build();
}
