/** Which stations may block each other in a ring. */
import { type Network, OP } from '../network/network.js';
import { blockersAfter } from './keepers.js';

/** 1 for each station that may wait, over others or by itself, for room in itself; null where none may. */
export function ringsOf(network: Network): Uint8Array | null {
  const { nodes, stations } = network;
  const ways: Set<number>[] = stations.names.map(() => new Set());
  nodes.op.forEach((op, node) => {
    if (op !== OP.SERVE) return;
    for (const station of blockersAfter(network, node)) ways[nodes.a[node]!]!.add(station);
  });
  const rings = Uint8Array.from(ways, (_ways, station) => (comesBack(ways, station) ? 1 : 0));
  return rings.includes(1) ? rings : null;
}

function comesBack(ways: readonly ReadonlySet<number>[], station: number): boolean {
  const seen = new Set<number>();
  const open = [...ways[station]!];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === station) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...ways[at]!);
  }
  return false;
}
