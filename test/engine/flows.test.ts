import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { legPeriods } from '../../src/measures/measures.js';
import { OP } from '../../src/network/network.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { Made } from '../support/networks.js';

const DAY = 86_400;

/** Three parties of two from A at 1 h, 1 d and 2.5 d to X by a leg; one of one from B at 2 h to Y. */
function network(begin = 0) {
  const made = new Made({ begin, end: 3.5 * DAY, ticks: 84 });
  const [a, b] = [made.origin('A'), made.origin('B')];
  const ends = ['X', 'Y'].map((place) => made.end({ outcome: 'settled', place }));
  const leg = made.leg({ from: 'A', to: 'X', by: 'car' });
  const sink = (i: number) =>
    made.node({ op: OP.SINK, name: `sink ${i}`, a: made.count(`sink ${i}`, 'persons'), c: ends[i] });
  const first = made.node({ op: OP.COUNT, name: 'sets out', leg, b: 1, next: sink(0) });
  const source = { times: [], rates: [] };
  const two = { law: 'constant', value: 2 } as const;
  made.source({ ...source, name: 'a', node: first, fixed: [3600, DAY, 2.5 * DAY], size: two, origin: a });
  made.source({ ...source, name: 'b', node: sink(1), fixed: [begin / 2 + 3600], origin: b });
  // After legs and ends are known: their place among the counts does not depend on the order.
  made.count('late', 'persons');
  return made.build();
}

describe('who went where', () => {
  it('is counted once for each party that ends, by origin and end', () => {
    const { ends } = simulate(network(), 's', 1);
    expect(network().catalogue.ends.map(({ place }) => place)).toEqual(['X', 'Y']);
    expect([...ends]).toEqual([6, 0, 0, 1]);
  });

  it('is counted by day for each leg; a moment between two days belongs to the one that ends', () => {
    const net = network();
    const measures = simulate(net, 's', 1);
    expect(legPeriods(net.catalogue, measures.ticks)).toBe(4);
    expect([...measures.legs]).toEqual([4, 0, 2, 0]);
  });

  it('leaves the other counts and their series as they are', () => {
    const net = network();
    const measures = simulate(net, 's', 1);
    expect(measures.counts).toHaveLength(net.catalogue.counts.length);
    expect(scalarsOf(net.catalogue, measures, net.end).get('sink 0')!.value).toBe(6);
    expect(scalarsOf(net.catalogue, measures, net.end).get('late')!.value).toBe(0);
  });

  it('forgets the warm-up', () => {
    const { ends } = simulate(network(-4 * DAY), 's', 1);
    expect([...ends]).toEqual([6, 0, 0, 0]);
  });
});
