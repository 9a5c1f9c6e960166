import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, TINY, workshop } from './command.js';

describe('onward merge', () => {
  const shop = workshop();
  const shard = async (k: number, out: string, file = 'tiny.yaml', ...more: string[]) => {
    const part = ['--replications', '4', '--shard', `${k}/2`, '--out', out, '--jobs', '1', '--quiet'];
    const { code, err } = await shop.onward('run', file, ...part, ...more);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  };
  beforeAll(async () => {
    shop.write('tiny.yaml', TINY);
    shop.write('other.yaml', TINY.replace('400/day', '401/day'));
    await shard(1, 'one');
    await shard(2, 'two');
    await shard(2, 'seed', 'tiny.yaml', '--seed', '2');
    await shard(2, 'foreign', 'other.yaml');
  });

  it('brings shards of one folder together where they lie, and leaves nothing unfinished', async () => {
    cpSync(path.join(shop.folder(), 'one'), path.join(shop.folder(), 'both'), { recursive: true });
    cpSync(path.join(shop.folder(), 'two'), path.join(shop.folder(), 'both'), { recursive: true });
    const { code, err } = await shop.onward('merge', 'tiny.yaml', 'both', '--quiet');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const names = Object.keys(contents(path.join(shop.folder(), 'both')));
    expect(names).toContain('report.html');
    expect(names.filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  it.each([
    ['a shard that is missing', ['one'], 'Replications 2, 4 are in no shard'],
    ['a shard of another seed', ['one', 'seed'], 'the seed is "1" in one and "2" in the other'],
    ['a shard of another scenario', ['one', 'foreign'], 'the scenario (its hash) is'],
    ['shards of a file that is not the one named', ['foreign'], 'it was changed since'],
    ['a folder with nothing in it', ['nowhere'], 'There are no finished replications in nowhere'],
  ])('refuses %s: exit code 2, and no report', async (_, folders, words) => {
    const { code, out, err } = await shop.onward('merge', 'tiny.yaml', ...folders, '--out', 'merged');
    expect(err).toContain(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(existsSync(path.join(shop.folder(), 'merged', 'report.html'))).toBe(false);
    // What the shards hold is still there for a better call.
    expect(Object.keys(contents(path.join(shop.folder(), 'one'))).join()).toContain('000001.replication');
  });

  it('asks where the report should go when there are several folders', async () => {
    const { code, err } = await shop.onward('merge', 'tiny.yaml', 'one', 'two');
    expect(err).toContain('Say with --out where the report of all shards should go.');
    expect(code).toBe(2);
  });
});
