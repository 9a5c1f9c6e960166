import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { quantity, withInterval } from '../../src/experiment/format.js';
import type { Summary } from '../../src/experiment/results.js';
import { simulatedInWords } from '../../src/experiment/words.js';
import { reportFiles } from '../../src/report/files.js';
import { type Synthetic, syntheticResults } from '../support/results.js';
import { chartsOf, cutOnPaper, inChromium, overflow, runtime, serious, wakened } from './chromium.js';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'x'.repeat(2000),
  '🧳\u202e"\'',
  '=cmd()|calc',
  '\u001b[31mred',
];

describe('the report in Chromium', () => {
  const { open, written } = inChromium();
  let report = '';
  let summary: Summary;

  async function made(name: string, of: Synthetic): Promise<string> {
    const files = await reportFiles(syntheticResults(of), { runtime: runtime() });
    const text = (path: string) => files.find((file) => file.path === path)!.text;
    summary ??= JSON.parse(text('summary.json'));
    return written(name, text('report.html'));
  }

  beforeAll(async () => {
    report = await made('report', {});
  });

  it('opens from a file without a word on the console, asks nobody for anything, and brings every chart to life', async () => {
    const { page, complaints } = await open(report);
    const before = await chartsOf(page);
    expect(before.filter(({ live }) => live === null).length).toBeGreaterThan(5);
    await wakened(page);
    const found = await chartsOf(page);
    expect(found.length).toBeGreaterThan(10);
    for (const { name, live, marks } of found) {
      expect([name, live]).toEqual([name, 'yes']);
      expect(marks, `marks of ${name}`).toBeGreaterThan(5);
    }
    expect(complaints).toEqual([]);
  });

  it('draws alive what it shows as a still picture', async () => {
    const lines = '#chart-queues .mark-line path';
    const points = (of: Awaited<ReturnType<typeof open>>['page']) =>
      of.$$eval(lines, (paths) => paths.map((line) => line.getAttribute('d')!.split('L').length));
    const { page } = await open(report);
    await wakened(page);
    const { page: still } = await open(report, { javaScriptEnabled: false });
    expect(await points(page)).toEqual(await points(still));
    expect((await points(page)).length).toBe(12);
    expect((await points(page))[0]).toBeGreaterThan(100);
  });

  it('is whole without its script, and shows no button that would do nothing', async () => {
    const { page, complaints } = await open(report, { javaScriptEnabled: false });
    for (const { name, marks } of await chartsOf(page)) expect(marks, `marks of ${name}`).toBeGreaterThan(5);
    expect(await page.locator('button:visible, select:visible, input:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('tells the values under the pointer', async () => {
    const { page } = await open(report);
    await page.locator('#chart-queues').scrollIntoViewIfNeeded();
    await page.waitForSelector('#chart-queues[data-live="yes"]');
    const box = (await page.locator('#chart-queues svg').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.2, box.y + 70);
    await page.mouse.move(box.x + box.width * 0.21, box.y + 72);
    await page.waitForSelector('#tip:not([hidden])');
    expect(await page.locator('#tip').innerText()).toMatch(/Ozinki[\s\S]*2022[\s\S]*Persons/u);
    await page.keyboard.press('Escape');
    expect(await page.locator('#tip').isVisible()).toBe(false);
  });

  it('narrows the time of a chart by keyboard, and widens it again', async () => {
    const { page } = await open(report);
    const dates = () => page.locator('#chart-traffic .role-axis-label text').allInnerTexts();
    const line = () => page.locator('#chart-traffic .mark-line path').first().getAttribute('d');
    const slider = page.locator('[data-zoom="from"][data-of="traffic"]');
    await slider.focus();
    await page.waitForSelector('#chart-traffic[data-live="yes"]');
    const [wholeDates, whole] = [await dates(), await line()];
    expect(await slider.getAttribute('aria-valuetext')).toBe('19 Sep');
    for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
    await expect.poll(line).not.toBe(whole);
    expect(await slider.getAttribute('aria-valuetext')).not.toBe('19 Sep');
    expect(await page.locator('[data-zoom-words="traffic"]').innerText()).toMatch(/Sep.* to .*Oct/u);
    await page.keyboard.press('Home');
    await expect.poll(line).toBe(whole);
    expect(await dates()).toEqual(wholeDates);
  });

  it('opens the numbers behind a chart by keyboard, and saves them with all their digits', async () => {
    const { page } = await open(report);
    await page.locator('#departures summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#departures details[open] tbody tr').count()).toBeGreaterThan(5);
    const saved = page.waitForEvent('download');
    await page.locator('[data-act="csv"][data-of="departures"]').click();
    const text = readFileSync(await (await saved).path(), 'utf8');
    const header = await page.locator('#numbers-departures thead th').first().innerText();
    expect(text.startsWith(`\ufeff"${header}"`)).toBe(true);
    const [, first] = text.split('\r\n');
    const shown = await page.locator('#numbers-departures tbody tr').first().locator('td').allInnerTexts();
    expect(first.split(',').length).toBe(shown.length);
    for (const [i, cell] of first.split(',').entries()) {
      if (i > 0) expect(quantity(Number(cell), 'count')).toBe(shown[i]);
    }
  });

  it('saves a chart as SVG with its title in letters, and as PNG at twice its size', async () => {
    const { page, complaints } = await open(report);
    const save = async (act: string) => {
      const saved = page.waitForEvent('download');
      await page.locator(`[data-act="${act}"][data-of="departures"]`).click();
      return readFileSync(await (await saved).path());
    };
    const svg = (await save('svg')).toString();
    const title = await page.locator('#departures-title').innerText();
    expect(svg).toMatch(/^<svg/u);
    expect(svg).toContain(title.slice(0, 30));
    expect(svg).toContain('Source: Onward');
    const png = await save('png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const width = Number(/width="([\d.]+)"/u.exec(svg)![1]);
    expect(Math.abs(png.readUInt32BE(16) - 2 * width)).toBeLessThan(3);
    expect(complaints).toEqual([]);
  });

  it('opens what an anchor points into', async () => {
    const { page } = await open(report);
    await page.locator('#departures figcaption a').first().click();
    await page.waitForSelector('details[open][id^="values-"]');
    const values = page.locator('details[open][id^="values-"] tbody tr');
    expect(await values.first().isVisible()).toBe(true);
  });

  it('shows every figure as summary.json has it', async () => {
    const { page } = await open(report);
    const cards = await page.$$eval('[data-measure]', (all) =>
      all.map((each) => [each.getAttribute('data-measure')!, each.parentElement!.textContent ?? '']),
    );
    expect(cards.length).toBeGreaterThan(5);
    for (const [measure, text] of cards) {
      const [value, interval] = withInterval(summary.metrics[measure]).replace(')', '').split(' (');
      expect(text).toContain(value);
      expect(text).toContain(interval);
    }
    const simulated = await page.locator('[data-simulated]').allInnerTexts();
    expect([...simulated].sort()).toEqual(summary.observations.map(simulatedInWords).sort());
  });

  it('can be read by who does not see it, in the light and in the dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(report, { colorScheme });
      await page.locator('figure summary').first().click();
      await page.locator('details[id^="values-"] summary').first().click();
      expect(await serious(page)).toEqual([]);
    }
  });

  it('shows every verdict, and the name of a slider, whole on a phone', async () => {
    const { page } = await open(report, { viewport: { width: 360, height: 900 } });
    const verdicts = await page.$$eval('#published-table :is(.met, .missed)', (cells) =>
      cells.map((cell) => cell.getBoundingClientRect().right),
    );
    expect(verdicts.length).toBeGreaterThan(5);
    expect(Math.max(...verdicts)).toBeLessThanOrEqual(360);
    await page.locator('#chart-map').scrollIntoViewIfNeeded();
    await page.waitForSelector('#chart-map[data-live="yes"]');
    const lines = await page.$eval('#map .vega-bind-name', (name) => name.getClientRects().length);
    expect(lines).toBe(1);
  });

  it.each([360, 1000, 1600])('never scrolls sideways at %d px', async (width) => {
    const { page } = await open(report, { viewport: { width, height: 900 } });
    await wakened(page);
    expect(await overflow(page)).toBe(0);
  });

  it('follows the reader into the dark, and out of it when asked: no ink of the light is left', async () => {
    const { page } = await open(report, { colorScheme: 'dark' });
    const ink = () =>
      page.$eval('#chart-queues text', (text) => text.ownerDocument.defaultView!.getComputedStyle(text).fill);
    expect(await ink()).toBe('rgb(230, 233, 237)');
    await page.selectOption('#scheme', 'light');
    expect(await ink()).toBe('rgb(31, 35, 40)');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.selectOption('#scheme', 'dark');
    expect(await ink()).toBe('rgb(230, 233, 237)');
  });

  it('prints as PDF in ink on white, no chart wider than the paper or cut by its end', async () => {
    const { page } = await open(report, { colorScheme: 'dark' });
    await page.selectOption('#scheme', 'dark');
    expect(await cutOnPaper(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it('shows hostile names as text', async () => {
    const url = await made('hostile', {
      crossings: HOSTILE,
      cities: HOSTILE,
      groups: HOSTILE,
      title: HOSTILE[0],
      days: 4,
    });
    const { page, complaints } = await open(url, { viewport: { width: 360, height: 800 } });
    await wakened(page);
    expect(await page.title()).toBe(HOSTILE[0]);
    expect(await page.locator('h1').innerText()).toBe(HOSTILE[0]);
    expect(await page.locator('img').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    for (const { name, live } of await chartsOf(page)) expect([name, live]).toEqual([name, 'yes']);
    expect(complaints).toEqual([]);
  });
});
