import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import type { PoolFields } from '../../src/network/builder.js';
import { CURVE_POINTS, OP } from '../../src/network/network.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf } from '../support/journal.js';
import { Made, type StreamFields } from '../support/networks.js';

const DAY = 86_400;

interface Crowd extends StreamFields {
  readonly name: string;
  readonly at: number;
  readonly parties: number;
}

interface Stay {
  readonly pool: Omit<PoolFields, 'name'>;
  readonly crowds: readonly Crowd[];
  readonly stay?: number;
  readonly perPerson?: boolean;
  readonly keep?: boolean;
  readonly end?: number;
}

/** Crowds that take units of one pool, stay, give them back and end; `asked` stands between staying and giving back. */
function beds({ pool, crowds, stay = 10, perPerson = false, keep = false, end = 1000 }: Stay) {
  const made = new Made({ begin: -10, end, ticks: 100 });
  const which = made.pool({ name: 'beds', ...pool });
  const out = made.sink('out', keep);
  const release = keep ? out : made.node({ op: OP.RELEASE, name: 'release', next: out });
  const asked = made.node({ op: OP.SOLVENT, name: 'asked', next: release, alt: made.sink('broke') });
  const night = made.delay('stay', { law: 'constant', value: stay }, asked);
  const seize = made.node({
    op: OP.SEIZE,
    name: 'seize',
    a: which,
    b: perPerson ? 1 : 0,
    next: night,
    alt: made.sink('away'),
  });
  for (const { name, at, parties, ...fields } of crowds) made.crowd(name, { at, parties }, seize, fields);
  const network = made.build();
  const journal = journalOf(network);
  const scalar = (name: string) =>
    scalarsOf(network.catalogue, journal.measures, network.end).get(name)?.value;
  return { ...journal, scalar };
}

const price = (from: number, to: number) =>
  Array.from({ length: CURVE_POINTS }, (_, i) => from + ((to - from) * i) / (CURVE_POINTS - 1));

describe('a pool', () => {
  it('holds as many as it has units and sends the others away', () => {
    const { orderAt, timesAt, scalar } = beds({
      pool: { units: 2 },
      crowds: [
        { name: 'a', at: 1, parties: 3 },
        { name: 'b', at: 12, parties: 1 },
      ],
    });
    expect(orderAt('away')).toEqual(['a 2']);
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'b 0']);
    expect(timesAt('out')).toEqual([11, 11, 22]);
    expect(scalar('beds.occupancy.max')).toBe(2);
  });

  it('is full for the share of units taken over time', () => {
    const { scalar } = beds({ pool: { units: 4 }, crowds: [{ name: 'a', at: 1, parties: 3 }] });
    expect(scalar('beds.occupancy.mean')).toBeCloseTo(30 / 1000, 12);
    expect(scalar('beds.full')).toBeCloseTo(30 / 4000, 12);
  });

  it('gives a unit to each person where it is asked to, to all of a party or to none', () => {
    const { orderAt, scalar } = beds({
      pool: { units: 5 },
      crowds: [
        { name: 'a', at: 1, parties: 6, size: { law: 'constant', value: 3 } },
        { name: 'b', at: 2, parties: 2 },
      ],
      perPerson: true,
    });
    expect(orderAt('away')).toEqual(['a 1']);
    expect(orderAt('out')).toHaveLength(3);
    expect(scalar('beds.occupancy.max')).toBe(5);
  });

  it('puts nobody out when units are taken away, and takes nobody in until there is room again', () => {
    const { orderAt, scalar } = beds({
      pool: { units: { times: [-10, 5, 12], values: [3, 1, 2] } },
      crowds: [
        { name: 'a', at: 1, parties: 3 },
        { name: 'b', at: 6, parties: 1 },
        { name: 'c', at: 13, parties: 3 },
      ],
    });
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'a 2', 'c 0', 'c 1']);
    expect(orderAt('away')).toEqual(['b 0', 'c 2']);
    expect(scalar('beds.beds.mean')).toBeCloseTo((3 * 5 + 1 * 7 + 2 * 988) / 1000, 12);
  });

  it('keeps the units of those who stay for good', () => {
    const { scalar, orderAt } = beds({
      pool: { units: 2 },
      crowds: [
        { name: 'a', at: 1, parties: 1 },
        { name: 'b', at: 50, parties: 2 },
      ],
      keep: true,
    });
    expect(orderAt('away')).toEqual(['b 1']);
    expect(scalar('beds.occupancy.mean')).toBeCloseTo((1 * 49 + 2 * 950) / 1000, 12);
  });
});

