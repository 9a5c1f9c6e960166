/** YAML text as plain values, with the place of every path in the file. */
import {
  type Alias,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type Issue, issueAt, type Path, type Place } from './issue.js';
import * as aboutFile from './messages/file.js';
import * as aboutWork from './messages/work.js';
import type { Problem } from './problem.js';
import { joinSplitValues } from './split-values.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonMap = { [key: string]: Json };

export type At = 'key' | 'value' | 'anchor';

/** What a file says, and where. */
export interface ScenarioDocument {
  readonly raw: Json;
  /**
   * Place of the value at a path (of its key where there is no value, or of the nearest part that exists), `offset`
   * characters into its text. At `anchor`, the place of the value that an alias repeats.
   */
  place(path: Path, at?: At, offset?: number): Place;
}

export const MOST_BYTES = 5_000_000;
const MOST_ALIASES = 1000;
const DEEPEST = 40;
/** Lines and items of lists and maps, told before anything is parsed: each costs the parser a kilobyte. */
const MOST_PIECES = 30_000;
const MOST_VALUES = 100_000;
/** Items of one list or map: more than any scenario has, and few enough to be read within a second. */
const MOST_ITEMS = 5000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Issues after which the values are not read. */
const UNREADABLE = new Set(['alias', 'too-many']);

/**
 * Reads YAML within limits: 5 MB, 40 levels, 30,000 lines and items, 5,000 items in one list or map, 100,000 values
 * after aliases are followed. Syntax that is wrong, duplicate keys, tabs, unknown tags and alias bombs come back as
 * issues; `document` is null where nothing can be read.
 */
