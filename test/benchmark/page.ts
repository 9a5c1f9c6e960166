/**
 * How long a report takes from opening to being readable: `npx tsx test/benchmark/page.ts reports/…/report.html`. Needs
 * Chromium (or its path in ONWARD_CHROMIUM). Readable: the first screen is painted, with all its words; ready: the script
 * has run, and charts wake as they come near. Medians of several openings, each in a window of its own.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const OPENINGS = 7;

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error('say which page: npx tsx test/benchmark/page.ts reports/…/report.html');
const url = pathToFileURL(path.resolve(file)).href;

const browser = await chromium.launch({
  executablePath: process.env.ONWARD_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ],
});
const readable: number[] = [];
const ready: number[] = [];
try {
  for (let i = 0; i < OPENINGS; i++) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForSelector('#main[data-live]');
    ready.push(await page.evaluate<number>('performance.now()'));
    readable.push(
      await page.evaluate<number>(`new Promise((done) => new PerformanceObserver((list) =>
        done(list.getEntriesByName('first-contentful-paint')[0].startTime)).observe({ type: 'paint', buffered: true }))`),
    );
    await context.close();
  }
} finally {
  await browser.close();
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (values: readonly number[]) =>
  `${(median(values) / 1000).toFixed(2)} s (${values.map((ms) => (ms / 1000).toFixed(2)).join(', ')})`;
console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB`);
console.log(`readable after ${seconds(readable)}`);
console.log(`ready after    ${seconds(ready)}`);
