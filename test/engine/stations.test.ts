import { describe, expect, it } from 'vitest';
import type { StepsOf } from '../../src/network/builder.js';
import type { Law } from '../../src/random/law.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf } from '../support/journal.js';
import { Made } from '../support/networks.js';

const SPAN = { begin: -10, end: 1000, ticks: 1000 };
const constant = (value: number): Law => ({ law: 'constant', value });

/** Crowds of parties that come to one station at set times, each served for 10. */
function station(
  fields: { servers: number | StepsOf; room?: number; patience?: Law; fromClock?: boolean },
  crowds: readonly { name: string; at: number; parties: number; priority?: number }[],
) {
  const made = new Made(SPAN);
  const { patience, fromClock, ...rest } = fields;
  const q = made.station({ name: 'q', service: constant(10), ...rest });
  const lost = made.sink('lost');
  const serve = made.serve('serve', {
    station: q,
    next: made.sink('out'),
    full: made.sink('away'),
    ...(patience ? { patience: { law: patience, to: lost } } : {}),
  });
  for (const { name, at, parties, priority = 0 } of crowds)
    made.crowd(name, { at, parties }, serve, { priority });
  const network = made.build();
  const journal = journalOf(network);
  const scalar = (name: string) =>
    scalarsOf(network.catalogue, journal.measures, network.end).get(name)?.value;
  return { ...journal, scalar };
}

describe('a station', () => {
  it('serves in the order of coming, those of one moment in the order of their events', () => {
    const { orderAt, timesAt } = station({ servers: 2 }, [
      { name: 'a', at: 1, parties: 3 },
      { name: 'b', at: 2, parties: 2 },
    ]);
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'a 2', 'b 0', 'b 1']);
    expect(timesAt('out')).toEqual([11, 11, 21, 21, 31]);
  });

  it('takes as many as wait in its room and sends the others away', () => {
    const { orderAt, timesAt, scalar } = station({ servers: 1, room: 2 }, [{ name: 'a', at: 1, parties: 5 }]);
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'a 2']);
    expect(orderAt('away')).toEqual(['a 3', 'a 4']);
    expect(timesAt('away')).toEqual([1, 1]);
    expect(scalar('q.balked')).toBe(2);
    expect(scalar('q.queue.max')).toBe(2);
  });

  it('records waits, queue, busy and served', () => {
    const { scalar } = station({ servers: 1 }, [{ name: 'a', at: 1, parties: 3 }]);
    expect(scalar('q.wait.mean')).toBeCloseTo((0 + 10 + 20) / 3 / 3600, 12);
    expect(scalar('q.wait.max')).toBeCloseTo(20 / 3600, 12);
    expect(scalar('q.queue.mean')).toBeCloseTo(30 / 1000, 12);
    expect(scalar('q.busy.mean')).toBeCloseTo(30 / 1000, 12);
    expect(scalar('q.utilisation')).toBeCloseTo(30 / 1000, 12);
    expect(scalar('q.served')).toBe(3);
  });
});

describe('priority in a queue', () => {
  it('lets the higher class go first, without taking anybody out of service', () => {
    const { orderAt, timesAt } = station({ servers: 1 }, [
      { name: 'low', at: 1, parties: 3 },
      { name: 'high', at: 2, parties: 2, priority: 3 },
      { name: 'middle', at: 3, parties: 1, priority: 1 },
    ]);
    expect(orderAt('out')).toEqual(['low 0', 'high 0', 'high 1', 'middle 0', 'low 1', 'low 2']);
    expect(timesAt('out')).toEqual([11, 21, 31, 41, 51, 61]);
  });

  it('shares one room among all classes', () => {
    const { orderAt } = station({ servers: 1, room: 1 }, [
      { name: 'low', at: 1, parties: 2 },
      { name: 'high', at: 2, parties: 1, priority: 1 },
    ]);
    expect(orderAt('away')).toEqual(['high 0']);
  });
});

