import { createHash } from 'node:crypto';
import { pack } from '../../collections/packed.js';
import type { Job } from '../../experiment/executor.js';
import { build } from '../build.js';

/**
 * Names what a job computes: SHA-256 over the build of Onward, the seed and the network with all its numbers and names.
 * Replications of the same key are the same bytes, whoever ran them; those of another key are never taken. A scenario
 * whose comments alone have changed keeps its key.
 */
export function jobKey({ network, seed }: Pick<Job, 'network' | 'seed'>): string {
  return createHash('sha256')
    .update(JSON.stringify([build(), seed]))
    .update(pack(network))
    .digest('hex');
}
