/** How cost and memory grow with how many pass, and with how many are inside at once. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from './answers.js';
import type { Ran } from './contestant.js';
import { pairedRatios, spreadOf } from './ratios.js';
import { type Setting, told } from './suites.js';
import { type Contestant, inTurns } from './turns.js';

const here = path.dirname(fileURLToPath(import.meta.url));

/** M2 with ten times the customers: time per customer and memory. */
export async function passing({ built, customers, turns, say, faults }: Setting): Promise<object> {
  const scenario = path.join(here, 'm2.yaml');
  const entry = (name: string, count: number): Contestant => ({
    name,
    command: [path.join(built, 'onward.mjs'), scenario, String(count), 'hourly'],
  });
  const results = await inTurns<Ran>([entry('few', customers), entry('many', 10 * customers)], turns);
  const [few, many] = [results.get('few')!, results.get('many')!];
  const microseconds = (runs: readonly Ran[]): number[] =>
    runs.map((ran) => (ran.cpuSeconds * 1e6) / ran.customers);
  const memory = (runs: readonly Ran[]): number => spreadOf(runs.map(({ memoryMb }) => memoryMb)).median;
  for (const answer of ['renege', 'airportWait']) {
    const values = many.map(({ answers }) => answers[answer]!);
    const { fault } = judge('M2 with ten times the customers', answer, values, 10 * customers);
    if (fault !== null) faults.push(fault);
  }
  const timeRatio = pairedRatios(microseconds(many), microseconds(few));
  const perCustomer = [few, many].map((runs) => spreadOf(microseconds(runs)).median);
  const memoryMb = [memory(few), memory(many)];
  say(
    `M2, ${customers.toLocaleString('en')} → ${(10 * customers).toLocaleString('en')} customers: ` +
      `${perCustomer.join(' → ')} µs a customer, ratio ${told(timeRatio)}; ${memoryMb.join(' → ')} MB`,
  );
  return {
    customers: [customers, 10 * customers],
    microsecondsPerCustomer: perCustomer,
    timeRatio: timeRatio.median,
    timeRatioSpread: [timeRatio.low, timeRatio.high],
    memoryMb,
    memoryGrowthMb: Number((memoryMb[1]! - memoryMb[0]!).toFixed(1)),
  };
}

/** A hundred times as many inside at once: cost per event. */
export async function inside({ built, steps, turns, say }: Setting): Promise<object> {
  // Enough events for a million to come and most of them to go.
  const sizes = steps >= 1e6 ? [10_000, 1_000_000] : [1_000, 100_000];
  const events = 8 * sizes[1]!;
  const results = await inTurns<Ran>(
    sizes.map((size) => ({
      name: `${size}`,
      command: [path.join(built, 'pending.mjs'), String(size), String(events)],
    })),
    turns,
  );
  const nanoseconds = (size: number): number[] =>
    results.get(`${size}`)!.map((ran) => (ran.cpuSeconds * 1e9) / ran.events!);
  const ratio = pairedRatios(nanoseconds(sizes[1]!), nanoseconds(sizes[0]!));
  const perEvent = sizes.map((size) => spreadOf(nanoseconds(size)).median);
  const memoryMb = sizes.map(
    (size) => spreadOf(results.get(`${size}`)!.map(({ memoryMb: mb }) => mb)).median,
  );
  say(
    `${sizes.map((size) => size.toLocaleString('en')).join(' → ')} pending: ${perEvent.join(' → ')} ns an event, ` +
      `ratio ${told(ratio)}; ${memoryMb.join(' → ')} MB`,
  );
  return {
    pending: sizes,
    nanosecondsPerEvent: perEvent,
    costRatio: ratio.median,
    costRatioSpread: [ratio.low, ratio.high],
    memoryMb,
  };
}
