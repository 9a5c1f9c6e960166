/** The exponential law by its mean. */
export function exponentialQuantile(u: number, mean: number): number {
  return -mean * Math.log(1 - u);
}

export function exponentialCdf(x: number, mean: number): number {
  if (mean === 0) return x < 0 ? 0 : 1;
  return x <= 0 ? 0 : -Math.expm1(-x / mean);
}

/** E[X^power]: mean^power Γ(1 + power); infinite from −1 down. */
export function exponentialMoment(mean: number, power: number): number {
  if (power <= -1) return Number.POSITIVE_INFINITY;
  return power === 1 ? mean : 2 * mean * mean;
}
