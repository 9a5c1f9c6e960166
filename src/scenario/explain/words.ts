/** A scenario's changes in words: what a what-if or a file with a base makes different, and what comes when. */
import { applyWhatIf } from '../base.js';
import { isMap } from '../changes.js';
import type { Json, JsonMap, ScenarioDocument } from '../document.js';
import type { Files } from '../files.js';
import { readHead } from '../head.js';
import { differences } from './differences.js';
import { oneLine } from './one-line.js';

/** One line for each value in which `after` differs from `before`; dated changes that were added come last. */
export function changesInWords(
  before: ScenarioDocument,
  after: ScenarioDocument,
  files: Files | undefined,
): string[] {
  const { context } = readHead(mapOf(after.raw), files).reader;
  const already = timelineOf(before.raw).length;
  const all = differences(before.raw, shortened(after.raw, already), context);
  const later = timelineOf(after.raw).slice(already);
  return [...all.map(({ path, words }) => `${path}: ${words}`), ...later.flatMap(entryInWords)];
}

/** The dated changes of a document, then each of its what-ifs: a heading and its lines. */
export function planInWords(
  document: ScenarioDocument,
  files: Files | undefined,
): { heading: string; lines: string[] }[] {
  const raw = mapOf(document.raw);
  const timeline = timelineOf(raw).flatMap(entryInWords);
  const whatIfs = Object.entries(mapOf(raw['what-ifs'])).map(([name, whatIf]) => {
    const changed = applyWhatIf(document, document, mapOf(whatIf), ['what-ifs', name]).document;
    return { heading: `What if: ${name}`, lines: changesInWords(document, changed, files) };
  });
  return [...(timeline.length > 0 ? [{ heading: 'Dated changes', lines: timeline }] : []), ...whatIfs];
}

/** `2022-09-27: cities.Oral.desks.registration.desks is set to 24 (Kazakhstan orders help)`. */
function entryInWords(entry: Json): string[] {
  if (!isMap(entry)) return [];
  const because = isMap(entry.because) ? entry.because.text : entry.because;
  const reason = typeof because === 'string' ? ` (${because})` : '';
  return VERBS.flatMap(([kind, verb]) =>
    Object.entries(mapOf(entry[kind])).map(
      ([path, value]) => `${oneLine(entry.at ?? null)}: ${path} ${verb} ${textOf(value)}${reason}`,
    ),
  );
}

const VERBS = [
  ['set', 'is set to'],
  ['add', 'grows by'],
  ['multiply', 'is multiplied by'],
] as const;

function textOf(value: Json): string {
  return oneLine(isMap(value) && value.value !== undefined ? value.value : value);
}

function timelineOf(raw: Json): Json[] {
  const timeline = mapOf(raw).timeline;
  return Array.isArray(timeline) ? timeline : [];
}

/** A document with only the first entries of its timeline. */
function shortened(raw: Json, entries: number): Json {
  const { timeline, ...rest } = mapOf(raw);
  if (!Array.isArray(timeline)) return raw;
  return entries === 0 ? rest : { ...rest, timeline: timeline.slice(0, entries) };
}

function mapOf(value: Json | undefined): JsonMap {
  return isMap(value) ? value : {};
}
