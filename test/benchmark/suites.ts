/** What is measured, and how it is told. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ANSWERS, judge } from './answers.js';
import type { Ran } from './contestant.js';
import { pairedRatios, round, type Spread, spreadOf } from './ratios.js';
import { type Contestant, inTurns, printed } from './turns.js';

export interface Setting {
  /** Folder of the bundled contestants. */
  readonly built: string;
  /** Customers of a run of M1 and M2. */
  readonly customers: number;
  readonly turns: number;
  /** Steps, draws and events of the parts by themselves. */
  readonly steps: number;
  readonly say: (text: string) => void;
  /** Answers that are wrong. */
  readonly faults: string[];
}

const here = path.dirname(fileURLToPath(import.meta.url));
const KAZAKHSTAN = path.join(here, '..', '..', 'scenarios', 'kazakhstan-2022.yaml');

/** M1 or M2: this project against the limit and against simjs. */
export async function race(model: 'M1' | 'M2', setting: Setting): Promise<object> {
  const { built, customers, turns, say } = setting;
  const scenario = path.join(here, `${model.toLowerCase()}.yaml`);
  const contestants: Contestant[] = [
    { name: 'onward', command: [path.join(built, 'onward.mjs'), scenario, String(customers)] },
    { name: 'limit', command: [path.join(here, 'limit.mjs'), model, String(customers)] },
    { name: 'simjs', command: [path.join(here, 'simjs.mjs'), model, String(customers)] },
  ];
  say(`${model}: ${customers.toLocaleString('en')} customers, ${turns} turns`);
  const results = await inTurns<Ran>(contestants, turns);
  const rates = (name: string): number[] => results.get(name)!.map((ran) => ran.customers / ran.cpuSeconds);
  const each = <T>(pick: (name: string) => T): Record<string, T> =>
    Object.fromEntries(contestants.map(({ name }) => [name, pick(name)]));
  const toLimit = pairedRatios(rates('onward'), rates('limit'));
  const toSimjs = pairedRatios(rates('onward'), rates('simjs'));
  const answers = each((name) => answersOf(`${model}, ${name}`, results.get(name)!, setting));
  const perSecond = each((name) => spreadOf(rates(name)));
  for (const [name, rate] of Object.entries(perSecond))
    say(`  ${name.padEnd(8)}${told(rate)} customers a CPU second`);
  say(`  to the limit ${told(toLimit)}, to simjs ${told(toSimjs)}`);
  return {
    toLimit: toLimit.median,
    toLimitSpread: [toLimit.low, toLimit.high],
    toSimjs: toSimjs.median,
    toSimjsSpread: [toSimjs.low, toSimjs.high],
    customers,
    turns,
    customersPerCpuSecond: perSecond,
    memoryMb: each((name) => spreadOf(results.get(name)!.map(({ memoryMb }) => memoryMb)).median),
    answers,
  };
}

/** Means of a contestant's answers; those that are wrong are told and remembered. */
function answersOf(name: string, runs: readonly Ran[], setting: Setting): Record<string, object> {
  const answers: Record<string, object> = {};
  for (const answer of Object.keys(runs[0]!.answers)) {
    const values = runs.map((ran) => ran.answers[answer]!);
    const { mean, fault } = judge(name, answer, values, setting.customers);
    if (fault !== null) setting.faults.push(fault);
    answers[answer] = { mean: round(mean), truth: ANSWERS[answer]!.truth, right: fault === null };
  }
  return answers;
}

/** Nanoseconds to take an event and schedule another. */
export async function calendar({ built, turns, steps, say }: Setting): Promise<object> {
  const sizes = [100, 5_000, 1_000_000];
  const results = await inTurns<{ nanoseconds: number }>(
    sizes.map((size) => ({
      name: `${size}`,
      command: [path.join(built, 'calendar.mjs'), String(size), String(steps)],
    })),
    turns,
  );
  const answer: Record<string, object> = {};
  for (const size of sizes) {
    const spread = spreadOf(results.get(`${size}`)!.map(({ nanoseconds }) => nanoseconds));
    say(`calendar: ${told(spread)} ns a step with ${size.toLocaleString('en')} pending`);
    answer[`pending${size}`] = { nanoseconds: spread.median, spread: [spread.low, spread.high] };
  }
  return answer;
}

/** Nanoseconds per draw, by law. */
export async function samplers({ built, turns, steps, say }: Setting): Promise<object> {
  const runs: Record<string, number>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const command = [path.join(built, 'samplers.mjs'), String(steps)];
    runs.push((await printed<{ nanoseconds: Record<string, number> }>(command)).nanoseconds);
  }
  const nanoseconds: Record<string, number> = {};
  for (const law of Object.keys(runs[0]!)) nanoseconds[law] = spreadOf(runs.map((run) => run[law]!)).median;
  const list = Object.entries(nanoseconds).map(([law, time]) => `${law} ${time.toFixed(0)}`);
  say(`samplers: ns a draw: ${list.join(', ')}`);
  return { nanoseconds };
}

/** A replication of the Kazakhstan scenario. */
export async function kazakhstan({ built, turns, say }: Setting): Promise<object> {
  const contestant = { name: 'onward', command: [path.join(built, 'onward.mjs'), KAZAKHSTAN, '0'] };
  const runs = (await inTurns<Ran>([contestant], turns)).get('onward')!;
  const eventsPerSecond = spreadOf(runs.map(({ events, cpuSeconds }) => events! / cpuSeconds));
  const median = (pick: (ran: Ran) => number): number => spreadOf(runs.map(pick)).median;
  const answer = {
    eventsPerSecond: eventsPerSecond.median,
    spread: [eventsPerSecond.low, eventsPerSecond.high],
    events: median(({ events }) => events!),
    parties: median(({ customers }) => customers),
    runSeconds: median(({ cpuSeconds }) => cpuSeconds),
    readSeconds: median(({ readSeconds }) => readSeconds!),
    compileSeconds: median(({ compileSeconds }) => compileSeconds!),
    memoryMb: median(({ memoryMb }) => memoryMb),
  };
  say(`Kazakhstan: ${told(eventsPerSecond)} events a CPU second; a run in ${answer.runSeconds} s`);
  return answer;
}

/** `0.78 (0.74 to 0.81)`. */
export function told({ median, low, high }: Spread): string {
  const write = (value: number): string =>
    value >= 1000 ? Math.round(value).toLocaleString('en') : `${value}`;
  return `${write(median)} (${write(low)} to ${write(high)})`;
}
