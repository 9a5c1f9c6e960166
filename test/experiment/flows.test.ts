import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { Collector } from '../../src/experiment/collector.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { networkOf } from '../support/scenarios.js';
import * as made from './made.js';

const text = readFileSync(new URL('../fixtures/small.yaml', import.meta.url), 'utf8');
const network = networkOf(text);
const measures = simulate(network, 'flows', 1);
const scalars = scalarsOf(network.catalogue, measures, network.end);

function flowsOf(
  all: readonly { replication: number }[],
  catalogue = network.catalogue,
  ticks = network.ticks,
) {
  const collector = new Collector(catalogue, network.end, ticks, []);
  for (const one of all) collector.add(one as typeof measures, true);
  return collector.flows();
}

describe('who went where in a scenario', () => {
  const { legs, ends } = flowsOf([measures]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

  it('adds up to the outcomes', () => {
    for (const outcome of ['settled', 'onward', 'returned', 'refused', 'stayed']) {
      const ended = sum(ends.filter((end) => end.outcome === outcome).map(({ persons }) => persons));
      expect(ended, outcome).toBe(scalars.get(`outcomes.${outcome}`)!.value);
    }
    expect(ends.find(({ outcome, place }) => outcome === 'onward' && place === 'Istanbul')!.persons).toBe(
      scalars.get('destinations.Istanbul.arrivals')!.value,
    );
    expect(ends.every(({ origin }) => origin === 'Samara')).toBe(true);
  });

  it('tells each leg by its ends and its transport', () => {
    const ways = legs.map(({ from, to, by }) => `${from} → ${to} by ${by}`);
    expect(ways).toContain('Samara → Mashtakovo by car');
    expect(ways).toContain('Samara → Oral by train');
    expect(ways).toContain('Oral airport → Istanbul by flight');
    const days = Math.ceil(network.end / 86_400);
    for (const { persons } of legs) expect(persons).toHaveLength(days);
    // Who set out for the crossing and is not on the way came into its queue, got through, or gave up.
    const set = sum(legs.find(({ to }) => to === 'Mashtakovo')!.persons);
    expect(set).toBeGreaterThanOrEqual(scalars.get('crossings.Mashtakovo.entries')!.value);
  });

  it('is a mean over the replications, whatever their order', () => {
    const all = [1, 2, 3].map((replication) => made.pretend(made.network, 's', replication));
    const flows = flowsOf(all, made.catalogue, made.TICKS);
    expect(flows).toEqual({
      legs: [{ from: 'O', to: 'A', by: 'car', persons: [10, 22] }],
      ends: [{ origin: 'O', outcome: 'settled', place: 'C', persons: 2 }],
    });
    expect(flowsOf([...all].reverse(), made.catalogue, made.TICKS)).toEqual(flows);
  });
});
