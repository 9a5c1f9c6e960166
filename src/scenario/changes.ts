/**
 * Changes on dotted paths over the raw values of a file: what a what-if and a timeline entry are made of.
 * `*` in a path matches every key of one level; a list's items go by index or by their `name`; a name may hold dots
 * and spaces, since only keys that exist match. `set` may also create the last key of a path on a map that exists.
 */
import type { At, Json, JsonMap, ScenarioDocument } from './document.js';
import { type Issue, issueAt, type Path, type Place } from './issue.js';
import * as aboutChanges from './messages/changes.js';
import type { Problem } from './problem.js';

export type ChangeKind = 'set' | 'add' | 'multiply';

export interface Change {
  readonly kind: ChangeKind;
  /** Dotted path as written. */
  readonly target: string;
  readonly value: Json;
  /** Where the change itself is written. */
  readonly by: ScenarioDocument;
  readonly path: Path;
  readonly place: Place;
}

/** Maps in which a new name would be a slip rather than something new. */
const FIXED = new Set(['', 'parameters', 'sources', 'groups', 'origins']);

/** The changes under `set`, `add` and `multiply` of the map at `path`, in that order. */
export function changesIn(document: ScenarioDocument, map: JsonMap, path: Path): Change[] {
  return (['set', 'add', 'multiply'] as const).flatMap((kind) => {
    const entries = map[kind];
    if (!isMap(entries)) return [];
    return Object.entries(entries).map(([target, value]) => {
      const at = [...path, kind, target];
      return { kind, target, value, by: document, path: at, place: document.place(at, 'key') };
    });
  });
}

/** How many keys may still be looked at in search of what changes stand for. */
export interface Searching {
  left: number;
}

/** Keys that the changes of a file may look at: some hundred paths of many stars in a large scenario. */
export const searching = (): Searching => ({ left: 1_000_000 });

/** A document after changes. */
export interface Applied {
  readonly document: ScenarioDocument;
  readonly issues: readonly Issue[];
  readonly written: readonly Written[];
  /** Whether any value is another than before. */
  readonly changes: boolean;
}

/**
 * The document after all changes, in their order; what a change wrote has the place of the change. Changes that search
 * more keys than `search` has left are an issue, and so is what a wider path after it writes again.
 */
export function applyChanges(
  document: ScenarioDocument,
  changes: readonly Change[],
  search: Searching = searching(),
): Applied {
  const root = { top: structuredClone(document.raw) };
  const issues: Issue[] = [];
  const written: Written[] = [];
  const overwriting = new Overwriting();
  let changed = false;
  for (const change of changes) {
    const { targets, miss } = findTargets(root.top, change.target, change.kind === 'set', search);
    if (search.left < 0) {
      issues.push(issueAt(change.place, change.path, aboutChanges.tooMuchToChange()));
      break;
    }
    if (targets.length === 0) {
      issues.push(issueAt(change.place, change.path, aboutChanges.noSuchPath(change.target, miss)));
    }
    for (const target of targets) {
      const before = JSON.stringify(valueAt(root.top, target));
      const problem = write(root, target, change);
      if (problem !== null) issues.push(issueAt(change.place, change.path, problem));
      changed ||= JSON.stringify(valueAt(root.top, target)) !== before;
      written.push({ path: target, by: change.by, at: change.path });
      const lost = change.kind === 'set' ? overwriting.of(change, target) : undefined;
      if (lost !== undefined)
        issues.push(issueAt(lost.place, lost.path, aboutChanges.overwritten(lost.target, change.target)));
    }
  }
  return { document: overlay(document, root.top, written), issues, written, changes: changed };
}

/** Who has set which path, to find a value that a wider path sets again: `a.b` before `a.*` is lost without a word. */
class Overwriting {
  readonly #by = new Map<string, Change>();
  /** Changes that write inside a path. */
  readonly #inside = new Map<string, Change>();
  readonly #told = new Set<Change>();

  /** The change whose value at a path, or inside it, is lost to a wider one; each is told once. */
  of(change: Change, target: Path): Change | undefined {
    const path = target.join('.');
    const same = this.#by.get(path);
    const wider = same !== undefined && stars(same) < stars(change) ? same : undefined;
    const lost = this.#inside.get(path) ?? wider;
    this.#by.set(path, change);
    for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1))
      this.#inside.set(path.slice(0, end), change);
    if (lost === undefined || lost === change || this.#told.has(lost)) return undefined;
    this.#told.add(lost);
    return lost;
  }
}

function stars({ target }: Change): number {
  return target.split('.').filter((part) => part === '*').length;
}

/** A path whose value comes from another place: from `at` in the document `by`. */
export interface Written {
  readonly path: Path;
  readonly by: ScenarioDocument;
  readonly at: Path;
}

/** Tells whether a dotted path lies at or below one that was written. */
export function below(written: readonly Written[]): (path: string) => boolean {
  const paths = new Set(written.map((each) => each.path.join('.')));
  return (path) => {
    for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
      if (paths.has(path.slice(0, end))) return true;
    }
    return paths.has(path);
  };
}

/** A document with other values, some of which have places of their own. */
export function overlay(
  document: ScenarioDocument,
  raw: Json,
  written: readonly Written[],
): ScenarioDocument {
  const place = (path: Path, at?: At, offset?: number): Place => {
    let closest: Written | null = null;
    for (const w of written) {
      const covers = w.path.length <= path.length && w.path.every((part, i) => part === path[i]);
      if (covers && (closest === null || w.path.length >= closest.path.length)) closest = w;
    }
    if (closest === null) return document.place(path, at, offset);
    return closest.by.place([...closest.at, ...path.slice(closest.path.length)], at);
  };
  return { raw, place };
}

