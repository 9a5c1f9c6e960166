import type { Stream } from './law.js';

/** Steps of the second word for a draw and for a round: odd, near 2^32 over the golden ratio and over √2, as words with a sign. */
export const STEP = -0x61c88647;
export const ROUND = -0x4afb0ccd;

enum POWER {
  MINUS_32 = 2 ** -32,
  MINUS_52 = 2 ** -52,
}

/**
 * A party's own luck: uniform numbers that depend on the party's key, the purpose of the draw and its round,
 * never on what other parties did.
 *
 * A counter-based generator (after the idea of Philox: Salmon, Moraes, Dror and Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3"). Its state is a position of two 32-bit words. `begin` makes the position, each
 * `next` moves it on by a Weyl step and scrambles a copy with `scramble`'s rounds, a bijection of the 64 bits.
 *
 * For one party no two of (purpose, round, number of the draw) share a position: purposes differ in the first
 * word, and `ROUND` and `STEP` span a lattice modulo 2^32 without a vector of both coordinates below 57,000
 * (found by search), so that rounds and draws below that never meet in the second. Different parties meet with the
 * chance of two random 64-bit words.
 */
export class Luck implements Stream {
  private a = 0;
  private b = 0;

  /**
   * Starts the draws of a party (its two words from `partyKey`) for a purpose (from `purposeOf`) and a round
   * (0, 1, 2, … where the same party draws for the same purpose again). All four are taken as 32-bit words.
   */
  begin(key0: number, key1: number, purpose: number, round: number): void {
    this.a = (key0 + purpose) | 0;
    this.b = (key1 + Math.imul(round, ROUND)) | 0;
  }

  /** Where the draws stand, as two words; `put` goes on from there. */
  position(): [number, number] {
    return [this.a, this.b];
  }

  put(word0: number, word1: number): void {
    this.a = word0;
    this.b = word1;
  }

  /** The next uniform number: (k + 1/2) / 2^52 for a whole k, so that it is never 0 and never 1. */
  next(): number {
    this.b = (this.b + STEP) | 0;
    return scrambled(this.a, this.b);
  }
}

/** The uniform number at a position of two words. */
export function scrambled(word0: number, word1: number): number {
  scramble(word0, word1);
  return drawn[0];
}

/** What `scramble` leaves its number in. */
export const drawn = new Float64Array(1);

/**
 * The same, left in `drawn`: a double that is returned is boxed where the engine does not inline the function. A hot loop
 * calls this with the position that `begin` and `next` would make: (key0 + purpose, key1 + round × ROUND + STEP) for the
 * first draw.
 */
export const scramble: (word0: number, word1: number) => void = scrambler();

function scrambler(): (word0: number, word1: number) => void {
  // A constant of a function: see `logOfCell`.
  const out = drawn;
  return (word0, word1) => {
    // Written out (and again in `partyKey`), since a function cannot return two words without an object.
    // A round multiplies each word after the xor-shift of murmur3's fmix32 (Appleby 2011), side by side, then
    // crosses them by the add-rotate-xor of Speck (Beaulieu et al. 2013).
    let a = Math.imul(word0 ^ (word0 >>> 16), 0x85ebca6b);
    let b = Math.imul(word1 ^ (word1 >>> 15), 0xc2b2ae35);
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
    b = Math.imul(b ^ (b >>> 15), 0x846ca68b);
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = Math.imul(a ^ (a >>> 16), 0x9e3779b1);
    b = Math.imul(b ^ (b >>> 15), 0x85ebca77);
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = Math.imul(a ^ (a >>> 16), 0xc2b2ae3d);
    b = Math.imul(b ^ (b >>> 15), 0x27d4eb2f);
    a ^= b >>> 16;
    b ^= a >>> 15;
    out[0] = (a >>> 0) * POWER.MINUS_32 + ((b >>> 12) + 0.5) * POWER.MINUS_52;
  };
}

/**
 * Writes the two words of the key of a source's party into `out[at]` and `out[at + 1]`.
 *
 * `seed0`, `seed1` are the replication's words (`seedWords`), `source` the 32-bit purpose of the source
 * (`purposeOf` its name), `number_` the party's number in it, a whole number from 0 to 2^53. Two numbers of one
 * source never have the same key (the scrambling is a bijection).
 */
export function partyKey(
  out: Uint32Array | Int32Array,
  at: number,
  seed0: number,
  seed1: number,
  source: number,
  number_: number,
): void {
  let a = (number_ ^ seed0) | 0;
  let b = (Math.floor(number_ * POWER.MINUS_32) ^ seed1) | 0;
  for (let round = 0; round < 5; round++) {
    a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
    b = Math.imul(b ^ (b >>> 15), 0x846ca68b);
    // The source and the seed come in again between rounds, so that sources are not shifts of one another.
    a = (a + b + source) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a ^ (seed0 + round);
  }
  out[at] = a ^ (a >>> 16);
  out[at + 1] = b ^ (b >>> 15);
}

/**
 * The 32-bit purpose of a stable name (murmur3 for 16-bit units, Appleby 2011). It depends on the name alone, so
 * that what is added to a scenario never changes the purpose of what was there.
 */
export function purposeOf(name: string): number {
  let h = 0;
  for (let i = 0; i < name.length; i++) {
    let k = Math.imul(name.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= name.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
