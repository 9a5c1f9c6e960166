import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TINY, workshop } from '../node/command.js';
import { busier, bytesOf } from './runs.js';

/** A small file system in memory: needs root, and a kernel that lets it be mounted. */
const mountable = ((): boolean => {
  const { status } = spawnSync('unshare', [
    '--mount',
    'mount',
    '-t',
    'tmpfs',
    '-o',
    'size=1m',
    'tmpfs',
    '/mnt',
  ]);
  return status === 0;
})();
if (!mountable)
  console.warn('a full disk is not tested: no small file system can be mounted here (it needs root)');

describe.skipIf(!mountable)('a disk that is full', () => {
  const shop = workshop();
  const mounted = () => path.join(shop.folder(), 'small');
  const mount = (...options: string[]) =>
    expect(spawnSync('mount', [...options, '-t', 'tmpfs', 'tmpfs', mounted()]).status).toBe(0);
  beforeAll(() => {
    shop.write('busy.yaml', busier(TINY));
    mkdirSync(mounted());
    mount('-o', 'size=96k');
  });
  afterAll(() => {
    spawnSync('umount', [mounted()]);
  });

  it('ends the run with a clear error; finished replications are kept, and with more room it goes on', async () => {
    const run = (...more: string[]) =>
      shop.onward('run', 'busy.yaml', '--replications', '40', '--jobs', '2', ...more);
    const { code, err } = await run('--out', 'small/report');
    expect(code).toBe(2);
    expect(err).toContain('no space left on the disk.');
    expect(err).toMatch(
      /[1-9]\d* of 40 replications are finished and kept\. To go on: onward run .* --resume/,
    );

    const names = readdirSync(mounted(), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
    const kept = names.filter((name) => name.endsWith('.replication')).length;
    expect(kept).toBeGreaterThan(0);

    expect(spawnSync('mount', ['-o', 'remount,size=64m', mounted()]).status).toBe(0);
    const again = await run('--out', 'small/report', '--resume');
    expect(again.code).toBe(0);
    expect(again.err).toContain(`40 replications (${kept} from before)`);
    expect((await run('--out', 'large')).code).toBe(0);
    expect(bytesOf(shop, 'small/report')).toEqual(bytesOf(shop, 'large'));
  });
});
