import { cell, HIGH, POWERS_OF_TWO, wordsOfCell, ZEROTH } from './bits.js';
import { inTwo, LOG_2, logOfRatio } from './fixed.js';

enum SIZE {
  /** Pieces of [1, 2): the logarithm is known at each piece's end, and a short polynomial leads on from there. */
  PIECE_BITS = 7,
  PIECES = 1 << PIECE_BITS,
  /** Bits of the reciprocals: few enough for their products with the halves of a number to be exact. */
  RECIPROCAL_BITS = 20,
  /** Adding and taking away 1.5 × 2^32 rounds a number in [1, 2) to 20 bits behind the point. */
  ROUNDER = 1.5 * 4294967296,
}
/** No bits of the first part of a logarithm lie below 2^-42, so that 1100 log 2 and a logarithm add up exactly. */
const GRID = 42n;

/** For each i a short number near 1 / (1 + i / PIECES), then minus its logarithm in two parts: [reciprocal, high, low]. */
export const PIECE: Float64Array = pieces();
export const [LOG_2_HIGH, LOG_2_LOW] = inTwo(LOG_2, GRID);

function pieces(): Float64Array {
  const table = new Float64Array(3 * (SIZE.PIECES + 1));
  for (let i = 0; i <= SIZE.PIECES; i++) {
    const units = Math.round((1 << SIZE.RECIPROCAL_BITS) / (1 + i / SIZE.PIECES));
    // The ends are 1 and 1/2 exactly, so that nothing is lost to either side of x = 1.
    const [high, low] = inTwo(logOfRatio(1n << BigInt(SIZE.RECIPROCAL_BITS), BigInt(units)), GRID);
    table.set([units / (1 << SIZE.RECIPROCAL_BITS), high, low], 3 * i);
  }
  return table;
}

/**
 * The natural logarithm. Error below 0.6 units in the last place; −Infinity at 0, NaN below.
 *
 * By table: P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic",
 * ACM Transactions on Mathematical Software 16 (1990). x = 2^k z, and log x = k log 2 − log c + log(1 + r) with
 * c near 1/z from the table and r = z c − 1. As c is short and z comes in two halves, r is rounded only once.
 */
export function log(x: number): number {
  cell[0] = x;
  logOfCell();
  return cell[0];
}

/**
 * Puts the logarithm of the number in `cell` in its place. For loops: a double that is passed to a function or returned by
 * one is boxed first where the engine does not inline it, and that costs as much as the logarithm itself.
 *
 * Its tables are constants of a function, not of the module: a bundler makes variables of the latter, which are fetched and
 * checked at every use (M1 as a whole was 1.08 times as slow; `docs/decisions/`).
 */
export const logOfCell: () => void = logarithm();

function logarithm(): () => void {
  const at = cell;
  const words = wordsOfCell;
  const high = HIGH;
  const table = PIECE;
  const powers = POWERS_OF_TWO;
  const logHigh = LOG_2_HIGH;
  const logLow = LOG_2_LOW;
  return () => {
    const top = words[high];
    const x = at[0];
    const exponent = top >> 20;
    // Zero, what is below it, what is not normal, infinite or not a number.
    if (exponent < 1 || exponent === 0x7ff) {
      at[0] = logOfRare(x);
      return;
    }
    const k = exponent - 1023;
    const piece = 3 * ((((top >>> (19 - SIZE.PIECE_BITS)) & (2 * SIZE.PIECES - 1)) + 1) >> 1);
    const z = x * powers[ZEROTH - k];
    const front = z + SIZE.ROUNDER - SIZE.ROUNDER;
    const c = table[piece];
    const r = front * c - 1 + (z - front) * c;
    const known = k * logHigh + table[piece + 1];
    const square = r * r;
    const rest =
      square * (r * (1 / 3) - 0.5 + square * (r * 0.2 - 0.25 + square * (r * (1 / 7) - 1 / 6))) +
      (table[piece + 2] + k * logLow);
    // |known| is 0 or larger than |r|: their sum's rounding is known exactly.
    const sum = known + r;
    at[0] = sum + (known - sum + r + rest);
  };
}

function logOfRare(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  return x === Number.POSITIVE_INFINITY ? x : log(x * 18014398509481984) - 54 * LOG_2_HIGH - 54 * LOG_2_LOW;
}
