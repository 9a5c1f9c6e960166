/**
 * Scenario files and the files beside them, read within limits. Nothing outside the scenario's folder is read, whatever
 * the file names: no `..`, no symbolic link that leads out, no address of the network, nothing above 5 MB.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../scenario/files.js';
import { type Issue, issueAt } from '../scenario/issue.js';
import type { Problem } from '../scenario/problem.js';
import { readScenario } from '../scenario/read.js';
import type { Scenario } from '../scenario/scenario.js';
import { suggest } from '../scenario/suggest.js';
import { systemProblem } from './exit.js';

/** Largest file that is read (bytes). */
export const LARGEST = 5_000_000;

export interface ScenarioFile {
  /** The checked scenario, null where there are errors. */
  readonly scenario: Scenario | null;
  /** Errors; their files are paths as the user would type them. */
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Base name of the scenario's file. */
  readonly name: string;
  /** SHA-256 (hex) of the names and texts of all files that were read. */
  readonly hash: string;
}

/** Reads a scenario, its base and its tables, with one of its what-ifs applied if named. Never throws for a bad file. */
export function readScenarioFile(file: string, whatIf?: string): ScenarioFile {
  const { name, text, files, placed, hash } = openScenario(file);
  if (typeof text !== 'string') {
    const issue = issueAt({ file, line: 1, column: 1 }, [], text);
    return { scenario: null, issues: [issue], warnings: [], name, hash: hash() };
  }
  const options = whatIf === undefined ? { file: name, files } : { file: name, files, whatIf };
  const { scenario, issues, warnings } = readScenario(text, options);
  return { scenario, issues: issues.map(placed), warnings: warnings.map(placed), name, hash: hash() };
}

/** A scenario's file and the files beside it, not yet read as a scenario. */
export interface OpenScenario {
  /** Base name of the file. */
  readonly name: string;
  /** Its text, or why it is not read. */
  readonly text: string | Problem;
  /** Reads a file beside it. */
  readonly files: Files;
  /** An issue whose file is a path as the user would type it. */
  readonly placed: (issue: Issue) => Issue;
  /** SHA-256 (hex) of the names and texts of all files that were read by now. */
  readonly hash: () => string;
}

export function openScenario(file: string): OpenScenario {
  const name = path.basename(file);
  const folder = path.dirname(file);
  const texts = new Map<string, string>();
  const remembered = (key: string, text: string | Problem): string | Problem => {
    if (typeof text === 'string') texts.set(key, text);
    return text;
  };
  return {
    name,
    text: remembered(name, isAddress(file) ? address(file) : readText(file)),
    files: (beside) => remembered(beside, readInside(folder, beside)),
    placed: (issue) => ({ ...issue, file: path.join(folder, issue.file) }),
    hash: () => hashOf(texts),
  };
}

/** Text of a file below `folder`, or why it is not read. */
export function readInside(folder: string, name: string): string | Problem {
  if (isAddress(name)) return address(name);
  if (path.isAbsolute(name) || name.split(/[\\/]/).includes('..')) return outside(name);
  const file = path.join(folder, name);
  try {
    const inside = path.relative(realpathSync(folder), realpathSync(file));
    if (inside.startsWith('..') || path.isAbsolute(inside)) return outside(name);
  } catch (error) {
    return refused(file, error);
  }
  return readText(file);
}

/** Text of a file of at most 5 MB in UTF-8, or why it is not read. The size is known before anything is read. */
function readText(file: string): string | Problem {
  try {
    const { size } = statOfFile(file);
    if (size > LARGEST) return tooLarge(size);
    const bytes = readFileSync(file);
    if (bytes.length > LARGEST) return tooLarge(bytes.length);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return refused(file, error);
  }
}

class NotAFile extends Error {}

/** A pipe or a device could be read for ever: plain files only. */
function statOfFile(file: string): { readonly size: number } {
  const stat = statSync(file);
  if (!stat.isFile())
    throw new NotAFile(stat.isDirectory() ? 'this is a folder' : 'this is not a plain file');
  return stat;
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(name);
}

function address(name: string): Problem {
  return {
    code: 'address',
    message: 'addresses of the network are not read',
    expected: 'a file',
    found: JSON.stringify(name),
    hint: 'Download it, and name the file.',
  };
}

function outside(name: string): Problem {
  return {
    code: 'outside',
    message: `${JSON.stringify(name)} lies outside of the scenario's folder`,
    hint: 'Put the file beside the scenario.',
  };
}

function tooLarge(bytes: number): Problem {
  return {
    code: 'too-large',
    message: 'the file is too large',
    expected: `at most ${LARGEST / 1e6} MB`,
    found: `${(bytes / 1e6).toFixed(1)} MB`,
  };
}

function refused(file: string, error: unknown): Problem {
  if (error instanceof NotAFile) return { code: 'not-a-file', message: error.message };
  if (error instanceof TypeError) {
    return { code: 'encoding', message: 'the file is not text in UTF-8', hint: 'Save it as UTF-8.' };
  }
  if (systemProblem(error) === null) throw error;
  const missing = 'code' in (error as Error) && (error as NodeJS.ErrnoException).code === 'ENOENT';
  const message = missing ? 'there is no such file' : systemProblem(error)!.replace(/\.$/, '');
  const near = missing ? neighbour(file) : undefined;
  return {
    code: missing ? 'missing-file' : 'unreadable',
    message,
    ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
  };
}

/** A file in the same folder whose name is nearly the one asked for. */
function neighbour(file: string): string | undefined {
  try {
    const near = suggest(path.basename(file), readdirSync(path.dirname(file)));
    return near === undefined ? undefined : path.join(path.dirname(file), near);
  } catch {
    return undefined;
  }
}

function hashOf(texts: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([...texts]))
    .digest('hex');
}
