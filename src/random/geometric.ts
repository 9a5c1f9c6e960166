/**
 * The number of failures before the first success, from 0 (Devroye 1986, Non-Uniform Random Variate Generation,
 * section X.2: the floor of an exponential variable).
 */
export function geometricQuantile(u: number, p: number): number {
  return p >= 1 ? 0 : Math.floor(Math.log(1 - u) / Math.log1p(-p));
}

export function geometricCdf(x: number, p: number): number {
  if (x < 0) return 0;
  return p >= 1 ? 1 : -Math.expm1((Math.floor(x) + 1) * Math.log1p(-p));
}

export function geometricMean(p: number): number {
  return (1 - p) / p;
}

export function geometricVariance(p: number): number {
  return (1 - p) / (p * p);
}