export function readDocument(
  text: string,
  file: string,
): { document: ScenarioDocument | null; issues: Issue[] } {
  const first: Place = { file, line: 1, column: 1 };
  const refuse = (problem: Problem) => ({ document: null, issues: [issueAt(first, [], problem)] });
  if (text.length > MOST_BYTES) return refuse(aboutFile.tooLarge(text.length, MOST_BYTES));
  if (hasTooManyPieces(text)) return refuse(aboutFile.tooManyPieces(MOST_PIECES));
  const lines = new LineCounter();
  try {
    if (isTooDeep(text)) throw new RangeError('depth');
    // Keys that stand twice are found below: the parser's own search takes a time that grows with the square of a map.
    const yaml = parseDocument(text, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const placeAt = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const all = [...yaml.errors, ...yaml.warnings];
    // A tab upsets all that follows it.
    const tabs = all.filter(({ code }) => code === 'TAB_AS_INDENT');
    const wrong = tabs.length > 0 ? tabs : all;
    if (wrong.length > 0) {
      const issues = wrong.map((e) => issueAt(placeAt(e.pos[0]), [], aboutFile.yamlError(e.code, e.message)));
      return { document: null, issues: issues.filter((issue, i) => issue.line !== issues[i - 1]?.line) };
    }
    if (yaml.contents === null) return refuse(aboutFile.emptyFile());
    const issues: Issue[] = [];
    const tell: Inspection['tell'] = (offset, path, problem, severity) =>
      issues.push(issueAt(placeAt(offset), path, problem, severity));
    inspect(yaml.contents, { anchors: new Set(), text, tell }, []);
    if (issues.some(({ code }) => UNREADABLE.has(code))) return { document: null, issues };
    const raw = yaml.toJS({ maxAliasCount: MOST_ALIASES }) as Json;
    checkSize(raw, 0, { left: MOST_VALUES });
    const place = (path: Path, at: At = 'value', offset = 0) =>
      placeAt(
        offsetOf(yaml, path, at) +
          (at === 'value' && offset > 0 ? offsetInside(yaml, text, path, offset) : 0),
      );
    return { document: { raw, place }, issues };
  } catch (error) {
    return refuse(aboutFile.unreadable(error));
  }
}

/** Whether a text has more line ends, commas, opening brackets and lists in lists (`- - -`) than a scenario may. */
function hasTooManyPieces(text: string): boolean {
  const marks = /[\n,[{]|(?<=[-?] {1,99})[-?] /g;
  let pieces = 0;
  while (pieces <= MOST_PIECES && marks.test(text)) pieces++;
  return pieces > MOST_PIECES;
}

/**
 * Whether lists and maps stand deeper in one another than a scenario's may. Told from the parser's tokens, which are found
 * without recursion: the values are composed with it, and who runs out of stack inside a regular expression ends the process.
 */
function isTooDeep(text: string): boolean {
  const open: [token: CST.Token | null | undefined, depth: number][] = [];
  for (const token of new Parser().parse(text)) open.push([token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > DEEPEST + 1) return true;
    if (token?.type === 'document') open.push([token.value, depth]);
    else if (token && 'items' in token)
      for (const { key, value } of token.items) open.push([key, depth + 1], [value, depth + 1]);
  }
  return false;
}

interface Inspection {
  /** Anchors so far: an alias can only repeat what stands before it. */
  readonly anchors: Set<string>;
  readonly text: string;
  readonly tell: (offset: number, path: Path, problem: Problem, severity?: Issue['severity']) => void;
}

/** Keys that cannot be names, keys written twice in two spellings (`1` and `"1"`), values that a comma split, lost aliases. */
function inspect(node: unknown, inspection: Inspection, path: Path): void {
  const { anchors, text, tell } = inspection;
  if (path.length > DEEPEST) throw new RangeError('depth');
  if (isAlias(node) && !anchors.has(node.source))
    tell(node.range![0], path, aboutFile.lostAlias(node.source));
  if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== undefined) anchors.add(node.anchor);
  if ((isSeq(node) || isMap(node)) && node.items.length > MOST_ITEMS) {
    tell(node.range![0], path, aboutWork.tooMany('items', MOST_ITEMS, node.items.length));
    return;
  }
  if ((isSeq(node) || isMap(node)) && node.flow === true) joinSplitValues(node, text, path, tell);
  if (isSeq(node)) {
    node.items.forEach((item, i) => {
      inspect(item, inspection, [...path, i]);
    });
  }
  if (isMap(node)) inspectKeys(node, inspection, path);
}

function inspectKeys(map: YAMLMap, inspection: Inspection, path: Path): void {
  const { tell } = inspection;
  const seen = new Set<string>();
  for (const pair of [...map.items] as Pair<Node, Node | null>[]) {
    const offset = pair.key?.range?.[0] ?? 0;
    const key = isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : null;
    if (key === null || FORBIDDEN.has(key)) {
      tell(offset, path, key === null ? aboutFile.keyNotText() : aboutFile.forbiddenName(key));
      map.items.splice(map.items.indexOf(pair), 1);
      continue;
    }
    if (seen.has(key) && key !== '<<') tell(offset, [...path, key], aboutFile.keyTwice(key));
    seen.add(key);
    if (PROSE.has(key)) warnOfComment(pair.value, inspection, [...path, key]);
    inspect(pair.value, inspection, [...path, key]);
  }
}

/** Keys whose values are sentences. */
const PROSE = new Set(['because', 'text', 'title', 'description', 'note', 'label']);

/** `because: see #3`: the rest of the sentence is a comment of YAML, which begins at once. */
function warnOfComment(value: Node | null, { text, tell }: Inspection, path: Path): void {
  if (!isScalar(value) || value.type !== 'PLAIN' || !value.range) return;
  const comment = /^[ \t]+(#[^\s#][^\n]*)/.exec(text.slice(value.range[1], value.range[1] + 200))?.[1];
  if (comment === undefined) return;
  tell(value.range[0], path, aboutFile.commentInText(`${value.value} ${comment.trim()}`), 'warning');
}

/** Bounds depth and size, aliases followed. */
function checkSize(value: Json, depth: number, budget: { left: number }): void {
  if (depth > DEEPEST) throw new RangeError('depth');
  if (budget.left-- <= 0) throw new RangeError('values');
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) checkSize(inner, depth + 1, budget);
}

/** Characters from the start of a value in the file to a character of its text; 0 where they cannot be matched. */
function offsetInside(yaml: Document, text: string, path: Path, offset: number): number {
  const node = yaml.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0;
  const start = node.range[0];
  const quoted = text[start] === '"' || text[start] === "'" ? 1 : 0;
  const same = text.startsWith(node.value.slice(0, offset + 1), start + quoted);
  return same ? offset + quoted : 0;
}

function offsetOf(yaml: Document, path: Path, at: At): number {
  let node: unknown = yaml.contents;
  let offset = (node as Node).range?.[0] ?? 0;
  for (const [i, part] of path.entries()) {
    while (isAlias(node)) node = (node as Alias).resolve(yaml);
    const last = i === path.length - 1;
    if (isMap(node)) {
      const pair = findPair(node, String(part), yaml);
      if (pair === undefined) return offset;
      offset = pair.key?.range?.[0] ?? offset;
      node = pair.value;
      if (last && at === 'anchor' && isAlias(node)) node = node.resolve(yaml);
      if (last && at !== 'key' && hasText(node)) offset = node.range![0];
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return hasText(node) ? node.range![0] : offset;
  }
  return offset;
}

function hasText(node: unknown): node is Node {
  const range = (node as Node | null)?.range;
  return range !== undefined && range !== null && range[1] > range[0];
}

const indexes = new WeakMap<YAMLMap, Map<string, Pair<Node, Node | null>>>();

/** The pairs of a map by key, the first where a key stands twice: many issues may ask for places in one map. */
function pairsOf(map: YAMLMap): Map<string, Pair<Node, Node | null>> {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const index = new Map<string, Pair<Node, Node | null>>();
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : null;
    if (key !== null && !index.has(key)) index.set(key, pair);
  }
  indexes.set(map, index);
  return index;
}

/** The pair of a key, or of a map merged in by `<<`. */
function findPair(map: YAMLMap, key: string, yaml: Document): Pair<Node, Node | null> | undefined {
  const own = pairsOf(map).get(key);
  if (own !== undefined) return own;
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
    const merged = isAlias(pair.value) ? pair.value.resolve(yaml) : pair.value;
    const found = isMap(merged) ? findPair(merged, key, yaml) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
