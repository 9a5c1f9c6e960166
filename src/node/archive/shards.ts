/** Which experiment lies in some folders, in parts: as their `job.json` tell it. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../exit.js';
import { JOB_FILE, UNFINISHED } from './finished.js';

/** The experiment that shards are parts of. */
export interface Whole {
  readonly seed: string;
  readonly whatIf: string;
  /** SHA-256 of the scenario's files. */
  readonly hash: string;
  /** Of all shards together. */
  readonly replications: number;
}

/** @throws Refusal where there is nothing, or parts of different experiments */
export async function wholeOf(folders: readonly string[]): Promise<Whole> {
  const found = (await Promise.all(folders.map(jobsIn))).flat();
  if (found.length === 0) {
    throw new Refusal(
      `There are no finished replications in ${folders.join(', ')}. \`onward run my.yaml --shard 1/4 --out FOLDER\` makes some.`,
    );
  }
  const [first] = found as [Found, ...Found[]];
  for (const other of found) {
    const differs = (['hash', 'whatIf', 'seed', 'replications'] as const).find(
      (key) => other.whole[key] !== first.whole[key],
    );
    if (differs === undefined) continue;
    throw new Refusal(
      `${first.file} and ${other.file} are parts of different experiments: ${WORDS[differs]} is ` +
        `${JSON.stringify(first.whole[differs])} in one and ${JSON.stringify(other.whole[differs])} in the other.`,
    );
  }
  return first.whole;
}

const WORDS = {
  hash: 'the scenario (its hash)',
  whatIf: 'the what-if',
  seed: 'the seed',
  replications: '--replications',
};

interface Found {
  readonly file: string;
  readonly whole: Whole;
}

async function jobsIn(folder: string): Promise<Found[]> {
  const names = await readdir(path.join(folder, UNFINISHED)).catch(() => []);
  const found: Found[] = [];
  for (const name of names.filter((each) => /^[0-9a-f]{16}$/.test(each))) {
    const file = path.join(folder, UNFINISHED, name, JOB_FILE);
    const whole = wholeIn(await readFile(file, 'utf8').catch(() => ''));
    if (whole !== null) found.push({ file, whole });
  }
  return found;
}

function wholeIn(text: string): Whole | null {
  try {
    const { scenario, seed, replications } = JSON.parse(text) as {
      scenario?: { hash?: unknown; whatIf?: unknown };
      seed?: unknown;
      replications?: unknown;
    };
    const { hash, whatIf } = scenario ?? {};
    if (typeof hash !== 'string' || typeof whatIf !== 'string' || typeof seed !== 'string') return null;
    if (!(Number.isSafeInteger(replications) && (replications as number) >= 1)) return null;
    return { hash, whatIf, seed, replications: replications as number };
  } catch {
    return null;
  }
}
