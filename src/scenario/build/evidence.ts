/** The list of values and where each comes from. */
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import type { EvidenceEntry } from '../scenario.js';
import type { ScenarioValues } from '../schema/schema.js';
import { asWritten, Stated } from '../schema/stated.js';

/** Every figure of checked values in the order of the file; what has no source is an assumption. */
export function evidenceOf(values: unknown, path = ''): EvidenceEntry[] {
  if (values instanceof Stated) {
    if (!values.isFigure && values.source === '') return [];
    const { written: text, source, note, range } = values;
    return [{ path, text, source: source || 'assumption', note, ...rangeOf(range) }];
  }
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([key, inner]) =>
    evidenceOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** The values that dated changes write; what has no source of its own has that of the change's `because`. */
export function timelineEvidence(timeline: ScenarioValues['timeline']): EvidenceEntry[] {
  return (timeline ?? []).flatMap((entry, i) =>
    KINDS.flatMap((kind) =>
      Object.entries(entry[kind] ?? {}).map(([target, written]) => {
        const value = written as Json;
        const { source, note, range } = isMap(value) && value.value !== undefined ? value : {};
        return {
          path: `timeline.${i}.${kind}.${target}`,
          text: asWritten(isMap(value) && value.value !== undefined ? value.value : value),
          source: (typeof source === 'string' ? source : entry.because?.source) || 'assumption',
          note: typeof note === 'string' ? note : (entry.because?.text ?? ''),
          ...rangeOf(range),
        };
      }),
    ),
  );
}

function rangeOf(range: Json | readonly Json[] | undefined): Pick<EvidenceEntry, 'range'> {
  return Array.isArray(range) && range.length > 0 ? { range: range.map(asWritten) } : {};
}

const KINDS = ['set', 'add', 'multiply'] as const;
