/**
 * Nodes that only keep the books (count, level, clock, record) and follow one another become one LEDGER node with a
 * page of entries, sorted by what they do: the way through a crossing and into a city passes three nodes for its books
 * instead of some fifteen. The nodes themselves stay where they are, so that versions of a network keep their shape.
 */
import { type Ledger, type Network, OP } from './network.js';

const BOOKS: ReadonlySet<number> = new Set([OP.COUNT, OP.LEVEL, OP.START, OP.RECORD]);

/** Rewrites the nodes in place; call it after loops are marked, since a party's rounds count at their heads. */
export function fuseBooks(nodes: Network['nodes']): Ledger {
  const bounds: number[] = [];
  const starts: number[] = [];
  const entries: { index: number; each: number; once: number }[] = [];
  const before = { op: nodes.op.slice(), next: nodes.next.slice(), a: nodes.a.slice(), b: nodes.b.slice() };
  for (let head = 0; head < before.op.length; head++) {
    if (!BOOKS.has(before.op[head]!)) continue;
    const { chain, end } = chainFrom(head, before, nodes.again);
    nodes.op[head] = OP.LEDGER;
    nodes.a[head] = starts.length;
    nodes.next[head] = end;
    starts.push(chain.some((node) => before.op[node] === OP.START) ? 1 : 0);
    for (const op of [OP.RECORD, OP.COUNT, OP.LEVEL]) {
      bounds.push(entries.length);
      for (const node of chain) {
        if (before.op[node] !== op) continue;
        const change = op === OP.LEVEL ? nodes.x[node]! : 1;
        const persons = before.b[node] === 1;
        entries.push({ index: before.a[node]!, each: persons ? change : 0, once: persons ? 0 : change });
      }
    }
    bounds.push(entries.length);
  }
  return {
    bounds: Int32Array.from(bounds),
    starts: Uint8Array.from(starts),
    index: Int32Array.from(entries, (entry) => entry.index),
    each: Float64Array.from(entries, (entry) => entry.each),
    once: Float64Array.from(entries, (entry) => entry.once),
  };
}

/** Nodes of books from `head` on, up to the next node of another kind, head of a loop, or record after a start. */
function chainFrom(
  head: number,
  before: { readonly op: Uint8Array; readonly next: Int32Array },
  again: Uint8Array,
): { chain: number[]; end: number } {
  const chain: number[] = [];
  let started = false;
  let node = head;
  do {
    chain.push(node);
    started ||= before.op[node] === OP.START;
    node = before.next[node]!;
  } while (
    node >= 0 &&
    BOOKS.has(before.op[node]!) &&
    again[node] === 0 &&
    !(started && before.op[node] === OP.RECORD)
  );
  return { chain, end: node };
}
