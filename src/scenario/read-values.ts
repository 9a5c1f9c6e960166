/** One document, without its timeline, as a scenario: head, values, references, sense, observations. */

import { buildScenario } from './build/scenario.js';
import { isMap } from './changes.js';
import { checkDoubts } from './check/doubts.js';
import { readObservations } from './check/observations.js';
import { checkReferences } from './check/references.js';
import { checkSense } from './check/sense.js';
import { checkWork } from './check/work.js';
import type { JsonMap, ScenarioDocument } from './document.js';
import type { Files } from './files.js';
import { type Head, readHead } from './head.js';
import { type Issue, issueAt } from './issue.js';
import * as aboutFile from './messages/file.js';
import type { Scenario } from './scenario.js';
import { issuesOf, MOST_FOUND } from './schema/issues.js';
import type { Found, Reader } from './schema/leaf.js';
import { type ScenarioValues, scenarioSchema } from './schema/schema.js';

/** What came of one document. */
export interface Reading {
  readonly scenario: Scenario | null;
  readonly values: ScenarioValues | null;
  readonly head: (Head & { readonly raw: JsonMap }) | null;
  /** Errors and warnings. */
  readonly issues: readonly Issue[];
}

/** Problems that make no sense while the run's own start or length cannot be read. */
const OF_THE_RUN = new Set(['never', 'never-departs', 'outside-run', 'no-departure']);

/** Reads the values of a document; `before` is a reading of nearly the same document, whose work is used again. */
export function readValues(
  document: ScenarioDocument,
  files: Files | undefined,
  whatIf: string,
  before?: Reading,
): Reading {
  const raw = document.raw;
  const nothing = { scenario: null, values: null, head: null };
  if (!isMap(raw)) return { ...nothing, issues: [issueAt(document.place([]), [], aboutFile.notAMap(raw))] };
  const head = { ...readHead(raw, files, before?.head ?? undefined), raw };
  const place = (found: readonly Found[], severity: Issue['severity'] = 'error') =>
    found
      .slice(0, MOST_FOUND)
      .map(({ path, problem }) => issueAt(document.place(path), path, problem, severity));
  const issues = place(head.found);
  const result = schemaFor(head.reader).safeParse(raw);
  if (!result.success) {
    const told = issuesOf(document, result.error.issues);
    issues.push(...told.filter((issue) => !isConsequence(issue, head)));
    return { scenario: null, values: null, head, issues };
  }
  const values = result.data;
  issues.push(...place(checkReferences(values, head.reader.context)));
  if (issues.length > 0) return { scenario: null, values, head, issues };
  const built = buildScenario(values, head.reader, whatIf);
  const { observations, found } = readObservations(values, built, head.reader);
  issues.push(...place([...checkSense(built), ...checkWork(built), ...found]));
  if (issues.length > 0) return { scenario: null, values, head, issues };
  const doubts = checkDoubts(values, built, head.reader.context);
  return { scenario: { ...built, observations }, values, head, issues: place(doubts, 'warning') };
}

const schemas = new WeakMap<Reader, ReturnType<typeof scenarioSchema>>();

/** The schema of a reader: one for all readings of the same head, since making it costs more than using it. */
function schemaFor(reader: Reader): ReturnType<typeof scenarioSchema> {
  const known = schemas.get(reader) ?? scenarioSchema(reader);
  schemas.set(reader, known);
  return known;
}

/** Whether an issue only says that the head of the file could not be read. */
function isConsequence(issue: Issue, head: Head): boolean {
  if (!head.knowsRun && OF_THE_RUN.has(issue.code)) return true;
  if (issue.code !== 'unknown-name') return false;
  const words = new Set(issue.message.split(' '));
  return head.unread.some((name) => name.split(' ').some((word) => words.has(word)));
}
