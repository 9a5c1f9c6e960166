/** The uniform law on [low, high]. */
export function uniformQuantile(u: number, low: number, high: number): number {
  return low + u * (high - low);
}

export function uniformCdf(x: number, low: number, high: number): number {
  if (x < low) return 0;
  return x >= high ? 1 : (x - low) / (high - low);
}

export function uniformMean(low: number, high: number): number {
  return (low + high) / 2;
}

export function uniformVariance(low: number, high: number): number {
  return (high - low) ** 2 / 12;
}
