/**
 * The nodes of a network as rows of whole numbers side by side: a party that passes a node of a large network reads one
 * line of memory and not one of each column. What follows from the operands and is wanted at every pass (the measures of a
 * node's station, the entries of a page) stands in the same row. A run has its own copy, since dated changes rewrite
 * operands.
 */
import { TALLY_FIELDS } from '../measures/measures.js';
import { SKETCH_BINS } from '../measures/sketch.js';
import { type Network, OP } from '../network/network.js';
import { LEVEL, PASSED, type Shelves, shelvesOf } from './books.js';

/** Words of a row, as a power of two: `rows[(node << ROW) + NODE.ALT]`. */
export const ROW = 4;
/** Flags beside OP: a party that comes by again gets new luck from here on. */
export const AGAIN = 0x100;
/** A SERVE node whose station only counts its servers, blocks nobody and is not blocked, and where nobody reconsiders. */
export const PLAIN = 0x200;
export const OP_MASK = 0xff;

export enum NODE {
  /** One of OP in the low byte, and flags. */
  OP = 0,
  NEXT = 1,
  ALT = 2,
  A = 3,
  B = 4,
  C = 5,
  D = 6,
  PURPOSE = 7,
}

/** Of a SERVE node, by its station: law of service; places of its measures in the books, and of its waits in the sketches. */
export enum DESK {
  LAW = 8,
  SERVED = 9,
  QUEUE = 10,
  BUSY = 11,
  WAIT = 12,
  BINS = 13,
}

/** Of a LEDGER node, by its page: place of its sums in the books; entries that record and that change levels; 1 if it starts the clock. */
export enum PAGE {
  SUMS = 8,
  RECORDS = 9,
  RECORDS_END = 10,
  LEVELS = 11,
  LEVELS_END = 12,
  STARTS = 13,
}

export function rowsOf(network: Network, keepsServer: Uint8Array): Int32Array {
  const { nodes } = network;
  const rows = new Int32Array(nodes.op.length << ROW);
  const plain = plainStations(network);
  const shelves = shelvesOf(network.catalogue, network.ledger);
  for (let node = 0; node < nodes.op.length; node++) {
    const op = nodes.op[node]!;
    const isPlain = op === OP.SERVE && plain[nodes.a[node]!] === 1 && keepsServer[node] === 0;
    rows.set(
      [
        op | (nodes.again[node] === 1 ? AGAIN : 0) | (isPlain ? PLAIN : 0),
        nodes.next[node]!,
        nodes.alt[node]!,
        nodes.a[node]!,
        nodes.b[node]!,
        nodes.c[node]!,
        nodes.d[node]!,
        nodes.purpose[node]!,
      ],
      node << ROW,
    );
    follow(network, shelves, rows, node << ROW);
  }
  return rows;
}

/** Writes what follows from the operands of a row; again when a dated change has rewritten one. */
export function follow(network: Network, shelves: Shelves, rows: Int32Array, row: number): void {
  const { stations, ledger } = network;
  const a = rows[row + NODE.A]!;
  switch (rows[row]! & OP_MASK) {
    case OP.SERVE:
      rows[row + DESK.LAW] = stations.law[a]!;
      rows[row + DESK.SERVED] = stations.served[a]!;
      rows[row + DESK.QUEUE] = shelves.levels + stations.queue[a]! * LEVEL.FIELDS;
      rows[row + DESK.BUSY] = shelves.levels + stations.busy[a]! * LEVEL.FIELDS;
      rows[row + DESK.WAIT] = shelves.tallies + stations.wait[a]! * TALLY_FIELDS;
      rows[row + DESK.BINS] = stations.wait[a]! * SKETCH_BINS;
      break;
    case OP.LEDGER:
      rows[row + PAGE.SUMS] = shelves.pages + a * PASSED.FIELDS;
      rows[row + PAGE.RECORDS] = ledger.bounds[4 * a]!;
      rows[row + PAGE.RECORDS_END] = ledger.bounds[4 * a + 1]!;
      rows[row + PAGE.LEVELS] = ledger.bounds[4 * a + 2]!;
      rows[row + PAGE.LEVELS_END] = ledger.bounds[4 * a + 3]!;
      rows[row + PAGE.STARTS] = ledger.starts[a]!;
  }
}

/** What entries of pages write to, two words each: a place in the books, and of a tally its first bin in the sketches. */
export function entriesOf({ ledger, catalogue }: Network): Int32Array {
  const { bounds, index } = ledger;
  const shelves = shelvesOf(catalogue, ledger);
  const entries = new Int32Array(2 * index.length);
  for (let page = 0; page < bounds.length; page += 4) {
    for (let entry = bounds[page]!; entry < bounds[page + 1]!; entry++) {
      entries[2 * entry] = shelves.tallies + index[entry]! * TALLY_FIELDS;
      entries[2 * entry + 1] = index[entry]! * SKETCH_BINS;
    }
    for (let entry = bounds[page + 2]!; entry < bounds[page + 3]!; entry++)
      entries[2 * entry] = shelves.levels + index[entry]! * LEVEL.FIELDS;
  }
  return entries;
}

/** By how much entries of pages change a level, two numbers each: for every person, and once. */
export function changesOf({ ledger }: Network): Float64Array {
  return Float64Array.from({ length: 2 * ledger.index.length }, (_, i) =>
    i % 2 === 0 ? ledger.each[i >> 1]! : ledger.once[i >> 1]!,
  );
}

function plainStations({ stations, lanes, reconsidering, nodes }: Network): Uint8Array {
  const plain = Uint8Array.from(stations.blocks, (blocks, station) =>
    blocks === 0 && (lanes.row[station] ?? -1) < 0 ? 1 : 0,
  );
  reconsidering.row.forEach((row, node) => {
    if (row >= 0) plain[nodes.a[node]!] = 0;
  });
  return plain;
}
