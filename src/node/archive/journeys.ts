/** `run/journeys/N.parquet`: every stay of every party of replication N, where that was asked for. */
import path from 'node:path';
import { compile } from '../../compile/compile.js';
import { journeysOf } from '../../experiment/journeys.js';
import { worldOf } from '../../experiment/story.js';
import type { Scenario } from '../../scenario/scenario.js';
import { parquet, real, text, whole } from './parquet.js';

/** Folder, inside that of the tables. */
export const JOURNEYS = 'journeys';

/** What the table holds, as the manifest and the docs tell it. */
export const JOURNEYS_TABLE = {
  about: 'every stay of every party of the replications that were asked for',
  columns: {
    replication: 'its number',
    party: 'counted from 1 over the replication',
    source: 'group and origin',
    persons: 'in the party',
    kind: 'station, bed, departure, way or end',
    place: 'as measures call it; how the journey ended',
    came: 'seconds from the start',
    served: 'when service began; null where it did not',
    went: "when it went on; null where it was there at the run's end",
    outcome: 'served, reneged, balked, jockeyed; seated, none; inside; or empty',
  },
} as const;

/** Which replications to watch, of which run. */
export interface Watched {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: readonly number[];
}

/**
 * Runs the replications again, watched, which is the same to the bit: so no executor has to carry what is as large as
 * the run itself.
 */
export function journeysFiles({ scenario, seed, replications }: Watched): Map<string, Uint8Array> {
  const world = worldOf(scenario, compile(scenario));
  return new Map(
    replications.map((replication) => {
      const { party, source, persons, kind, place, came, served, went, outcome } = journeysOf(
        world,
        seed,
        replication,
      );
      const bytes = parquet([
        whole('replication', Array<number>(party.length).fill(replication)),
        whole('party', party),
        text('source', source),
        whole('persons', persons),
        text('kind', kind),
        text('place', place),
        real('came', came),
        real('served', served, true),
        real('went', went, true),
        text('outcome', outcome),
      ]);
      return [path.join(JOURNEYS, `${replication}.parquet`), bytes];
    }),
  );
}
