import { describe, expect, it } from 'vitest';
import { OP } from '../../../src/network/network.js';
import { cdfOf } from '../../../src/random/cdf.js';
import type { Law } from '../../../src/random/law.js';
import { Made, queueNetwork } from '../../support/networks.js';
import { expectAgreement, Runs } from '../../support/runs.js';
import { chanceOfWorseFit } from '../../theory/reference/chi-square.js';
import { afterTime, type Jump } from '../../theory/reference/markov.js';
import { poisson } from '../../theory/reference/poisson.js';

describe.each<{ name: string; law: Law }>([
  { name: 'lognormal', law: { law: 'lognormal', median: 1, sigma: 0.8 } },
  { name: 'constant', law: { law: 'constant', value: 1.5 } },
  { name: 'uniform', law: { law: 'uniform', low: 0.5, high: 3 } },
])('M(t)/G/∞ with a rate that rises, falls and jumps and $name stays', ({ law }) => {
  const rate = { times: [0, 3, 5, 5, 8, 10], rates: [5, 40, 10, 30, 30, 0] };
  const replications = 3000;
  const runs = new Runs(stays(rate, law), 'M(t)/G/∞', replications);

  it('has a Poisson number inside with the mean ∫ λ(u) P(S > t − u) du (Eick, Massey and Whitt 1993)', () => {
    for (const tick of [4, 6, 10, 11, 16, 20]) {
      const mean = meanInside(rate, law, tick / 2);
      const inside = runs.levelAt('stayers', tick);
      expectAgreement(inside, mean, `inside at ${tick / 2}`);
      expect(chanceOfWorseFit(inside, poisson(mean, 150)), `fit at ${tick / 2}`).toBeGreaterThan(0.001);
    }
  });

  it('has a Poisson number of departures up to any time', () => {
    const gains = runs.gains('out');
    for (const tick of [6, 12]) {
      const came = meanInside(rate, { law: 'constant', value: 1e9 }, tick / 2);
      const mean = came - meanInside(rate, law, tick / 2);
      const left = gains.map((gain) => gain.slice(0, tick).reduce((sum, value) => sum + value, 0));
      expectAgreement(left, mean, `left by ${tick / 2}`);
      expect(chanceOfWorseFit(left, poisson(mean, 300)), `fit by ${tick / 2}`).toBeGreaterThan(0.001);
    }
  });
});

interface Points {
  readonly times: readonly number[];
  readonly rates: readonly number[];
}

/** Parties that stay a while; the level `stayers` is kept by nodes, not by the engine. */
function stays(rate: Points, law: Law) {
  const made = new Made({ end: 10, ticks: 20 });
  const stayers = made.level('stayers', 'persons');
  const leave = made.node({ op: OP.LEVEL, name: 'leave', a: stayers, b: 1, x: -1, next: made.sink('out') });
  const stay = made.delay('stay', law, leave);
  const enter = made.node({ op: OP.LEVEL, name: 'enter', a: stayers, b: 1, x: 1, next: stay });
  made.stream('source', rate, enter);
  return made.build();
}

/** By the midpoint rule, piece by piece of the rate. */
function meanInside({ times, rates }: Points, law: Law, t: number): number {
  const cdf = cdfOf(law);
  const steps = 20_000;
  let sum = 0;
  for (let piece = 0; piece < times.length - 1; piece++) {
    const from = times[piece];
    const width = Math.min(t, times[piece + 1]) - from;
    if (width <= 0) continue;
    const slope = (rates[piece + 1] - rates[piece]) / (times[piece + 1] - from);
    for (let i = 0; i < steps; i++) {
      const x = ((i + 0.5) / steps) * width;
      sum += ((rates[piece] + slope * x) * (1 - cdf(t - from - x)) * width) / steps;
    }
  }
  return sum;
}

