/** Runs the built command as a user does, and gives it tiny scenarios. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject } from 'vitest';

export const BIN = fileURLToPath(new URL('../../bin/onward.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder that is there for the tests of one file, and the command run in it. */
export function workshop(): {
  folder: () => string;
  write: (name: string, text: string | Uint8Array) => void;
  onward: (...args: string[]) => Promise<Ended>;
  started: (...args: string[]) => ChildProcess;
} {
  let folder = '';
  beforeAll(() => {
    expect(inject('buildFailure')).toBe('');
    folder = mkdtempSync(path.join(tmpdir(), 'onward-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const started = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    folder: () => folder,
    write: (name, text) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    },
    onward: (...args) => ended(started(...args)),
    started,
  };
}

/** What a process said, once it has ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Text of every file in a folder, by path; empty where there is no folder. */
export function contents(folder: string): Record<string, string> {
  let names: string[] = [];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    return {};
  }
  const files: Record<string, string> = {};
  for (const name of names) {
    try {
      files[name] = readFileSync(path.join(folder, name), 'utf8');
    } catch {
      // A folder.
    }
  }
  return files;
}

/** One city behind one crossing for two days: a run takes milliseconds. */
export const TINY = `onward: 1
title: One crossing
start: 2022-09-19T00:00+03:00
duration: 2 days
sources:
  press: {title: A newspaper}
groups:
  families:
    party: {1: 50 %, 2: 50 %}
    travel: car
    goal: {settle: 60 %, wait: 40 %}
origins:
  Samara:
    departures:
      families: 400/day
crossings:
  Mashtakovo:
    into: Kazakhstan
    posts:
      exit:
        car: {lanes: 2, service: exponential(8 min)}
cities:
  Oral:
    country: Kazakhstan
    lodging:
      hotels: {beds: 500, price: 45 USD}
routes:
  - {from: Samara, to: Mashtakovo, by: car, distance: 260 km}
  - {from: Mashtakovo, to: Oral, by: car, distance: 52 km}
observations:
  - {measure: crossings.Mashtakovo.entries, at: "2022-09-20", value: 1000 persons, use: context, source: press}
what-ifs:
  two more lanes:
    add: {crossings.*.posts.*.car.lanes: 2}
`;

/** The same for a hundred days and a thousand times the people: a run takes long enough to be interrupted. */
export const LONG = TINY.replace('2 days', '100 days')
  .replace('400/day', '40000/day')
  .replace('lanes: 2', 'lanes: 2000');
