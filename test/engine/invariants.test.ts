import { describe, expect, it } from 'vitest';
import { EngineFault } from '../../src/engine/fault.js';
import { checkInvariants, checkTime } from '../../src/engine/invariants.js';
import { beginArrivals, handleUntil } from '../../src/engine/loop.js';
import { PARTY, PLACE } from '../../src/engine/parties.js';
import { Run } from '../../src/engine/run.js';
import { endService, join } from '../../src/engine/stations.js';
import { OP } from '../../src/network/network.js';
import { Made } from '../support/networks.js';

const constant = (value: number) => ({ law: 'constant', value }) as const;

/** So many parties that come at time zero. */
function crowd(made: Made, name: string, parties: number, node: number): void {
  made.stream(name, { times: [], rates: [] }, node, { fixed: [0], batch: constant(parties) });
}

/**
 * A run that stands still: parties 0 and 1 are served at `first`, 2 and 3 wait there, 4 holds a bed, 5 has booked. The
 * services are of no matter.
 */
function standing(): Run {
  const made = new Made({ end: 100 });
  const out = made.sink('out');
  const first = made.station({ name: 'first', servers: 2, service: constant(10) });
  const second = made.station({ name: 'second', servers: 0, service: constant(10), room: 0, blocks: true });
  const then = made.serve('then', { station: second, next: out });
  crowd(made, 'cars', 4, made.serve('serve', { station: first, next: then }));
  const pool = made.pool({ name: 'beds', units: 3 });
  const stay = made.delay('stay', constant(50), out);
  const seize = made.node({ op: OP.SEIZE, name: 'seize', a: pool, next: stay, alt: out });
  crowd(made, 'guests', 1, seize);
  const bus = made.service({ name: 'bus', departs: [90], seats: 2 });
  const board = made.node({ op: OP.BOARD, name: 'board', a: bus, next: out, alt: out });
  crowd(made, 'travellers', 1, board);
  const run = new Run(made.build(), 's', 1, { check: true });
  beginArrivals(run);
  handleUntil(run, 0, true);
  return run;
}

/** The same with party 0 done at the first station and blocked by the second. */
function blocked(): Run {
  const run = standing();
  const node = run.parties.get(0, PARTY.NODE);
  endService(run, 0, node);
  run.parties.put(0, PARTY.NODE, run.network.nodes.next[node]);
  join(run, 0, run.network.nodes.next[node]);
  return run;
}

describe('the invariants', () => {
  it('hold in a run that nobody has touched', () => {
    expect(() => checkInvariants(standing())).not.toThrow();
    const run = blocked();
    expect(run.parties.get(0, PARTY.PLACE)).toBe(PLACE.BLOCKED);
    expect(() => checkInvariants(run)).not.toThrow();
  });

  it.each<[string, (run: Run) => void, RegExp]>([
    [
      'a party is nowhere',
      (run) => void run.parties.put(4, PARTY.PLACE, PLACE.NOWHERE),
      /6 parties are counted inside, 5/,
    ],
    [
      'a party is inside but not counted',
      (run) => void run.parties.inside--,
      /5 parties are counted inside, 6/,
    ],
    [
      'persons are lost',
      (run) => void run.parties.put(5, PARTY.PERSONS, 3),
      /6 persons are counted inside, 8 are found/,
    ],
    [
      'a busy server serves nobody',
      (run) => void run.busy[0]++,
      /first: 3 servers are busy, 2 parties are served/,
    ],
    [
      'a party is served without a server',
      (run) => void run.busy[0]--,
      /first: 1 servers are busy, 2 parties/,
    ],
    [
      'a party is in two places',
      (run) => void run.parties.put(2, PARTY.PLACE, PLACE.SERVED),
      /2 servers are busy, 3 parties/,
    ],
    [
      'a party waits uncounted',
      (run) => void run.waiting[0]--,
      /first: 1 parties are counted waiting, 2 are found/,
    ],
    [
      'a server is idle while parties wait',
      (run) => void (run.servers[0] = 3),
      /first: a server is idle while 2/,
    ],
    [
      'the line is cut',
      (run) => void run.parties.put(2, PARTY.BEHIND, -1),
      /first: 2 parties are counted waiting, 1 stand/,
    ],
    ['the line is out of order', (run) => void run.parties.join(2, 5), /party 3 of cars .* joined earlier/],
    [
      'a party keeps a server that it has left',
      (run) => void run.parties.put(4, PARTY.SERVER, 0),
      /party 0 of guests at stay.*keeps a server/,
    ],
    [
      'units are held that were not taken',
      (run) => void run.taken[0]--,
      /beds: 1 units are held, 0 are counted/,
    ],
    [
      'fewer than no units are taken',
      (run) => {
        run.parties.pool[4] = -1;
        run.taken[0] = -1;
      },
      /beds: fewer than no units/,
    ],
    ['more seats are sold than there are', (run) => void (run.sold[0] = 3), /bus: 3 seats are sold of 2/],
  ])('are broken when %s', (_, spoil, message) => {
    const run = standing();
    spoil(run);
    expect(() => checkInvariants(run)).toThrow(EngineFault);
    expect(() => checkInvariants(run)).toThrow(message);
  });

  it('are broken when a party waits for room without a server', () => {
    const run = blocked();
    run.parties.put(0, PARTY.SERVER, -1);
    expect(() => checkInvariants(run)).toThrow(
      /party 0 of cars at then, t = 0 s: it waits for room but keeps no server/,
    );
  });

  it('are broken when a party waits for room although there is room', () => {
    const run = blocked();
    run.room[1] = 1;
    expect(() => checkInvariants(run)).toThrow(
      /party 0 of cars at then, t = 0 s: it waits for room where there is/,
    );
  });

  it('are broken when time runs back', () => {
    const run = standing();
    run.calendar.now = 7;
    expect(() => checkTime(run, 7)).not.toThrow();
    expect(() => checkTime(run, 8)).toThrow(/t = 7 s: time runs back from 8 s/);
  });
});
