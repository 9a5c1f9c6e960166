/**
 * A scenario file run once through the whole flow, all statistics on: `node onward.js FILE CUSTOMERS [hourly] SEED`.
 * With CUSTOMERS above 0 the file's duration is replaced by the time in which so many come on average; with `hourly` the
 * same model runs in hours instead of days, since no scenario is longer than ten years. Bundled as the command is built.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import type { Network } from '../../src/network/network.js';
import { readInside } from '../../src/node/files.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';
import { type Scalar, scalarsOf } from '../../src/statistics/scalars.js';
import { cpuSecondsOf, memoryMb, type Ran } from './contestant.js';

const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;

/** Expected customers and the unit of time of each yardstick file. */
const ARRIVALS: Readonly<Record<string, readonly [perUnit: number, unit: string]>> = {
  'm1.yaml': [9, 'min'],
  'm2.yaml': [561, 'days'],
};

const args = process.argv.slice(2);
const [file, customers] = args as [string, string];
const seed = args.at(-1)!;
const hourly = args.includes('hourly');
const source = readFileSync(file, 'utf8');
const files = (name: string): ReturnType<typeof readInside> => readInside(path.dirname(file), name);
const { network, readSeconds, compileSeconds } = networkFor(Number(customers));
// Code is compiled while it runs: each contestant of a race first runs a tenth of the customers, which does not count.
if (Number(customers) > 0) simulate(networkFor(Number(customers) / 10).network, seed, 0);
const ran = cpuSecondsOf(() => {
  const measures = simulate(network, seed, 1);
  return { measures, scalars: scalarsOf(network.catalogue, measures, network.end) };
});
const { measures, scalars } = ran.value;
const result: Ran = {
  customers: measures.parties,
  events: measures.events,
  cpuSeconds: ran.cpuSeconds,
  memoryMb: memoryMb(),
  answers: answersOf(path.basename(file), scalars, measures.parties),
  readSeconds,
  compileSeconds,
};
console.log(JSON.stringify(result));

function networkFor(wanted: number): { network: Network; readSeconds: number; compileSeconds: number } {
  const text = withDuration(source, path.basename(file), wanted);
  const { value, cpuSeconds: readSeconds } = cpuSecondsOf(() => readScenario(text, { file, files }));
  const { scenario, issues } = value;
  if (!scenario) throw new Error(issues.map(formatIssue).join('\n'));
  const { value: network, cpuSeconds: compileSeconds } = cpuSecondsOf(() => compile(scenario));
  return { network, readSeconds, compileSeconds };
}

function withDuration(scenarioText: string, name: string, wanted: number): string {
  const arrivals = ARRIVALS[name];
  if (!arrivals || !(wanted > 0)) return scenarioText;
  const [perUnit, unit] = arrivals;
  const long = scenarioText.replace(/^duration: .*$/m, `duration: ${wanted / perUnit} ${unit}`);
  return hourly ? long.replace(/\bdays?\b/g, 'h') : long;
}

/** The figures that theory knows, in the units of `answers.ts`. */
function answersOf(
  name: string,
  values: ReadonlyMap<string, Scalar>,
  parties: number,
): Record<string, number> {
  const hours = (measure: string): number => values.get(measure)!.value;
  if (name === 'm1.yaml') return { wait: hours('crossings.Post.border.car.wait.mean') * MINUTES_PER_HOUR };
  if (name !== 'm2.yaml') return {};
  let gaveUp = 0;
  for (const [measure, { value }] of values) if (measure.endsWith('.reneged')) gaveUp += value;
  return {
    renege: gaveUp / parties,
    airportWait: hours('airports.Airport.check.wait.mean') / (hourly ? 1 : HOURS_PER_DAY),
  };
}
