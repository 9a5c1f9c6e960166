/** The same small experiment for every test of faults, and what its report must be to the last byte. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { contents, ended, type TINY, type workshop } from '../node/command.js';

export type Shop = ReturnType<typeof workshop>;

/** Enough people that a replication takes some tens of milliseconds: kills fall into all parts of a run. */
export function busier(tiny: typeof TINY): string {
  return tiny.replace('2 days', '6 days').replace('400/day', '8000/day').replace('lanes: 2', 'lanes: 40');
}

/** Everything in a report's folder but the one file that tells the machine and the time. */
export function bytesOf(shop: Shop, folder: string): Record<string, string> {
  const whole = path.join(shop.folder(), folder);
  const { 'run/manifest.json': manifest, ...rest } = contents(whole);
  expect(manifest).toBeDefined();
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(whole, name)))
      .digest('hex');
  return Object.fromEntries(Object.keys(rest).map((name) => [name, hash(name)]));
}

/** Numbers from a seed, for moments that look like chance and are the same every time (a linear congruence). */
export function moments(seed: number): (least: number, most: number) => number {
  let state = seed >>> 0;
  return (least, most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + (state / 2 ** 32) * (most - least);
  };
}

/** Kills without warning after some milliseconds, unless it has ended by then; resolves when it is gone. */
export async function killed(child: ChildProcess, after: number): Promise<boolean> {
  const end = ended(child);
  await Promise.race([end, sleep(after)]);
  const alive = child.exitCode === null && child.signalCode === null;
  if (alive) child.kill('SIGKILL');
  await end;
  return alive;
}
