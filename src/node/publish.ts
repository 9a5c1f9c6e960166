/**
 * Writes a report folder whole or not at all.
 *
 *     files ─write, sync→ .NAME.onward-XXXXXXXX (beside the folder) ─rename→ NAME
 *
 * What stood there before is moved aside for the moment of the swap, and moved back if the swap fails. A folder is
 * replaced only if everything in it looks like a report's: the page, the summary, and specifications of charts with
 * their pictures. The folder that the command runs in, and those around it, are never replaced.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, writeSynced } from './archive/durably.js';
import { UNFINISHED } from './archive/finished.js';
import { RUN } from './archive/tables.js';
import { Refusal } from './exit.js';

/** Content by file name; names may have folders in them (`charts/waits.svg`). */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * Puts `files` at `folder`, replacing a report that stands there. Throws a Refusal where the folder holds anything
 * that is not a report's, and a system error where the disk refuses; the folder is then as it was.
 */
export async function publish(folder: string, files: Files): Promise<void> {
  await assertReplaceable(folder);
  const target = await realpath(folder).catch(() => path.resolve(folder));
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  const fresh = path.join(parent, `.${path.basename(target)}.onward-${randomBytes(4).toString('hex')}`);
  await mkdir(fresh);
  try {
    for (const [name, content] of files) await writeInside(fresh, name, content);
    await syncFolder(fresh);
    await swap(fresh, target);
    await syncFolder(parent);
    await sweep(target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Throws a Refusal unless `folder` is absent, empty or a report of ours and nothing else. */
export async function assertReplaceable(folder: string): Promise<void> {
  assertOwnFolder(folder);
  const names = await list(folder);
  const foreign = names.find((name) => !isOurs(name, names));
  if (foreign === undefined && (names.every(isOfRun) || (await isReport(folder)))) return;
  if (!(await isReport(folder))) {
    throw new Refusal(
      `${folder} is not empty and holds no report of onward (no summary.json of its own): choose another --out.`,
    );
  }
  throw new Refusal(
    `${folder} holds ${foreign}, which onward did not write: move it, or choose another --out.`,
  );
}

/** A report takes the place of its folder: it must have a name, and nobody may be standing in it. */
function assertOwnFolder(folder: string): void {
  if (folder.trim() === '') {
    throw new Refusal('--out names no folder: it is empty. Write for example --out reports/my-run.');
  }
  const target = path.resolve(folder);
  const here = process.cwd();
  if (here === target || here.startsWith(target.endsWith(path.sep) ? target : target + path.sep)) {
    throw new Refusal(
      `--out ${folder} is the folder that the command runs in, or one around it: choose a folder for the report alone.`,
    );
  }
}

/** Paths of all files under `folder`; none where it does not exist. */
async function list(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch (error) {
    if (isMissing(error) && !(await exists(folder))) return [];
    throw error;
  }
}

async function exists(folder: string): Promise<boolean> {
  return realpath(folder).then(
    () => true,
    () => false,
  );
}

async function isReport(folder: string): Promise<boolean> {
  try {
    const summary: unknown = JSON.parse(await readFile(path.join(folder, 'summary.json'), 'utf8'));
    return (
      typeof summary === 'object' &&
      summary !== null &&
      ['scenario', 'version', 'seed', 'replications'].every((key) => key in summary) &&
      ['metrics', 'points', 'differences'].some((key) => key in summary)
    );
  } catch {
    return false;
  }
}

/** Files a report is made of: the page, the summary, and charts, whose picture stands beside its specification. */
function isOurs(name: string, all: readonly string[]): boolean {
  if (isOfRun(name)) return true;
  if (['summary.json', 'report.html', 'sweep.csv'].includes(name) || name.endsWith('.vl.json')) return true;
  return /\.(svg|png)$/.test(name) && all.includes(name.replace(/\.(svg|png)$/, '.vl.json'));
}

/** The archive of a run, and finished replications of one that is under way (`archive/`). */
function isOfRun(name: string): boolean {
  const [folder, ...rest] = name.split(path.sep);
  const file = rest.join('/');
  if (folder === RUN)
    return /^(\.gitignore|manifest\.json|results\.json\.gz|(journeys\/)?[\w-]+\.parquet)$/.test(file);
  return (
    folder === UNFINISHED &&
    /^(\.gitignore|experiment|[0-9a-f]{16}\/(job\.json|\d+\.replication))(\.[0-9a-f]{8}\.part)?$/.test(file)
  );
}

async function writeInside(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const file = path.resolve(folder, name);
  if (!file.startsWith(folder + path.sep))
    throw new RangeError(`the report's file ${name} lies outside of it`);
  await writeSynced(file, content);
}

/** `fresh` takes the place of `target`. */
async function swap(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`;
  let replaced = true;
  try {
    await rename(target, old);
  } catch (error) {
    if (!isMissing(error)) throw error;
    replaced = false;
  }
  try {
    await rename(fresh, target);
  } catch (error) {
    if (replaced) await rename(old, target);
    throw error;
  }
  if (replaced) await rm(old, { recursive: true, force: true });
}

/** Folders of a report that was being put in place when its process was killed, an hour ago or more. */
const LEFT_BEHIND = 3_600_000;

async function sweep(target: string): Promise<void> {
  const parent = path.dirname(target);
  for (const name of await besides(target)) {
    const { mtimeMs } = await stat(path.join(parent, name));
    if (Date.now() - mtimeMs > LEFT_BEHIND)
      await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Names of the folders in which reports were made, or moved aside, for `target`. */
async function besides(target: string): Promise<string[]> {
  const head = `.${path.basename(target)}.onward-`;
  const names = await readdir(path.dirname(target)).catch(() => []);
  return names.filter(
    (name) => name.startsWith(head) && /^[0-9a-f]{8}(-old)?$/.test(name.slice(head.length)),
  );
}

/**
 * A process that was killed in the moment of the swap has left the folder moved aside: it is moved back, with the
 * finished replications in it. Call it before anything is looked for in the folder.
 */
export async function mend(folder: string): Promise<void> {
  const target = path.resolve(folder);
  if (await exists(target)) return;
  const old = (await besides(target)).find((name) => name.endsWith('-old'));
  if (old !== undefined) await rename(path.join(path.dirname(target), old), target);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
