/** The table of mechanisms names a key, a test, a chart, a measure and a what-if for each: all of them are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEANINGS } from '../../src/measures/meanings.js';
import { SHIPPED, shipped } from './shipped.js';

const ROOT = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const rows = text('docs/background/mechanisms.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| mechanism'))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/gu, '').trim()));
const charts = readdirSync(join(ROOT, 'src/report/charts'))
  .map((file) => text(`src/report/charts/${file}`))
  .join('\n');
const whatIfs = new Set(SHIPPED.flatMap((file) => shipped(file).whatIfs));
const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name]) => name!);

describe.each(rows)('%s', (_mechanism, keys, tests, shown, measures, changed) => {
  it('has a key, a test, a chart, a measure and a what-if', () => {
    for (const cell of [keys, tests, shown, measures, changed]) expect(cell).toMatch(/\w/u);
    for (const test of quoted(tests!)) expect(existsSync(join(ROOT, `${test}.test.ts`)), test).toBe(true);
    for (const chart of shown!.split(', ')) expect(charts).toContain(`name: '${chart}'`);
    for (const whatIf of changed!.split('; ')) expect([...whatIfs]).toContain(whatIf);
    for (const measure of quoted(measures!)) {
      const end = measure.slice(measure.lastIndexOf('.') + 1);
      const known = MEANINGS.some(({ name }) => end === '*' || name.split('.').includes(end));
      expect(known, measure).toBe(true);
    }
  });
});
