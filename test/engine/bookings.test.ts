import { describe, expect, it } from 'vitest';
import type { ServiceFields } from '../../src/network/builder.js';
import { CURVE_POINTS, OP } from '../../src/network/network.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf } from '../support/journal.js';
import { Made, type StreamFields } from '../support/networks.js';

interface Crowd extends StreamFields {
  readonly name: string;
  readonly at: number;
  readonly parties: number;
}

/** Crowds of parties that book seats on one service, `ahead` before it leaves. */
function board(service: Omit<ServiceFields, 'name'>, crowds: readonly Crowd[], ahead = 0) {
  const made = new Made({ begin: -10, end: 200, ticks: 200 });
  const bus = made.service({ name: 'bus', ...service });
  const node = made.node({
    op: OP.BOARD,
    name: 'board',
    a: bus,
    next: made.sink('left'),
    alt: made.sink('none'),
    x: ahead,
  });
  for (const { name, at, parties, ...fields } of crowds) made.crowd(name, { at, parties }, node, fields);
  const network = made.build();
  const journal = journalOf(network);
  const scalar = (name: string) =>
    scalarsOf(network.catalogue, journal.measures, network.end).get(name)?.value;
  return { ...journal, scalar };
}

/** A fare that rises evenly from `from` to `to` over the load. */
const fare = (from: number, to: number) =>
  Array.from({ length: CURVE_POINTS }, (_, i) => from + ((to - from) * i) / (CURVE_POINTS - 1));

describe('a service with a timetable', () => {
  it('takes parties in order of asking, as many to a departure as it has seats', () => {
    const { orderAt, timesAt, scalar } = board({ departs: [20, 30, 40], seats: 2 }, [
      { name: 'a', at: 1, parties: 3 },
      { name: 'b', at: 25, parties: 2 },
    ]);
    expect(orderAt('left')).toEqual(['a 0', 'a 1', 'a 2', 'b 0', 'b 1']);
    expect(timesAt('left')).toEqual([20, 20, 30, 30, 40]);
    expect(scalar('bus.sold')).toBe(5);
    expect(scalar('bus.offered')).toBe(6);
    expect(scalar('bus.load')).toBeCloseTo(5 / 6, 12);
    expect(scalar('bus.wait.mean')).toBeCloseTo((19 + 19 + 29 + 5 + 15) / 5 / 3600, 12);
  });

  it('turns away who finds no departure with seats', () => {
    const { orderAt } = board({ departs: [20, 30], seats: 1 }, [{ name: 'a', at: 1, parties: 3 }]);
    expect(orderAt('none')).toEqual(['a 2']);
  });

  it('turns away who comes at the moment of the last departure', () => {
    const { orderAt } = board({ departs: [20], seats: 10 }, [{ name: 'a', at: 20, parties: 1 }]);
    expect(orderAt('none')).toEqual(['a 0']);
  });

  it('keeps a party together: it goes with the first departure that has a seat for each', () => {
    // A crowd is of 4 seats: two parties of 2 persons.
    const pairs = { name: 'pairs', at: 1, parties: 4, size: { law: 'constant', value: 2 } } as const;
    const { passages, scalar } = board({ departs: [20, 30], seats: 3 }, [
      pairs,
      { name: 'one', at: 2, parties: 1 },
    ]);
    const left = passages.filter(({ node }) => node === 'left');
    expect(left.map(({ time, party, persons }) => [time, party, persons])).toEqual([
      [20, 'pairs 0', 2],
      [20, 'one 0', 1],
      [30, 'pairs 1', 2],
    ]);
    expect(scalar('bus.sold')).toBe(5);
  });

  it('leaves out the seats that others have taken', () => {
    const { timesAt, scalar } = board({ departs: [20, 30, 40], seats: 3, others: 2 }, [
      { name: 'a', at: 1, parties: 3 },
    ]);
    expect(timesAt('left')).toEqual([20, 30, 40]);
    expect(scalar('bus.offered')).toBe(3);
    expect(scalar('bus.load')).toBe(1);
  });

  it('sells nothing further ahead than can be booked', () => {
    const { orderAt, timesAt } = board({ departs: [20, 30], seats: 1, bookable: 15 }, [
      { name: 'early', at: 1, parties: 1 },
      { name: 'late', at: 5, parties: 2 },
    ]);
    expect(orderAt('none')).toEqual(['early 0', 'late 1']);
    expect(timesAt('left')).toEqual([20]);
  });

  it('lets a party go on some time before the departure, and sells no departure that is nearer', () => {
    const { timesAt } = board(
      { departs: [20, 30], seats: 5 },
      [
        { name: 'a', at: 1, parties: 1 },
        { name: 'b', at: 17, parties: 1 },
      ],
      4,
    );
    expect(timesAt('left')).toEqual([16, 26]);
  });

  it('counts the seats of departures inside the run only', () => {
    const { scalar } = board({ departs: [-5, 0, 20, 250], seats: 4 }, [{ name: 'a', at: 30, parties: 2 }]);
    // Booked for 250, after the end.
    expect(scalar('bus.sold')).toBe(0);
    expect(scalar('bus.offered')).toBe(8);
  });
});

