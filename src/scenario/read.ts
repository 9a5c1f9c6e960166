/** From the text of a scenario file to a checked scenario, or to everything that is wrong with it. */
import { isMap } from './changes.js';
import { checkTexts } from './check/texts.js';
import { type Issue, issueAt, MOST_ISSUES } from './issue.js';
import { readValues } from './read-values.js';
import { type ReadOptions, resolveScenario } from './resolve.js';
import type { Scenario } from './scenario.js';
import { hasTimeline, readTimeline } from './timeline.js';
import { checkWhatIfs } from './what-ifs.js';

export type { ReadOptions } from './resolve.js';

/** A scenario and warnings, or no scenario and at least one error. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly issues: readonly []; readonly warnings: readonly Issue[] }
  | { readonly scenario: null; readonly issues: readonly Issue[]; readonly warnings: readonly Issue[] };

/**
 * Reads a scenario:
 *
 *     text ─1 YAML→ document ─2 base files→ document ─3 what-if→ document ─4 values→ Scenario ─5 timeline→ Scenario
 *                                                                                 └─6 every what-if of the file→ issues
 *
 * Never throws on what a file says; all issues (at most 100) come at once, in the order of the file.
 */
export function readScenario(text: string, options: ReadOptions): ReadResult {
  const { files, whatIf } = options;
  // 1, 2 and 3
  const resolved = resolveScenario(text, options);
  const issues = [...resolved.issues];
  if (resolved.document === null) return refused(issues);
  const { document, name } = resolved;
  // 4
  const reading = readValues(document, files, name);
  issues.push(...reading.issues);
  // 5
  const later =
    reading.scenario !== null && hasTimeline(document)
      ? readTimeline(document, reading, files)
      : { timeline: [], issues: [] };
  issues.push(...later.issues);
  const { context } = reading.head?.reader ?? {};
  if (reading.scenario !== null && context !== undefined && isMap(document.raw))
    issues.push(
      ...checkTexts(document.raw, context).map(({ path, problem }) =>
        issueAt(document.place(path), path, problem, 'warning'),
      ),
    );
  // 6
  if (reading.scenario !== null && whatIf === undefined)
    issues.push(...checkWhatIfs(document, reading, files, [...reading.issues, ...later.issues]));
  const { errors, warnings } = sorted(issues);
  if (reading.scenario === null || errors.length > 0) return { scenario: null, issues: errors, warnings };
  return { scenario: { ...reading.scenario, timeline: later.timeline }, issues: [], warnings };
}

function refused(issues: readonly Issue[]): ReadResult {
  const { errors, warnings } = sorted(issues);
  return { scenario: null, issues: errors, warnings };
}

/** Issues in the order of the file, each once, at most 100. */
function sorted(issues: readonly Issue[]): { errors: Issue[]; warnings: Issue[] } {
  const told = issues.filter((issue) => !isSumOfWrongShares(issue, issues));
  // What stands at one place and reads the same is one mistake: an alias repeats its anchor's.
  const once = new Map([...told].reverse().map((issue) => [JSON.stringify({ ...issue, path: '' }), issue]));
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
