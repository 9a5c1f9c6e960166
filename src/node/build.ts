/** Which Onward this is, to the last bit of what it computes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtFile } from './built.js';
import { version } from './version.js';

let known: string | undefined;

/**
 * `0.1.0+3f9c2a7b1d04`: the version, and the first digits of the SHA-256 of the built worker, which names all that it
 * imports by their content. Replications of different builds are never mixed, even where somebody changed the engine
 * without changing the version.
 */
export function build(): string {
  known ??= `${version()}+${sha256(readFileSync(builtFile('worker.js'))).slice(0, 12)}`;
  return known;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
