import jstat from 'jstat';

/** The special functions of jstat that the laws need. Its declaration here holds no more than these. */
interface Special {
  erf(x: number): number;
  gammaln(x: number): number;
  lowRegGamma(shape: number, x: number): number;
  ibeta(x: number, a: number, b: number): number;
}

const special = jstat as unknown as Special;

/** The orders of the moments that are asked for: of the value and of its reciprocal. */
export type Order = 1 | 2 | -1 | -2;

/** x^order by multiplication, since `Math.pow` is not the same to the last bit in every engine. */
export function power(x: number, order: Order): number {
  const absolute = order === 1 || order === -1 ? x : x * x;
  return order > 0 ? absolute : 1 / absolute;
}

/** The error function. */
export function erf(x: number): number {
  return special.erf(x);
}

/** The logarithm of Γ(x), x > 0. Relative error about 1e-10. */
export function logGamma(x: number): number {
  return special.gammaln(x);
}

/** The logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** The regularised lower incomplete gamma function P(shape, x). */
export function lowerGamma(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x >= shape + 1) return 1 - upperGamma(shape, x);
  return Math.min(1, Math.max(0, special.lowRegGamma(shape, x)));
}

/**
 * The regularised upper incomplete gamma function Q(shape, x), to full relative precision far out, where jstat has
 * only 1 − P. Legendre's continued fraction (DLMF 8.9.2) by Lentz's method.
 */
export function upperGamma(shape: number, x: number): number {
  if (x < shape + 1) return 1 - lowerGamma(shape, x);
  if (x === Infinity) return 0;
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100_000; i++) {
    const step = -i * (i - shape);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.exp(-x + shape * Math.log(x) - logGamma(shape)) * fraction;
}

/** The regularised incomplete beta function I_x(a, b). Relative error about 1e-7. */
export function lowerBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : Math.min(1, Math.max(0, special.ibeta(x, a, b)));
}
