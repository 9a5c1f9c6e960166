/** `run/manifest.json`: what was run, and (here alone) on which machine and for how long. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Results } from '../../experiment/results.js';
import { printScenario } from '../../scenario/explain/print.js';
import { resolveScenario } from '../../scenario/resolve.js';
import { build, sha256 } from '../build.js';
import { openScenario } from '../files.js';
import { JOURNEYS_TABLE } from './journeys.js';
import { TABLES, type TableName } from './tables.js';

/** How a run went, which no other file tells. */
export interface Course {
  readonly executor: string;
  readonly began: Date;
  /** Milliseconds; of the last command, where it went on with one that was stopped. */
  readonly took: number;
}

/**
 * @param file the scenario's file as the user named it: it is printed as it was read, its bases merged and the what-if
 *   applied
 */
export function manifestOf(
  results: Results,
  file: string,
  { executor, began, took }: Course,
  tables: Readonly<Record<TableName, Uint8Array>>,
  journeys: ReadonlyMap<string, Uint8Array>,
): string {
  const { title, whatIf, hash, file: name } = results.scenario;
  const manifest = {
    onward: build(),
    scenario: { file: name, title, whatIf, hash, text: resolvedText(file, whatIf) },
    seed: results.seed,
    replications: results.replications,
    tables: Object.fromEntries(
      Object.entries(TABLES).map(([table, { about, columns }]) => {
        const bytes = tables[table as TableName];
        return [
          table,
          { file: `${table}.parquet`, bytes: bytes.length, sha256: sha256(bytes), about, columns },
        ];
      }),
    ),
    ...(journeys.size > 0 ? { journeys: { ...JOURNEYS_TABLE, files: filesOf(journeys) } } : {}),
    machine: {
      platform: process.platform,
      architecture: process.arch,
      processor: cpus()[0]?.model ?? '',
      processors: availableParallelism(),
      memory: totalmem(),
      node: process.version,
    },
    executor,
    time: { began: began.toISOString(), seconds: took / 1000 },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function filesOf(files: ReadonlyMap<string, Uint8Array>): object[] {
  return [...files].map(([file, bytes]) => ({ file, bytes: bytes.length, sha256: sha256(bytes) }));
}

function resolvedText(file: string, whatIf: string): string {
  const { name, text, files } = openScenario(file);
  if (typeof text !== 'string') return '';
  const named = resolveScenario(text, { file: name, files, ...(whatIf === '' ? {} : { whatIf }) });
  const { document } = named.document === null ? resolveScenario(text, { file: name, files }) : named;
  return document === null ? '' : printScenario(document.raw);
}
