/**
 * A quantile sketch with a bounded relative error: bins of equal width inside each power of two, found from the bits
 * of the number itself (no logarithm). With 2^5 bins to an octave a quantile is off by at most 1/64 of its value
 * (half a bin); sketches of different replications add up bin by bin.
 *
 * The idea is that of the high dynamic range histogram (Gil Tene, 2012) and of DDSketch (Masson, Rim and Lee, 2019).
 */
import { powerOfTwo } from '../elementary/bits.js';

const BITS = 5;
const PER_OCTAVE = 1 << BITS;
/** Smallest positive value told from zero: 2^-10 s, about a millisecond. */
const LOWEST_EXPONENT = -10;
/** Values of 2^34 s (544 years) and more share the last bin. */
const HIGHEST_EXPONENT = 34;
/** Bin 0 holds zero and what is below the smallest value. */
export const SKETCH_BINS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) * PER_OCTAVE + 1;
/** Largest relative error of a quantile. */
export const SKETCH_ERROR = 1 / (2 * PER_OCTAVE);

/** Bin of a value that is not negative. */
export const binOf: (value: number) => number = binner();

function binner(): (value: number) => number {
  // Constants of a function: see `logOfCell`.
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  const high = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
  /** Bits of the double just below the first bin, shifted as below. */
  const offset = ((1023 + LOWEST_EXPONENT) << BITS) - 1;
  const last = SKETCH_BINS - 1;
  const shift = 20 - BITS;
  return (value) => {
    float[0] = value;
    // The top 12 + BITS bits of the double: exponent, then the leading bits of the fraction.
    const bin = (words[high]! >>> shift) - offset;
    return bin < 1 ? 0 : bin > last ? last : bin;
  };
}

/** Middle of a bin. */
export function middleOf(bin: number): number {
  if (bin === 0) return 0;
  const octave = Math.floor((bin - 1) / PER_OCTAVE);
  const step = (bin - 1) % PER_OCTAVE;
  return powerOfTwo(octave + LOWEST_EXPONENT) * (1 + (step + 0.5) / PER_OCTAVE);
}

/**
 * The q-quantile (0 ≤ q ≤ 1) of `count` values spread over `bins[from … from + SKETCH_BINS)`; 0 where there are none.
 * Held inside [smallest, largest], so that the ends are exact.
 */
export function quantile(
  bins: ArrayLike<number>,
  from: number,
  count: number,
  q: number,
  smallest: number,
  largest: number,
): number {
  if (count === 0) return 0;
  const rank = q * (count - 1);
  let seen = 0;
  for (let bin = 0; bin < SKETCH_BINS; bin++) {
    seen += bins[from + bin]!;
    if (seen > rank) return Math.min(largest, Math.max(smallest, middleOf(bin)));
  }
  return largest;
}
