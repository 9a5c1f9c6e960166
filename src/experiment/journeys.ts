/**
 * Every stay of every party of one run, in columns: where it queued and was served, slept, waited for its departure, how
 * long its ways took, and how it ended. Made by watching a run, which is the same run to the bit.
 */
import type { Watcher } from '../engine/run.js';
import { simulate } from '../engine/simulate.js';
import { type Network, OP } from '../network/network.js';
import type { World } from './story.js';
import { Numbers, outcomeOf } from './trace.js';

/** Columns of equal length, a row for each stay, in the order in which the stays began. Times are seconds from the start. */
export interface Journeys {
  /** Counted from 1 over the run. */
  readonly party: number[];
  /** Group and origin: `men by car from Samara`. */
  readonly source: string[];
  readonly persons: number[];
  /** `station`, `bed`, `departure`, `way` or `end`. */
  readonly kind: string[];
  /** Station, lodging and service as measures call them; a way as a trace calls it; how the journey ended. */
  readonly place: string[];
  readonly came: number[];
  /** When service began; null where it did not, or there is none. */
  readonly served: (number | null)[];
  /** Null where it was there at the run's end. */
  readonly went: (number | null)[];
  /** At a station: served, reneged, balked or jockeyed; at a departure: seated or none; inside at the run's end. */
  readonly outcome: string[];
}

/** What a party is at: rows that are not ended yet. */
interface Open {
  /** Row of the node that it stands at, −1: the node is not told; and the node. */
  row: number;
  node: number;
  /** Row of the bed that it holds, −1: none. */
  bed: number;
}

/** The journeys of one replication. */
export function journeysOf(world: World, seed: string, replication: number): Journeys {
  const { network } = world;
  const journeys = new Writer(world);
  const watch: Watcher = {
    pass: (time, source, number, persons, node) => journeys.pass(time, source, number, persons, node),
    queue: () => {},
    serve: (time, source, number) => journeys.serve(time, source, number),
  };
  simulate(network, seed, replication, { watch });
  return journeys.rows;
}

class Writer {
  readonly rows: Journeys = {
    party: [],
    source: [],
    persons: [],
    kind: [],
    place: [],
    came: [],
    served: [],
    went: [],
    outcome: [],
  };
  readonly #world: World;
  readonly #numbers: Numbers;
  readonly #open = new Map<number, Open>();
  /** By node: what its row is called; null: it has none. */
  readonly #told: readonly (Pick<Told, 'kind' | 'place'> | null)[];

  constructor(world: World) {
    this.#world = world;
    this.#numbers = new Numbers(world.network);
    this.#told = Array.from(world.network.nodes.op, (_, node) => toldOf(world.network, node));
  }

  pass(time: number, source: number, number: number, persons: number, node: number): void {
    const { op } = this.#world.network.nodes;
    const party = this.#numbers.of(source, number);
    let open = this.#open.get(party);
    if (open === undefined) {
      open = { row: -1, node: -1, bed: -1 };
      this.#open.set(party, open);
    }
    this.#leave(time, open, node);
    open.node = node;
    open.row = -1;
    if (op[node] === OP.RELEASE && open.bed >= 0) {
      this.rows.went[open.bed] = time;
      this.rows.outcome[open.bed] = '';
      open.bed = -1;
    }
    const told = this.#told[node];
    if (told) open.row = this.#row(party, source, persons, told, time);
    if (op[node] !== OP.SINK) return;
    this.#close(open.row, time, '');
    // Who settles keeps its bed: nobody else sleeps there until the run ends.
    this.#open.delete(party);
  }

  serve(time: number, source: number, number: number): void {
    const open = this.#open.get(this.#numbers.of(source, number));
    if (open !== undefined && open.row >= 0) this.rows.served[open.row] = time;
  }

  /** Ends what the party was at, now that it has come to `next`. */
  #leave(time: number, open: Open, next: number): void {
    const { row, node } = open;
    if (row < 0) return;
    const { nodes } = this.#world.network;
    const failed = next === nodes.alt[node] && nodes.next[node] !== nodes.alt[node];
    switch (nodes.op[node]) {
      case OP.SERVE:
        this.#close(
          row,
          time,
          outcomeOf(this.#world.network, { node, next, came: this.rows.came[row]!, left: time }),
        );
        return;
      case OP.SEIZE:
        // A bed is held until it is given back.
        if (failed) this.#close(row, time, 'none');
        else open.bed = row;
        return;
      case OP.BOARD:
        this.#close(row, time, failed ? 'none' : 'seated');
        return;
      default:
        this.#close(row, time, '');
    }
  }

  #row(party: number, source: number, persons: number, { kind, place }: Told, came: number): number {
    const { rows } = this;
    const { network, sources } = this.#world;
    rows.party.push(party);
    rows.source.push(sources[source] ?? network.sources.names[source]!);
    rows.persons.push(persons);
    rows.kind.push(kind);
    rows.place.push(place);
    rows.came.push(came);
    rows.served.push(null);
    rows.went.push(null);
    return rows.outcome.push('inside') - 1;
  }

  #close(row: number, went: number, outcome: string): void {
    this.rows.went[row] = went;
    this.rows.outcome[row] = outcome;
  }
}

interface Told {
  readonly kind: 'station' | 'bed' | 'departure' | 'way' | 'end';
  readonly place: string;
}

/** What a node's row is called; nodes that take no time and end nothing have none. */
function toldOf(network: Network, node: number): Told | null {
  const { stations, pools, services, catalogue, nodes } = network;
  const a = nodes.a[node]!;
  switch (nodes.op[node]) {
    case OP.SERVE:
      return { kind: 'station', place: stations.names[a]! };
    case OP.SEIZE:
      return { kind: 'bed', place: pools.names[a]! };
    case OP.BOARD:
      return { kind: 'departure', place: services.names[a]! };
    case OP.DELAY:
      return { kind: 'way', place: lastPart(nodes.names[node]!, '/') };
    case OP.SINK:
      return { kind: 'end', place: lastPart(catalogue.counts[a]!.name, '.') };
    default:
      return null;
  }
}

function lastPart(name: string, mark: string): string {
  return name.slice(name.lastIndexOf(mark) + 1);
}
