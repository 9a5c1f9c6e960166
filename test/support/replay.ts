/** A trace written down as lines, and what a run measured worked out again from them alone. */
import { simulate } from '../../src/engine/simulate.js';
import type { Measures } from '../../src/measures/measures.js';
import { type Network, OP } from '../../src/network/network.js';

/** A line for each thing that the watcher of a run was told. */
export function traceOf(
  network: Network,
  seed: string,
  replication: number,
): { readonly lines: string[]; readonly measures: Measures } {
  const lines: string[] = [];
  const measures = simulate(network, seed, replication, {
    watch: {
      pass: (time, source, number, persons, node) =>
        lines.push(JSON.stringify({ does: 'pass', time, source, number, node, persons })),
      queue: (time, source, number, node) =>
        lines.push(JSON.stringify({ does: 'queue', time, source, number, node })),
      serve: (time, source, number, node) =>
        lines.push(JSON.stringify({ does: 'serve', time, source, number, node })),
    },
  });
  return { lines, measures };
}

interface Line {
  readonly does: 'pass' | 'queue' | 'serve';
  readonly time: number;
  readonly source: number;
  readonly number: number;
  readonly node: number;
  readonly persons: number;
}

/** Where a party stands, and since when it queued and was served there. */
interface Standing {
  readonly node: number;
  queued: number | null;
  served: number | null;
}

/** What happened at a station from time zero on. */
export interface Replayed {
  served: number;
  reneged: number;
  balked: number;
  readonly waits: number[];
}

export interface Replay {
  /** Parties that came. */
  readonly parties: number;
  /** Persons inside at the end. */
  readonly inside: number;
  /** Persons that ended at each sink, by its name, from time zero on. */
  readonly ends: Readonly<Record<string, number>>;
  readonly stations: readonly Replayed[];
}

/** Reads a trace back. */
export function replay(network: Network, lines: readonly string[]): Replay {
  const { nodes } = network;
  const standing = new Map<string, Standing>();
  const ends: Record<string, number> = {};
  let parties = 0;
  let inside = 0;
  const stations = network.stations.names.map(
    (): Replayed => ({ served: 0, reneged: 0, balked: 0, waits: [] }),
  );
  const isAt = (node: number) => nodes.op[node] === OP.SERVE;

  for (const text of lines) {
    const { does, time, source, number, node, persons } = JSON.parse(text) as Line;
    const party = `${source} ${number}`;
    const counts = time >= 0;
    const now = standing.get(party);
    if (does === 'queue') now!.queued = time;
    else if (does === 'serve') {
      now!.served = time;
      if (counts) stations[nodes.a[node]]!.waits.push(time - (now!.queued ?? time));
    } else {
      if (now === undefined) {
        parties++;
        inside += persons;
      } else if (counts && isAt(now.node)) leave(stations[nodes.a[now.node]]!, now, time);
      standing.set(party, { node, queued: null, served: null });
      if (nodes.op[node] === OP.SINK) {
        inside -= persons;
        const name = nodes.names[node]!;
        if (counts) ends[name] = (ends[name] ?? 0) + persons;
      }
    }
  }
  return { parties, inside, ends, stations };
}

/** A party leaves a station: served, without patience, or at once for want of room. */
function leave(station: Replayed, { queued, served }: Standing, time: number): void {
  if (served !== null) station.served++;
  else if (queued === null) station.balked++;
  else {
    station.reneged++;
    station.waits.push(time - queued);
  }
}
