/** What is wrong with a scenario, as data. Nothing is printed here. */
import type { Problem } from './problem.js';

/** A position in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Issue extends Place {
  /** Kind of issue, stable over versions, e.g. `unknown-key`. */
  readonly code: string;
  /** Dotted path of the value, '' for the file as a whole. */
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly hint?: string;
  /** An error stops the run; a warning is told. */
  readonly severity: 'error' | 'warning';
}

/** Keys and list indices from the top of the file. */
export type Path = readonly (string | number)[];

/** Issues told at once; what is beyond is counted. */
export const MOST_ISSUES = 100;

/** A problem at a path and a place becomes an issue. */
export function issueAt(
  place: Place,
  path: Path,
  problem: Problem,
  severity: Issue['severity'] = 'error',
): Issue {
  return {
    code: problem.code,
    path: path.join('.'),
    file: fileOf(place, problem),
    line: problem.at?.line ?? place.line,
    column: problem.at?.column ?? place.column,
    message: problem.message,
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
    ...(problem.found === undefined ? {} : { found: problem.found }),
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    severity,
  };
}

/** The file of a problem: another one lies in the folder of the scenario. */
function fileOf({ file }: Place, { at }: Problem): string {
  return at?.file === undefined ? file : `${/^.*[/\\]/.exec(file)?.[0] ?? ''}${at.file}`;
}

/** `file:line:column: path: message`, then what was expected and found, then the hint, each on a line of its own. */
export function formatIssue(issue: Issue): string {
  const where = `${issue.file}:${issue.line}:${issue.column}: `;
  const path = issue.path === '' ? '' : `${issue.path}: `;
  const warning = issue.severity === 'warning' ? 'warning: ' : '';
  const { expected, found, hint } = issue;
  const seen = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ].join(', ');
  return [`${where}${warning}${path}${issue.message}`, seen, hint ?? '']
    .filter((line) => line !== '')
    .join('\n  ');
}
