/** Medians and paired ratios. */

/** A median with its spread: the quartiles, and how many there were. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  };
  return { median: round(at(0.5)), low: round(at(0.25)), high: round(at(0.75)), n: values.length };
}

/** Each turn's ratio: what slows the machine for a while slows both. */
export function pairedRatios(numerators: readonly number[], denominators: readonly number[]): Spread {
  return spreadOf(numerators.map((value, turn) => value / denominators[turn]!));
}

/** Four digits: what a stopwatch can tell. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
