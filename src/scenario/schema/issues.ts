/** What zod found, as issues of the language with their places. */
import type * as z from 'zod';
import { valueAt } from '../changes.js';
import type { ScenarioDocument } from '../document.js';
import { type Issue, issueAt, type Path } from '../issue.js';
import * as aboutKeys from '../messages/keys.js';
import { didYouMean } from '../messages/words.js';
import type { Problem } from '../problem.js';

type ZodIssue = z.core.$ZodIssue;

/** So many are looked at; fewer are told. */
export const MOST_FOUND = 1000;

/** All issues of a checked document, each once. */
export function issuesOf(document: ScenarioDocument, found: readonly ZodIssue[]): Issue[] {
  const issues = found
    .slice(0, MOST_FOUND)
    .flatMap((issue) => translate(document, issue, issue.path as Path));
  const told = issues.filter((issue) => !issues.some((other) => follows(issue, other)));
  return told.filter((issue) => !repeatsAnchor(document, issue, told));
}

/** What an alias repeats is told where it is written, once. */
function repeatsAnchor(document: ScenarioDocument, issue: Issue, all: readonly Issue[]): boolean {
  const path = issue.path.split('.');
  const [alias, anchor] = [document.place(path), document.place(path, 'anchor')];
  if (alias.line === anchor.line && alias.column === anchor.column) return false;
  return all.some(
    ({ message, line, column }) =>
      message === issue.message && line === anchor.line && column >= anchor.column,
  );
}

/** A key is not missing where it is misspelled beside, nor is a form of departures. */
function follows(issue: Issue, cause: Issue): boolean {
  const parent = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));
  if (issue.code === 'arrivals' && cause.code === 'unknown-key') return parent(cause.path) === issue.path;
  if (issue.code !== 'missing-key' || cause.code !== 'unknown-key') return false;
  const key = issue.path.slice(parent(issue.path).length).replace(/^\./, '');
  return parent(issue.path) === parent(cause.path) && cause.hint === didYouMean(key);
}

function translate(document: ScenarioDocument, issue: ZodIssue, path: Path): Issue[] {
  if (issue.code === 'custom') {
    const inner = issue.params?.issue as ZodIssue | undefined;
    if (inner !== undefined) return translate(document, inner, path);
    const problem = issue.params?.problem as Problem | undefined;
    if (problem !== undefined) return [told(document, path, problem)];
  }
  if (issue.code === 'unrecognized_keys') {
    const known = JSON.parse(issue.message) as string[];
    return issue.keys
      .slice(0, MOST_FOUND)
      .map((key) =>
        issueAt(document.place([...path, key], 'key'), [...path, key], aboutKeys.unknownKey(key, known)),
      );
  }
  const expected = issue.code === 'invalid_type' ? typeInWords(issue.expected) : 'another value';
  return [told(document, path, aboutKeys.wrongType(expected, valueAt(document.raw, path)))];
}

/** A problem at a path; where the path ends in a key that is not there, the key is what is missing. */
function told(document: ScenarioDocument, path: Path, problem: Problem): Issue {
  const value = valueAt(document.raw, path);
  const place = document.place(path, 'value', problem.offset);
  const last = path[path.length - 1];
  if (value === undefined && last !== undefined && ['no-value', 'type'].includes(problem.code)) {
    const { expected } = problem;
    return issueAt(place, path, {
      ...aboutKeys.missingKey(String(last)),
      ...(expected === undefined ? {} : { expected }),
    });
  }
  if (value === null && problem.code === 'type')
    return issueAt(place, path, aboutKeys.noValue(problem.expected ?? ''));
  return issueAt(place, path, problem);
}

function typeInWords(type: string): string {
  switch (type) {
    case 'object':
      return 'a map of keys';
    case 'record':
      return 'a map of names';
    case 'array':
      return 'a list';
    case 'string':
      return 'a text';
    default:
      return `a ${type}`;
  }
}
