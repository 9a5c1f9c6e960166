/** The values of a scenario by what they rest on. */
import type { EvidenceEntry, Scenario, Source } from '../scenario.js';

export const KINDS = ['source', 'estimate', 'fitted', 'assumption'] as const;
export type Kind = (typeof KINDS)[number];

export interface Evidence {
  /** How many values there are of each kind. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** In the order of the file. */
  readonly values: readonly (EvidenceEntry & { readonly kind: Kind })[];
  readonly sources: readonly Source[];
}

/** Every value with its kind: one that names an entry of `sources`, or one of the three words. */
export function evidenceByKind({ evidence, sources }: Scenario): Evidence {
  const values = evidence.map((entry) => ({ ...entry, kind: kindOf(entry.source) }));
  const counted = (kind: Kind) => values.filter((value) => value.kind === kind).length;
  return {
    counts: {
      source: counted('source'),
      estimate: counted('estimate'),
      fitted: counted('fitted'),
      assumption: counted('assumption'),
    },
    values,
    sources,
  };
}

function kindOf(source: string): Kind {
  return KINDS.find((kind) => kind === source && kind !== 'source') ?? 'source';
}
