import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../src/engine/changes.js';
import { Run } from '../../src/engine/run.js';
import { type Network, OP, PATCHABLE, type Patches } from '../../src/network/network.js';
import { journalOf } from '../support/journal.js';
import { Made } from '../support/networks.js';

const constant = (value: number) => ({ law: 'constant', value }) as const;

interface Patch {
  readonly at: number;
  readonly column: (typeof PATCHABLE)[number];
  readonly index: number;
  readonly value: number;
}

function withPatches(network: Network, patches: readonly Patch[]): Network {
  const columns: Patches = {
    at: Float64Array.from(patches, ({ at }) => at),
    column: Uint8Array.from(patches, ({ column }) => PATCHABLE.indexOf(column)),
    index: Int32Array.from(patches, ({ index }) => index),
    value: Float64Array.from(patches, ({ value }) => value),
  };
  return { ...network, patches: columns };
}

/** The column of a network that a name of PATCHABLE means. */
function columnOf(network: Network, name: string): Float64Array | Int32Array {
  return name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], network) as Float64Array;
}

/** A network with something in every column that can be changed. */
function everything(): Network {
  const made = new Made({ begin: -10, end: 100 });
  const out = made.sink('out');
  const station = made.station({ name: 'q', servers: 1, service: constant(5), room: 3 });
  const serve = made.serve('serve', { station, next: out, full: out });
  const pool = made.pool({ name: 'beds', units: 4, price: new Array<number>(65).fill(20) });
  made.opening({ pool, watched: pool, threshold: 3, delay: 10 });
  const seize = made.node({ op: OP.SEIZE, name: 'seize', a: pool, next: out, alt: out });
  const service = made.service({ name: 'bus', departs: [50], seats: 7, others: 1, bookable: 40 });
  const board = made.node({ op: OP.BOARD, name: 'board', a: service, next: out, alt: out, x: 2 });
  made.constant(3);
  const options = [serve, seize, board].map((target, i) => ({
    target,
    utility: made.utility(`${i}`, () => i / 2),
    need: 0,
    gate: 0.5,
    gateName: `gate ${i}`,
  }));
  const choice = made.choose('choice', options);
  made.link(choice, { alt: out });
  const split = made.split('split', [
    { share: 0.5, target: choice },
    { share: 0.5, target: out },
  ]);
  made.stream('cars', 1, split, { documents: [0.25], mark: 1 });
  return made.build();
}

