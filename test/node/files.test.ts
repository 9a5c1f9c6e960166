import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInside, readScenarioFile } from '../../src/node/files.js';
import { TINY } from './command.js';

describe('files beside a scenario', () => {
  let parent = '';
  let folder = '';
  beforeAll(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'onward-files-'));
    folder = path.join(parent, 'scenarios');
    mkdirSync(path.join(folder, 'tables'), { recursive: true });
    writeFileSync(path.join(folder, 'tables', 'arrivals.csv'), 'hour,parties\n');
    writeFileSync(path.join(parent, 'secret.csv'), 'secret');
    symlinkSync(path.join(parent, 'secret.csv'), path.join(folder, 'leads-out.csv'));
    symlinkSync(path.join(folder, 'tables', 'arrivals.csv'), path.join(folder, 'stays-in.csv'));
    symlinkSync(parent, path.join(folder, 'up'));
    writeFileSync(path.join(folder, 'large.csv'), '');
    truncateSync(path.join(folder, 'large.csv'), 6_000_000);
    writeFileSync(path.join(folder, 'latin1.csv'), new Uint8Array([0x4f, 0xe9, 0x6c]));
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('are read by their path from its folder, through links that stay inside', () => {
    expect(readInside(folder, 'tables/arrivals.csv')).toBe('hour,parties\n');
    expect(readInside(folder, 'stays-in.csv')).toBe('hour,parties\n');
  });

  it.each([
    ['../secret.csv', 'outside'],
    ['tables/../../secret.csv', 'outside'],
    ['/etc/hostname', 'outside'],
    ['leads-out.csv', 'outside'],
    ['up/secret.csv', 'outside'],
    ['https://example.org/a.csv', 'address'],
    ['file:///etc/hostname', 'address'],
    ['large.csv', 'too-large'],
    ['latin1.csv', 'encoding'],
    ['tables', 'not-a-file'],
    ['nothing.csv', 'missing-file'],
  ])('are refused: %s is %s', (name, code) => {
    expect(readInside(folder, name)).toMatchObject({ code });
  });

  it('are suggested where the name is nearly right', () => {
    expect(readInside(folder, 'stays_in.csv')).toMatchObject({
      hint: expect.stringContaining('stays-in.csv'),
    });
  });
});

describe('a scenario file', () => {
  let folder = '';
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'onward-files-'));
    write('tiny.yaml', TINY);
    write('more.yaml', 'base: tiny.yaml\nmultiply: {origins.*.departures.families: 2}\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read with its hash, which changes with any file that was read', () => {
    const first = readScenarioFile(path.join(folder, 'more.yaml'));
    expect(first.issues).toEqual([]);
    expect(first.name).toBe('more.yaml');
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(readScenarioFile(path.join(folder, 'more.yaml')).hash).toBe(first.hash);
    write('tiny.yaml', `${TINY}# a remark\n`);
    expect(readScenarioFile(path.join(folder, 'more.yaml')).hash).not.toBe(first.hash);
    write('tiny.yaml', TINY);
  });

  it('has issues that stand at the path the user typed', () => {
    write('wrong.yaml', TINY.replace('title:', 'titel:'));
    const { scenario, issues } = readScenarioFile(path.join(folder, 'wrong.yaml'));
    expect(scenario).toBeNull();
    expect(issues[0]).toMatchObject({ file: path.join(folder, 'wrong.yaml') });
  });

  it('that is missing is an issue with the name that was probably meant', () => {
    const { scenario, issues } = readScenarioFile(path.join(folder, 'tinny.yaml'));
    expect(scenario).toBeNull();
    expect(issues).toMatchObject([{ code: 'missing-file', hint: expect.stringContaining('tiny.yaml') }]);
  });
});
