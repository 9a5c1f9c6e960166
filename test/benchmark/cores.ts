/** What a second thread gives: the replications of Kazakhstan on one thread, on two, and what the machine has to give. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pairedRatios, spreadOf } from './ratios.js';
import { type Setting, told } from './suites.js';
import { printed } from './turns.js';

interface Ran {
  readonly seconds: number;
  readonly memoryMb: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = path.join(root, 'test', 'benchmark', 'threads.mjs');
const KAZAKHSTAN = path.join(root, 'scenarios', 'kazakhstan-2022.yaml');

/**
 * In turns: all replications on one thread, on two, and half of them in each of two processes at once that know nothing of
 * each other. What two such processes gain is as much as two cores of this machine can give, whoever shares their work.
 */
export async function cores({ turns, steps, say }: Setting): Promise<object> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--no-types']);
  const replications = steps >= 1e6 ? 40 : 2;
  const on = (jobs: number, share: number, seed: number): Promise<Ran> =>
    printed<Ran>([SCRIPT, KAZAKHSTAN, String(share), String(jobs), String(seed)]);
  const one: Ran[] = [];
  const two: Ran[] = [];
  const apart: number[] = [];
  for (let turn = 1; turn <= turns; turn++) {
    one.push(await on(1, replications, turn));
    two.push(await on(2, replications, turn));
    const both = await Promise.all([on(1, replications / 2, turn), on(1, replications / 2, turn)]);
    apart.push(Math.max(...both.map(({ seconds }) => seconds)));
  }
  const seconds = (ran: readonly Ran[]): number[] => ran.map((each) => each.seconds);
  const memory = (ran: readonly Ran[]): number => spreadOf(ran.map(({ memoryMb }) => memoryMb)).median;
  const threads = pairedRatios(seconds(one), seconds(two));
  const processes = pairedRatios(seconds(one), apart);
  const memoryMb = [memory(one), memory(two)];
  say(
    `${replications} replications of Kazakhstan: two threads are ${told(threads)} times as fast as one, ` +
      `two processes apart ${told(processes)} times; ${memoryMb.map(Math.round).join(' → ')} MB`,
  );
  return {
    replications,
    turns,
    seconds: { one: seconds(one), two: seconds(two), apart },
    threads: threads.median,
    threadsSpread: [threads.low, threads.high],
    processes: processes.median,
    processesSpread: [processes.low, processes.high],
    memoryMb,
    memoryPerThreadMb: Number((memoryMb[1]! - memoryMb[0]!).toFixed(1)),
  };
}