describe('patience', () => {
  it('ends for those who still wait, wherever they stand', () => {
    const { orderAt, timesAt, scalar } = station({ servers: 1, patience: constant(15) }, [
      { name: 'a', at: 1, parties: 4 },
      { name: 'b', at: 8, parties: 1 },
    ]);
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'b 0']);
    expect(timesAt('out')).toEqual([11, 21, 31]);
    expect(orderAt('lost')).toEqual(['a 2', 'a 3']);
    expect(timesAt('lost')).toEqual([16, 16]);
    expect(scalar('q.reneged')).toBe(2);
    // 0 + 10 + 15 + 15 + 13: who gives up has waited too.
    expect(scalar('q.wait.mean')).toBeCloseTo(53 / 5 / 3600, 12);
  });

  it('does not end for who is served at that very moment', () => {
    const { orderAt } = station({ servers: 1, patience: constant(10) }, [{ name: 'a', at: 1, parties: 3 }]);
    // At 11 the first leaves, which was scheduled before the patience of the others.
    expect(orderAt('out')).toEqual(['a 0', 'a 1']);
    expect(orderAt('lost')).toEqual(['a 2']);
  });

  it('does not count in service', () => {
    const { orderAt } = station({ servers: 3, patience: constant(1) }, [{ name: 'a', at: 1, parties: 3 }]);
    expect(orderAt('out')).toHaveLength(3);
  });

  it('gives up at once with patience 0, unless there is a server', () => {
    const { timesAt } = station({ servers: 1, patience: constant(0) }, [{ name: 'a', at: 1, parties: 3 }]);
    expect(timesAt('lost')).toEqual([1, 1]);
    expect(timesAt('out')).toEqual([11]);
  });

  it('leaves the queue in order when the first, the last and one between give up', () => {
    const made = new Made(SPAN);
    const q = made.station({
      name: 'q',
      servers: { times: [-10, 100], values: [0, 1] },
      service: constant(10),
    });
    const lost = made.sink('lost');
    const out = made.sink('out');
    // Each crowd has a node of its own with a patience of its own at the one station.
    for (const [name, patience] of [
      ['a', 20],
      ['b', 500],
      ['c', 30],
      ['d', 500],
      ['e', 40],
    ] as const) {
      const serve = made.serve(`serve ${name}`, {
        station: q,
        next: out,
        patience: { law: constant(patience), to: lost },
      });
      made.crowd(name, { at: 1, parties: 1 }, serve);
    }
    const { orderAt, timesAt } = journalOf(made.build());
    expect(orderAt('lost')).toEqual(['a 0', 'c 0', 'e 0']);
    expect(timesAt('out')).toEqual([110, 120]);
    expect(new Set(orderAt('out'))).toEqual(new Set(['b 0', 'd 0']));
  });
});

describe('a schedule of servers', () => {
  it('serves to the end whoever is in service when lanes close', () => {
    const { timesAt } = station({ servers: { times: [-10, 5, 50], values: [2, 0, 1] } }, [
      { name: 'a', at: 1, parties: 3 },
    ]);
    expect(timesAt('out')).toEqual([11, 11, 60]);
  });

  it('lets nobody follow until the lanes that stay are free', () => {
    // Three in service from 1, 2 and 3; one lane from 5 on: the next goes in when the last of the three is done.
    const { timesAt } = station({ servers: { times: [-10, 5], values: [3, 1] } }, [
      { name: 'a', at: 1, parties: 1 },
      { name: 'b', at: 2, parties: 1 },
      { name: 'c', at: 3, parties: 3 },
    ]);
    expect(timesAt('out')).toEqual([11, 12, 13, 23, 33]);
  });

  it('takes in those who wait when lanes open, before who comes at that moment', () => {
    const { orderAt, timesAt, scalar } = station({ servers: { times: [-10, 20], values: [0, 2] } }, [
      { name: 'late', at: 20, parties: 1 },
      { name: 'early', at: 1, parties: 2 },
    ]);
    expect(orderAt('out')).toEqual(['early 0', 'early 1', 'late 0']);
    expect(timesAt('out')).toEqual([30, 30, 40]);
    expect(scalar('q.open.mean')).toBeCloseTo((2 * 980) / 1000, 12);
  });

  it('says by its utilisation that more are served than lanes are open', () => {
    const { scalar } = station({ servers: { times: [-10, 2], values: [1, 0] } }, [
      { name: 'a', at: 1, parties: 1 },
    ]);
    expect(scalar('q.utilisation')).toBeCloseTo(10 / 2, 12);
  });
});
