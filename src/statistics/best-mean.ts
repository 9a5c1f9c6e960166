/** How likely each of several systems has the best mean, after replications that all of them share. */
import { square } from '../elementary/square.js';
import { normalQuantile } from '../random/normal.js';
import { stream } from '../random/streams.js';
import { moments } from './confidence.js';

/** Draws from the posterior, in pairs of opposites: a chance is off by about one in a hundred at most. */
const DRAWS = 4000;

/** Weights of the replications in each draw, by number of replications. The same for all measures. */
const known = new Map<number, Float64Array>();

/**
 * Posterior chance of each system to have the largest mean (`sign` 1) or the smallest (−1), its replications taken for
 * normal and nothing known before: the vector of true means is then multivariate t around the sample means, with the
 * sample covariance over n, in which common random numbers show (Chick and Inoue, "New procedures to select the best
 * simulated system using common random numbers", Management Science 47, 2001). With n − 1 degrees of freedom the
 * chances of two systems are the one-sided p-values of the paired t test.
 *
 * A draw weighs the centred replications by normal numbers, which gives the sample covariance exactly, however many
 * systems there are, and equal systems equal means: their chance is shared. Replications in which a system has no value
 * (NaN) are left out.
 *
 * @param values system × replication
 * @returns null where fewer than two replications are left
 */
export function chancesOfBestMean(values: readonly ArrayLike<number>[], sign: 1 | -1): number[] | null {
  const rows = Array.from({ length: values[0].length }, (_, r) => r).filter((r) =>
    values.every((system) => !Number.isNaN(system[r])),
  );
  const n = rows.length;
  if (n < 2) return null;
  const centred = values.map((system) => {
    const own = Float64Array.from(rows, (r) => system[r] * sign);
    const { mean } = moments(own);
    return { mean, off: own.map((value) => value - mean) };
  });
  const weights = weightsOf(n);
  const won = values.map(() => 0);
  for (let draw = 0; draw < weights.length; draw += n) {
    const shifts = centred.map(({ off }) =>
      off.reduce((sum, value, r) => sum + value * weights[draw + r], 0),
    );
    for (const opposite of [1, -1]) {
      const means = centred.map(({ mean }, i) => mean + opposite * shifts[i]);
      const top = Math.max(...means);
      const winners = means.filter((mean) => mean === top).length;
      means.forEach((mean, i) => {
        if (mean === top) won[i] += 1 / winners;
      });
    }
  }
  return won.map((count) => count / DRAWS);
}

/** draw × replication: normal numbers over √(n (n − 1)), and over √(χ² / (n − 1)) of the draw. */
function weightsOf(n: number): Float64Array {
  const found = known.get(n);
  if (found) return found;
  const chance = stream('best mean', n);
  const normal = (): number => normalQuantile(chance.next() || Number.MIN_VALUE);
  const weights = new Float64Array((DRAWS / 2) * n);
  for (let draw = 0; draw < weights.length; draw += n) {
    let chiSquare = 0;
    for (let i = 1; i < n; i++) chiSquare += square(normal());
    const scale = 1 / Math.sqrt(n * chiSquare);
    for (let r = 0; r < n; r++) weights[draw + r] = normal() * scale;
  }
  known.clear();
  known.set(n, weights);
  return weights;
}
