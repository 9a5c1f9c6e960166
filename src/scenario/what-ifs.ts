/** Every what-if of a file is applied and read once, so that its mistakes show before anybody runs it. */
import { applyWhatIf } from './base.js';
import { isMap, searching } from './changes.js';
import type { JsonMap, ScenarioDocument } from './document.js';
import type { Files } from './files.js';
import type { Issue } from './issue.js';
import { type Reading, readValues } from './read-values.js';
import { readTimeline } from './timeline.js';
import { toldAt } from './told-at.js';

/** What is wrong with the what-ifs of a file; `base` is the reading of it, of which the issues `known` are told already. */
export function checkWhatIfs(
  document: ScenarioDocument,
  base: Reading,
  files: Files | undefined,
  known: readonly Issue[],
): Issue[] {
  const all = (document.raw as JsonMap)['what-ifs'];
  if (!isMap(all)) return [];
  const search = searching();
  return Object.entries(all).flatMap(([name, whatIf]) => {
    if (!isMap(whatIf) || search.left < 0) return [];
    const path = ['what-ifs', name];
    const applied = applyWhatIf(document, document, whatIf, path, search);
    if (applied.issues.length > 0) return [...applied.issues];
    const reading = readValues(applied.document, files, name, base);
    const later =
      reading.scenario !== null && Array.isArray(whatIf.timeline)
        ? readTimeline(applied.document, reading, files).issues
        : [];
    return toldAt(document, path, applied, [...reading.issues, ...later], known);
  });
}
