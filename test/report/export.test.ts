import { describe, expect, it } from 'vitest';
import { rounded } from '../../src/experiment/summary.js';
import { csv, harmless } from '../../src/report/export/csv.js';
import { exportFiles, type TextFormat } from '../../src/report/export/export.js';
import { syntheticResults } from '../support/results.js';

const results = syntheticResults({ days: 4 });
const exported = async (format: TextFormat, of = results) =>
  new Map((await exportFiles(of, format)).map(({ path, text }) => [path, text]));

/** Rows of a CSV text as RFC 4180 has it. */
function rows(text: string): string[][] {
  const found: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
    found.at(-1)!.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') found.push([]);
  }
  return found.filter((row) => row.length > 1 || row[0] !== '');
}

describe('a cell of a table', () => {
  it.each(['=cmd()|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '|x', '＝1', '＋1', '－1', '＠x'])(
    'that begins as a formula, %j, gets an apostrophe',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`);
    },
  );

  it.each(['Ozinki', 'a=b', 'men by car', '1 + 1', '', '’=1'])(
    'that does not, %j, stays as it is',
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );

  it('is one cell, whatever is in it, and numbers are numbers', () => {
    expect(csv([['a"b', 'c;=d', 'e\r\nf', -1.5, null, Number.NaN]])).toBe(
      '"a""b","c;=d","e\r\nf",-1.5,,\r\n',
    );
  });
});

describe('tables for a spreadsheet', () => {
  it('hold every measure with all the digits of summary.json', async () => {
    const [header, ...found] = rows((await exported('csv')).get('metrics.csv')!.slice(1));
    expect(header.slice(0, 5)).toEqual(['measure', 'unit', 'mean', 'low', 'high']);
    expect(found).toHaveLength(Object.keys(results.metrics).length);
    for (const [measure, unit, mean] of found) {
      expect(unit).toBe(results.metrics[measure].unit);
      expect(Number(mean)).toBe(rounded(results.metrics[measure].mean));
    }
  });

  it('give every value its source, and every chart its numbers', async () => {
    const files = await exported('csv');
    expect(rows(files.get('evidence.csv')!).slice(1)).toHaveLength(results.evidence.values.length);
    expect([...files.keys()].filter((path) => path.startsWith('charts/')).length).toBeGreaterThan(8);
  });

  it('run nothing, whatever a scenario calls its places', async () => {
    const names = ['=cmd()|calc', '@SUM(1)', '+2', '-3', '<script>', '\u001b[31m', '"quoted"', '\u202eleft'];
    const files = await exported(
      'csv',
      syntheticResults({ crossings: names, cities: names, groups: names, days: 3 }),
    );
    for (const [path, text] of files) {
      for (const sign of ['\u001b', '\u202e']) expect(text.includes(sign), path).toBe(false);
      for (const row of rows(text.replace('\ufeff', '')))
        for (const cell of row)
          if (Number.isNaN(Number(cell))) expect(cell, path).not.toMatch(/^\s*[=+\-@|]/u);
    }
  });
});

describe('data for a map', () => {
  const [place] = results.places.crossings;

  it('has each crossing as a point of GeoJSON, longitude first, with its figures and intervals', async () => {
    const { type, features } = JSON.parse((await exported('geojson')).get('places.geojson')!);
    expect(type).toBe('FeatureCollection');
    const found = features.find(
      (each: { properties: { name: string } }) => each.properties.name === place.name,
    );
    expect(found.geometry).toEqual({ type: 'Point', coordinates: [place.at![1], place.at![0]] });
    expect(found.properties).toMatchObject({ kind: 'crossing', country: 'Kazakhstan' });
    expect(found.properties['wait.mean (h)']).toBeGreaterThan(0);
    expect(found.properties['wait.mean (h), low']).toBeLessThan(found.properties['wait.mean (h)']);
  });

  it('has locations and flows as flowmap reads them, and every flow leads from a location to another', async () => {
    const files = await exported('flowmap');
    const locations = rows(files.get('locations.csv')!);
    const flows = rows(files.get('flows.csv')!);
    expect(locations[0]).toEqual(['id', 'name', 'lat', 'lon']);
    expect(flows[0]).toEqual(['origin', 'dest', 'count', 'time']);
    const ids = new Set(locations.slice(1).map(([id]) => id));
    expect(ids.size).toBe(locations.length - 1);
    expect(flows.length).toBeGreaterThan(10);
    for (const [origin, dest, count, time] of flows.slice(1)) {
      expect(ids).toContain(origin);
      expect(ids).toContain(dest);
      expect(Number(count)).toBeGreaterThan(0);
      expect(time).toMatch(/^2022-09-\d\d$/u);
    }
  });

  it('counts in flowmap whom the flows of the results count between located places', async () => {
    const { features } = JSON.parse((await exported('geojson')).get('flows.geojson')!);
    const persons = (features as { properties: { persons: number } }[]).reduce(
      (sum, { properties }) => sum + properties.persons,
      0,
    );
    const flows = rows((await exported('flowmap')).get('flows.csv')!).slice(1);
    expect(flows.reduce((sum, [, , count]) => sum + Number(count), 0) / persons).toBeCloseTo(1, 3);
  });
});

describe('the report as Markdown', () => {
  it('has a picture for each chart, and the findings', async () => {
    const files = await exported('md');
    const text = files.get('report.md')!;
    for (const [, picture] of text.matchAll(/\]\((charts\/[^)]+)\)/gu)) expect(files.has(picture)).toBe(true);
    expect(text).toContain('persons');
  });

  it('holds no markup that a scenario wrote', async () => {
    const evil = syntheticResults({
      days: 3,
      title: '<b>[x](javascript:alert(1))</b> # `y`',
      crossings: ['![i](http://x/)'],
    });
    const text = (await exported('md', evil)).get('report.md')!;
    expect(text).not.toContain('<b>');
    expect(text).not.toMatch(/(?<!\\)\]\((?!charts\/)/u);
  });
});
