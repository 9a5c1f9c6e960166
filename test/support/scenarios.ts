/** Scenario texts, read, compiled and run with the invariants checked. */
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import type { Network } from '../../src/network/network.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';
import { scalarsOf } from '../../src/statistics/scalars.js';

/** The network of a scenario without mistakes. */
export function networkOf(text: string, whatIf?: string): Network {
  const options = { file: 'test.yaml', ...(whatIf === undefined ? {} : { whatIf }) };
  const { scenario, issues } = readScenario(text, options);
  if (scenario === null) throw new Error(issues.map(formatIssue).join('\n'));
  return compile(scenario);
}

/** The scalar measures of one replication, in their units; 0 where it has none. */
export function measured(network: Network, seed = 'test', replication = 0): (name: string) => number {
  const measures = simulate(network, seed, replication, { check: true });
  const scalars = scalarsOf(network.catalogue, measures, network.end);
  const known = new Set(scalars.keys());
  const { tallies, counts, levels, ratios } = network.catalogue;
  for (const { name } of [...tallies, ...counts, ...levels, ...ratios]) known.add(name);
  return (name) => {
    if (![...known].some((other) => other === name || name.startsWith(`${other}.`)))
      throw new RangeError(`there is no ${name}`);
    return scalars.get(name)?.value ?? 0;
  };
}

export function measuresOf(text: string, whatIf?: string): (name: string) => number {
  return measured(networkOf(text, whatIf));
}
