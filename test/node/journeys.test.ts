import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/node/archive/query.js';
import { sha256 } from '../../src/node/build.js';
import { TINY, workshop } from './command.js';

/** Lanes that are too few and patience that ends: journeys end in every way. */
const CROWDED = TINY.replace('goal:', 'patience: exponential(3 h)\n    goal:').replace('400/day', '600/day');

describe('journeys', () => {
  const shop = workshop();
  const folder = () => path.join(shop.folder(), 'reports/tiny');
  const rows = async (sql: string) => (await query(folder(), sql)).rows;
  beforeAll(async () => {
    shop.write('tiny.yaml', CROWDED);
    const { code, err } = await shop.onward(
      ...['run', 'tiny.yaml', '--replications', '3', '--journeys', '2', '--quiet'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('are recorded for as many replications as asked', async () => {
    expect(await rows('select distinct replication from journeys order by all')).toEqual([[1], [2]]);
  });

  it('end as the measures of their replications say', async () => {
    const ends = await rows(
      "select replication, 'outcomes.' || place, sum(persons)::double from journeys where kind = 'end' group by all order by all",
    );
    const metrics = await rows(
      "select replication, measure, value from metrics where measure in (select 'outcomes.' || place from journeys where kind = 'end') and replication <= 2 and value > 0 order by all",
    );
    expect(ends.length).toBeGreaterThanOrEqual(4);
    expect(ends).toEqual(metrics);
  });

  it('wait as long at each station as the measures say', async () => {
    const station = 'crossings.Mashtakovo.exit.car';
    const [[served, wait, reneged]] = (await rows(
      `select count(*) filter (outcome = 'served')::int, avg(coalesce(served, went) - came) / 3600, count(*) filter (outcome = 'reneged')::int from journeys where place = '${station}' and replication = 1`,
    )) as [[number, number, number]];
    const metric = async (name: string) =>
      (
        await rows(`select value from metrics where measure = '${station}.${name}' and replication = 1`)
      )[0]![0] as number;
    expect(served).toBe(await metric('served'));
    expect(reneged).toBe(await metric('reneged'));
    expect(reneged).toBeGreaterThan(0);
    // Whoever gives up has waited too; six digits are kept of a wait.
    expect(wait).toBeCloseTo(await metric('wait.mean'), 4);
  });

  it('follow each party without a gap: nobody is at two stations, or leaves before it comes', async () => {
    expect(await rows('select * from journeys where went < came or served < came or served > went')).toEqual(
      [],
    );
    expect(
      await rows(
        "select * from (select came, lag(went) over (partition by replication, party order by came, went) as before from journeys where kind in ('station', 'way')) where before > came",
      ),
    ).toEqual([]);
  });

  it('stand in the manifest, with their checksums', () => {
    const { journeys } = JSON.parse(readFileSync(path.join(folder(), 'run/manifest.json'), 'utf8'));
    expect(journeys.files.map(({ file }: { file: string }) => file)).toEqual([
      'journeys/1.parquet',
      'journeys/2.parquet',
    ]);
    for (const { file, sha256: sum } of journeys.files)
      expect(sha256(readFileSync(path.join(folder(), 'run', file)))).toBe(sum);
  });

  it('are of no use without a report', async () => {
    const { code, err } = await shop.onward('run', 'tiny.yaml', '--journeys', '1', '--no-report');
    expect([code, err]).toEqual([
      2,
      '--journeys are recorded beside a report, and --no-report writes none: leave one out.\n',
    ]);
  });
});
