import { describe, expect, it } from 'vitest';
import type { Law } from '../../src/random/law.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf } from '../support/journal.js';
import { Made } from '../support/networks.js';

const SPAN = { begin: -10, end: 1000, ticks: 1000 };
const constant = (value: number): Law => ({ law: 'constant', value });

describe('blocking after service', () => {
  /** One server of 10, then one of 25 with `room`; the first is kept by whom the second has no room for. */
  function tandem(room: number, servers = 1) {
    const made = new Made(SPAN);
    const second = made.station({ name: 'second', servers: 1, service: constant(25), room, blocks: true });
    const first = made.station({ name: 'first', servers, service: constant(10) });
    const then = made.serve('then', { station: second, next: made.sink('out'), full: made.sink('away') });
    const before = made.serve('before', { station: first, next: then });
    made.crowd('a', { at: 1, parties: 3 }, before);
    const network = made.build();
    const journal = journalOf(network);
    const scalar = (name: string) =>
      scalarsOf(network.catalogue, journal.measures, network.end).get(name)?.value;
    return { ...journal, scalar };
  }

  it('holds the server until the next station has room', () => {
    const { timesAt, scalar } = tandem(0);
    // Served 1–11, 11–21 and blocked to 36, 36–46 and blocked to 61.
    expect(timesAt('then')).toEqual([11, 21, 46]);
    expect(timesAt('out')).toEqual([36, 61, 86]);
    expect(scalar('first.busy.mean')).toBeCloseTo(60 / 1000, 12);
    expect(scalar('first.wait.mean')).toBeCloseTo((0 + 10 + 35) / 3 / 3600, 12);
  });

  it('lets the server go as soon as there is room to wait', () => {
    const { timesAt, scalar } = tandem(1);
    expect(timesAt('then')).toEqual([11, 21, 31]);
    expect(timesAt('out')).toEqual([36, 61, 86]);
    expect(scalar('first.busy.mean')).toBeCloseTo(35 / 1000, 12);
    expect(scalar('second.queue.max')).toBe(1);
  });

  it('lets in those it blocks in the order in which they came', () => {
    const { orderAt, timesAt } = tandem(0, 3);
    expect(timesAt('then')).toEqual([11, 11, 11]);
    expect(orderAt('out')).toEqual(['a 0', 'a 1', 'a 2']);
    expect(timesAt('out')).toEqual([36, 61, 86]);
  });

  it('sends away who comes without a server to keep', () => {
    const made = new Made(SPAN);
    const second = made.station({ name: 'second', servers: 1, service: constant(25), room: 0, blocks: true });
    const then = made.serve('then', { station: second, next: made.sink('out'), full: made.sink('away') });
    made.crowd('a', { at: 1, parties: 2 }, then);
    const { orderAt } = journalOf(made.build());
    expect(orderAt('away')).toEqual(['a 1']);
  });

  it('goes back along three stations when the last lets one go', () => {
    const made = new Made(SPAN);
    const out = made.sink('out');
    let next = out;
    for (const [name, time] of [
      ['third', 100],
      ['second', 10],
      ['first', 10],
    ] as const) {
      const blocks = name !== 'first';
      const fields = blocks ? { room: 0, blocks } : {};
      next = made.serve(name, {
        station: made.station({ name, servers: 1, service: constant(time), ...fields }),
        next,
      });
    }
    made.crowd('a', { at: 1, parties: 4 }, next);
    const { timesAt } = journalOf(made.build());
    expect(timesAt('third')).toEqual([21, 31, 131, 231]);
    expect(timesAt('second')).toEqual([11, 21, 31, 131]);
    expect(timesAt('out')).toEqual([121, 221, 321, 421]);
  });

  it('lets the next in when one gives up who waits in the room', () => {
    const made = new Made(SPAN);
    const second = made.station({ name: 'second', servers: 0, service: constant(1), room: 1, blocks: true });
    const first = made.station({ name: 'first', servers: 1, service: constant(10) });
    const patience = { law: constant(20), to: made.sink('lost') };
    const then = made.serve('then', { station: second, next: made.sink('out'), patience });
    made.crowd('a', { at: 1, parties: 3 }, made.serve('before', { station: first, next: then }));
    const { timesAt } = journalOf(made.build());
    // Served to 11, 21 and blocked to 31, 41 and blocked to 51; each gives up after 20 in the room.
    expect(timesAt('then')).toEqual([11, 21, 41]);
    expect(timesAt('lost')).toEqual([31, 51, 71]);
  });

  it.each([
    { room: 0, servers: 2, out: [21, 21] },
    { room: 1, servers: 1, out: [31, 41] },
  ])('lets a party that comes back have its server or give it to who waits, room $room', (given) => {
    const { room, servers, out } = given;
    const made = new Made(SPAN);
    const q = made.station({ name: 'q', servers, service: constant(10), room, blocks: true });
    const again = made.serve('again', { station: q, next: made.sink('out') });
    made.crowd(
      'a',
      { at: 1, parties: 4 },
      made.serve('first', { station: q, next: again, full: made.sink('away') }),
    );
    const { timesAt, orderAt } = journalOf(made.build());
    expect(timesAt('out')).toEqual(out);
    expect(orderAt('away')).toEqual(['a 2', 'a 3']);
  });

  it.each([0, 1, 2])(
    'does not stand still where parties come back to the station that blocks them, room %i',
    (room) => {
      const made = new Made(SPAN);
      const q = made.station({ name: 'q', servers: 2, service: constant(10), room, blocks: true });
      const serve = made.serve('serve', { station: q, next: -1, full: made.sink('away') });
      const back = made.split('back', [
        { share: 0.5, target: serve },
        { share: 0.5, target: made.sink('out') },
      ]);
      made.link(serve, { next: back });
      made.crowd('a', { at: 1, parties: 4 }, serve);
      const { orderAt } = journalOf(made.build());
      expect(orderAt('out').length + orderAt('away').length).toBe(4);
    },
  );

  it('reaches through a choice', () => {
    const made = new Made(SPAN);
    const second = made.station({ name: 'second', servers: 1, service: constant(25), room: 0, blocks: true });
    const first = made.station({ name: 'first', servers: 1, service: constant(10) });
    const then = made.serve('then', { station: second, next: made.sink('out'), full: made.sink('away') });
    const choice = made.choose('choice', [{ target: then, utility: made.utility('only', () => 0) }]);
    made.link(choice, { alt: made.sink('nothing') });
    made.crowd('a', { at: 1, parties: 3 }, made.serve('before', { station: first, next: choice }));
    const { timesAt } = journalOf(made.build());
    expect(timesAt('then')).toEqual([11, 21, 46]);
    expect(timesAt('out')).toEqual([36, 61, 86]);
  });

  /** Two stations without room that send parties to each other for good; the first opens more servers at `times`. */
  function ring(servers: { times: number[]; values: number[] }) {
    const made = new Made(SPAN);
    const fields = { service: constant(10), room: 0, blocks: true };
    const east = made.station({ name: 'east', servers, ...fields });
    const west = made.station({ name: 'west', servers: 1, ...fields });
    const away = made.sink('away');
    const toEast = made.serve('to east', { station: east, next: -1, full: away });
    const toWest = made.serve('to west', { station: west, next: toEast, full: away });
    made.link(toEast, { next: toWest });
    made.crowd('a', { at: 1, parties: 1 }, toEast);
    made.crowd('b', { at: 2, parties: 1 }, toWest);
    return made.build();
  }

  it('tells of a ring of stations that can never move again, with their names and the time', () => {
    // The first is done at 11 and waits for the west; the second is done at 12 and waits for the east.
    expect(() => journalOf(ring({ times: [-10], values: [1] }))).toThrow(
      't = 12 s: a deadlock at east, west: whoever is done there waits for room',
    );
  });

  it('does not tell of a ring that a server more will move', () => {
    const { timesAt } = journalOf(ring({ times: [-10, 50], values: [1, 2] }));
    expect(timesAt('to east')).toEqual(expect.arrayContaining([1, 12]));
    expect(timesAt('to east').length).toBeGreaterThan(50);
  });
});
