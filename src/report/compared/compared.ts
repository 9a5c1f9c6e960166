/** A comparison as its report takes it, and which of its differences are worth telling first. */
import { type Comparison, type Difference, isNothing } from '../../experiment/compare.js';

/** A comparison, and what it was made of. */
export interface Compared extends Comparison {
  readonly scenario: { readonly title: string; readonly file: string; readonly hash: string };
  readonly version: string;
  readonly seed: string;
}

/** How many standard errors a difference is from nothing; endless where every pair has the same. */
function sureness({ mean, sd, n }: Difference): number {
  if (mean === 0) return 0;
  return sd === null || sd === 0 ? Number.POSITIVE_INFINITY : Math.abs(mean) / (sd / Math.sqrt(n));
}

/** The surest first; those that are exactly nothing last. */
export function bySureness(differences: readonly Difference[]): Difference[] {
  return [...differences].sort((a, b) => Number(isNothing(a)) - Number(isNothing(b)) || compare(b, a));
}

function compare(a: Difference, b: Difference): number {
  const [p, q] = [sureness(a), sureness(b)];
  return p === q ? Math.abs(share(a)) - Math.abs(share(b)) : p - q;
}

/** A difference in shares of the base; 0 where the base is 0. */
export function share({ mean, base }: Difference): number {
  return base.mean === 0 ? 0 : mean / Math.abs(base.mean);
}

/** Names of the what-ifs in the order in which they were compared. */
export function whatIfsOf({ differences }: Comparison): string[] {
  return [...new Set(differences.map(({ whatIf }) => whatIf))];
}
