/** Hashes of whole results, for the same bytes wherever they are worked out. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { readScenario } from '../../src/scenario/read.js';
import { TINY } from '../node/command.js';

export type Texts = Readonly<Record<string, string>>;

/** What is asked of the library, in whatever engine it is. */
export interface Library {
  readonly readScenario: typeof readScenario;
  readonly compile: typeof compile;
  readonly simulate: typeof simulate;
}

/**
 * Runs one replication of a scenario: the bytes of every number that it measured, measure by measure. Speaks of nothing
 * but what it is given, since a page in a browser takes its text.
 */
export function measuredBytes(onward: Library, file: string, content: string): Uint8Array<ArrayBuffer>[] {
  const { scenario, issues } = onward.readScenario(content, { file });
  if (!scenario) throw new Error(JSON.stringify(issues));
  const measures = onward.simulate(onward.compile(scenario), 'same bytes', 1);
  return Object.values(measures).map((value) => {
    const { buffer, byteOffset, byteLength } = typeof value === 'number' ? Float64Array.of(value) : value;
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
}

/** SHA-256 of what each scenario measured, by file. */
export function hashesOf(texts: Texts): Texts {
  const hashes: Record<string, string> = {};
  for (const [file, content] of Object.entries(texts)) {
    const hash = createHash('sha256');
    for (const bytes of measuredBytes({ readScenario, compile, simulate }, file, content)) hash.update(bytes);
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
