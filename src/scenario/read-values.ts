/** One document, without its timeline, as a scenario: head, values, references, sense, observations. */
import type { Files } from './base.js';
import { buildScenario } from './build/scenario.js';
import { isMap } from './changes.js';
import { readObservations } from './check/observations.js';
import { checkReferences } from './check/references.js';
import { checkDoubts, checkSense } from './check/sense.js';
import type { JsonMap, ScenarioDocument } from './document.js';
import { type Head, readHead } from './head.js';
import { type Issue, issueAt } from './issue.js';
import * as messages from './messages.js';
import type { Scenario } from './scenario.js';
import { issuesOf } from './schema/issues.js';
import type { Found } from './schema/leaf.js';
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
const OF_THE_RUN = new Set(['never-departs', 'never-open', 'outside-run', 'no-departure']);

/** Reads the values of a document; `before` is a reading of nearly the same document, whose work is used again. */
export function readValues(
  document: ScenarioDocument,
  files: Files | undefined,
  whatIf: string,
  before?: Reading,
): Reading {
  const raw = document.raw;
  const nothing = { scenario: null, values: null, head: null };
  if (!isMap(raw)) return { ...nothing, issues: [issueAt(document.place([]), [], messages.notAMap(raw))] };
  const head = { ...readHead(raw, files, before?.head ?? undefined), raw };
  const place = (found: readonly Found[], severity: Issue['severity'] = 'error') =>
    found.map(({ path, problem }) => issueAt(document.place(path), path, problem, severity));
  const issues = place(head.found);
  const result = scenarioSchema(head.reader).safeParse(raw);
  if (!result.success) {
    const told = issuesOf(document, result.error.issues);
    issues.push(...told.filter((issue) => head.knowsRun || !OF_THE_RUN.has(issue.code)));
    return { scenario: null, values: null, head, issues };
  }
  const values = result.data;
  issues.push(...place(checkReferences(values)));
  if (issues.length > 0) return { scenario: null, values, head, issues };
  const built = buildScenario(values, head.reader, whatIf);
  const { observations, found } = readObservations(values, built, head.reader);
  issues.push(...place([...checkSense(built), ...found]));
  if (issues.length > 0) return { scenario: null, values, head, issues };
  return { scenario: { ...built, observations }, values, head, issues: place(checkDoubts(built), 'warning') };
}
