/** Whole scenario files against the built command, each in a process of its own, whose time and memory are measured. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ATTACKS, type Attack, WORLD } from './attack-corpus.js';

const BIN = fileURLToPath(new URL('../../bin/onward.js', import.meta.url));
/** Seconds of processor time, the start of Node included: other processes of the machine do not count. */
const MOST_SECONDS = 1;
const MOST_MEGABYTES = 200;
/**
 * A core that is shared does less in a second of processor time (its caches are cold, its other half is busy): there a
 * sound scenario of twenty lines takes longer too. Where an attack takes more than a second, it is set against that one,
 * in turns, and may take so many times as long. The largest files that are still allowed come to a second where nothing
 * else runs, so that a second alone would be a test of the machine; what this bounds is growth, and what would hang.
 */
const MOST_TIMES = 5;
const MOST_RUNS = 3;

/** Runs inside the command's process and tells, at its end, what it used. */
const METER = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.ONWARD_TEST_METER, JSON.stringify({
    megabytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
});
`;

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly seconds: number;
  readonly megabytes: number;
}

let root = '';
let count = 0;

beforeAll(() => {
  expect(inject('buildFailure')).toBe('');
  root = mkdtempSync(path.join(tmpdir(), 'onward-attack-'));
  writeFileSync(path.join(root, 'meter.mjs'), METER);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The attack's folder and what `onward check` made of it. */
async function attack({ file }: Attack): Promise<Ended> {
  const folder = path.join(root, `case ${count++}`);
  mkdirSync(folder);
  const meter = path.join(root, `meter ${count}.json`);
  let name = 'attack.yaml';
  if (typeof file === 'function') name = file(folder);
  else writeFileSync(path.join(folder, name), file);
  const before = readdirSync(folder);
  const child = spawn(process.execPath, ['--import', path.join(root, 'meter.mjs'), BIN, 'check', name], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ONWARD_TEST_METER: meter },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(readdirSync(folder)).toEqual(before);
  rmSync(folder, { recursive: true, force: true });
  return { code, said, ...JSON.parse(readFileSync(meter, 'utf8')) };
}

function expectAnswer({ says }: Attack, { code, said }: Ended): void {
  const expected = says === null ? 0 : 2;
  expect({ code, said: said.slice(0, 1000) }).toEqual({ code: expected, said: expect.any(String) });
  if (says !== null) expect(said).toMatch(says);
  expect(said.length).toBeLessThan(100_000);
  expect(said).not.toMatch(/root:|at .*\.js:\d+/);
}

function keepsBounds({ seconds, megabytes }: Ended, most = MOST_SECONDS): boolean {
  return seconds < most && megabytes < MOST_MEGABYTES;
}

/** Processor time within which an attack must be answered on the machine as it is now (s). */
async function mostSeconds(): Promise<number> {
  const sound = await attack({ name: 'none', file: WORLD, says: null });
  return Math.max(MOST_SECONDS, MOST_TIMES * sound.seconds);
}

describe('a file that was written to harm', () => {
  test('there are at least 60 of them, each another', () => {
    expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
    expect(ATTACKS.length).toBeGreaterThanOrEqual(60);
  });

  test.each(ATTACKS.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    let ended = await attack(each);
    expectAnswer(each, ended);
    let most = MOST_SECONDS;
    for (let runs = 1; runs < MOST_RUNS && !keepsBounds(ended, most); runs++) {
      most = await mostSeconds();
      ended = await attack(each);
    }
    const { seconds, megabytes } = ended;
    expect(keepsBounds(ended, most), `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`).toBe(true);
  });
});
