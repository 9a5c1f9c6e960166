import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import type { Network } from '../../src/network/network.js';
import { OP } from '../../src/network/network.js';
import { moments } from '../../src/statistics/confidence.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { type Journal, journalOf } from '../support/journal.js';
import { Made } from '../support/networks.js';

const exponential = (mean: number) => ({ law: 'exponential', mean }) as const;
const LANES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];

/**
 * Ten crossings with impatient parties at 85 % of what their lanes can do, then a shared airport or a bed for a while. Hours.
 */
function borders(lanes: readonly number[], end: number, more = false): Network {
  const made = new Made({ begin: 0, end });
  const out = made.sink('out');
  const away = made.sink('away');
  const airport = made.station({ name: 'airport', servers: 20, service: exponential(1 / 19.8) });
  const fly = made.serve('fly', { station: airport, next: out });
  const beds = made.pool({ name: 'beds', units: 5000 });
  const stay = made.delay('stay', exponential(30), out);
  const bed = made.node({ op: OP.SEIZE, name: 'bed', a: beds, next: stay, alt: away });
  const branches = lanes.map((count, i) => {
    const station = made.station({ name: `crossing ${i}`, servers: count, service: exponential(0.1) });
    const go = made.split(`go ${i}`, [
      { share: 2 / 3, target: fly },
      { share: 1 / 3, target: bed },
    ]);
    const patience = { law: exponential(0.5), to: away };
    return { share: LANES[i] / 66, target: made.serve(`cross ${i}`, { station, next: go, patience }) };
  });
  made.stream('cars', 561, made.split('which', branches));
  if (more) made.stream('buses', 50, made.delay('road', exponential(1), out));
  return made.build();
}

/** What each party of a source passed, in one text. */
function histories({ passages }: Journal, source: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const { party, node, time, persons } of passages) {
    if (!party.startsWith(`${source} `)) continue;
    all.set(party, `${all.get(party) ?? ''}${node} ${time} ${persons};`);
  }
  return all;
}

describe('the luck of a party', () => {
  const base = histories(journalOf(borders(LANES, 10)), 'cars');

  it('gives those who never meet a change the same history to the bit', () => {
    const other = histories(journalOf(borders([3, ...LANES.slice(1)], 10)), 'cars');
    expect([...other.keys()]).toEqual([...base.keys()]);
    // The airport is shared: who flies may meet the change there, who takes a bed elsewhere does not.
    let same = 0;
    let changed = 0;
    for (const [party, history] of base) {
      if (history.includes('cross 0')) changed += other.get(party) === history ? 0 : 1;
      else if (!history.includes('fly')) {
        expect(other.get(party)).toBe(history);
        same++;
      }
    }
    expect(same).toBeGreaterThan(1000);
    expect(changed).toBeGreaterThan(20);
  });

  it('is not touched by a source and a road that are added', () => {
    expect(histories(journalOf(borders(LANES, 10, true)), 'cars')).toEqual(base);
  });

  it('is new in each round of a loop', () => {
    const made = new Made({ end: 50 });
    const road = made.delay('road', exponential(1), -1);
    const back = made.split('back', [
      { share: 0.9, target: road },
      { share: 0.1, target: made.sink('out') },
    ]);
    made.link(road, { next: back });
    made.stream('cars', 5, road);
    const { passages } = journalOf(made.build());
    const times = new Map<string, number[]>();
    for (const { party, node, time } of passages) {
      if (node === 'road') times.set(party, [...(times.get(party) ?? []), time]);
    }
    const lengths = [...times.values()].flatMap((at) => at.slice(1).map((time, i) => time - at[i]));
    expect(lengths.length).toBeGreaterThan(500);
    expect(new Set(lengths.map((length) => length.toFixed(9))).size).toBe(lengths.length);
    // Not the same number of rounds for all either.
    expect(new Set([...times.values()].map((at) => at.length)).size).toBeGreaterThan(5);
  });

  it('makes paired differences vary at most a tenth of what independent runs would', () => {
    const n = 30;
    const wait = (lanes: readonly number[], seed: string) => {
      const network = borders(lanes, 40);
      return Array.from({ length: n }, (_, i) => {
        const measures = simulate(network, seed, i + 1);
        const scalars = scalarsOf(network.catalogue, measures, network.end);
        // Mean wait over all crossings.
        const names = LANES.map((_lane, j) => `crossing ${j}`);
        const total = names.reduce((sum, name) => sum + scalars.get(`${name}.queue.mean`)!.value, 0);
        return (total * network.end) / measures.parties;
      });
    };
    const variance = (values: readonly number[]) => moments(values).sd! ** 2;
    const without = wait(LANES, 'pairs');
    const more = wait([3, ...LANES.slice(1)], 'pairs');
    const paired = variance(without.map((value, i) => value - more[i]));
    expect(paired).toBeLessThan(0.1 * (variance(without) + variance(more)));
    expect(moments(without.map((value, i) => value - more[i])).mean).toBeGreaterThan(0);
  });
});
