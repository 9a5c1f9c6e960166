/** Files beside a scenario: base files and tables. Who reads them is injected, since portable code has no file system. */
import * as aboutFile from './messages/file.js';
import type { Problem } from './problem.js';

/** Gives the text of a file beside the scenario, by its path from the scenario's folder, or says why not. */
export type Files = (path: string) => string | Problem;

/** Text of a file beside the scenario; a path that leaves the folder, an absolute one and a URL are refused. */
export function readBeside(path: string, files: Files | undefined): string | Problem {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return aboutFile.pathIsUrl(path);
  const parts = path.split('/');
  const leaves = path.startsWith('/') || path.includes('\\') || path.includes('\0') || parts.includes('..');
  if (leaves || path === '' || path.startsWith('~')) return aboutFile.pathLeavesFolder(path);
  return files === undefined ? aboutFile.noFiles(path) : files(path);
}
