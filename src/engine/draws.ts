/** What a party draws: from its own luck, by purpose and round, whatever others do (`random/luck.ts`). */
import { CONSTANT, quantile } from '../random/draw.js';
import { drawn, ROUND, STEP, scramble } from '../random/luck.js';
import { PARTY, RECORD } from './parties.js';
import type { Run } from './run.js';

/** Leaves the party's uniform number for a purpose in `drawn`. */
export function throwDice(words: Int32Array, party: number, purpose: number): void {
  const record = party << RECORD;
  scramble(
    (words[record + PARTY.KEY0]! + purpose) | 0,
    (words[record + PARTY.KEY1]! + Math.imul(words[record + PARTY.ROUND]!, ROUND) + STEP) | 0,
  );
}

/** The party's uniform number in (0, 1) for a purpose. */
export function uniform(run: Run, party: number, purpose: number): number {
  throwDice(run.parties.words, party, purpose);
  return drawn[0]!;
}

/** What the party draws from a law for a purpose. */
export function sample(run: Run, party: number, law: number, purpose: number): number {
  if (run.laws[law] === CONSTANT) return run.laws[law + 1]!;
  throwDice(run.parties.words, party, purpose);
  return quantile(run.laws, law, drawn[0]!);
}
