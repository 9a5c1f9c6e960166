/** What a command does with the outcome of a run: it tells it, draws it, and puts it in place. */
import path from 'node:path';
import type { Results } from '../experiment/results.js';
import type { Samples } from '../experiment/samples.js';
import { journeysFiles, type Watched } from './archive/journeys.js';
import { type Course, manifestOf } from './archive/manifest.js';
import { RUN, tablesOf } from './archive/tables.js';
import { Interruption } from './exit.js';
import { type Files, publish } from './publish.js';
import type { Terminal } from './terminal.js';

export interface Delivery {
  readonly results: Results;
  readonly samples: Samples;
  /** How long it took, and how many events it was. */
  readonly sentence: string;
  readonly course: Course;
  /** The scenario's file as the user named it. */
  readonly file: string;
  /** Folder of the report; null: none is written. */
  readonly folder: string | null;
  /** Whose journeys are recorded, where that was asked for. */
  readonly journeys?: Watched | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Tells the results, as JSON or for a person. */
export async function tell({ results, sentence, json, quiet }: Delivery, out: Terminal): Promise<void> {
  const { summaryText, terminalText } = await import('./tell.js');
  if (json) out.answer(summaryText(results));
  else if (!quiet) out.answer(terminalText(results), true);
  out.say(sentence);
}

/** Draws the report, and puts it and the tables in place at once. */
export async function write(delivery: Delivery, out: Terminal, signal: AbortSignal): Promise<void> {
  const { results, folder } = delivery;
  if (folder === null) return;
  const { draw } = await import('./draw.js');
  const files: Files = new Map([...(await draw(results)), ...archiveOf(delivery)]);
  if (signal.aborted)
    throw new Interruption('Interrupted: no report was written. Its replications are kept: --resume.');
  await publish(folder, files);
  out.say(`Report: ${path.join(folder, 'report.html')}`);
}

/** Tables and manifest; git leaves them aside, since they are large and can be made again. */
function archiveOf({ results, samples, file, course, journeys }: Delivery): Files {
  const tables = tablesOf(results, samples);
  const watched = journeys === undefined ? new Map<string, Uint8Array>() : journeysFiles(journeys);
  return new Map<string, string | Uint8Array>(
    [
      ['.gitignore', '*\n'],
      ['manifest.json', manifestOf(results, file, course, tables, watched)],
      ...Object.entries(tables).map(([name, bytes]) => [`${name}.parquet`, bytes] as const),
      ...watched,
    ].map(([name, content]) => [path.join(RUN, name), content] as const),
  );
}
