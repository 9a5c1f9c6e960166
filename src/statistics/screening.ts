/**
 * Selection of the best of k systems by the fully sequential procedure KN: Kim and Nelson, "A fully sequential procedure
 * for indifference-zone selection in simulation", ACM Transactions on Modeling and Computer Simulation 11 (2001).
 *
 * With normal replications, of which those of one number may depend on each other (common random numbers), the system
 * that is left is the best one with chance 1 − α or more, wherever the best is better than all others by the
 * indifference zone δ or more. Systems drop out as soon as they are behind by more than chance can explain.
 */
import { power } from '../elementary/power.js';
import { square } from '../elementary/square.js';
import { moments } from './confidence.js';

/** Where a selection stands. */
export interface Screening {
  /** Systems still in play, by index, ascending. */
  readonly left: readonly number[];
  /** Replications that were looked at. */
  readonly replications: number;
  /** Whether one is selected: with the guarantee. */
  readonly selected: number | null;
  /** For each system the number of replications after which it dropped out; null: it has not. */
  readonly droppedAfter: readonly (number | null)[];
}

export interface KnOptions {
  /** Chance of a wrong selection, below 1 − 1 / k. */
  readonly alpha: number;
  /** Differences smaller than this do not matter; in the unit of the values. */
  readonly zone: number;
  /** Replications of the first stage, at least 2. */
  readonly firstStage: number;
}

/** The constant η of KN with c = 1, for k systems. */
export function etaOf(k: number, alpha: number, firstStage: number): number {
  return (power((2 * alpha) / (k - 1), -2 / (firstStage - 1)) - 1) / 2;
}

/**
 * KN over the values there are; larger is better. Deterministic: it looks at replications one by one, whatever was run
 * at a time, and tells where it stands after the last one that all systems in play have.
 *
 * @param values system × replication: of each system as many as there are
 */
export function screen(
  values: readonly ArrayLike<number>[],
  { alpha, zone, firstStage }: KnOptions,
): Screening {
  const k = values.length;
  const droppedAfter = new Array<number | null>(k).fill(null);
  const told = (left: readonly number[], replications: number, selected: number | null): Screening => ({
    left,
    replications,
    selected,
    droppedAfter,
  });
  let left = values.map((_, i) => i);
  if (k === 1) return told(left, 0, 0);
  const n0 = firstStage;
  if (values.some(({ length }) => length < n0)) return told(left, 0, null);
  const hSquared = 2 * etaOf(k, alpha, n0) * (n0 - 1);
  // Replications that the variance of each difference asks for: beyond them no pair is told apart by chance.
  const asked = left.map((i) =>
    left.map((j) => (i === j ? 0 : needed(values[i], values[j], n0, hSquared, zone))),
  );
  const sums = values.map((own) => sumOf(own, n0));
  for (let r = n0; ; r++) {
    // a. The last one, or the best of those that no number of replications need tell apart.
    const before = left;
    left = left.filter((i) =>
      before.every((j) => i === j || sums[i] >= sums[j] - Math.max(0, (zone / 2) * (asked[i][j] - r))),
    );
    for (const i of before) if (!left.includes(i)) droppedAfter[i] = r;
    if (left.length === 1) return told(left, r, left[0]);
    const most = Math.max(...left.map((i) => Math.max(...left.map((j) => Math.floor(asked[i][j])))));
    if (r > most) {
      const best = left.reduce((a, b) => (sums[b] > sums[a] ? b : a));
      return told(left, r, best);
    }
    // b. One more of each that is left.
    if (left.some((i) => values[i].length <= r)) return told(left, r, null);
    for (const i of left) sums[i] += values[i][r];
  }
}

/** h² S² / δ² of the difference of two systems over the first stage. */
function needed(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  n0: number,
  hSquared: number,
  zone: number,
): number {
  const { sd } = moments(Float64Array.from({ length: n0 }, (_, r) => one[r] - other[r]));
  return (hSquared * square(sd!)) / square(zone);
}

function sumOf(values: ArrayLike<number>, n: number): number {
  let sum = 0;
  for (let r = 0; r < n; r++) sum += values[r];
  return sum;
}
