import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BIN, contents, ended, workshop } from '../node/command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const report = path.join(root, 'reports', 'kazakhstan-2022');

describe('the report in the repository', () => {
  const shop = workshop();

  it('is what the command in the README writes, byte by byte', async () => {
    // From the root, as the README says: the page's own commands name the file as it was named.
    const command = ['run', 'scenarios/kazakhstan-2022.yaml', '--replications', '20'];
    const out = path.join(shop.folder(), 'again');
    const { code, err } = await ended(
      spawn(process.execPath, [BIN, ...command, '--out', out], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    // The tables of a run are not in the repository.
    const isCommitted = ([name]: [string, string]) => !/^(run|unfinished)\b/.test(name);
    const committed = (folder: string) =>
      Object.fromEntries(Object.entries(contents(folder)).filter(isCommitted));
    const again = committed(path.join(shop.folder(), 'again'));
    const there = committed(report);
    expect(Object.keys(again)).toEqual(Object.keys(there));
    // Named one by one: a difference of a whole page is not worth printing.
    expect(Object.keys(there).filter((name) => there[name] !== again[name])).toEqual([]);
  });
});