describe('a fare', () => {
  const rich = { money: { law: 'constant', value: 1000 } } as const;

  it('follows the share of seats sold before', () => {
    const { scalar } = board({ departs: [20], seats: 4, fare: fare(100, 300) }, [
      { name: 'a', at: 1, parties: 4, ...rich },
    ]);
    // 100, 150, 200 and 250.
    expect(scalar('bus.fare.mean')).toBeCloseTo(175, 9);
    expect(scalar('bus.fare.max')).toBeCloseTo(250, 9);
  });

  it('sends a party on to a departure that it can pay', () => {
    const { orderAt, timesAt } = board({ departs: [20, 30], seats: 2, fare: fare(100, 300) }, [
      { name: 'a', at: 1, parties: 2, money: { law: 'constant', value: 120 } },
    ]);
    expect(orderAt('left')).toEqual(['a 0', 'a 1']);
    expect(timesAt('left')).toEqual([20, 30]);
  });

  it('turns away who cannot pay it for every person', () => {
    const pair = { size: { law: 'constant', value: 2 }, money: { law: 'constant', value: 199 } } as const;
    const { orderAt } = board({ departs: [20], seats: 9, fare: fare(100, 100) }, [
      { name: 'a', at: 1, parties: 2, ...pair },
    ]);
    expect(orderAt('none')).toEqual(['a 0']);
  });

  it('is paid once: what is left does not pay a second journey', () => {
    const made = new Made({ begin: -10, end: 200 });
    const bus = made.service({ name: 'bus', departs: [20, 40], seats: 9, fare: fare(100, 100) });
    const none = made.sink('none');
    const again = made.node({ op: OP.BOARD, name: 'again', a: bus, next: made.sink('left'), alt: none });
    const first = made.node({ op: OP.BOARD, name: 'first', a: bus, next: again, alt: none });
    made.crowd('poor', { at: 1, parties: 1 }, first, { money: { law: 'constant', value: 150 } });
    made.crowd('rich', { at: 1, parties: 1 }, first, { money: { law: 'constant', value: 200 } });
    const { orderAt, timesAt } = journalOf(made.build());
    expect(orderAt('none')).toEqual(['poor 0']);
    expect(orderAt('left')).toEqual(['rich 0']);
    expect(timesAt('left')).toEqual([40]);
  });
});

describe('a party that waits for the departure it has booked', () => {
  it('goes on when it leaves, and goes elsewhere when it has left', () => {
    const made = new Made({ begin: -10, end: 200 });
    const bus = made.service({ name: 'bus', departs: [20], seats: 9 });
    const until = made.node({
      op: OP.UNTIL,
      name: 'until',
      next: made.sink('left'),
      alt: made.sink('missed'),
    });
    const board = (name: string, way: number) =>
      made.node({
        op: OP.BOARD,
        name,
        a: bus,
        x: 5,
        next: made.delay(`${name} way`, { law: 'constant', value: way }, until),
        alt: made.sink(`${name} none`),
      });
    made.crowd('quick', { at: 1, parties: 1 }, board('quick board', 3));
    made.crowd('exact', { at: 1, parties: 1 }, board('exact board', 5));
    made.crowd('slow', { at: 1, parties: 1 }, board('slow board', 6));
    const { orderAt, timesAt } = journalOf(made.build());
    expect(orderAt('left').sort()).toEqual(['exact 0', 'quick 0']);
    expect(timesAt('left')).toEqual([20, 20]);
    expect(orderAt('missed')).toEqual(['slow 0']);
    expect(timesAt('missed')).toEqual([21]);
  });
});
