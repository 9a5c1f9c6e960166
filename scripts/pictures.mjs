/**
 * Makes the pictures of the README from the report in the repository: `npm run pictures`. It needs Chromium (or its path
 * in ONWARD_CHROMIUM) and a report at reports/kazakhstan-2022, which `npm start` makes.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = pathToFileURL(path.join(root, 'reports', 'kazakhstan-2022', 'report.html')).href;
const images = path.join(root, 'docs', 'images');
const [WIDTH, HEIGHT] = [1000, 1000];

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
try {
  // Sharp on a dense screen; without the script, so that a picture does not depend on how far charts have come.
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    deviceScaleFactor: 2,
    javaScriptEnabled: false,
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(report);
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: path.join(images, 'report.png') });
  const map = page.locator('figure#map, figure#queues').first();
  await map.scrollIntoViewIfNeeded();
  await map.screenshot({ path: path.join(images, 'map.png'), style: 'nav{position:static!important}' });
  console.log('docs/images/report.png, docs/images/map.png');
} finally {
  await browser.close();
}
