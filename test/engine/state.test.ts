import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { begin, finish, runTo, simulate } from '../../src/engine/simulate.js';
import { resume, save } from '../../src/engine/state.js';
import type { Network } from '../../src/network/network.js';
import { OP } from '../../src/network/network.js';
import { shippedInPart } from '../scenarios/shipped.js';
import { Made } from '../support/networks.js';

const exponential = (mean: number) => ({ law: 'exponential', mean }) as const;

/** Lanes of their own that break down, batches, a price told by bulletins, and bookings: whatever keeps something. */
function rich(): Network {
  const made = new Made({ begin: -5, end: 60, ticks: 12 });
  const out = made.sink('out');
  const lanes = made.station({
    name: 'lanes',
    servers: 3,
    service: exponential(1),
    speeds: [2, 1, 0.5],
    breaksDown: { after: exponential(6), lasts: exponential(2) },
    separate: true,
  });
  const pool = made.pool({ name: 'beds', units: 8, price: new Array(65).fill(0).map((_, i) => i) });
  const bus = made.service({ name: 'bus', departs: [10, 20, 30, 40, 50], seats: 6 });
  const board = made.node({ op: OP.BOARD, name: 'board', a: bus, next: out, alt: out, x: 1 });
  const stay = made.delay('stay', exponential(4), board);
  const bed = made.node({ op: OP.SEIZE, name: 'bed', a: pool, b: 1, next: stay, alt: out });
  const batch = { law: 'discrete', values: [1, 3], shares: [0.5, 0.5] } as const;
  made.stream('cars', 1.5, made.serve('serve', { station: lanes, next: bed }), {
    batch,
    size: batch,
    money: exponential(300),
  });
  return made.build();
}

describe('a run that is set down and gone on with', () => {
  it('ends in the same bytes, whatever it keeps', () => {
    const network = rich();
    const whole = simulate(network, 'rich', 4);
    expect(whole.parties).toBeGreaterThan(50);
    for (const time of [-5, -1, 0, 7.5, 10, 33.3, 60, 1e9]) {
      const run = begin(network, 'rich', 4);
      runTo(run, time);
      const state = structuredClone(save(run));
      expect(finish(resume(rich(), state)), `split at ${time}`).toEqual(whole);
      expect(finish(run)).toEqual(whole);
    }
  });

  it('ends in the same bytes in a scenario with bulletins and dated changes', () => {
    const network = compile(shippedInPart('georgia-2022.yaml', 0.02));
    expect(network.patches.at.length).toBeGreaterThan(0);
    const whole = simulate(network, 'part', 1);
    let run = begin(network, 'part', 1);
    for (const share of [0.2, 0.7]) {
      runTo(run, share * network.end);
      run = resume(network, structuredClone(save(run)));
    }
    expect(finish(run)).toEqual(whole);
  });

  it('is refused by another network and another version, in words', () => {
    const run = begin(rich(), 'rich', 1);
    runTo(run, 20);
    const other = new Made({ end: 60 });
    other.stream('cars', 1, other.delay('road', exponential(1), other.sink('out')));
    expect(() => resume(other.build(), save(run))).toThrow(/the state does not fit the network: \w+ has \d+/);
    expect(() => resume(rich(), { ...save(run), version: 0 })).toThrow(
      /state version 0: this engine goes on/,
    );
  });
});