describe('the price of a unit', () => {
  it('follows the share taken before', () => {
    const { scalar } = beds({
      pool: { units: 4, price: price(20, 60) },
      crowds: [{ name: 'a', at: 1, parties: 4 }],
    });
    expect(scalar('beds.price.mean')).toBeCloseTo((20 + 30 + 40 + 50) / 4, 9);
  });

  it('turns away who cannot pay a day of it', () => {
    const { orderAt } = beds({
      pool: { units: 4, price: price(20, 60) },
      crowds: [{ name: 'a', at: 1, parties: 4, money: { law: 'constant', value: 35 } }],
    });
    expect(orderAt('away')).toEqual(['a 2', 'a 3']);
  });

  it('is owed by the time of the stay: who stayed longer than it can pay is told so', () => {
    const stay = (money: number) =>
      beds({
        pool: { units: 1, price: price(20, 20) },
        crowds: [{ name: 'a', at: 1, parties: 1, money: { law: 'constant', value: money } }],
        stay: 3 * DAY,
        end: 10 * DAY,
      });
    expect(stay(61).orderAt('out')).toEqual(['a 0']);
    expect(stay(59).orderAt('broke')).toEqual(['a 0']);
  });

  it('is paid at the end of the stay, so that a second stay can be too dear', () => {
    const made = new Made({ begin: -10, end: 10 * DAY });
    const pool = made.pool({ name: 'beds', units: 1, price: price(20, 20) });
    const away = made.sink('away');
    const twice = [1, 2].reduce((next, i) => {
      const release = made.node({ op: OP.RELEASE, name: `release ${i}`, next });
      const stay = made.delay(`stay ${i}`, { law: 'constant', value: DAY }, release);
      return made.node({ op: OP.SEIZE, name: `seize ${i}`, a: pool, next: stay, alt: away });
    }, made.sink('out'));
    made.crowd('rich', { at: 1, parties: 1 }, twice, { money: { law: 'constant', value: 40 } });
    made.crowd('poor', { at: 3 * DAY, parties: 1 }, twice, { money: { law: 'constant', value: 39 } });
    const { orderAt } = journalOf(made.build());
    expect(orderAt('out')).toEqual(['rich 0']);
    expect(orderAt('away')).toEqual(['poor 0']);
  });

  it('gives back what it held when it takes units of another pool', () => {
    const made = new Made({ end: 10 });
    const out = made.sink('out');
    const [first, second] = ['first', 'second'].map((name) => made.pool({ name, units: 3 }));
    const stay = made.delay('stay', { law: 'constant', value: 4 }, out);
    const then = made.node({ op: OP.SEIZE, name: 'then', a: second, next: stay, alt: out });
    made.stream(
      'guests',
      { times: [], rates: [] },
      made.node({ op: OP.SEIZE, name: 'seize', a: first, next: then, alt: out }),
      {
        fixed: [1, 2, 3, 4],
      },
    );
    const network = made.build();
    const measures = simulate(network, 'move', 1, { check: true });
    const scalars = scalarsOf(network.catalogue, measures, network.end);
    expect(scalars.get('first.occupancy.mean')!.value).toBe(0);
    // All four came in, the fourth when the first had three at most, and each stayed for four seconds.
    expect(scalars.get('second.occupancy.max')!.value).toBe(3);
    expect(scalars.get('out')!.value).toBe(4);
  });
});
