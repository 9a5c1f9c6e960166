/** A fault inside the engine: it names the party, the place and the time, because a researcher must be able to find it. */
import { PARTY } from './parties.js';
import type { Run } from './run.js';

export class EngineFault extends Error {
  override readonly name = 'EngineFault';
}

export function fault(run: Run, party: number, what: string): EngineFault {
  const { parties, network, calendar } = run;
  const source = network.sources.names[parties.get(party, PARTY.SOURCE)] ?? '?';
  const node = network.nodes.names[parties.get(party, PARTY.NODE)] ?? '?';
  return new EngineFault(
    `party ${parties.number[party]} of ${source} at ${node}, t = ${calendar.now} s: it ${what}`,
  );
}
