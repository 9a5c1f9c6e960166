/** Blocking after service: who keeps a server until the next station has room. */
import { waysOut } from '../network/loops.js';
import { type Network, OP } from '../network/network.js';

/**
 * 1 for each SERVE node from which a party may come, in no time, to a station that blocks: it keeps its server until
 * it is taken in there, or until something else holds or ends it.
 */
export function findKeepers(network: Network): Uint8Array {
  const { nodes } = network;
  return Uint8Array.from(nodes.op, (op, node) =>
    op === OP.SERVE && blockersAfter(network, node).length > 0 ? 1 : 0,
  );
}

/** Blocking stations to which a party may come in no time once it is served at `node`. */
export function blockersAfter(network: Network, node: number): number[] {
  const { nodes, stations } = network;
  const found = new Set<number>();
  const seen = new Set<number>();
  const open = [nodes.next[node]!];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < 0 || seen.has(at)) continue;
    seen.add(at);
    if (nodes.op[at] === OP.SERVE && stations.blocks[nodes.a[at]!] === 1) found.add(nodes.a[at]!);
    else open.push(...waysInNoTime(network, at));
  }
  return [...found];
}

/** Where a party may go from a node without having been held there. */
function waysInNoTime({ nodes, targets, choices, reconsidering }: Network, node: number): number[] {
  switch (nodes.op[node]) {
    case OP.SINK:
    case OP.DELAY:
      return [];
    // Who finds no room, no seat or its departure gone.
    case OP.SERVE:
    case OP.BOARD:
    case OP.UNTIL:
      return [nodes.alt[node]!];
    default:
      return waysOut(nodes, targets, choices, reconsidering, node);
  }
}
