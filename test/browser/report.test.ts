import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reportFiles } from '../../src/report/files.js';
import { type Synthetic, syntheticResults } from '../support/results.js';

/** Chromium's own talk with the network is off, so that what is counted is the page's. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'x'.repeat(2000),
  '🧳\u202e"\'',
];

const folder = mkdtempSync(path.join(tmpdir(), 'onward-report-'));
const runtimeFile = fileURLToPath(new URL('../../dist/page-runtime.js', import.meta.url));

async function written(name: string, made: Synthetic): Promise<string> {
  const runtime = readFileSync(runtimeFile, 'utf8');
  const files = await reportFiles(syntheticResults(made), { runtime });
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, files.find(({ path }) => path === 'report.html')!.text);
  return pathToFileURL(file).href;
}

interface Opened {
  readonly page: Page;
  /** What the console complained of, and what was asked of anybody but the file itself. */
  readonly complaints: string[];
}

describe('the report in Chromium', () => {
  let browser: Browser;
  let report = '';

  beforeAll(async () => {
    expect(inject('buildFailure')).toBe('');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
    report = await written('report', {});
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    await context.route('**/*', (route) => {
      if (route.request().url() === url) return route.continue();
      complaints.push(`request: ${route.request().url()}`);
      return route.abort();
    });
    await page.goto(url);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('#main[data-live]');
    return { page, complaints };
  }

  const charts = (page: Page) =>
    page.$$eval('[data-chart]', (places) =>
      places.map((place) => ({
        name: place.getAttribute('data-chart'),
        live: place.getAttribute('data-live'),
        marks: place.querySelectorAll('.role-mark path, .role-mark line, .role-mark text').length,
      })),
    );

  it('opens from a file without a word on the console, asks nobody for anything, and brings every chart to life', async () => {
    const { page, complaints } = await open(report);
    const found = await charts(page);
    expect(found.length).toBeGreaterThan(10);
    for (const { name, live, marks } of found) {
      expect([name, live]).toEqual([name, 'yes']);
      expect(marks, `marks of ${name}`).toBeGreaterThan(5);
    }
    expect(complaints).toEqual([]);
  });

  it('draws alive what it shows as a still picture', async () => {
    const lines = (page: Page) =>
      page.$$eval('#chart-queues .mark-line path', (paths) =>
        paths.map((line) => line.getAttribute('d')!.split('L').length),
      );
    const { page } = await open(report);
    const { page: still } = await open(report, { javaScriptEnabled: false });
    expect(await lines(page)).toEqual(await lines(still));
    expect((await lines(page)).length).toBe(12);
    expect((await lines(page))[0]).toBeGreaterThan(100);
  });

  it('is whole without its script', async () => {
    const { page, complaints } = await open(report, { javaScriptEnabled: false });
    for (const { name, marks } of await charts(page)) expect(marks, `marks of ${name}`).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
  });

  it('tells the values under the pointer', async () => {
    const { page } = await open(report);
    await page.locator('#chart-queues').scrollIntoViewIfNeeded();
    const box = (await page.locator('#chart-queues svg').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.2, box.y + 70);
    await page.mouse.move(box.x + box.width * 0.21, box.y + 72);
    await page.waitForSelector('#tip:not([hidden])');
    expect(await page.locator('#tip').innerText()).toMatch(/Ozinki[\s\S]*2022[\s\S]*Persons/u);
  });

  it('opens the numbers behind a chart by keyboard', async () => {
    const { page } = await open(report);
    const summary = page.locator('figure summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('figure details[open] tbody tr').count()).toBeGreaterThan(5);
  });

  it.each([360, 1000, 1600])('never scrolls sideways at %d px', async (width) => {
    const { page } = await open(report, { viewport: { width, height: 900 } });
    const widths = await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    expect(widths).toEqual([width, width]);
  });

  it('follows the reader into the dark: no ink of the light is left', async () => {
    const { page } = await open(report, { colorScheme: 'dark' });
    const ink = await page.$eval(
      '#chart-queues text',
      (text) => text.ownerDocument.defaultView!.getComputedStyle(text).fill,
    );
    expect(ink).toBe('rgb(230, 233, 237)');
  });

  it('prints as PDF with no chart wider than the paper', async () => {
    const { page } = await open(report);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 690, height: 1000 });
    const cut = await page.$$eval('.chart', (places) =>
      places.filter((place) => place.scrollWidth > place.clientWidth + 1).map((place) => place.id),
    );
    expect(cut).toEqual([]);
  });

  it('shows hostile names as text', async () => {
    const url = await written('hostile', {
      crossings: HOSTILE,
      cities: HOSTILE,
      groups: HOSTILE,
      title: HOSTILE[0],
      days: 4,
    });
    const { page, complaints } = await open(url, { viewport: { width: 360, height: 800 } });
    expect(await page.title()).toBe(HOSTILE[0]);
    expect(await page.locator('h1').innerText()).toBe(HOSTILE[0]);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    for (const { name, live } of await charts(page)) expect([name, live]).toEqual([name, 'yes']);
    expect(complaints).toEqual([]);
  });
});