describe('M(t)/M/c(t) with lanes that open and close by the hour', () => {
  // By the hour; none from 4 to 6.
  const lanes = [3, 8, 8, 5, 0, 0, 10, 10];
  const rates = [15, 22, 24, 18, 6, 5, 16, 10];
  const mu = 3;
  const network = queueNetwork({
    end: lanes.length,
    ticks: 2 * lanes.length,
    rate: {
      times: rates.flatMap((_, hour) => [hour, hour + 1]),
      rates: rates.flatMap((rate) => [rate, rate]),
    },
    servers: { times: rates.map((_, hour) => hour), values: lanes },
    service: { law: 'exponential', mean: 1 / mu },
  });
  const runs = new Runs(network, 'hours', 18_000);
  const theory = solveHours(lanes, rates, mu);

  it('queues and serves as its Markov chain does, who is in service being served to the end', () => {
    lanes.forEach((_, hour) => {
      const { queue, busy } = theory[hour];
      // At 7:30 the queue is short and seldom; its distribution is compared below.
      if (queue > 1)
        expectAgreement(runs.levelAt('q.queue', 2 * hour + 1), queue, `queue at ${hour}:30`, 0.02);
      // Two hours after the lanes have shut hardly anybody is left in service.
      if (busy > 0.2) expectAgreement(runs.levelAt('q.busy', 2 * hour + 1), busy, `busy at ${hour}:30`, 0.02);
    });
  });

  it('has the distribution of the queue that its Markov chain has', () => {
    for (const hour of [0, 1, 2, 3, 5, 6, 7]) {
      const queues = runs.levelAt('q.queue', 2 * hour + 1);
      expect(chanceOfWorseFit(queues, theory[hour].queues), `fit at ${hour}:30`).toBeGreaterThan(0.001);
    }
  });

  it('still serves somebody after all lanes have shut', () => {
    // Some five in service at 4:00, each still there at 4:30 with chance exp(−3/2).
    expect(theory[4].busy).toBeGreaterThan(0.8);
    expectAgreement(runs.levelAt('q.busy', 9), theory[4].busy, 'busy at 4:30', 0.02);
  });
});

/**
 * Solves the chain of (in service, waiting) hour by hour. When lanes close, those in service beyond the lanes stay until
 * they are done, and nobody follows them; when lanes open, waiting parties go in at once. Gives the state half past.
 */
function solveHours(lanes: readonly number[], rates: readonly number[], mu: number) {
  const most = Math.max(...lanes);
  const room = 150;
  const at = (served: number, waiting: number): number => served * (room + 1) + waiting;
  const states = Array.from({ length: (most + 1) * (room + 1) }, (_, i) => {
    return { served: Math.floor(i / (room + 1)), waiting: i % (room + 1) };
  });
  let chances: Float64Array = new Float64Array(states.length);
  chances[at(0, 0)] = 1;
  return lanes.map((open, hour) => {
    const opened = new Float64Array(states.length);
    states.forEach(({ served, waiting }, i) => {
      const more = Math.max(0, Math.min(waiting, open - served));
      opened[at(served + more, waiting - more)] += chances[i];
    });
    const jumps: Jump[] = [];
    states.forEach(({ served, waiting }, from) => {
      if (waiting > 0 && served < open) return;
      if (served < open) jumps.push({ from, to: at(served + 1, waiting), rate: rates[hour] });
      else if (waiting < room) jumps.push({ from, to: at(served, waiting + 1), rate: rates[hour] });
      const follows = served <= open && waiting > 0;
      if (served > 0) {
        jumps.push({
          from,
          to: follows ? at(served, waiting - 1) : at(served - 1, waiting),
          rate: served * mu,
        });
      }
    });
    const half = afterTime(opened, jumps, 0.5);
    chances = afterTime(half, jumps, 0.5);
    const queues = Array.from({ length: room + 1 }, (_, n) =>
      states.reduce((sum, { waiting }, i) => sum + (waiting === n ? half[i] : 0), 0),
    );
    return {
      queue: states.reduce((sum, { waiting }, i) => sum + waiting * half[i], 0),
      busy: states.reduce((sum, { served }, i) => sum + served * half[i], 0),
      queues,
    };
  });
}
