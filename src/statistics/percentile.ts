/**
 * The p-quantile (0 ≤ p ≤ 1) of the first `n` of `sorted` values, ascending: linear between order statistics at the
 * position 1 + (n − 1)p. This is type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), and the default of R, NumPy and d3.
 *
 * Throws a RangeError when there is no value or p is outside [0, 1].
 */
export function percentileOfSorted(sorted: ArrayLike<number>, p: number, n: number = sorted.length): number {
  if (n < 1) throw new RangeError('a percentile needs at least one value.');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p(=${p}) must be between 0 and 1.`);
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  if (below === n - 1) return low;
  const high = sorted[below + 1];
  // Written so that two equal neighbours give exactly their value.
  return low + (position - below) * (high - low);
}

/** The p-quantile of values in any order (`percentileOfSorted`). */
export function percentile(values: ArrayLike<number>, p: number): number {
  return percentileOfSorted(Float64Array.from(values).sort(), p);
}

/** Sorts the first `n` values in place, ascending. By insertion where few, which is several times faster there. */
export function sortFirst(values: Float64Array, n: number): void {
  if (n > 40) {
    values.subarray(0, n).sort();
    return;
  }
  for (let i = 1; i < n; i++) {
    const value = values[i];
    let j = i - 1;
    while (j >= 0 && values[j] > value) {
      values[j + 1] = values[j];
      j--;
    }
    values[j + 1] = value;
  }
}
