/**
 * Stations whose lanes are told apart: by their speed, because each breaks down by itself, or because each has a line
 * of its own. The other stations only count their servers.
 */
import type { Network } from '../network/network.js';
import { Luck, purposeOf } from '../random/luck.js';
import { seedWords } from '../random/streams.js';
import { type Column, overwrite, type Parts } from './parts.js';

export class Lanes {
  /** Row of each station, −1: its servers are only counted. */
  readonly row: Int32Array;
  /** Station of each lane, and the lanes first[i] … first[i + 1] − 1 of each row. */
  readonly station: Int32Array;
  readonly first: Int32Array;
  readonly speed: Float64Array;
  /** The party that is served at a lane or keeps it, −1: none. */
  readonly party: Int32Array;
  /** 0 while it is broken down. */
  readonly up: Uint8Array;
  /** How many lanes of each row the schedule opens: the first ones. */
  readonly scheduled: Float64Array;
  /** Parties in the line of each lane, where it has its own. */
  readonly length: Int32Array;
  /** Each lane's own stream for its times between breakdowns and its repairs. */
  readonly luck: readonly Luck[];
  readonly #separate: Uint8Array;

  constructor({ lanes, stations }: Network, scheduled: Float64Array, seed: string, replication: number) {
    const count = lanes.speed.length;
    this.row = lanes.row;
    this.first = lanes.first;
    this.speed = lanes.speed;
    this.#separate = lanes.separate;
    this.station = new Int32Array(count);
    this.scheduled = new Float64Array(lanes.separate.length);
    lanes.row.forEach((row, station) => {
      if (row < 0) return;
      this.station.fill(station, lanes.first[row]!, lanes.first[row + 1]!);
      this.scheduled[row] = scheduled[station]!;
    });
    this.party = new Int32Array(count).fill(-1);
    this.up = new Uint8Array(count).fill(1);
    this.length = new Int32Array(count);
    this.luck = Array.from(this.station, (station, lane) => {
      const luck = new Luck();
      const [word0, word1] = seedWords(seed, replication, 'lanes', stations.names[station]!);
      luck.begin(word0, word1, purposeOf(`lane ${lane - lanes.first[lanes.row[station]!]!}`), 0);
      return luck;
    });
  }

  /** Are the lanes of a station told apart? */
  tells(station: number): boolean {
    return this.row[station]! >= 0;
  }

  /** Has each lane of the station a line of its own? */
  hasLines(station: number): boolean {
    const row = this.row[station]!;
    return row >= 0 && this.#separate[row] === 1;
  }

  firstOf(station: number): number {
    return this.first[this.row[station]!]!;
  }

  endOf(station: number): number {
    return this.first[this.row[station]! + 1]!;
  }

  /** Is a lane open: opened by the schedule, and not broken down? */
  isOpen(lane: number): boolean {
    const row = this.row[this.station[lane]!]!;
    return this.up[lane] === 1 && lane - this.first[row]! < this.scheduled[row]!;
  }

  /** Lanes of a station that are open. */
  countOpen(station: number): number {
    let open = 0;
    for (let lane = this.firstOf(station); lane < this.endOf(station); lane++) if (this.isOpen(lane)) open++;
    return open;
  }

  /** Sum of the speeds of a station's open lanes. */
  pace(station: number): number {
    let pace = 0;
    for (let lane = this.firstOf(station); lane < this.endOf(station); lane++)
      if (this.isOpen(lane)) pace += this.speed[lane]!;
    return pace;
  }

  /** The fastest open lane that serves nobody, the first of equals; −1: none. */
  fastestFree(station: number): number {
    let best = -1;
    for (let lane = this.firstOf(station); lane < this.endOf(station); lane++) {
      if (this.party[lane]! >= 0 || !this.isOpen(lane)) continue;
      if (best < 0 || this.speed[lane]! > this.speed[best]!) best = lane;
    }
    return best;
  }

  /** The lane with the fewest parties in line and in service, the first of equals: of those open, if any is. */
  shortest(station: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let lane = this.firstOf(station); lane < this.endOf(station); lane++) {
      // A lane that is not open comes after all that are.
      const closed = this.isOpen(lane) ? 0 : 2 ** 40;
      const parties = closed + this.length[lane]! + (this.party[lane]! >= 0 ? 1 : 0);
      if (parties < least) [best, least] = [lane, parties];
    }
    return best;
  }

  parts(): Parts {
    const luck = Int32Array.from(this.luck.flatMap((stream) => stream.position()));
    return { columns: { ...this.#columns(), luck }, numbers: {} };
  }

  adopt(parts: Parts): void {
    overwrite(this.#columns(), parts);
    const { luck } = parts.columns;
    this.luck.forEach((stream, lane) => {
      stream.put(luck![2 * lane]!, luck![2 * lane + 1]!);
    });
  }

  #columns(): Record<string, Column> {
    const { party, up, scheduled, length } = this;
    return { party, up, scheduled, length };
  }
}

/** Null where all servers of all stations are only counted. */
export function lanesOf(
  network: Network,
  scheduled: Float64Array,
  seed: string,
  replication: number,
): Lanes | null {
  return network.lanes.row.length === 0 ? null : new Lanes(network, scheduled, seed, replication);
}
