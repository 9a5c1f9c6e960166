/** What every party of a run passed, and when. */
import { simulate } from '../../src/engine/simulate.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Network } from '../../src/network/network.js';

export interface Passage {
  readonly time: number;
  /** Name of the source and number of the party: `cars 3`. */
  readonly party: string;
  readonly persons: number;
  /** Name of the node that the party comes to. */
  readonly node: string;
}

export interface Journal {
  readonly passages: readonly Passage[];
  readonly measures: Measures;
  /** Times at which parties came to a node, in order of the run. */
  timesAt(node: string): number[];
  /** Parties in the order in which they came to a node. */
  orderAt(node: string): string[];
}

/** Runs a network with invariants checked and everything written down. */
export function journalOf(network: Network, seed = 'journal', replication = 1): Journal {
  const passages: Passage[] = [];
  const measures = simulate(network, seed, replication, {
    check: true,
    watch: {
      queue: () => {},
      serve: () => {},
      pass(time, source, number, persons, node) {
        const party = `${network.sources.names[source]} ${number}`;
        passages.push({ time, party, persons, node: network.nodes.names[node] });
      },
    },
  });
  const at = (node: string) => passages.filter((passage) => passage.node === node);
  return {
    passages,
    measures,
    timesAt: (node) => at(node).map(({ time }) => time),
    orderAt: (node) => at(node).map(({ party }) => party),
  };
}
