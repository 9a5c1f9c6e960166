/** The special functions that the laws need, to nearly all digits and of functions of our own: the same bytes anywhere. */
import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { log1p } from '../elementary/log1p.js';

/** The orders of the moments that are asked for: of the value and of its reciprocal. */
export type Order = 1 | 2 | -1 | -2;

/** x^order by multiplication. */
export function power(x: number, order: Order): number {
  const absolute = order === 1 || order === -1 ? x : x * x;
  return order > 0 ? absolute : 1 / absolute;
}

const HALF_LOG_2_PI = 0.9189385332046728;
/** From here on Stirling's series of seven terms has an error below 1e-16. */
const FAR = 10;

/**
 * The logarithm of Γ(x), x > 0; error about 1e-15 of the larger of 1 and its value. Stirling's series (DLMF 5.11.1), to
 * which smaller x are led by Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  let product = 1;
  let far = x;
  while (far < FAR) product *= far++;
  const s = 1 / (far * far);
  const series =
    1 / 12 +
    s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 + s * (-691 / 360360 + s * (1 / 156))))));
  return (far - 0.5) * log(far) - far + HALF_LOG_2_PI + series / far - log(product);
}

/** The logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Most terms of a series or fraction: some √shape of them are needed where shapes are large. */
const MOST_TERMS = 100_000;
/** A factor nearer to 1 changes nothing. */
const CLOSE = 1e-15;

/** The regularised lower incomplete gamma function P(shape, x), by its series (DLMF 8.11.4). */
export function lowerGamma(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x >= shape + 1) return 1 - upperGamma(shape, x);
  let term = 1 / shape;
  let sum = term;
  for (let i = 1; i < MOST_TERMS && term > CLOSE * 0.1 * sum; i++) sum += term *= x / (shape + i);
  return Math.min(1, gammaFront(shape, x) * sum);
}

/**
 * The regularised upper incomplete gamma function Q(shape, x), to full relative precision far out. Legendre's continued
 * fraction (DLMF 8.9.2) by Lentz's method.
 */
export function upperGamma(shape: number, x: number): number {
  if (x < shape + 1) return 1 - lowerGamma(shape, x);
  if (x === Infinity) return 0;
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const step = -i * (i - shape);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return gammaFront(shape, x) * fraction;
}

/** x^shape e^-x / Γ(shape). */
function gammaFront(shape: number, x: number): number {
  return exp(-x + shape * log(x) - logGamma(shape));
}

/**
 * The regularised incomplete beta function I_x(a, b), to full relative precision where it is small. Continued fraction of
 * DLMF 8.17.22 by Lentz's method, from the end where it converges fast.
 */
export function lowerBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerBeta(1 - x, b, a);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < CLOSE) break;
  }
  return Math.min(1, (exp(a * log(x) + b * log1p(-x) - logBeta(a, b)) * fraction) / a);
}
