/** A file that changes another one: `base:` names it, `set`, `add`, `multiply` and `timeline` say what is different. */
import {
  type Applied,
  applyChanges,
  changesIn,
  isMap,
  overlay,
  type Searching,
  type Written,
} from './changes.js';
import { type Json, type JsonMap, readDocument, type ScenarioDocument } from './document.js';
import { type Files, readBeside } from './files.js';
import { readHead } from './head.js';
import { type Issue, issueAt, type Path } from './issue.js';
import * as aboutChanges from './messages/changes.js';
import * as aboutFile from './messages/file.js';
import * as aboutKeys from './messages/keys.js';
import type { Problem } from './problem.js';
import { issuesOf } from './schema/issues.js';
import { whatIfFileSchema } from './schema/whatifs.js';

const LONGEST_CHAIN = 20;

/**
 * Follows `base:` down to a whole scenario and applies the changes on the way back up. A cycle, a path out of the
 * scenario's folder and a file that cannot be read are issues. All paths start from the folder of the first file.
 * `base` is what the file's own changes started from.
 */
export function resolveBase(
  document: ScenarioDocument,
  files: Files | undefined,
  seen: readonly string[],
): { document: ScenarioDocument | null; base: ScenarioDocument | null; issues: Issue[] } {
  const raw = document.raw;
  if (!isMap(raw) || raw.base === undefined) return { document, base: document, issues: [] };
  const fail = (problem: Problem) => ({
    document: null,
    base: null,
    issues: [issueAt(document.place(['base']), ['base'], problem)],
  });
  const name = raw.base;
  if (typeof name !== 'string') return fail(aboutKeys.wrongType('the name of a file', name));
  const path = name.replace(/^(\.\/)+/, '');
  if (seen.includes(path)) return fail(aboutFile.baseCycle([...seen, path]));
  if (seen.length > LONGEST_CHAIN) return fail(aboutFile.baseChain(LONGEST_CHAIN));
  const text = readBeside(path, files);
  if (typeof text !== 'string') return fail(text);
  const below = readDocument(text, path);
  if (below.document === null) return { document: null, base: null, issues: below.issues };
  const base = resolveBase(below.document, files, [...seen, path]);
  if (base.document === null) return { ...base, issues: [...below.issues, ...base.issues] };
  const checked = whatIfFileSchema(
    readHead(isMap(base.document.raw) ? base.document.raw : {}, files).reader,
  ).safeParse(raw);
  const issues = checked.success ? [] : issuesOf(document, checked.error.issues);
  const changed = applyWhatIf(base.document, document, raw, []);
  return {
    document: changed.document,
    base: base.document,
    issues: [...below.issues, ...base.issues, ...issues, ...changed.issues],
  };
}

/** `base` with the changes and the timeline entries of the map at `path` of `document`; its title replaces the base's. */
export function applyWhatIf(
  base: ScenarioDocument,
  document: ScenarioDocument,
  whatIf: JsonMap,
  path: Path,
  search?: Searching,
): Applied {
  const changed = applyChanges(base, changesIn(document, whatIf, path), search);
  if (!isMap(changed.document.raw)) return changed;
  const raw: JsonMap = { ...changed.document.raw };
  const written: Written[] = [];
  if (path.length === 0 && typeof whatIf.title === 'string') {
    raw.title = whatIf.title;
    written.push({ path: ['title'], by: document, at: ['title'] });
  }
  if (Array.isArray(whatIf.timeline)) {
    const before: Json[] = Array.isArray(raw.timeline) ? raw.timeline : [];
    raw.timeline = [...before, ...whatIf.timeline];
    whatIf.timeline.forEach((_, i) => {
      written.push({ path: ['timeline', before.length + i], by: document, at: [...path, 'timeline', i] });
    });
  }
  return {
    ...changed,
    document: overlay(changed.document, raw, written),
    issues: [...changed.issues, ...without(whatIf, changed, document, path)],
  };
}

/** A warning where a what-if leaves all as it is. */
function without(whatIf: JsonMap, changed: Applied, document: ScenarioDocument, path: Path): Issue[] {
  const dated = Array.isArray(whatIf.timeline) && whatIf.timeline.length > 0;
  if (changed.changes || changed.issues.length > 0 || dated) return [];
  const place = document.place(path.length === 0 ? ['base'] : path, 'key');
  const says = ['set', 'add', 'multiply'].some((kind) => isMap(whatIf[kind]));
  return [issueAt(place, path, aboutChanges.whatIfChangesNothing(says), 'warning')];
}
