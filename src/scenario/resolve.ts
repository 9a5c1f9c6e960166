/** A scenario file as one document: its base files merged, one of its what-ifs applied, nothing evaluated. */
import { applyWhatIf, resolveBase } from './base.js';
import { isMap } from './changes.js';
import { readDocument, type ScenarioDocument } from './document.js';
import type { Files } from './files.js';
import { type Issue, issueAt } from './issue.js';
import * as aboutChanges from './messages/changes.js';

export interface ReadOptions {
  /** Name of the file in issues. */
  readonly file: string;
  /** Name of a what-if of the file to apply. */
  readonly whatIf?: string;
  /** Gives the text of another file by its path from the scenario's folder; without it, other files are issues. */
  readonly files?: Files;
}

/** The document that is read as a scenario, and the one that its changes started from. */
export interface Resolved {
  /** Null where there is nothing to read. */
  readonly document: ScenarioDocument | null;
  /** Without the what-if; for a file with `base:`, that base. Null where there is no document. */
  readonly before: ScenarioDocument | null;
  /** Name of what was changed: of the what-if, or of the file that has a base; '' for a whole scenario. */
  readonly name: string;
  readonly issues: readonly Issue[];
}

/**
 *     text ─1 YAML→ document ─2 base files→ document ─3 what-if→ document
 */
export function resolveScenario(text: string, options: ReadOptions): Resolved {
  const { file, files, whatIf } = options;
  // 1
  const top = readDocument(text, file);
  if (top.document === null) return { document: null, before: null, name: '', issues: top.issues };
  // 2
  const own = file.replace(/^.*[/\\]/, '');
  const resolved = resolveBase(top.document, files, [own]);
  const issues = [...top.issues, ...resolved.issues];
  const { document, base } = resolved;
  if (document === null) return { document: null, before: null, name: '', issues };
  // 3
  if (whatIf === undefined) return { document, before: base, name: nameOfFile(top.document, own), issues };
  const chosen = choose(document, whatIf);
  return { document: chosen.document, before: document, name: whatIf, issues: [...issues, ...chosen.issues] };
}

/** The document with one of its own what-ifs. */
function choose(
  document: ScenarioDocument,
  name: string,
): { document: ScenarioDocument; issues: readonly Issue[] } {
  const all = isMap(document.raw) ? document.raw['what-ifs'] : undefined;
  const whatIf = isMap(all) && Object.hasOwn(all, name) ? all[name] : undefined;
  if (isMap(whatIf)) return applyWhatIf(document, document, whatIf, ['what-ifs', name]);
  const known = isMap(all) ? Object.keys(all) : [];
  const path = isMap(all) ? ['what-ifs'] : [];
  return { document, issues: [issueAt(document.place(path), path, aboutChanges.unknownWhatIf(name, known))] };
}

/** A file with `base:` is a what-if of that base, by its title or its own name. */
function nameOfFile(document: ScenarioDocument, file: string): string {
  const raw = document.raw;
  if (!isMap(raw) || raw.base === undefined) return '';
  return typeof raw.title === 'string' ? raw.title : file.replace(/\.[^.]*$/, '');
}
