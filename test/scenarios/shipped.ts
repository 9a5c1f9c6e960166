/** The scenarios that Onward ships, read from their folder as they stand, under a what-if, or at a part of their size. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import type { Measures } from '../../src/measures/measures.js';
import type { Network } from '../../src/network/network.js';
import { readScenario } from '../../src/scenario/read.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { scalarsOf } from '../../src/statistics/scalars.js';

const FOLDER = join(import.meta.dirname, '../../scenarios');

export const SHIPPED = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));

const files = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

function read(text: string, file: string, whatIf?: string): Scenario {
  const { scenario, issues } = readScenario(text, {
    file,
    files,
    ...(whatIf === undefined ? {} : { whatIf }),
  });
  expect(issues).toEqual([]);
  return scenario!;
}

const known = new Map<string, Scenario>();

export function shipped(file: string, whatIf = ''): Scenario {
  const key = `${file}: ${whatIf}`;
  const scenario = known.get(key) ?? read(files(file), file, whatIf || undefined);
  known.set(key, scenario);
  return scenario;
}

/** The same world with a part of the people: all departures times `part`. */
export function shippedInPart(file: string, part: number): Scenario {
  return read(`base: ${file}\nmultiply: {origins.*.departures.*: ${part}}\n`, `part-of-${file}`);
}

/** Every number of one replication, by its name. */
export function numbersOf(network: Network, measures: Measures): (name: string) => number {
  const scalars = scalarsOf(network.catalogue, measures, network.end);
  return (name) => {
    const scalar = scalars.get(name);
    if (scalar === undefined) throw new Error(`there is no measure ${name}`);
    return scalar.value ?? Number.NaN;
  };
}

/** One replication with every invariant held, and nobody lost. */
export function expectSoundRun(network: Network): Measures {
  const measures = simulate(network, '1', 1, { check: true });
  expect(measures.parties).toBeGreaterThan(0);
  expectNobodyLost(network, measures);
  return measures;
}

/** Persons: those who set out are those who ended and those who are still inside, warm-up included. */
function expectNobodyLost(network: Network, measures: Measures): void {
  const value = numbersOf(network, measures);
  const ended = ['settled', 'onward', 'returned', 'refused', 'stayed'].map((end) => value(`outcomes.${end}`));
  const inside = network.catalogue.levels.findIndex(({ name }) => name === 'outcomes.inside');
  const column = (2 * network.catalogue.tallies.length + inside) * measures.ticks;
  const atStart = measures.series[column]!;
  const atEnd = measures.series[column + measures.ticks - 1]!;
  const sum = ended.reduce((total, persons) => total + persons, 0);
  expect(atStart + value('outcomes.departures') - sum).toBe(atEnd);
}
