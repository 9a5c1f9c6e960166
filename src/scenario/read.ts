/** From the text of a scenario file to a checked scenario, or to everything that is wrong with it. */
import { applyWhatIf, resolveBase } from './base.js';
import { applyChanges, changesIn, isMap, isWritten } from './changes.js';
import { type JsonMap, readDocument, type ScenarioDocument } from './document.js';
import type { Files } from './files.js';
import { type Issue, issueAt, MOST_ISSUES } from './issue.js';
import * as messages from './messages.js';
import { type Reading, readValues } from './read-values.js';
import type { Scenario } from './scenario.js';
import { hasTimeline, readTimeline } from './timeline.js';

export interface ReadOptions {
  /** Name of the file in issues. */
  readonly file: string;
  /** Name of a what-if of the file to apply. */
  readonly whatIf?: string;
  /** Gives the text of another file by its path from the scenario's folder; without it, other files are issues. */
  readonly files?: Files;
}

/** A scenario and warnings, or no scenario and at least one error. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly issues: readonly []; readonly warnings: readonly Issue[] }
  | { readonly scenario: null; readonly issues: readonly Issue[]; readonly warnings: readonly Issue[] };

/**
 * Reads a scenario:
 *
 *     text ─1 YAML→ document ─2 base files→ document ─3 what-if→ document ─4 values→ Scenario ─5 timeline→ Scenario
 *
 * Never throws on what a file says; all issues (at most 100) come at once, in the order of the file.
 */
export function readScenario(text: string, options: ReadOptions): ReadResult {
  const { file, files, whatIf } = options;
  // 1
  const top = readDocument(text, file);
  if (top.document === null) return refused(top.issues);
  // 2
  const own = file.replace(/^.*[/\\]/, '');
  const base = resolveBase(top.document, files, [own]);
  const issues = [...top.issues, ...base.issues];
  if (base.document === null) return refused(issues);
  // 3
  const chosen =
    whatIf === undefined ? { document: base.document, issues: [] } : choose(base.document, whatIf);
  issues.push(...chosen.issues);
  // 4
  const name = whatIf ?? nameOfFile(top.document, own);
  const reading = readValues(chosen.document, files, name);
  issues.push(...reading.issues);
  // 5
  const later =
    reading.scenario !== null && hasTimeline(chosen.document)
      ? readTimeline(chosen.document, reading, files)
      : { timeline: [], issues: [] };
  issues.push(...later.issues);
  if (reading.scenario !== null && whatIf === undefined)
    issues.push(...checkWhatIfs(chosen.document, reading, files));
  const { errors, warnings } = sorted(issues);
  if (reading.scenario === null || errors.length > 0) return { scenario: null, issues: errors, warnings };
  return { scenario: { ...reading.scenario, timeline: later.timeline }, issues: [], warnings };
}

/** The document with one of its own what-ifs. */
function choose(document: ScenarioDocument, name: string): { document: ScenarioDocument; issues: Issue[] } {
  const all = isMap(document.raw) ? document.raw['what-ifs'] : undefined;
  const whatIf = isMap(all) && Object.hasOwn(all, name) ? all[name] : undefined;
  if (isMap(whatIf)) return applyWhatIf(document, document, whatIf, ['what-ifs', name]);
  const known = isMap(all) ? Object.keys(all) : [];
  const path = isMap(all) ? ['what-ifs'] : [];
  return { document, issues: [issueAt(document.place(path), path, messages.unknownWhatIf(name, known))] };
}

/** A file with `base:` is a what-if of that base, by its title or its own name. */
function nameOfFile(document: ScenarioDocument, file: string): string {
  const raw = document.raw;
  if (!isMap(raw) || raw.base === undefined) return '';
  return typeof raw.title === 'string' ? raw.title : file.replace(/\.[^.]*$/, '');
}

/** Every what-if of the file is applied and read once, so that its mistakes show before anybody runs it. */
function checkWhatIfs(document: ScenarioDocument, base: Reading, files: Files | undefined): Issue[] {
  const all = (document.raw as JsonMap)['what-ifs'];
  if (!isMap(all)) return [];
  return Object.entries(all).flatMap(([name, whatIf]) => {
    if (!isMap(whatIf)) return [];
    const path = ['what-ifs', name];
    const applied = applyChanges(document, changesIn(document, whatIf, path));
    if (applied.issues.length > 0) return applied.issues;
    const changed = applyWhatIf(document, document, whatIf, path).document;
    const reading = readValues(changed, files, name, base);
    const later =
      reading.scenario !== null && Array.isArray(whatIf.timeline)
        ? readTimeline(changed, reading, files).issues
        : [];
    return [...reading.issues, ...later]
      .filter((issue) => issue.severity === 'error')
      .map((issue) =>
        isWritten(applied.written, issue.path) || issue.path.startsWith('timeline')
          ? issue
          : { ...issue, ...document.place(path, 'key') },
      );
  });
}

function refused(issues: readonly Issue[]): ReadResult {
  const { errors, warnings } = sorted(issues);
  return { scenario: null, issues: errors, warnings };
}

/** Issues in the order of the file, each once, at most 100. */
function sorted(issues: readonly Issue[]): { errors: Issue[]; warnings: Issue[] } {
  const told = issues.filter((issue) => !isSumOfWrongShares(issue, issues));
  const once = new Map(told.map((issue) => [JSON.stringify(issue), issue]));
  const inOrder = [...once.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
  const errors = inOrder.filter((issue) => issue.severity === 'error').slice(0, MOST_ISSUES);
  return { errors, warnings: inOrder.filter((issue) => issue.severity === 'warning').slice(0, MOST_ISSUES) };
}

/** Shares of which one cannot be read do not sum: that follows from it. */
function isSumOfWrongShares(issue: Issue, all: readonly Issue[]): boolean {
  return issue.code === 'shares-sum' && all.some((other) => other.path.startsWith(`${issue.path}.`));
}
