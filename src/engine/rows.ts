/**
 * The nodes of a network as rows of whole numbers side by side: a party that passes a node of a large network reads one
 * line of memory and not one of each column. A run has its own copy, since dated changes rewrite operands.
 */
import { type Network, OP } from '../network/network.js';

/** Words of a row, as a power of two: `rows[(node << ROW) + NODE.ALT]`. */
export const ROW = 3;

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

export const OP_MASK = 0xff;
/** A party that comes by again gets new luck from here on. */
export const AGAIN = 0x100;
/** A SERVE node whose station only counts its servers, blocks nobody and is not blocked, and where nobody reconsiders. */
export const PLAIN = 0x200;

export function rowsOf(network: Network, keepsServer: Uint8Array): Int32Array {
  const { nodes } = network;
  const rows = new Int32Array(nodes.op.length << ROW);
  const plain = plainStations(network);
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
  }
  return rows;
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
