/** One scenario file with many small changes: the points of a sweep. What they share is read once. */
import { applyChanges, type Change, type ChangeKind, findTargets, isMap } from './changes.js';
import type { Json, JsonMap, ScenarioDocument } from './document.js';
import { readDocument } from './document.js';
import type { Issue, Place } from './issue.js';
import { type Reading, readValues } from './read-values.js';
import { type ReadOptions, resolveScenario } from './resolve.js';
import type { Scenario } from './scenario.js';
import { hasTimeline, readTimeline } from './timeline.js';

/** A change that the file itself does not hold. */
export interface Variation {
  readonly kind: ChangeKind;
  /** Dotted path, with `*`, as in a what-if. */
  readonly target: string;
  readonly value: Json;
}

/** A scenario, or why there is none; issues have no place in a file where the change is to blame. */
export type Variant =
  | { readonly scenario: Scenario; readonly issues: readonly [] }
  | { readonly scenario: null; readonly issues: readonly Issue[] };

/** Where a change from outside the file stands: nowhere. */
const NOWHERE: Place = { file: '', line: 0, column: 0 };

/** A file, read for its variants. */
export class Variants {
  readonly #options: ReadOptions;
  readonly #text: string;
  /** By what-if, '' for none: the document and a reading of it, whose work the variants use again. */
  readonly #bases = new Map<string, { document: ScenarioDocument; reading: Reading }>();

  /** @param text of a file that is known to be sound (`readScenario`) */
  constructor(text: string, options: Omit<ReadOptions, 'whatIf'>) {
    this.#text = text;
    this.#options = options;
  }

  /**
   * The scenario with a what-if of its own ('' for none) and then the changes, in order.
   * @param name what the variant is called
   */
  read(whatIf: string, variations: readonly Variation[], name: string): Variant {
    const { document, reading } = this.#base(whatIf);
    const changed = applyChanges(document, variations.map(asChange));
    if (changed.issues.length > 0) return { scenario: null, issues: changed.issues };
    const { files } = this.#options;
    const read = readValues(changed.document, files, name, reading);
    const errors = read.issues.filter(({ severity }) => severity === 'error');
    if (read.scenario === null || errors.length > 0) return { scenario: null, issues: errors };
    if (!hasTimeline(changed.document)) return { scenario: read.scenario, issues: [] };
    const later = readTimeline(changed.document, read, files);
    const wrong = later.issues.filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) return { scenario: null, issues: wrong };
    return { scenario: { ...read.scenario, timeline: later.timeline }, issues: [] };
  }

  /** Paths that a dotted path with `?` stands for: each key of that level in turn. Without `?` the path itself. */
  eachOf(path: string): readonly { readonly path: string; readonly keys: readonly string[] }[] {
    const { raw } = this.#base('').document;
    let found: { path: string; keys: string[] }[] = [{ path, keys: [] }];
    for (let at = path.split('.').indexOf('?'); at >= 0; ) {
      found = found.flatMap(({ path: one, keys }) => {
        const parts = one.split('.');
        const place = parts.indexOf('?');
        const above = parts.slice(0, place).join('.');
        return keysAt(raw, above).map((key) => ({
          path: [...parts.slice(0, place), key, ...parts.slice(place + 1)].join('.'),
          keys: [...keys, key],
        }));
      });
      at = found[0]?.path.split('.').indexOf('?') ?? -1;
    }
    return found.filter(({ path: one }) => findTargets(raw, one, true).targets.length > 0);
  }

  /** The path of a parameter by its bare name, and its `range` where it has one. */
  parameter(path: string): { readonly path: string; readonly range: readonly Json[] | null } | null {
    const { raw } = this.#base('').document;
    const all = isMap(raw) ? raw.parameters : undefined;
    const name = path.replace(/^parameters\./u, '');
    if (!isMap(all) || !Object.hasOwn(all, name)) return null;
    const value = all[name];
    const range = isMap(value) && Array.isArray(value.range) ? value.range : null;
    return { path: `parameters.${name}`, range };
  }

  #base(whatIf: string): { document: ScenarioDocument; reading: Reading } {
    const known = this.#bases.get(whatIf);
    if (known) return known;
    const options = whatIf === '' ? this.#options : { ...this.#options, whatIf };
    const { document, name } = resolveScenario(this.#text, options);
    if (document === null) throw new RangeError('variants are made of a file without mistakes.');
    const reading = readValues(document, this.#options.files, name);
    const made = { document, reading };
    this.#bases.set(whatIf, made);
    return made;
  }
}

function keysAt(raw: Json, above: string): string[] {
  const { targets } = findTargets(raw, above, false);
  const nodes = targets.map((path) =>
    path.reduce<Json>((node, key) => (node as JsonMap)[key as string]!, raw),
  );
  return [...new Set(nodes.flatMap((node) => (isMap(node) ? Object.keys(node) : [])))];
}

function asChange({ kind, target, value }: Variation): Change {
  const by = { raw: null, place: () => NOWHERE };
  return { kind, target, value, by, path: [kind, target], place: NOWHERE };
}

/** A value as it is written on a command line: YAML, of one line. Throws a RangeError that says what is wrong. */
export function valueIn(text: string): Json {
  const { document, issues } = readDocument(text, '');
  const [wrong] = issues;
  if (document === null || wrong) throw new RangeError(wrong ? wrong.message : 'there is no value');
  return document.raw;
}

/** An issue of a variant in one line: `path: message; expected …, found …; hint`. */
export function issueInWords({ path, message, expected, found, hint, line, file }: Issue): string {
  const seen = [expected && `expected ${expected}`, found && `found ${found}`].filter(Boolean).join(', ');
  const where = line > 0 ? `${file}:${line}: ` : '';
  const target = path.replace(/^(?:set|add|multiply)\./u, '');
  return `${where}${target}: ${[message, seen, hint].filter(Boolean).join('; ')}`;
}
