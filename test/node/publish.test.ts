import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertReplaceable, type Files, publish } from '../../src/node/publish.js';
import { contents } from './command.js';

const SUMMARY = JSON.stringify({ scenario: {}, version: '0', seed: '1', replications: 1, metrics: {} });
const report = (text: string): Files =>
  new Map<string, string | Uint8Array>([
    ['summary.json', SUMMARY],
    ['report.html', text],
    ['charts/waits.vl.json', '{}'],
    ['charts/waits.svg', new TextEncoder().encode('<svg/>')],
  ]);

describe('publish', () => {
  let parent = '';
  let folder = '';
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'onward-publish-'));
    folder = path.join(parent, 'deep', 'report');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('writes every file, and leaves nothing beside the folder', async () => {
    await publish(folder, report('first'));
    expect(Object.keys(contents(folder)).sort()).toEqual([
      'charts/waits.svg',
      'charts/waits.vl.json',
      'report.html',
      'summary.json',
    ]);
    expect(readdirSync(path.dirname(folder))).toEqual(['report']);
  });

  it('replaces a report whole: charts that are no longer drawn are gone', async () => {
    await publish(folder, report('first'));
    await publish(folder, new Map([['summary.json', SUMMARY]]));
    expect(contents(folder)).toEqual({ 'summary.json': SUMMARY });
    expect(readdirSync(path.dirname(folder))).toEqual(['report']);
  });

  it('takes an empty folder', async () => {
    mkdirSync(folder, { recursive: true });
    await publish(folder, report('first'));
    expect(contents(folder)['report.html']).toBe('first');
  });

  it('refuses a folder that holds no report, and leaves it as it was', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'thesis.txt'), 'years of work');
    await expect(publish(folder, report('first'))).rejects.toThrow('choose another --out');
    writeFileSync(path.join(folder, 'summary.json'), '{"somebody": "else"}');
    await expect(publish(folder, report('first'))).rejects.toThrow('choose another --out');
    expect(contents(folder)['thesis.txt']).toBe('years of work');
  });

  it('refuses a report to which somebody added a file, and names the file', async () => {
    await publish(folder, report('first'));
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    await expect(assertReplaceable(folder)).rejects.toThrow('notes.txt');
    await expect(publish(folder, report('second'))).rejects.toThrow('notes.txt');
    expect(contents(folder)).toMatchObject({ 'notes.txt': 'mine', 'report.html': 'first' });
  });

  it('leaves the old report untouched when writing fails half-way', async () => {
    await publish(folder, report('first'));
    const before = contents(folder);
    const bad = new Map([...report('second'), ['../escape.html', 'out']]);
    await expect(publish(folder, bad)).rejects.toThrow('lies outside');
    expect(contents(folder)).toEqual(before);
    expect(readdirSync(path.dirname(folder))).toEqual(['report']);
  });

  it('follows a symbolic link to the folder instead of replacing the link', async () => {
    await publish(folder, report('first'));
    const link = path.join(parent, 'link');
    symlinkSync(folder, link);
    await publish(link, report('second'));
    expect(contents(folder)['report.html']).toBe('second');
    expect(readdirSync(parent).sort()).toEqual(['deep', 'link']);
  });

  it('gives the folder the same permissions as any new folder', async () => {
    await publish(folder, report('first'));
    mkdirSync(path.join(parent, 'plain'));
    expect(statSync(folder).mode).toBe(statSync(path.join(parent, 'plain')).mode);
  });
});
