/**
 * Tests of a sequence of numbers in [0, 1) that ought to be uniform and independent. Each gives standard scores:
 * for a good sequence about normal, so that none of a hundred is beyond 5.
 */
export type Scores = Map<string, number>;

/** (χ² − df) / √(2 df) of equally likely cells. */
export function chiSquareScore(counts: Uint32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  const expected = total / counts.length;
  let chiSquare = 0;
  for (const count of counts) chiSquare += (count - expected) ** 2 / expected;
  const df = counts.length - 1;
  return (chiSquare - df) / Math.sqrt(2 * df);
}

/** Runs all tests on the `n` numbers that `next` gives, one after the other. */
export function battery(next: () => number, n: number): Scores {
  const bytes = [0, 1, 2, 3, 4, 5].map(() => new Uint32Array(256));
  const grids = { high: new Uint32Array(4096), low: new Uint32Array(4096), cross: new Uint32Array(4096) };
  const triples = new Uint32Array(4096);
  const flips = new Uint32Array(52);
  const spacings = new Spacings();
  let product = 0;
  let u = next();
  let high = 0;
  let low = 0;
  let before = 0;
  for (let i = 0; i < n; i++) {
    const lastHigh = high;
    const lastLow = low;
    // The 52 bits: 32 in the high word, 20 in the low one.
    high = Math.floor(u * 2 ** 32);
    low = Math.floor((u * 2 ** 32 - high) * 2 ** 20);
    for (let k = 0; k < 4; k++) bytes[k][(high >>> (24 - 8 * k)) & 255]++;
    bytes[4][low >>> 12]++;
    bytes[5][low & 255]++;
    if (i > 0) {
      grids.high[((lastHigh >>> 26) << 6) | (high >>> 26)]++;
      grids.low[((lastLow & 63) << 6) | (low & 63)]++;
      grids.cross[((lastLow & 63) << 6) | (high >>> 26)]++;
      triples[((before >>> 28) << 8) | ((lastHigh >>> 28) << 4) | (high >>> 28)]++;
      countBits(flips, lastHigh ^ high, lastLow ^ low);
    }
    spacings.add(high);
    before = lastHigh;
    const following = next();
    product += (u - 0.5) * (following - 0.5);
    u = following;
  }
  const scores: Scores = new Map();
  bytes.forEach((counts, k) => {
    scores.set(`byte ${k}`, chiSquareScore(counts));
  });
  scores.set('pairs of high bits', chiSquareScore(grids.high));
  scores.set('pairs of low bits', chiSquareScore(grids.low));
  scores.set('low bits with the high bits after them', chiSquareScore(grids.cross));
  scores.set('triples', chiSquareScore(triples));
  scores.set('correlation', (12 * product) / Math.sqrt(n));
  flips.forEach((count, bit) => {
    scores.set(`flips of bit ${bit}`, (2 * count - (n - 1)) / Math.sqrt(n - 1));
  });
  scores.set('birthday spacings', spacings.score());
  return scores;
}

/** The largest score and its test, for a message that tells what failed. */
export function worst(scores: Scores): { name: string; score: number } {
  let found = { name: '', score: 0 };
  for (const [name, score] of scores)
    if (!(Math.abs(score) <= Math.abs(found.score))) found = { name, score };
  return found;
}

function countBits(counts: Uint32Array, high: number, low: number): void {
  for (let bit = 0; bit < 32; bit++) counts[bit] += (high >>> bit) & 1;
  for (let bit = 0; bit < 20; bit++) counts[32 + bit] += (low >>> bit) & 1;
}

/**
 * Birthday spacings (Marsaglia 1985): of 512 birthdays in 2^24 days, the number of spacings that occur again is
 * about Poisson with mean 512³ / (4 · 2^24) = 2. It finds lattices that no table of counts does.
 */
class Spacings {
  private readonly days = new Float64Array(512);
  private filled = 0;
  private blocks = 0;
  private repeated = 0;

  add(word: number): void {
    this.days[this.filled++] = word >>> 8;
    if (this.filled < 512) return;
    this.filled = 0;
    this.blocks++;
    this.days.sort();
    const gaps = this.days.map((day, i) => (i === 0 ? day : day - this.days[i - 1])).sort();
    for (let i = 1; i < 512; i++) if (gaps[i] === gaps[i - 1]) this.repeated++;
  }

  score(): number {
    return (this.repeated - 2 * this.blocks) / Math.sqrt(2 * this.blocks);
  }
}
