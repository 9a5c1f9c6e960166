import { square } from '../elementary/square.js';

/** The triangular law on [low, high] with its peak at `mode`. */
export function triangularQuantile(u: number, low: number, mode: number, high: number): number {
  const width = high - low;
  if (width === 0) return low;
  if (u * width < mode - low) return low + Math.sqrt(u * width * (mode - low));
  return high - Math.sqrt((1 - u) * width * (high - mode));
}

export function triangularCdf(x: number, low: number, mode: number, high: number): number {
  if (x < low) return 0;
  if (x >= high) return 1;
  if (x < mode) return square(x - low) / ((high - low) * (mode - low));
  return 1 - square(high - x) / ((high - low) * (high - mode));
}

export function triangularMean(low: number, mode: number, high: number): number {
  return (low + mode + high) / 3;
}

/** Kotz and van Dorp (2004), Beyond Beta, section 1.1. */
export function triangularVariance(low: number, mode: number, high: number): number {
  const rise = mode - low;
  const fall = high - mode;
  return (rise * rise + rise * fall + fall * fall) / 18;
}
