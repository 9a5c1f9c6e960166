/**
 * Inside YAML's `{ }` and `[ ]` a comma ends a value, so `{service: lognormal(9 min, 0.5)}` is read as a key `service`
 * with the value `lognormal(9 min` and a key `0.5)`. Such leftovers are told and put together again, so that the rest
 * of the file is checked as it was meant.
 */
import { isMap, isScalar, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from './issue.js';
import * as aboutFile from './messages/file.js';
import type { Problem } from './problem.js';

type Tell = (offset: number, path: Path, problem: Problem) => void;

/** Mends a flow map or a flow list in place and tells each value that was split. */
export function joinSplitValues(node: YAMLMap | YAMLSeq, text: string, path: Path, tell: Tell): void {
  if (isMap(node)) joinInMap(node, text, path, tell);
  else joinInList(node, text, path, tell);
}

function joinInMap(map: YAMLMap, text: string, path: Path, tell: Tell): void {
  const pairs = map.items as Pair<Node, Node | null>[];
  for (let i = 1; i < pairs.length; i++) {
    const before = pairs[i - 1]!;
    if (pairs[i]!.value !== null || !isScalar(before.value) || !before.value.range) continue;
    let last = i;
    let joined = between(text, before.value, pairs[last]!.key);
    while (openBrackets(joined) > 0 && last + 1 < pairs.length && pairs[last + 1]!.value === null) {
      joined = between(text, before.value, pairs[++last]!.key);
    }
    const key = String((before.key as Scalar).value);
    const leftover = text.slice(...rangeOf(pairs[i]!.key));
    const value = openBrackets(String(before.value.value)) > 0 || !/^[\p{L} ]+$/u.test(leftover);
    const offset = value ? before.value.range[0] : rangeOf(pairs[i]!.key)[0];
    const number = withoutCommas(joined);
    tell(
      offset,
      [...path, key],
      number !== undefined
        ? aboutFile.commaInNumber(joined, number)
        : value
          ? aboutFile.splitValue(key, joined)
          : aboutFile.keyAlone(leftover, key, joined),
    );
    if (value) before.value = scalar(number ?? joined, before.value.range[0]);
    pairs.splice(i, last - i + 1);
    i--;
    if (i < 1) i = 0;
  }
}

function joinInList(list: YAMLSeq, text: string, path: Path, tell: Tell): void {
  const items = list.items as Node[];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!isScalar(item) || !item.range || openBrackets(String(item.value)) <= 0) continue;
    let last = i;
    while (last + 1 < items.length && openBrackets(between(text, item, items[last])) > 0) last++;
    if (last === i) continue;
    const joined = between(text, item, items[last]);
    tell(item.range[0], [...path, i], aboutFile.splitValue('', joined));
    items.splice(i, last - i + 1, scalar(joined, item.range[0]));
  }
}

/** `1,500 km` as `1500 km`, `1,5 km` as `1.5 km`; undefined where no number is split. */
function withoutCommas(joined: string): string | undefined {
  const [number, unit] = /^(\d+(?:,\s?\d+)+(?:\.\d+)?)(|\s.*)$/.exec(joined)?.slice(1) ?? [];
  if (number === undefined) return undefined;
  if (/^\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?$/.test(number)) return number.replace(/,\s?/g, '') + unit;
  return /^\d+,\d+$/.test(number) ? number.replace(',', '.') + unit : undefined;
}

function between(text: string, from: Node | null | undefined, to: Node | null | undefined): string {
  return text.slice(rangeOf(from)[0], rangeOf(to)[1]).replace(/\s+/g, ' ');
}

function rangeOf(node: Node | null | undefined): [number, number] {
  return node?.range ? [node.range[0], node.range[1]] : [0, 0];
}

function openBrackets(text: string): number {
  return text.split('(').length - text.split(')').length;
}

function scalar(text: string, offset: number): Scalar {
  const made = new Scalar(text);
  made.range = [offset, offset + text.length, offset + text.length];
  return made;
}
