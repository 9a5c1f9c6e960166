/** What is wrong with a scenario after changes, told at what-ifs and dated changes, which are to blame for it. */
import { type Applied, below, isMap, valueAt } from './changes.js';
import type { Json, ScenarioDocument } from './document.js';
import type { Issue, Path } from './issue.js';
import { setReplaces } from './messages/changes.js';
import { asWritten } from './schema/stated.js';

/**
 * Issues of a reading after the changes at `path`, with the path of the changes and, in the message, that of the value.
 * They stand at the change that wrote the value, or at the changes as a whole. What `before` had already is left out,
 * and so is what many values of one change have in common.
 */
export function toldAt(
  document: ScenarioDocument,
  path: Path,
  applied: Applied,
  issues: readonly Issue[],
  before: readonly Issue[],
): Issue[] {
  const isWritten = below(applied.written);
  const known = new Set(before.map(nameOf));
  const seen = new Set<string>();
  return issues.flatMap((issue) => {
    const isPlaced = isWritten(issue.path) || issue.path.startsWith('timeline');
    const at = isPlaced ? issue : { ...issue, ...document.place(path, 'key') };
    const name = `${at.file}:${at.line}:${at.column} ${issue.message}`;
    if (known.has(nameOf(issue)) || seen.has(name)) return [];
    seen.add(name);
    const message = issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`;
    return [{ ...at, ...hintOfSet(issue, applied), path: path.join('.'), message }];
  });
}

function nameOf({ path, message }: Issue): string {
  return `${path}: ${message}`;
}

/** Where `set` has replaced a whole map and now a key is missing: the path to the one value that was meant. */
function hintOfSet(issue: Issue, { written }: Applied): { hint?: string } {
  if (issue.code !== 'missing-key') return {};
  const by = written.find(
    ({ path, at }) => at.includes('set') && issue.path.startsWith(`${path.join('.')}.`),
  );
  const target = by?.at[by.at.length - 1];
  const value = by === undefined ? undefined : valueAt(by.by.raw, by.at);
  return value === undefined || !isMap(value)
    ? {}
    : { hint: setReplaces(String(target), wholePath(target!, value)) };
}

/** `{Mashtakovo: {hours: 24/7}}` at `crossings` as `crossings.Mashtakovo.hours: 24/7`. */
function wholePath(target: string | number, value: Json): string {
  const [key] = isMap(value) ? Object.keys(value) : [];
  if (!isMap(value) || key === undefined || 'value' in value) return `${target}: ${asWritten(value)}`;
  return wholePath(`${target}.${key}`, value[key]!);
}
