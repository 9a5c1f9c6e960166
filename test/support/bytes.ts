/** Hashes of whole results, for the same bytes wherever they are worked out. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { readScenario } from '../../src/scenario/read.js';
import { TINY } from '../node/command.js';

export type Texts = Readonly<Record<string, string>>;

/** Runs one replication of each scenario and hashes every number that it measured: SHA-256 by file. */
export function hashesOf(texts: Texts): Texts {
  const hashes: Record<string, string> = {};
  for (const [file, content] of Object.entries(texts)) {
    const { scenario, issues } = readScenario(content, { file });
    if (!scenario) throw new Error(JSON.stringify(issues));
    const hash = createHash('sha256');
    for (const value of Object.values(simulate(compile(scenario), 'same bytes', 1))) {
      const { buffer, byteOffset, byteLength } = typeof value === 'number' ? Float64Array.of(value) : value;
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    }
    hashes[file] = hash.digest('hex');
  }
  return hashes;
}

const text = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

/** Five scenarios that change only with the language: whatever it has stands in one of them. */
export const FIVE: Texts = {
  'tiny.yaml': TINY,
  'small.yaml': text('fixtures/small.yaml'),
  'excerpt.yaml': text('fixtures/excerpt.yaml'),
  'mechanisms.yaml': text('fixtures/mechanisms.yaml'),
  'm2.yaml': text('benchmark/m2.yaml').replace('1783 days', '30 days'),
};
