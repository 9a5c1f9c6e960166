/** Writes an export beside whatever else its folder holds: each file is there whole or not at all. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from './archive/durably.js';
import { Refusal } from './exit.js';
import type { Files } from './publish.js';

/**
 * Files of the same names are replaced, others are left alone. Throws a Refusal where the folder is a report's, which is
 * replaced as a whole and would lose them.
 */
export async function writeExport(folder: string, files: Files): Promise<void> {
  if (folder.trim() === '') throw new Refusal('--out names no folder: it is empty.');
  const isReport = await stat(path.join(folder, 'summary.json')).catch(() => null);
  if (isReport !== null)
    throw new Refusal(
      `${folder} is the folder of a report: choose another --out for what is exported from it.`,
    );
  for (const [name, content] of files) await writeWhole(path.join(folder, name), content);
}
