import type { Stream } from '../random/law.js';

/**
 * A Latin hypercube of `n` points, each coordinate in [0, 1): in every dimension one point falls into each of `n` strata
 * of equal width, anywhere in it (McKay, Beckman and Conover, "A comparison of three methods for selecting values of
 * input variables in the analysis of output from a computer code", Technometrics 21, 1979).
 */
export function latinHypercube(n: number, dimensions: number, chance: Stream): Float64Array[] {
  const points = Array.from({ length: n }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const strata = shuffled(n, chance);
    points.forEach((point, i) => {
      point[d] = (strata[i] + chance.next()) / n;
    });
  }
  return points;
}

/** 0 … n − 1 in random order (Fisher and Yates). */
function shuffled(n: number, chance: Stream): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(chance.next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
