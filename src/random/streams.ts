import alea from 'seedrandom/lib/alea.js';
import type { Stream } from './law.js';

/**
 * A stream of its own for a key, such as (scenario seed, replication, purpose): equal keys give equal streams,
 * and every other key an unrelated one. Its numbers are k / 2^53 for a whole k, so in [0, 1), by seedrandom's alea.
 *
 * The key is taken as JSON text, so that `1` and `'1'`, or `('a', 'b')` and `('a,b')`, differ.
 */
export function stream(...key: readonly (string | number)[]): Stream {
  const generator = alea(JSON.stringify(key));
  return { next: generator.double };
}

/** Two 32-bit words for a key, from a stream of that key: the replication's share of every `partyKey`. */
export function seedWords(...key: readonly (string | number)[]): [number, number] {
  const generator = alea(JSON.stringify(key));
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}
