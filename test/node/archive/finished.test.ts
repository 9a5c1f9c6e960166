import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compile/compile.js';
import { simulate } from '../../../src/engine/simulate.js';
import type { Executor, Progress } from '../../../src/experiment/executor.js';
import { inProcess } from '../../../src/experiment/in-process.js';
import type { Measures } from '../../../src/measures/measures.js';
import { finishedFolder, finishedNumbers, keeping } from '../../../src/node/archive/finished.js';
import { jobKey } from '../../../src/node/archive/job-key.js';
import { readScenario } from '../../../src/scenario/read.js';
import { executorContract } from '../../experiment/executor.contract.js';
import { contents, TINY } from '../command.js';

const network = compile(readScenario(TINY, { file: 'tiny.yaml' }).scenario!);
const failing = { ...network, version: 99 };
const job = { network, seed: 's', replications: [1, 2, 3, 4] };

describe('finished replications', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'onward-finished-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const said: string[] = [];
  const keeper = (executor: Executor, from: readonly string[] = []) =>
    keeping(executor, { folder, from, about: { replications: 4 }, say: (text) => said.push(text) });
  /** Runs the job; what was handed over, and which replications were run now. */
  async function run(from: readonly string[], replications = job.replications) {
    said.length = 0;
    const ran: number[] = [];
    const told: Progress[] = [];
    const got = new Map<number, Measures>();
    const executor = inProcess((given, seed, replication) => {
      ran.push(replication);
      return simulate(given, seed, replication);
    });
    await keeper(executor, from).run(
      { ...job, replications },
      { onMeasures: (measures) => got.set(measures.replication, measures), onProgress: (p) => told.push(p) },
    );
    return { ran, got, told };
  }
  const fileOf = (replication: number) =>
    path.join(finishedFolder(folder, jobKey(job)), `00000${replication}.replication`);
  const expected = (numbers: readonly number[]) =>
    new Map(numbers.map((number) => [number, simulate(network, 's', number)]));

  executorContract({ make: () => keeper(inProcess()), network, expected: simulate, failing });

  it('are kept the moment they end, and not run again', async () => {
    await run([], [1, 2]);
    expect(await finishedNumbers(folder, jobKey(job))).toEqual([1, 2]);
    const { ran, got, told } = await run([folder]);
    expect(ran).toEqual([3, 4]);
    expect(got).toEqual(expected([1, 2, 3, 4]));
    expect(told.map(({ done, total, kept }) => [done, total, kept ?? false])).toEqual([
      [1, 4, true],
      [2, 4, true],
      [3, 4, false],
      [4, 4, false],
    ]);
  });

  it('are on the disk before they are handed over', async () => {
    await keeper(inProcess()).run(job, {
      onMeasures: async ({ replication }) =>
        expect(await finishedNumbers(folder, jobKey(job))).toContain(replication),
    });
  });

  it('are all run again where nobody asks for them', async () => {
    await run([], [1, 2]);
    expect((await run([])).ran).toEqual([1, 2, 3, 4]);
  });

  it('of another seed or network are of no use', async () => {
    const other = { ...network, end: network.end + 1 };
    expect(jobKey({ network, seed: 't' })).not.toBe(jobKey(job));
    expect(jobKey({ network: other, seed: 's' })).not.toBe(jobKey(job));
    expect(jobKey({ network: structuredClone(network), seed: 's' })).toBe(jobKey(job));
  });

  const torn: [string, (bytes: Buffer) => Uint8Array, string][] = [
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 9), 'it is torn'],
    ['empty', () => new Uint8Array(), 'not a replication'],
    ['another file', () => Buffer.from('years of work\n'), 'it is not a replication'],
    ['with one bit turned', (bytes) => flip(bytes, bytes.length - 100), 'do not fit its checksum'],
    [
      'of another version',
      (bytes) =>
        Buffer.from(bytes.toString('latin1').replace(/"onward":"[^+]+/, '"onward":"9.9.9'), 'latin1'),
      'it is of Onward 9.9.9',
    ],
    [
      'of another replication',
      (bytes) =>
        Buffer.from(bytes.toString('latin1').replace('"replication":2', '"replication":7'), 'latin1'),
      'it is of replication 7',
    ],
    [
      'of another job',
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/"job":"./, '"job":"x'), 'latin1'),
      'another scenario',
    ],
  ];
  it.each(torn)('whose file is %s are named and made again', async (_, damage, why) => {
    await run([]);
    const whole = readFileSync(fileOf(2));
    writeFileSync(fileOf(2), damage(whole));
    const { ran, got } = await run([folder]);
    expect(ran).toEqual([2]);
    expect(got).toEqual(expected([1, 2, 3, 4]));
    expect(said).toEqual([expect.stringContaining('000002.replication is not used')]);
    expect(said[0]).toContain(why);
    expect(readFileSync(fileOf(2))).toEqual(whole);
  });

  it('may come from several folders', async () => {
    await run([], [2, 3]);
    const shard = path.join(folder, 'shard');
    const inShard = keeping(inProcess(), { folder: shard, from: [], about: {}, say: () => {} });
    await inShard.run({ ...job, replications: [1, 3] }, { onMeasures: () => {} });
    expect((await run([folder, shard])).ran).toEqual([4]);
  });

  it('stay as they are, with nothing beside them, when one fails', async () => {
    await run([], [1]);
    const before = contents(folder);
    const full = inProcess(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    await expect(keeper(full, [folder]).run(job, { onMeasures: () => {} })).rejects.toThrow('ENOSPC');
    expect(contents(folder)).toEqual(before);
    expect(readdirSync(finishedFolder(folder, jobKey(job))).sort()).toEqual([
      '000001.replication',
      'job.json',
    ]);
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}
