/** Services, stays and patience: what lasts for a time that a party draws. */
import { cell } from '../elementary/bits.js';
import { logOfCell } from '../elementary/log.js';
import { CONSTANT, EXPONENTIAL, quantile } from '../random/draw.js';
import { drawn } from '../random/luck.js';
import { CLOCK } from './calendar.js';
import { throwDice } from './draws.js';
import { EVENT, KIND_BITS } from './events.js';
import { PARTY, RECORD } from './parties.js';
import type { Run } from './run.js';

/** Draws from a law for a purpose of the party how long it lasts from now on, and schedules the event that ends it. */
export function beginStay(run: Run, party: number, law: number, purpose: number, ends: EVENT): void {
  const { laws, calendar, watch } = run;
  const { words } = run.parties;
  const record = party << RECORD;
  if (watch !== null && ends === EVENT.SERVED) {
    const source = words[record + PARTY.SOURCE]!;
    watch.serve(calendar.now, source, run.parties.number[party]!, words[record + PARTY.NODE]!);
  }
  const clock = calendar.time;
  const kind = laws[law]!;
  let time = laws[law + 1]!;
  if (kind !== CONSTANT) {
    throwDice(words, party, purpose);
    if (kind === EXPONENTIAL) {
      // `exponentialQuantile` with nothing that is boxed.
      cell[0] = 1 - drawn[0]!;
      logOfCell();
      time *= -cell[0];
    } else time = quantile(laws, law, drawn[0]!);
  }
  clock[CLOCK.PUT] = clock[CLOCK.NOW]! + time;
  words[record + PARTY.EVENT] = calendar.put((party << KIND_BITS) | ends);
}
