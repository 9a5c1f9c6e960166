/**
 * What a report is drawn from, kept in its folder, so that it can be drawn again without running: `run/results.json.gz`,
 * which git leaves out.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Results } from '../experiment/results.js';
import { roundedResults } from '../experiment/summary.js';
import { RUN } from './archive/tables.js';
import { Refusal } from './exit.js';
import type { Files } from './publish.js';

/** Paths in the report's folder. */
const KEPT = `${RUN}/results.json.gz`;
const IGNORE = `${RUN}/.gitignore`;
/** Changes when results take another shape. */
const SHAPE = 3;
/** Largest text of results (bytes): a damaged or a foreign file must not fill the memory. */
const LARGEST = 1_000_000_000;

/** The files that keep results; the same results give the same bytes. */
export function kept(results: Results): Files {
  const text = JSON.stringify({ shape: SHAPE, results: roundedResults(results) });
  return new Map<string, string | Uint8Array>([
    [KEPT, gzipSync(text)],
    [IGNORE, '*\n'],
  ]);
}

/** Everything in the folder of the run, which stays as it is where its report is drawn again. */
export async function runFilesOf(folder: string): Promise<Files> {
  const entries = await readdir(path.join(folder, RUN), { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file), await readFile(file));
  }
  return files;
}

/** The results kept in a report's folder. Throws a Refusal where there are none that this version reads. */
export async function resultsOf(folder: string): Promise<Results> {
  const file = path.join(folder, KEPT);
  const bytes = await readFile(file).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new Refusal(await whyMissing(folder));
  });
  let found: { shape?: unknown; results?: Results };
  try {
    found = JSON.parse(gunzipSync(bytes, { maxOutputLength: LARGEST }).toString('utf8'));
  } catch {
    throw new Refusal(`${file} is damaged: run the scenario again with \`onward run\`.`);
  }
  if (found.shape !== SHAPE || found.results === undefined) {
    throw new Refusal(
      `${file} was written by another version of onward, which this one does not read: run the scenario again with \`onward run\`.`,
    );
  }
  return found.results;
}

async function whyMissing(folder: string): Promise<string> {
  const there = await stat(folder).catch(() => null);
  if (there === null)
    return `There is no folder ${folder}. Name the folder of a report, as \`onward run\` says it.`;
  if (!there.isDirectory())
    return `${folder} is not a folder. Name the folder of a report, as \`onward run\` says it${/\.ya?ml$/iu.test(folder) ? '; to simulate a scenario: onward run' : ''}.`;
  return `${folder} holds no results that a report can be drawn from (${KEPT}): make them with \`onward run\`, without --no-report.`;
}
