/** Every scenario that Onward ships is checked and run, with the engine's invariants on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Network } from '../../src/network/network.js';
import { readScenario } from '../../src/scenario/read.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { scalarsOf } from '../../src/statistics/scalars.js';

const FOLDER = join(import.meta.dirname, '../../scenarios');

function read(file: string, whatIf?: string): Scenario {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const { scenario, issues } = readScenario(text, whatIf === undefined ? { file } : { file, whatIf });
  expect(issues).toEqual([]);
  return scenario!;
}

/** Persons: those who set out are those who ended and those who are still inside, warm-up included. */
function expectNobodyLost(network: Network, measures: Measures): void {
  const scalar = scalarsOf(network.catalogue, measures, network.end);
  const value = (name: string): number => scalar.get(name)?.value ?? 0;
  const ended = ['settled', 'onward', 'returned', 'refused', 'stayed'].map((end) => value(`outcomes.${end}`));
  const inside = network.catalogue.levels.findIndex(({ name }) => name === 'outcomes.inside');
  const column = (2 * network.catalogue.tallies.length + inside) * measures.ticks;
  const atStart = measures.series[column]!;
  const atEnd = measures.series[column + measures.ticks - 1]!;
  const sum = ended.reduce((total, persons) => total + persons, 0);
  expect(atStart + value('outcomes.departures') - sum).toBe(atEnd);
}

describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')))('%s', (file) => {
  test('checks, runs to its end with every invariant held, loses nobody, and gives the same measures twice', () => {
    const network = compile(read(file));
    const measures = simulate(network, '1', 1, { check: true });
    expect(measures.parties).toBeGreaterThan(0);
    expectNobodyLost(network, measures);
    expect(simulate(network, '1', 1)).toEqual(measures);
  });

  test('has what-ifs that all check and compile', () => {
    for (const whatIf of read(file).whatIfs) {
      expect(compile(read(file, whatIf)).nodes.op.length).toBeGreaterThan(0);
    }
  });
});
