import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { normalCdf, normalDensity, normalQuantile } from './normal.js';

/** Normal scores of the first and last row, and rows per unit: 2^-53 and 1 − 2^-53 lie within. */
const FIRST = -8.25;
const ROWS_PER_SCORE = 16;
const ROWS = 2 * 8.25 * ROWS_PER_SCORE + 1;
const SCORE_TABLE_LENGTH = 2 * ROWS;

/** A continuous law on a scale `y` that stretches from −∞ to ∞ (a logarithm, a logit). */
export interface OnLine {
  /** Log of the chance below y, to full relative precision where it is small. */
  logLower(y: number): number;
  /** Log of the chance above y, to full relative precision where it is small. */
  logUpper(y: number): number;
  /** Log of the density of y. */
  logDensity(y: number): number;
  /** Any y near the middle. */
  readonly start: number;
}

/**
 * Appends the quantile function of a law without a closed one: rows of y(z) and dy/dz (in steps of a row) on an even
 * grid of normal scores z, for `scoreQuantile`. On this scale the quantiles of gamma and beta laws are close to
 * polynomials from one end to the other, tails too, so that cubic Hermite interpolation between 265 rows has a
 * relative error about 1e-8. Numerical inversion on a table: Hörmann and Leydold (2003), "Continuous random variate
 * generation by fast numerical inversion"; the scores in place of u are ours.
 */
export function scoreTable(law: OnLine, into: number[]): void {
  const base = into.length;
  for (let i = 0; i < SCORE_TABLE_LENGTH; i++) into.push(0);
  const middle = (ROWS - 1) / 2;
  let y = law.start;
  const row = (i: number, guess: number): number => {
    const z = FIRST + i / ROWS_PER_SCORE;
    const found = solve(law, z, guess);
    into[base + 2 * i] = found;
    into[base + 2 * i + 1] = exp(log(normalDensity(z)) - law.logDensity(found)) / ROWS_PER_SCORE;
    return found;
  };
  const centre = row(middle, y);
  y = centre;
  for (let i = middle + 1; i < ROWS; i++) y = row(i, y + into[base + 2 * i - 1]);
  y = centre;
  for (let i = middle - 1; i >= 0; i--) y = row(i, y - into[base + 2 * i + 3]);
}

/** log Φ(−|z|), with the continued fraction of Mills' ratio where erf has lost its digits. */
function logTail(z: number): number {
  const x = Math.abs(z);
  if (x < 3) return log(normalCdf(-x));
  let fraction = x;
  for (let i = 200; i >= 1; i--) fraction = x + i / fraction;
  return log(normalDensity(x)) - log(fraction);
}

/** Newton's method on the logarithm of the smaller tail, with steps of at most 2. */
function solve(law: OnLine, z: number, guess: number): number {
  const target = logTail(z);
  let y = guess;
  for (let i = 0; i < 200; i++) {
    const value = z <= 0 ? law.logLower(y) : law.logUpper(y);
    const slope = exp(law.logDensity(y) - value);
    const step = ((z <= 0 ? 1 : -1) * (target - value)) / slope;
    const taken = Math.max(-2, Math.min(2, step));
    y += taken;
    if (Math.abs(taken) < 1e-13 * Math.max(1, Math.abs(y))) break;
  }
  return y;
}

/** The y at which the chance below is `u`, from the rows that begin at `table[at]`. */
export function scoreQuantile(u: number, table: ArrayLike<number>, at: number): number {
  let place = (normalQuantile(u) - FIRST) * ROWS_PER_SCORE;
  if (!(place > 0)) place = 0;
  else if (place > ROWS - 1) place = ROWS - 1;
  const i = place >= ROWS - 2 ? ROWS - 2 : Math.floor(place);
  const s = place - i;
  const k = at + 2 * i;
  const y0 = table[k];
  const m0 = table[k + 1];
  const rise = table[k + 2] - y0;
  // Cubic Hermite in Horner form.
  return y0 + s * (m0 + s * (3 * rise - 2 * m0 - table[k + 3] + s * (m0 + table[k + 3] - 2 * rise)));
}
