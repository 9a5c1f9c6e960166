import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../src/experiment/results.js';
import { query } from '../../src/node/archive/query.js';
import { TABLES } from '../../src/node/archive/tables.js';
import { build, sha256 } from '../../src/node/build.js';
import { BIN, TINY, workshop } from './command.js';

/** A machine on which npm left DuckDB out: nothing by that name is found. */
const WITHOUT_DUCKDB = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export function resolve(name, context, next) {
      if (!name.startsWith('@duckdb/')) return next(name, context);
      throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    }\`));
`)}`;

describe('the tables of a run', () => {
  const shop = workshop();
  const inside = (...names: string[]) => path.join(shop.folder(), 'reports/tiny', ...names);
  beforeAll(async () => {
    shop.write('tiny.yaml', TINY);
    const { code, err } = await shop.onward('run', 'tiny.yaml', '--replications', '3', '--quiet');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
  const ask = (sql: string) => query(inside(), sql);
  const rows = async (sql: string) => (await ask(sql)).rows;

  it('answer SQL with what the summary has', async () => {
    const { metrics } = JSON.parse(readFileSync(inside('summary.json'), 'utf8')) as Summary;
    const { mean, unit } = metrics['outcomes.settled']!;
    const [[name, count, found, of]] = (await rows(
      "select measure, count(*)::int, avg(value), unit from metrics where measure = 'outcomes.settled' group by all",
    )) as [[string, number, number, string]];
    expect({ name, count, of }).toEqual({ name: 'outcomes.settled', count: 3, of: unit });
    // The summary has six digits.
    expect(found).toBeCloseTo(mean!, 2);
  });

  it('tell where the ways of all ended, as the measures do', async () => {
    const ends = await rows('select outcome, sum(persons) from ends group by all order by all');
    const found = new Map(ends as [string, number][]);
    expect(found.get('settled')).toBeGreaterThan(0);
    for (const [outcome, persons] of found) {
      const [[mean]] = (await rows(
        `select avg(value) from metrics where measure = 'outcomes.${outcome}'`,
      )) as [[number]];
      expect(persons, outcome).toBeCloseTo(mean, 6);
    }
  });

  it('have the columns that the manifest tells, and it has their checksums, the scenario and the seed', async () => {
    const manifest = JSON.parse(readFileSync(inside('run', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      onward: build(),
      seed: '1',
      replications: 3,
      scenario: { file: 'tiny.yaml', title: 'One crossing', whatIf: '' },
      machine: { node: process.version },
    });
    expect(manifest.scenario.text).toContain('Mashtakovo');
    expect(manifest.time.seconds).toBeGreaterThan(0);
    expect(Object.keys(manifest.tables)).toEqual(Object.keys(TABLES));
    for (const [name, { file, bytes, sha256: sum, columns }] of Object.entries<Record<string, never>>(
      manifest.tables,
    )) {
      const content = readFileSync(inside('run', file));
      expect([content.length, sha256(content)]).toEqual([bytes, sum]);
      expect((await ask(`from ${name} limit 0`)).columns).toEqual(Object.keys(columns));
    }
  });

  it.each([
    ["copy metrics to 'stolen.csv'", 'Cannot access file'],
    ["select * from read_csv('tiny.yaml')", 'Cannot access file'],
    ["select * from 'tiny.yaml'", 'does not take the query'],
    ["attach 'other.db'", 'does not take the query'],
    ['install httpfs', 'does not take the query'],
    ['set enable_external_access = true', 'does not take the query'],
    ['select 1; select 2', 'A query is one statement of SQL.'],
    ['selekt 1', 'syntax error'],
  ])('%s is refused', async (sql, words) => {
    await expect(ask(sql)).rejects.toThrow(words);
    expect(existsSync('stolen.csv') || existsSync('other.db')).toBe(false);
  });

  it('are named where a folder has none', async () => {
    await expect(query(shop.folder(), 'select 1')).rejects.toThrow('holds no tables of a run');
  });

  it('are a spreadsheet on request, in which no text is a formula', async () => {
    const sql = "select '=1+1' as formula, 'a,b' as text, -1 as number";
    const { code, out } = await shop.onward('query', 'reports/tiny', sql, '--csv');
    expect({ code, out }).toEqual({ code: 0, out: 'formula,text,number\n\'=1+1,"a,b",-1\n' });
  });

  it('need DuckDB only when they are asked: without it, it is named with how to get it', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', WITHOUT_DUCKDB, BIN, 'query', 'reports/tiny', 'select 1'],
      { cwd: shop.folder(), encoding: 'utf8' },
    );
    expect(stderr).toContain('npm install @duckdb/node-api');
    expect(status).toBe(2);
  });
});
