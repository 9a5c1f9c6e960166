/** The list of values and where each comes from. */
import type { EvidenceEntry } from '../scenario.js';
import { Stated } from '../schema/stated.js';

/** Every figure of checked values in the order of the file; what has no source is an assumption. */
export function evidenceOf(values: unknown, path = ''): EvidenceEntry[] {
  if (values instanceof Stated) {
    if (!values.isFigure && values.source === '') return [];
    return [{ path, text: values.written, source: values.source || 'assumption', note: values.note }];
  }
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([key, inner]) =>
    evidenceOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
