/**
 * Marks the head of every loop of the graph, so that a party that comes by again draws new luck there. Heads are the
 * targets of back edges of a depth-first walk (Tarjan, 1972), taken in the order of the nodes.
 */
import { type Network, OP } from './network.js';

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

export function markLoops(
  nodes: Network['nodes'],
  targets: Int32Array,
  choices: Network['choices'],
  reconsidering: Network['reconsidering'],
): void {
  const count = nodes.op.length;
  const state = new Uint8Array(count);
  const ways = (node: number): number[] => waysOut(nodes, targets, choices, reconsidering, node);
  for (let root = 0; root < count; root++) {
    if (state[root] !== UNSEEN) continue;
    const path: { node: number; ways: number[] }[] = [{ node: root, ways: ways(root) }];
    state[root] = OPEN;
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const way = top.ways.pop();
      if (way === undefined) {
        state[top.node] = DONE;
        path.pop();
      } else if (state[way] === OPEN) nodes.again[way] = 1;
      else if (state[way] === UNSEEN) {
        state[way] = OPEN;
        path.push({ node: way, ways: ways(way) });
      }
    }
  }
}

/** Every node that a party may go to from `node`, in a fixed order. */
export function waysOut(
  nodes: Network['nodes'],
  targets: Int32Array,
  choices: Network['choices'],
  reconsidering: Network['reconsidering'],
  node: number,
): number[] {
  const op = nodes.op[node]!;
  const ways = [nodes.next[node]!, nodes.alt[node]!];
  if (op === OP.SERVE) {
    ways.push(nodes.b[node]!);
    const row = reconsidering.row[node] ?? -1;
    if (row >= 0) ways.push(reconsidering.others[row]!);
  }
  if (op === OP.SPLIT || op === OP.SWITCH) {
    for (let i = 0; i < nodes.b[node]!; i++) ways.push(targets[nodes.a[node]! + i]!);
  }
  if (op === OP.CHOOSE) {
    const choice = nodes.a[node]!;
    for (let i = choices.first[choice]!; i < choices.first[choice + 1]!; i++) ways.push(choices.target[i]!);
  }
  return ways.filter((way) => way >= 0);
}