describe('a dated change', () => {
  it.each(PATCHABLE.map((name, column) => ({ name, column })))(
    'rewrites $name and nothing else',
    ({ name, column }) => {
      const network = everything();
      const length = columnOf(network, name).length;
      expect(length).toBeGreaterThan(0);
      const index = length - 1;
      const patched = withPatches(network, [{ at: 1, column: name, index, value: 17 }]);
      const before = structuredClone(network);
      const run = new Run(patched, 's', 1, {});
      applyPatch(run, 0);
      run.patchable.forEach(({ values, stride, offset }, i) => {
        const expected = [...columnOf(network, PATCHABLE[i])];
        if (i === column) expected[index] = 17;
        const found = expected.map((_, at) => values[at * stride + offset]);
        expect(found, PATCHABLE[i]).toEqual(expected);
      });
      expect(network).toEqual(before);
    },
  );

  it('of a law holds for services that begin after it', () => {
    const made = new Made({ begin: -10, end: 100 });
    const station = made.station({ name: 'q', servers: 1, service: constant(10) });
    made.crowd('a', { at: 1, parties: 3 }, made.serve('serve', { station, next: made.sink('out') }));
    const network = made.build();
    // An encoded constant is its kind and its value.
    const index = network.stations.law[0] + 1;
    const { timesAt } = journalOf(withPatches(network, [{ at: 5, column: 'laws', index, value: 20 }]));
    expect(timesAt('out')).toEqual([11, 31, 51]);
    // The next run of the same network begins as the first did.
    expect(journalOf(network).timesAt('out')).toEqual([11, 21, 31]);
  });

  it('comes before the parties of the same moment', () => {
    const made = new Made({ begin: -10, end: 100 });
    const station = made.station({ name: 'q', servers: 1, service: constant(10) });
    made.crowd('a', { at: 5, parties: 1 }, made.serve('serve', { station, next: made.sink('out') }));
    const network = made.build();
    const index = network.stations.law[0] + 1;
    const { timesAt } = journalOf(withPatches(network, [{ at: 5, column: 'laws', index, value: 20 }]));
    expect(timesAt('out')).toEqual([25]);
  });

  it('of a room lets in those who wait for it with their old server in hand', () => {
    const made = new Made({ begin: -10, end: 100 });
    const second = made.station({ name: 'second', servers: 1, service: constant(50), room: 0, blocks: true });
    const first = made.station({ name: 'first', servers: 1, service: constant(10) });
    const then = made.serve('then', { station: second, next: made.sink('out') });
    made.crowd('a', { at: 1, parties: 3 }, made.serve('before', { station: first, next: then }));
    const network = made.build();
    expect(journalOf(network).timesAt('then')).toEqual([11, 21, 71]);
    const patches = [{ at: 30, column: 'stations.room', index: second, value: 1 }] as const;
    expect(journalOf(withPatches(network, patches)).timesAt('then')).toEqual([11, 21, 40]);
  });

  it('of seats opens departures that were full', () => {
    const made = new Made({ begin: -10, end: 100 });
    const bus = made.service({ name: 'bus', departs: [50, 60], seats: 1 });
    const board = made.node({
      op: OP.BOARD,
      name: 'board',
      a: bus,
      next: made.sink('out'),
      alt: made.sink('none'),
    });
    made.crowd('a', { at: 1, parties: 3 }, board);
    made.crowd('b', { at: 20, parties: 2 }, board);
    const network = made.build();
    expect(journalOf(network).orderAt('none')).toEqual(['a 2', 'b 0', 'b 1']);
    const patches = [{ at: 10, column: 'services.seats', index: bus, value: 2 }] as const;
    const { orderAt, timesAt } = journalOf(withPatches(network, patches));
    expect(orderAt('out')).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
    expect(timesAt('out')).toEqual([50, 50, 60, 60]);
  });

  it('of what an option is worth, of who may take it and of shares is followed from then on', () => {
    const made = new Made({ begin: -10, end: 100 });
    const [left, right, third] = ['left', 'right', 'third'].map((name) => made.sink(name));
    const choice = made.choose('choice', [
      { target: left, utility: made.utility('left', () => 0) },
      { target: right, utility: made.utility('right', () => -1000) },
    ]);
    const split = made.split('split', [
      { share: 1, target: choice },
      { share: 0, target: third },
    ]);
    for (const at of [10, 30, 50, 70]) made.crowd(`at ${at}`, { at, parties: 3 }, split);
    const { orderAt } = journalOf(
      withPatches(made.build(), [
        { at: 20, column: 'choices.value', index: 1, value: 1000 },
        { at: 40, column: 'choices.gate', index: 1, value: 0 },
        { at: 60, column: 'shares', index: 0, value: 0 },
      ]),
    );
    expect(orderAt('left')).toEqual(['at 10 0', 'at 10 1', 'at 10 2', 'at 50 0', 'at 50 1', 'at 50 2']);
    expect(orderAt('right')).toEqual(['at 30 0', 'at 30 1', 'at 30 2']);
    expect(orderAt('third')).toEqual(['at 70 0', 'at 70 1', 'at 70 2']);
  });

  it('of documents and marks holds for those who come after it', () => {
    const made = new Made({ begin: -10, end: 100 });
    const [with_, without] = ['with', 'without'].map((name) => made.sink(name));
    const [one, two] = ['one', 'two'].map((name) =>
      made.node({ op: OP.NEED, name, a: 1 << 4, next: with_, alt: without }),
    );
    made.stream('cars', 2, made.switch('switch', [one, two]));
    const { passages } = journalOf(
      withPatches(made.build(), [
        { at: 20, column: 'sources.documents', index: 4, value: 1 },
        { at: 40, column: 'sources.mark', index: 0, value: 1 },
      ]),
    );
    for (const { node, time } of passages) {
      if (node === 'with') expect(time).toBeGreaterThan(20);
      if (node === 'without') expect(time).toBeLessThan(20);
      if (node === 'one') expect(time).toBeLessThan(40);
      if (node === 'two') expect(time).toBeGreaterThan(40);
    }
    expect(passages.filter(({ node }) => node === 'with').length).toBeGreaterThan(100);
    expect(passages.filter(({ node }) => node === 'without').length).toBeGreaterThan(20);
  });
});

describe('options by schedule', () => {
  it('are open when their steps say so', () => {
    const made = new Made({ begin: -10, end: 100 });
    const [day, night] = ['day', 'night'].map((name) => made.sink(name));
    const choice = made.choose('choice', [
      { target: day, open: { times: [-10, 20, 40], values: [0, 1, 0] } },
    ]);
    made.link(choice, { alt: night });
    made.stream('cars', 1, choice);
    const { timesAt } = journalOf(made.build());
    expect(timesAt('day').length).toBeGreaterThan(10);
    expect(timesAt('day').every((time) => time >= 20 && time < 40)).toBe(true);
    expect(timesAt('night').every((time) => time < 20 || time >= 40)).toBe(true);
  });
});
