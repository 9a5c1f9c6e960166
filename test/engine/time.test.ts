import { describe, expect, it } from 'vitest';
import { EVENT, KIND_MASK } from '../../src/engine/events.js';
import { beginArrivals, handleUntil } from '../../src/engine/loop.js';
import { Run, type Watcher } from '../../src/engine/run.js';
import { simulate } from '../../src/engine/simulate.js';
import { LEVEL_FIELDS, levelColumn, TALLY_FIELDS } from '../../src/measures/measures.js';
import { NETWORK_VERSION } from '../../src/network/network.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf } from '../support/journal.js';
import { Made, queueNetwork } from '../support/networks.js';

const exponential = { law: 'exponential', mean: 1 } as const;

describe('the warm-up', () => {
  const shared = { servers: 1, service: exponential } as const;
  // Parties come before 0 only; some thirty still wait at 0.
  const rate = { times: [-50, 0, 0, 100], rates: [1.6, 1.6, 0, 0] };
  const network = queueNetwork({ ...shared, begin: -50, end: 100, ticks: 100, rate });

  it('is cut: counts and tallies hold what was after it, levels go on', () => {
    const { measures, timesAt } = journalOf(network);
    const scalars = scalarsOf(network.catalogue, measures, network.end);
    const after = timesAt('out').filter((time) => time >= 0);
    const before = timesAt('out').length - after.length;
    expect(before).toBeGreaterThan(10);
    expect(after.length).toBeGreaterThan(10);
    expect(scalars.get('out')!.value).toBe(after.length);
    expect(scalars.get('q.served')!.value).toBe(after.length);
    // Who is in service at 0 has left the queue before.
    expect(measures.tallies[0]).toBe(after.length - 1);
    const inside = levelColumn(network.catalogue, 0) * measures.ticks;
    expect(measures.series[inside]).toBe(after.length);
    expect(scalars.get('inside.max')!.value).toBe(after.length);
    // One server, all wait: the time integral of those inside is the sum of their times of leaving.
    const integral = after.reduce((sum, time) => sum + time, 0);
    expect(scalars.get('inside.mean')!.value * 100).toBeCloseTo(integral, 6);
  });

  it('is nothing where nobody comes in it', () => {
    const quiet = { times: [0, 100], rates: [0.8, 0.8] };
    const warm = simulate(queueNetwork({ ...shared, begin: -50, end: 100, ticks: 10, rate: quiet }), 's', 1);
    const cold = simulate(queueNetwork({ ...shared, begin: 0, end: 100, ticks: 10, rate: quiet }), 's', 1);
    expect(warm.parties).toBeGreaterThan(40);
    expect(warm.tallies).toEqual(cold.tallies);
    expect(warm.counts).toEqual(cold.counts);
    expect(warm.levels).toEqual(cold.levels);
    expect(warm.series).toEqual(cold.series);
  });
});

describe('a run', () => {
  const network = queueNetwork({ end: 500, ticks: 50, rate: 0.9, servers: 1, service: exponential });

  it('gives the same bytes for the same seed and replication, and others for others', () => {
    const first = simulate(network, 'one', 1);
    expect(simulate(network, 'one', 1)).toEqual(first);
    expect(simulate(network, 'one', 2).series).not.toEqual(first.series);
    expect(simulate(network, 'two', 1).series).not.toEqual(first.series);
  });

  it('does not change its network', () => {
    const before = structuredClone(network);
    simulate(network, 'one', 1);
    expect(network).toEqual(before);
  });

  it('gives the same bytes of a network that was sent to another thread', () => {
    expect(simulate(structuredClone(network), 'one', 1)).toEqual(simulate(network, 'one', 1));
  });

  it('gives the same bytes watched and checked or not', () => {
    expect(journalOf(network, 'one').measures).toEqual(simulate(network, 'one', 1));
  });

  it('refuses a network of another version', () => {
    expect(() => simulate({ ...network, version: NETWORK_VERSION + 1 }, 's', 1)).toThrow(/network version/);
  });

  it('records at the end what happens at the end', () => {
    const made = new Made({ begin: -10, end: 100, ticks: 2 });
    made.crowd('a', { at: 100, parties: 3 }, made.sink('out'));
    const closing = made.build();
    const measures = simulate(closing, 's', 1);
    expect(scalarsOf(closing.catalogue, measures, 100).get('out')!.value).toBe(3);
  });

  it('says which party goes round in a loop with no time in it, and where', () => {
    const made = new Made({ end: 10 });
    const mark = made.node({ op: 11, name: 'mark', a: 1 });
    const other = made.node({ op: 11, name: 'other', a: 2, next: mark });
    made.link(mark, { next: other });
    made.stream('cars', 1, mark);
    expect(() => simulate(made.build(), 's', 1)).toThrow(
      /party 0 of cars at (mark|other), t = .* loop with no time/,
    );
  });

  it('says which party has nowhere to go, and after which node', () => {
    const made = new Made({ end: 10 });
    made.stream('cars', 1, made.delay('road', { law: 'constant', value: 1 }, -1));
    expect(() => simulate(made.build(), 's', 1)).toThrow(/party 0 of cars .* has nowhere to go after road/);
  });
});

describe('a billion seconds of simulated time', () => {
  it('lose no precision that shows: the same parties wait the same, to a microsecond', () => {
    const waits = (start: number) => {
      const end = start + 5000;
      const rate = { times: [0, start, start, end], rates: [0, 0, 0.8, 0.8] };
      return simulate(queueNetwork({ end, rate, servers: 1, service: exponential }), 'far', 1);
    };
    const near = waits(0);
    const far = waits(1e9);
    expect(far.parties).toBe(near.parties);
    expect(far.tallies[0]).toBe(near.tallies[0]);
    const meanOf = (tallies: Float64Array) => tallies[1] / tallies[0];
    expect(Math.abs(meanOf(far.tallies) - meanOf(near.tallies))).toBeLessThan(1e-6);
    // Time integrals of all levels: inside, queue, busy; open is longer open.
    for (const level of [0, 1, 2].map((which) => which * LEVEL_FIELDS)) {
      expect(Math.abs(far.levels[level] / near.levels[level] - 1)).toBeLessThan(1e-6);
      expect(far.levels[level + 1]).toBe(near.levels[level + 1]);
    }
    expect(far.tallies[TALLY_FIELDS - 1]).toBeCloseTo(near.tallies[TALLY_FIELDS - 1], 5);
  });
});

describe('a party number beyond 2^31', () => {
  it('is told as it is and has luck of its own', () => {
    const network = queueNetwork({ end: 10, rate: 1, servers: 1e6, service: exponential });
    const services = [5, 2 ** 31 + 5, 2 ** 32 + 5, 2 ** 40 + 5].map((number) => {
      const numbers: number[] = [];
      const watch: Watcher = {
        pass: (_time, _source, told) => numbers.push(told),
        queue: () => {},
        serve: () => {},
      };
      const run = new Run(network, 's', 1, { watch });
      run.arrivals.numbers[0] = number;
      beginArrivals(run);
      handleUntil(run, run.arrivals.coming[0], true);
      expect(numbers).toEqual([number]);
      expect(run.parties.number[0]).toBe(number);
      const came = run.calendar.now;
      run.calendar.stopAt(Number.POSITIVE_INFINITY, true);
      let what = run.calendar.take();
      while (what >= 0 && (what & KIND_MASK) !== EVENT.SERVED) what = run.calendar.take();
      return run.calendar.now - came;
    });
    expect(new Set(services).size).toBe(4);
  });
});
