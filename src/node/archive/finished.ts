/**
 * Finished replications of a run that is not, each in a file of its own: `unfinished/<job>/000012.replication` in the
 * folder of the run. A file is there whole or not at all, and is checked before it is believed.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Executor, Job, RunOptions } from '../../experiment/executor.js';
import type { Measures } from '../../measures/measures.js';
import { build } from '../build.js';
import { writeWhole } from './durably.js';
import { jobKey } from './job-key.js';
import { decodeRecord, encodeRecord, RecordError } from './record.js';

/** Folder, inside that of a run, of replications that wait for the rest. */
export const UNFINISHED = 'unfinished';
/** Hexadecimal digits of a job's key that name its folder. */
const DIGITS = 16;
/** What the replications beside it are of. */
export const JOB_FILE = 'job.json';
const EXPERIMENT_FILE = 'experiment';

export interface Keeping {
  /** Folder of the run (`reports/my-run`). Nothing is made in it before a replication is finished. */
  readonly folder: string;
  /** Folders to take finished replications from before running the others; none: all are run. */
  readonly from: readonly string[];
  /** What the replications are of, for `job.json` beside them: for people, and for who brings shards together. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Takes words for who is watching: a file that is not believed. */
  readonly say: (text: string) => void;
}

/**
 * The executor, with every replication kept the moment it ends: it is on the disk before it is handed over. Those
 * that `from` has already are read and not run again. Writing that fails (a full disk) ends the run with the system's
 * error; what was kept before stays.
 */
export function keeping(executor: Executor, { folder, from, about, say }: Keeping): Executor {
  return {
    get name() {
      return executor.name;
    },
    close: async () => executor.close?.(),
    async run(job, options) {
      const key = jobKey(job);
      const found = await readAll(from, key, job, options, say);
      const rest = job.replications.filter((replication) => !found.has(replication));
      const keep = keeper(folder, key, about);
      await executor.run({ ...job, replications: rest }, after(found.size, job, options, keep));
    },
  };
}

/** Folder of a job's finished replications. */
export function finishedFolder(folder: string, key: string): string {
  return path.join(folder, UNFINISHED, key.slice(0, DIGITS));
}

/** Numbers of the replications of a job that have a file, ascending; whether they can be believed is not checked. */
export async function finishedNumbers(folder: string, key: string): Promise<number[]> {
  const names = await readdir(finishedFolder(folder, key)).catch(() => []);
  return names
    .flatMap((name) => /^(\d+)\.replication$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function fileOf(folder: string, key: string, replication: number): string {
  return path.join(finishedFolder(folder, key), `${String(replication).padStart(6, '0')}.replication`);
}

function keeper(
  folder: string,
  key: string,
  about: Readonly<Record<string, unknown>>,
): (measures: Measures) => Promise<void> {
  let begun: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    // Git and its like need not look at what is on its way.
    await writeWhole(path.join(folder, UNFINISHED, '.gitignore'), '*\n');
    const text = JSON.stringify({ onward: build(), job: key, ...about }, null, 2);
    await writeWhole(path.join(finishedFolder(folder, key), JOB_FILE), `${text}\n`);
  };
  return async (measures) => {
    await (begun ??= begin());
    await writeWhole(fileOf(folder, key, measures.replication), await encodeRecord(key, measures));
  };
}

/** Hands over what is kept, in order, and says which it was. A file that is torn or foreign is named and left aside. */
async function readAll(
  folders: readonly string[],
  key: string,
  job: Job,
  { onMeasures, onProgress, signal }: RunOptions,
  say: (text: string) => void,
): Promise<ReadonlySet<number>> {
  const wanted = new Set(job.replications);
  const found = new Set<number>();
  for (const folder of folders) {
    for (const replication of await finishedNumbers(folder, key)) {
      if (!wanted.has(replication) || found.has(replication)) continue;
      signal?.throwIfAborted();
      const file = fileOf(folder, key, replication);
      const measures = await readOne(file, key, job, replication, say);
      if (measures === null) continue;
      await onMeasures(measures);
      found.add(replication);
      const { events } = measures;
      onProgress?.({ replication, events, done: found.size, total: wanted.size, kept: true });
    }
  }
  signal?.throwIfAborted();
  return found;
}

async function readOne(
  file: string,
  key: string,
  job: Job,
  replication: number,
  say: (text: string) => void,
): Promise<Measures | null> {
  try {
    return await decodeRecord(await readFile(file), key, job, replication);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    say(`${file} is not used, and replication ${replication} is made again: ${error.message}.`);
    return null;
  }
}

/** Options for the replications that are still to run: kept first, then handed over; progress counts all of the job. */
function after(
  before: number,
  { replications }: Job,
  { onMeasures, onProgress, signal }: RunOptions,
  keepOne: (measures: Measures) => Promise<void>,
): RunOptions {
  return {
    signal,
    onMeasures: async (measures) => {
      await keepOne(measures);
      signal?.throwIfAborted();
      await onMeasures(measures);
    },
    onProgress: (progress) =>
      onProgress?.({ ...progress, done: before + progress.done, total: replications.length }),
  };
}

/** Names the experiment of a folder for a queue: made once, and the same for who goes on with it. */
export async function experimentOf(folder: string): Promise<string> {
  const file = path.join(folder, UNFINISHED, EXPERIMENT_FILE);
  const known = await readFile(file, 'utf8').catch(() => '');
  if (/^[0-9a-f]{32}\n$/.test(known)) return known.trim();
  const made = randomBytes(16).toString('hex');
  await writeWhole(path.join(folder, UNFINISHED, '.gitignore'), '*\n');
  await writeWhole(file, `${made}\n`);
  return made;
}
