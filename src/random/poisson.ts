import { upperGamma } from './special.js';

/**
 * The Poisson law's values and chances, all but 1e-16 of it: whole numbers about the mean, for `stepTable`. Drawing
 * by inversion from the table keeps one uniform number a draw at every mean.
 */
export function poissonSteps(mean: number): { values: number[]; shares: number[] } {
  const reach = 9 * Math.sqrt(mean) + 20;
  const first = Math.max(0, Math.floor(mean - reach));
  const mode = Math.floor(mean);
  const values: number[] = [];
  const shares: number[] = [];
  // From the mode outwards by p(k) = p(k − 1) mean / k; `stepTable` brings the sum to 1.
  let share = 1;
  for (let k = mode; k > first; k--) shares.push((share *= k / mean));
  shares.reverse();
  shares.push(1);
  share = 1;
  for (let k = mode + 1; k <= mean + reach; k++) shares.push((share *= mean / k));
  for (let i = 0; i < shares.length; i++) values.push(first + i);
  return { values, shares };
}

/** The chance of at most x: the gamma law's chance to be above the mean (DLMF 8.4.10). */
export function poissonCdf(x: number, mean: number): number {
  if (x < 0) return 0;
  return mean === 0 ? 1 : upperGamma(Math.floor(x) + 1, mean);
}
