/** Dated changes: the scenario as it stands from each of them on. */

import { applyChanges, changesIn, isMap, overlay, searching } from './changes.js';
import { dateInWords, runInWords } from './check/run.js';
import type { JsonMap, ScenarioDocument } from './document.js';
import type { Files } from './files.js';
import { type Issue, issueAt, type Path } from './issue.js';
import * as aboutChanges from './messages/changes.js';
import * as aboutDates from './messages/dates.js';
import { type Reading, readValues } from './read-values.js';
import type { Desk, Lanes, Scenario, TimelineEntry } from './scenario.js';
import { toldAt } from './told-at.js';

/** Keys of the file that say what the run is, and so cannot change in it. */
const FIXED = [
  'onward',
  'title',
  'description',
  'start',
  'duration',
  'warm-up',
  'record every',
  'holidays',
  'sources',
  'groups',
  'bulletins',
  'timeline',
  'observations',
  'what-ifs',
];

/**
 * Applies each entry, in order of time, to the document as all entries before it left it, and reads that again.
 * What an entry breaks is told at the entry.
 */
export function readTimeline(
  document: ScenarioDocument,
  base: Reading,
  files: Files | undefined,
): { timeline: TimelineEntry[]; issues: Issue[] } {
  const entries = entriesOf(base);
  const written = (document.raw as JsonMap).timeline as JsonMap[];
  const issues: Issue[] = [];
  const timeline: TimelineEntry[] = [];
  let standing = plain(document);
  let before = base;
  const search = searching();
  for (const { index, at, text, source } of entries) {
    const path: Path = ['timeline', index];
    const problems = checkEntry(document, written[index]!, at, path, base);
    const changed = applyChanges(standing, changesAt(document, written[index]!, path), search);
    issues.push(...problems, ...changed.issues);
    if (search.left < 0) break;
    if (problems.length > 0 || changed.issues.length > 0) continue;
    standing = changed.document;
    const reading = readValues(standing, files, base.scenario!.whatIf, before);
    issues.push(...toldAt(document, path, changed, reading.issues, before.issues));
    if (reading.scenario === null) continue;
    const moved = structureChange(base.scenario!, reading.scenario);
    if (moved !== null)
      issues.push(issueAt(document.place(path), path, aboutChanges.changesStructure(moved)));
    before = reading;
    // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a timeline entry
    timeline.push({ at, text, source, then: { ...reading.scenario, whatIf: '', evidence: [], sources: [] } });
  }
  return { timeline, issues };
}

function entriesOf(base: Reading) {
  return (base.values?.timeline ?? [])
    .map((entry, index) => ({
      index,
      at: entry.at.value,
      text: entry.because?.text ?? '',
      source: entry.because?.source ?? '',
    }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
}

/** The document without what belongs to the whole run only. */
function plain(document: ScenarioDocument): ScenarioDocument {
  const {
    timeline: _timeline,
    observations: _observations,
    'what-ifs': _whatIfs,
    ...raw
  } = document.raw as JsonMap;
  return overlay(document, raw, []);
}

function changesAt(document: ScenarioDocument, entry: JsonMap, path: Path) {
  return changesIn(document, entry, path);
}

function checkEntry(
  document: ScenarioDocument,
  entry: JsonMap,
  at: number,
  path: Path,
  base: Reading,
): Issue[] {
  const issues: Issue[] = [];
  const { context } = base.head!.reader;
  if (at < context.from || at >= context.until) {
    const problem = aboutDates.outsideRun(dateInWords(context, at), ...runInWords(context));
    issues.push(issueAt(document.place([...path, 'at']), [...path, 'at'], problem));
  }
  const changes = changesAt(document, entry, path);
  if (changes.length === 0) issues.push(issueAt(document.place(path), path, aboutChanges.changesNothing()));
  for (const change of changes) {
    const key = FIXED.find((fixed) => change.target === fixed || change.target.startsWith(`${fixed}.`));
    if (key !== undefined) issues.push(issueAt(change.place, change.path, aboutChanges.fixedInTimeline(key)));
  }
  return issues;
}

/** What is there in one of the two scenarios only: the engine's stations cannot come and go. */
function structureChange(before: Scenario, after: Scenario): string | null {
  const shapes: [string, (scenario: Scenario) => unknown][] = [
    [
      'an origin or its groups',
      (s) => s.origins.map((o) => [o.name, o.country, o.departures.map((d) => d.group)]),
    ],
    ['a country', (s) => s.countries.map(({ name }) => name)],
    ['how an origin is left', (s) => s.choices.leaving !== undefined],
    [
      'a crossing, a post or a mode',
      (s) =>
        s.crossings.map((c) => [
          c.name,
          c.from,
          c.into,
          c.posts.map((p) => [p.name, p.lanes.map((l) => l.mode)]),
        ]),
    ],
    [
      'a city, its lodging or its desks',
      (s) =>
        s.cities.map((c) => [
          c.name,
          c.country,
          c.lodging.map((l) => [l.name, l.opensWhen !== undefined]),
          c.desks.map((d) => d.name),
        ]),
    ],
    ['an airport or its desks', (s) => s.airports.map((a) => [a.name, a.city, a.desks.map((d) => d.name)])],
    ['a destination', (s) => s.destinations.map((d) => [d.name, d.country])],
    ['a service', (s) => s.services.map((x) => [x.name, x.by, x.from, x.to])],
    ['a route', (s) => s.routes.map((r) => [r.from, r.to, r.by])],
    ['batches', (s) => s.origins.map((o) => o.departures.map((d) => d.batch !== undefined))],
    [
      'lanes of other speeds',
      (s) => s.crossings.map((c) => c.posts.map((p) => p.lanes.map((l) => l.speeds))),
    ],
    [
      'breakdowns or separate lines',
      (s) => s.crossings.map((c) => c.posts.map((p) => p.lanes.map(kindOfLanes))),
    ],
    [
      'standstills or changes of mode',
      (s) =>
        s.crossings.map((c) => [c.standsStill !== undefined, c.changes.map(({ to, from }) => [to, from])]),
    ],
    [
      'posts of the way back',
      (s) =>
        s.crossings.map((c) =>
          c.back.map((p) => [p.name, p.lanes.map((l) => [l.mode, kindOfLanes(l), l.speeds])]),
        ),
    ],
    ['a second check', (s) => s.crossings.map((c) => c.posts.map((p) => p.lanes.map(hasSecondCheck)))],
    ['appointments, or that a desk asks for documents', (s) => s.cities.map((c) => c.desks.map(asks))],
  ];
  const moved = shapes.find(([, shape]) => JSON.stringify(shape(before)) !== JSON.stringify(shape(after)));
  return moved === undefined ? null : moved[0];
}

function kindOfLanes({ breaksDown, separateLines }: Lanes): unknown[] {
  return [breaksDown !== undefined, separateLines];
}

function hasSecondCheck({ secondCheck }: Lanes): boolean {
  return secondCheck !== undefined;
}

function asks({ documents, appointments, stage }: Desk): unknown[] {
  return [documents.length > 0, appointments?.every, stage?.after];
}

export function hasTimeline(document: ScenarioDocument): boolean {
  return isMap(document.raw) && Array.isArray(document.raw.timeline) && document.raw.timeline.length > 0;
}
