import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { begin, finish, runTo, simulate } from '../../src/engine/simulate.js';
import { resume, save } from '../../src/engine/state.js';
import { LEVEL_FIELDS, levelColumn, TALLY_FIELDS } from '../../src/measures/measures.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { journalOf, type Passage } from '../support/journal.js';
import { END, networkOf, type Plan, plans } from '../support/random-networks.js';
import { replay, traceOf } from '../support/replay.js';

const RUNS = { numRuns: 300, seed: 20220921 };
const ENDS = ['out', 'refused', 'lost', 'kept'];

/** Every run here is checked by the invariants at each of its 240 recording times, and at each event for time. */
describe('any network', () => {
  test.prop([plans], RUNS)('loses nobody: who came is inside or has ended', (plan) => {
    const network = networkOf(plan);
    const { passages, measures } = journalOf(network);
    const parties = new Set(passages.map(({ party }) => party));
    expect(measures.parties).toBe(parties.size);
    const ended = passages.filter(({ node }) => ENDS.includes(node));
    expect(new Set(ended.map(({ party }) => party)).size).toBe(ended.length);
    // Persons: those who came, less those who ended, are the level at the end.
    const size = new Map(passages.map(({ party, persons }) => [party, persons]));
    const came = [...size.values()].reduce((sum, persons) => sum + persons, 0);
    const gone = ended.reduce((sum, { persons }) => sum + persons, 0);
    const inside = levelColumn(network.catalogue, network.inside) * measures.ticks + measures.ticks - 1;
    expect(measures.series[inside]).toBe(came - gone);
    // Counts hold what ended after the warm-up.
    const scalars = scalarsOf(network.catalogue, measures, END);
    for (const name of ENDS) {
      const counted = ended.filter(({ node, time }) => node === name && time >= 0);
      expect(scalars.get(name)!.value).toBe(counted.reduce((sum, { persons }) => sum + persons, 0));
    }
  });

  test.prop([plans], RUNS)('exceeds no capacity', (plan) => {
    const network = networkOf(plan);
    const scalars = scalarsOf(network.catalogue, simulate(network, 'capacity', 1, { check: true }), END);
    plan.stations.forEach(({ servers, room }, i) => {
      expect(scalars.get(`station ${i}.busy.max`)!.value).toBeLessThanOrEqual(Math.max(...servers.values));
      expect(scalars.get(`station ${i}.queue.max`)!.value).toBeLessThanOrEqual(room);
    });
    plan.stages.forEach((stage, i) => {
      if (stage.kind === 'stay') {
        expect(scalars.get(`stay ${i}.occupancy.max`)!.value).toBeLessThanOrEqual(stage.units);
      } else if (stage.kind === 'board') {
        const sold = scalars.get(`board ${i}.sold`)!.value;
        expect(sold).toBeLessThanOrEqual(scalars.get(`board ${i}.offered`)!.value);
      }
    });
  });

  test.prop([plans], RUNS)("follows Little's law exactly where a queue is empty at both ends", (plan) => {
    const network = networkOf({ ...plan, begin: 0 });
    const measures = simulate(network, 'Little', 1, { check: true });
    network.stations.names.forEach((name, station) => {
      const queue = network.stations.queue[station];
      const last = levelColumn(network.catalogue, queue) * measures.ticks + measures.ticks - 1;
      if (measures.series[last] > 0) return;
      const integral = measures.levels[queue * LEVEL_FIELDS];
      const waits = measures.tallies[network.stations.wait[station] * TALLY_FIELDS + 1];
      expect(Math.abs(integral - waits), name).toBeLessThan(1e-9 * (1 + integral));
    });
  });

  test.prop([plans], RUNS)('lets time run forward only, for every party and for all', (plan) => {
    const { passages } = journalOf(networkOf(plan));
    passages.forEach(({ time }, i) => {
      if (i > 0) expect(time).toBeGreaterThanOrEqual(passages[i - 1].time);
    });
  });

  test.prop([plans], RUNS)(
    'serves in order of coming at one server without priorities and patience',
    (plan) => {
      // One station alone, at its first stage, so that nobody comes back and nobody holds a server there.
      const stations = plan.stations.map((fields, i) =>
        i === 0 ? { ...fields, servers: { times: [plan.begin], values: [1] }, blocks: false } : fields,
      );
      const rest = plan.stages.filter((stage) => stage.kind !== 'serve' || stage.station !== 0);
      const stages: Plan['stages'] = [
        { kind: 'serve', station: 0, patience: null },
        ...rest.map((stage) => (stage.kind === 'back' ? { ...stage, to: Math.max(1, stage.to) } : stage)),
      ];
      const sources = plan.sources.map((source) => ({ ...source, priority: 0, from: 0 }));
      const { passages } = journalOf(networkOf({ ...plan, stations, stages, sources }));
      const { came, left } = throughServe(passages, 'serve 0');
      expect(left).toEqual(came.slice(0, left.length));
    },
  );

  test.prop([plans, fc.array(fc.double({ min: -11, max: END + 1, noNaN: true }), { maxLength: 3 })], {
    ...RUNS,
    numRuns: 150,
  })('gives the same bytes when it is set down at any time and gone on with', (plan, times) => {
    const whole = simulate(networkOf(plan), 'split', 2, { check: true });
    let run = begin(networkOf(plan), 'split', 2, { check: true });
    for (const time of times.sort((p, q) => p - q)) {
      runTo(run, time);
      const state = structuredClone(save(run));
      // The run that was saved goes on by itself, and must not touch what was saved.
      finish(run);
      run = resume(networkOf(plan), state, { check: true });
    }
    expect(finish(run)).toEqual(whole);
  });

  test.prop([plans], RUNS)('counts what a trace of it, written down and read back, counts', (plan) => {
    const network = networkOf(plan);
    const { lines, measures } = traceOf(network, 'replay', 4);
    const replayed = replay(network, lines);
    expect(measures.parties).toBe(replayed.parties);
    const inside = levelColumn(network.catalogue, network.inside) * measures.ticks + measures.ticks - 1;
    expect(measures.series[inside]).toBe(replayed.inside);
    const scalars = scalarsOf(network.catalogue, measures, END);
    for (const name of ENDS) expect(scalars.get(name)!.value, name).toBe(replayed.ends[name] ?? 0);
    replayed.stations.forEach(({ served, reneged, balked, waits }, station) => {
      const { stations } = network;
      const counted = [stations.served, stations.reneged, stations.balked];
      expect(counted.map((count) => measures.counts[count[station]])).toEqual([served, reneged, balked]);
      const [count, sum, , smallest, largest] = measures.tallies.slice(
        stations.wait[station] * TALLY_FIELDS,
        (stations.wait[station] + 1) * TALLY_FIELDS,
      );
      expect([count, smallest, largest]).toEqual(
        waits.length === 0 ? [0, 0, 0] : [waits.length, Math.min(...waits), Math.max(...waits)],
      );
      expect(sum).toBeCloseTo(
        waits.reduce((total, wait) => total + wait, 0),
        9,
      );
    });
  });

  test.prop([plans], { ...RUNS, numRuns: 50 })('gives the same bytes again', (plan) => {
    const network = networkOf(plan);
    expect(simulate(networkOf(plan), 'again', 3)).toEqual(simulate(network, 'again', 3));
  });
});

/** Parties in the order of coming to a SERVE node that took them in, and in the order of going on from it. */
function throughServe(passages: readonly Passage[], node: string): { came: string[]; left: string[] } {
  const came: string[] = [];
  const left: string[] = [];
  const there = new Set<string>();
  passages.forEach(({ party, node: now, time }, i) => {
    if (now === node) {
      const following = passages[i + 1];
      const turnedAway =
        following?.party === party && following.node === 'refused' && following.time === time;
      if (!turnedAway) {
        came.push(party);
        there.add(party);
      }
    } else if (there.delete(party)) left.push(party);
  });
  return { came, left };
}
