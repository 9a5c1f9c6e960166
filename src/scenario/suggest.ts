/**
 * Number of letters to insert, delete, change or swap with their neighbour to turn one word into another
 * (restricted Damerau–Levenshtein distance; Wagner and Fischer 1974, with the transposition of Damerau 1964).
 */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, older[j - 2]! + 1);
    }
    older = last;
    last = row;
  }
  return last[b.length]!;
}

/** Longest word for which a suggestion is sought: beyond it the cost grows and nobody mistypes it by two letters. */
const LONGEST = 60;

/**
 * The candidate that was most likely meant: at most a third of the letters apart, at least one and at most three.
 * A single letter is near to every other, so it suggests nothing.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length < 2 || word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let nearest = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= nearest) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < nearest) {
      nearest = distance;
      best = candidate;
    }
  }
  return best;
}
