import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, TINY, workshop } from '../node/command.js';

describe('onward report', () => {
  const shop = workshop();
  const file = (name: string) => path.join(shop.folder(), name);

  beforeAll(async () => {
    shop.write('tiny.yaml', TINY);
    const { code, err } = await shop.onward(
      'run',
      'tiny.yaml',
      '--replications',
      '2',
      '--out',
      'kept',
      '--quiet',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('draws a report again without running, byte by byte the same', async () => {
    const before = contents(file('kept'));
    expect(Object.keys(before)).toContain('report.html');
    writeFileSync(file('kept/report.html'), 'lost');
    const { code, err } = await shop.onward('report', 'kept');
    expect({ code, err: err.replace(/\d+ files/u, 'files') }).toEqual({ code: 0, err: 'files in kept\n' });
    expect(contents(file('kept'))).toEqual(before);
  });

  it.each([
    ['svg', ['queues.svg', 'waits.svg']],
    ['png', ['queues.png']],
    ['md', ['report.md', 'charts/queues.svg']],
    ['csv', ['metrics.csv', 'evidence.csv', 'charts/queues.csv']],
    ['geojson', ['places.geojson', 'flows.geojson']],
    ['flowmap', ['locations.csv', 'flows.csv']],
  ])('writes %s beside the report', async (format, names) => {
    const { code, err } = await shop.onward('report', 'kept', '--format', format);
    expect([code, err]).toEqual([0, expect.stringContaining(`kept-${format}`)]);
    for (const name of names) expect(existsSync(file(`kept-${format}/${name}`)), name).toBe(true);
  });

  it('writes one chart as PNG, twice as wide as it is drawn', async () => {
    await shop.onward('report', 'kept', '--format', 'svg', '--only', 'queues', '--out', 'one');
    await shop.onward('report', 'kept', '--format', 'png', '--only', 'queues', '--out', 'one');
    expect(Object.keys(contents(file('one')))).toEqual(['queues.png', 'queues.svg']);
    const width = Number(/width="([\d.]+)"/u.exec(readFileSync(file('one/queues.svg'), 'utf8'))![1]);
    expect(Math.abs(readFileSync(file('one/queues.png')).readUInt32BE(16) - 2 * width)).toBeLessThan(3);
  });

  it('writes a page with one chart beside the report, which stays whole', async () => {
    const before = contents(file('kept'));
    await shop.onward('report', 'kept', '--only', 'queues');
    const page = readFileSync(file('kept-html/report.html'), 'utf8');
    expect(page.match(/<figure/gu)).toHaveLength(1);
    expect(contents(file('kept'))).toEqual(before);
  });

  it('takes the colours of a theme, and says what is wrong with one', async () => {
    shop.write('house.yaml', 'light: {text: "#101010"}\n');
    await shop.onward('report', 'kept', '--only', 'queues', '--theme', 'house.yaml', '--out', 'themed');
    expect(readFileSync(file('themed/report.html'), 'utf8')).toContain('--text:#101010');
    shop.write('house.yaml', 'light: {txt: "#101010"}\n');
    const { code, err } = await shop.onward('report', 'kept', '--theme', 'house.yaml');
    expect(code).toBe(2);
    expect(err).toContain('house.yaml:1:9: light.txt: ');
  });

  it.each([
    [['report', 'nowhere'], 'There is no folder nowhere'],
    [['report', 'tiny.yaml'], 'to simulate a scenario: onward run'],
    [['report', '.'], 'holds no results'],
    [['report', 'kept', '--only', 'queue', '--format', 'svg'], 'Did you mean queues?'],
    [['report', 'kept', '--only', 'queues', '--format', 'geojson'], 'holds no charts'],
    [['report', 'kept', '--format', 'csv', '--out', 'kept'], 'is the folder of a report'],
    [['report', 'kept', '--format', 'docx'], 'Choices'],
  ])('refuses %j with exit code 2 and what to do', async (args, words) => {
    const { code, out, err } = await shop.onward(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /u);
  });

  it('refuses results that are damaged', async () => {
    shop.write('broken/run/results.json.gz', 'not gzip');
    const { code, err } = await shop.onward('report', 'broken');
    expect(code).toBe(2);
    expect(err).toContain('damaged');
  });

  it('says where a PDF would come from when no browser is there, and names one that cannot be run', async () => {
    process.env.ONWARD_CHROMIUM = file('tiny.yaml');
    chmodSync(file('tiny.yaml'), 0o644);
    const { code, err } = await shop.onward('report', 'kept', '--format', 'pdf');
    delete process.env.ONWARD_CHROMIUM;
    expect(code).toBe(2);
    expect(err).toContain('ONWARD_CHROMIUM names');
  });
});
