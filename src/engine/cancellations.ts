/** Which departures do not run: drawn by service and time of departure, so that they are the same in every what-if. */
import type { Network } from '../network/network.js';
import { Luck, purposeOf } from '../random/luck.js';
import { seedWords } from '../random/streams.js';

/** 1 for each departure that is cancelled; null where none can be. */
export function cancellationsOf({ services }: Network, seed: string, replication: number): Uint8Array | null {
  const { cancelled, names, first, times } = services;
  if (cancelled.length === 0) return null;
  const luck = new Luck();
  const result = new Uint8Array(cancelled.length);
  names.forEach((name, service) => {
    const [word0, word1] = seedWords(seed, replication, 'cancelled', name);
    for (let departure = first[service]!; departure < first[service + 1]!; departure++) {
      luck.begin(word0, word1, purposeOf(String(times[departure])), 0);
      if (luck.next() < cancelled[departure]!) result[departure] = 1;
    }
  });
  return result;
}
