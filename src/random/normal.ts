import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { upperGamma } from './special.js';

/**
 * The standard normal quantile: the z with chance `p` below it; ±Infinity at 0 and 1. Relative error about 1e-16.
 *
 * Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : Number.NaN;
  const z = upperTail(Math.sqrt(-log(tail)));
  return q < 0 ? -z : z;
}

/** The two outer approximations of AS 241, of `r` = √(−log tail). */
function upperTail(r: number): number {
  if (r <= 5) {
    const s = r - 1.6;
    return (
      (((((((0.0007745450142783414 * s + 0.022723844989269184) * s + 0.2417807251774506) * s +
        1.2704582524523684) *
        s +
        3.6478483247632045) *
        s +
        5.769497221460691) *
        s +
        4.630337846156546) *
        s +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * s + 0.0005475938084995345) * s + 0.015198666563616457) * s +
        0.14810397642748008) *
        s +
        0.6897673349851) *
        s +
        1.6763848301838038) *
        s +
        2.053191626637759) *
        s +
        1)
    );
  }
  const s = r - 5;
  return (
    (((((((2.0103343992922881e-7 * s + 2.7115555687434876e-5) * s + 0.0012426609473880784) * s +
      0.026532189526576124) *
      s +
      0.29656057182850487) *
      s +
      1.7848265399172913) *
      s +
      5.463784911164114) *
      s +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * s + 1.421511758316446e-7) * s + 1.8463183175100548e-5) * s +
      0.0007868691311456133) *
      s +
      0.014875361290850615) *
      s +
      0.1369298809227358) *
      s +
      0.599832206555888) *
      s +
      1)
  );
}

/** The chance that a standard normal is at most `z`. */
export function normalCdf(z: number): number {
  // erfc(x) = Q(1/2, x²) (DLMF 7.11.2): to full relative precision far below 0.
  const tail = 0.5 * upperGamma(0.5, 0.5 * z * z);
  return z < 0 ? tail : 1 - tail;
}

/** The standard normal density at `z`. */
export function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / 2.5066282746310002;
}

/**
 * The quantile of the normal law that is truncated to non-negative values. `above` = `normalCdf(mean / sd)`, the
 * chance that the whole normal is positive, is given, so that a draw need not find it again.
 */
export function positiveNormalQuantile(u: number, mean: number, sd: number, above: number): number {
  const x = mean - sd * normalQuantile((1 - u) * above);
  return x > 0 ? x : 0;
}

export function positiveNormalCdf(x: number, mean: number, sd: number): number {
  if (x < 0) return 0;
  if (sd === 0) return x < mean ? 0 : 1;
  const above = normalCdf(mean / sd);
  return Math.min(1, Math.max(0, 1 - normalCdf((mean - x) / sd) / above));
}

/** Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions 1, section 13.10.1. */
export function positiveNormalMean(mean: number, sd: number): number {
  if (sd === 0) return mean;
  return mean + sd * hazard(mean / sd);
}

/** See `positiveNormalMean`. */
export function positiveNormalVariance(mean: number, sd: number): number {
  if (sd === 0) return 0;
  const h = hazard(mean / sd);
  return sd * sd * (1 - (mean / sd) * h - h * h);
}

function hazard(z: number): number {
  return normalDensity(z) / normalCdf(z);
}
