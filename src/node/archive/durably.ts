/** Files that are there whole or not at all, also after the power went off. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Writes beside, syncs, and renames. A system error (a full disk) leaves nothing behind. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeSynced(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** A new file whose bytes are on the disk when this resolves; its folders are made. */
export async function writeSynced(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes names and renames durable; some systems cannot sync a folder, and lose nothing by it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch {
    // A file system without it: the files themselves are synced.
  } finally {
    await handle.close();
  }
}