/** Where a path stopped: the keys that were there, and the part that was none of them. */
export interface Miss {
  readonly path: Path;
  readonly part: string;
  readonly candidates: readonly string[];
}

/** All places that a dotted path stands for; none where `search` runs out. */
export function findTargets(
  raw: Json,
  target: string,
  create: boolean,
  search: Searching = searching(),
): { targets: Path[]; miss: Miss | null } {
  const targets: Path[] = [];
  let miss: Miss | null = null;
  const walk = (node: Json, rest: string, path: Path): void => {
    if (search.left < 0) return;
    const labels = labelsOf(node);
    search.left -= labels.length;
    let matched = false;
    for (const [label, key] of labels) {
      const inner = (node as JsonMap)[key as string];
      if (rest === label || rest === '*') targets.push([...path, key]);
      else if (rest.startsWith(`${label}.`)) walk(inner, rest.slice(label.length + 1), [...path, key]);
      else if (rest.startsWith('*.')) walk(inner, rest.slice(2), [...path, key]);
      else continue;
      matched = true;
    }
    if (matched) return;
    if (create && isMap(node) && canCreate(rest, path)) targets.push([...path, rest]);
    else if (miss === null || path.length > miss.path.length) {
      miss = { path, part: rest.split('.')[0]!, candidates: labels.map(([label]) => label) };
    }
  };
  walk(raw, target, []);
  return search.left < 0 ? { targets: [], miss: null } : { targets, miss };
}

function canCreate(rest: string, path: Path): boolean {
  const open =
    path.length === 0 ? KEYS_WITHOUT_NAMES.has(rest) : !(path.length === 1 && FIXED.has(String(path[0])));
  return open && rest !== '' && !rest.includes('.') && !rest.includes('*') && !UNSAFE.has(rest);
}
/** Keys of the top that a change may add to a file that has none. */
const KEYS_WITHOUT_NAMES = new Set([
  'title',
  'description',
  'warm-up',
  'record every',
  'holidays',
  'choices',
  'bulletins',
]);
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

function labelsOf(node: Json): [label: string, key: string | number][] {
  if (Array.isArray(node)) {
    return node
      .map((item, i) => {
        const name = isMap(item) ? item.name : undefined;
        return [typeof name === 'string' ? name : String(i), i] as [string, number];
      })
      .concat(
        node.flatMap((item, i) =>
          isMap(item) && typeof item.name === 'string' ? [[String(i), i] as [string, number]] : [],
        ),
      );
  }
  return isMap(node) ? Object.keys(node).map((key) => [key, key]) : [];
}

/** The value at a path; undefined where there is none. */
export function valueAt(raw: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((node, part) => {
    if (typeof node !== 'object' || node === null) return undefined;
    return Object.hasOwn(node, part) ? (node as { [key: string]: Json })[part as string] : undefined;
  }, raw);
}

function write(root: { top: Json }, target: Path, change: Change): Problem | null {
  const parent = target
    .slice(0, -1)
    .reduce<Json>((node, key) => (node as JsonMap)[key as string]!, root.top) as JsonMap;
  const key = target[target.length - 1] as string;
  if (change.kind === 'set') {
    parent[key] = structuredClone(change.value);
    return null;
  }
  const changed = combine(parent[key], change.value, change.kind);
  if (changed === undefined)
    return aboutChanges.notANumberToChange(change.kind, target.join('.'), parent[key] ?? null);
  parent[key] = changed;
  return null;
}

/** `before + by` or `before × by` as a value of the language; undefined where there is no number to change. */
function combine(before: Json | undefined, by: Json, kind: 'add' | 'multiply'): Json | undefined {
  const amount = isMap(by) && by.value !== undefined ? by.value : by;
  if (typeof amount !== 'number' && typeof amount !== 'string') return undefined;
  if (typeof before === 'number' && typeof amount === 'number') {
    const after = kind === 'add' ? before + amount : before * amount;
    // Half of five beds is written as a product, since products of what is counted are rounded.
    if (!Number.isInteger(before) || Number.isInteger(after) || kind === 'add') return after;
  }
  if (typeof before === 'number' || typeof before === 'string') {
    return `(${before}) ${kind === 'add' ? '+' : '*'} (${amount})`;
  }
  if (!isMap(before)) return undefined;
  if (before.value !== undefined) {
    const value = combine(before.value, amount, kind);
    // The range is that of the value before.
    const { range: _, ...rest } = before;
    return value === undefined ? undefined : { ...rest, value };
  }
  if (before.table !== undefined && kind === 'multiply') {
    return { ...before, times: combine(before.times ?? 1, amount, 'multiply')! };
  }
  const key = kind === 'multiply' ? COUNTED.find((candidate) => before[candidate] !== undefined) : undefined;
  if (key !== undefined) return { ...before, [key]: combine(before[key], amount, kind)! };
  return byTheHour(before, amount, kind);
}

/** What a factor of departures multiplies: `{total: 5000 parties, over: …}`. */
const COUNTED = ['rate', 'total'];

/** Lanes by the hour: `{"00:00-08:00": 3, "08:00-24:00": 6}` changes in every entry. */
function byTheHour(before: JsonMap, amount: number | string, kind: 'add' | 'multiply'): Json | undefined {
  const entries = Object.entries(before);
  if (entries.length === 0 || !entries.every(([key]) => /\d:\d\d/.test(key))) return undefined;
  const changed = entries.map(([key, value]) => [key, combine(value, amount, kind)] as const);
  return changed.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(changed) as JsonMap);
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
