import { describe, expect, it } from 'vitest';
import { OP } from '../../../src/network/network.js';
import type { Law } from '../../../src/random/law.js';
import { Made, queueNetwork } from '../../support/networks.js';
import { edgeBelow, expectAgreement, expectChance, Runs } from '../../support/runs.js';
import {
  add,
  type Complex,
  cobham,
  divide,
  erlangDeterministic,
  exponential,
  multiply,
  pollaczekKhinchine,
  type RawMoments,
  scale,
  takacs,
  waitBelow,
} from '../../theory/reference/single-server.js';

const RUNS = 20;

interface Service {
  readonly name: string;
  readonly law: Law;
  readonly moments: RawMoments;
  /** Laplace–Stieltjes transform, where it has a closed form. */
  readonly transform?: (s: Complex) => Complex;
  readonly end: number;
}

const power = (base: Complex, n: number): Complex => (n === 1 ? base : multiply(base, power(base, n - 1)));
/** Of an exponential time with mean m: 1 / (1 + ms). */
const ofExponential = (s: Complex, m: number): Complex => divide([1, 0], add([1, 0], scale(s, m)));

/** All with mean 1; squared coefficients of variation 1/3, 1/3, 2.125 and 0.6. */
const services: readonly Service[] = [
  {
    name: 'Erlang with 3 stages',
    law: { law: 'erlang', stages: 3, mean: 1 },
    moments: [1, 4 / 3, 20 / 9],
    transform: (s) => power(ofExponential(s, 1 / 3), 3),
    end: 130_000,
  },
  {
    name: 'uniform from 0 to 2',
    law: { law: 'uniform', low: 0, high: 2 },
    moments: [1, 4 / 3, 2],
    transform: (s) => divide(add([1, 0], scale(exponential(scale(s, -2)), -1)), scale(s, 2)),
    end: 130_000,
  },
  {
    name: 'hyperexponential',
    law: {
      law: 'mixture',
      parts: [
        { law: 'exponential', mean: 0.5 },
        { law: 'exponential', mean: 2.5 },
      ],
      shares: [0.75, 0.25],
    },
    // E[Sⁿ] = n! Σ share × meanⁿ
    moments: [1, 2 * (0.75 * 0.25 + 0.25 * 6.25), 6 * (0.75 * 0.125 + 0.25 * 15.625)],
    transform: (s) => add(scale(ofExponential(s, 0.5), 0.75), scale(ofExponential(s, 2.5), 0.25)),
    end: 250_000,
  },
  {
    name: 'lognormal',
    law: { law: 'lognormal', median: 1 / Math.sqrt(1.6), sigma: Math.sqrt(Math.log(1.6)) },
    // E[Sⁿ] = medianⁿ exp(n²σ²/2)
    moments: [1, 1.6, 1.6 ** 3],
    end: 150_000,
  },
];

describe.each(services)('M/G/1 with $name service', ({ law, moments, transform, end, name }) => {
  const rate = 0.5;
  const runs = new Runs(queueNetwork({ begin: -500, end, rate, servers: 1, service: law }), name, RUNS);

  it('waits by Pollaczek and Khinchine, with the mean square of Takács', () => {
    expectAgreement(runs.scalar('q.wait.mean'), pollaczekKhinchine(rate, moments), 'mean wait');
    expectAgreement(runs.meanSquare('q.wait'), takacs(rate, moments), 'mean square of the wait', 0.04);
    expectChance(runs.shareBelow('q.wait', edgeBelow(1e-3)), 1 - rate, 'no wait');
  });

  if (!transform) return;
  it('has the distribution of waits that its transform gives', () => {
    for (const t of [0.5, 1, 2, 4]) {
      expectChance(runs.shareBelow('q.wait', t), waitBelow(rate, 1, transform, t), `wait below ${t}`);
    }
  });
});

describe('M/D/1', () => {
  const rate = 0.6;
  const service = { law: 'constant', value: 1 } as const;
  const runs = new Runs(
    queueNetwork({ begin: -500, end: 100_000, rate, servers: 1, service }),
    'M/D/1',
    RUNS,
  );

  it('waits half as long as with exponential service', () => {
    expectAgreement(runs.scalar('q.wait.mean'), rate / (2 * (1 - rate)), 'mean wait');
  });

  it('has the distribution of Erlang and Crommelin', () => {
    for (const t of [0.25, 0.5, 1, 1.5, 2, 3]) {
      expectChance(runs.shareBelow('q.wait', t), erlangDeterministic(rate, 1, t), `wait below ${t}`);
    }
  });
});

describe('the inversion of transforms that these tests rely on', () => {
  it('gives back the waits of M/M/1', () => {
    for (const t of [0.5, 1, 4]) {
      const chance = waitBelow(0.6, 1, (s) => ofExponential(s, 1), t);
      expect(chance).toBeCloseTo(1 - 0.6 * Math.exp(-0.4 * t), 7);
    }
  });
});

describe.each([
  { name: 'constant', law: { law: 'constant', value: 1 }, moments: [1, 1, 1], end: 150_000 },
  { name: 'exponential', law: { law: 'exponential', mean: 1 }, moments: [1, 2, 6], end: 250_000 },
] as const)('M/G/1 with two non-preemptive priorities and $name service', ({ law, moments, end }) => {
  const rates = { first: 0.3, second: 0.3 };
  const runs = new Runs(priorityNetwork(rates, law, end), 'priorities', RUNS);
  const [first, second] = cobham([
    { rate: rates.first, service: moments },
    { rate: rates.second, service: moments },
  ]);

  it('lets each class wait as Cobham says', () => {
    // The time from joining to the end of service is the wait and a service.
    expectAgreement(runs.scalar('first.time.mean'), first + 1, 'first class');
    expectAgreement(runs.scalar('second.time.mean'), second + 1, 'second class');
  });

  it('conserves work: the mean wait over both is that without priorities (Kleinrock 1976, §3.4)', () => {
    expectAgreement(runs.scalar('q.wait.mean'), pollaczekKhinchine(0.6, moments), 'mean wait');
  });
});

/** Two streams of their own priority at one station, each with a tally of the time from joining to leaving. */
function priorityNetwork(rates: { first: number; second: number }, service: Law, end: number) {
  const made = new Made({ begin: -500, end });
  const station = made.station({ name: 'q', servers: 1, service });
  const out = made.sink('out');
  for (const [name, priority] of [
    ['first', 1],
    ['second', 0],
  ] as const) {
    const record = made.node({
      op: OP.RECORD,
      name: `${name}.record`,
      a: made.tally(`${name}.time`, 'h'),
      next: out,
    });
    const serve = made.serve(`${name}.serve`, { station, next: record });
    const start = made.node({ op: OP.START, name: `${name}.start`, next: serve });
    made.stream(name, rates[name], start, { priority });
  }
  return made.build();
}
