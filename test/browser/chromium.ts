/** Chromium for the tests of a file, shared by all of them, and pages that tell what they complain of. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

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

export interface Opened {
  readonly page: Page;
  /** What the console complained of, and what was asked of anybody but the file itself. */
  readonly complaints: string[];
}

export interface Chart {
  readonly name: string;
  /** `yes` once it is live. */
  readonly live: string | null;
  readonly marks: number;
}

/** The text of the script inside pages. */
export const runtime = (): string =>
  readFileSync(fileURLToPath(new URL('../../dist/page-runtime.js', import.meta.url)), 'utf8');

export function inChromium() {
  let browser: Browser;
  const folder = mkdtempSync(path.join(tmpdir(), 'onward-report-'));
  beforeAll(async () => {
    expect(inject('buildFailure')).toBe('');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  });
  // A page left open goes on using memory while the next ones are looked at.
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens an address; whatever it asks for but itself is refused, and counted. */
  async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    await context.route('**/*', (route) => {
      const asked = route.request().url();
      if (asked === url.split('#')[0] || asked.startsWith('data:image/svg+xml')) return route.continue();
      complaints.push(`request: ${asked}`);
      return route.abort();
    });
    await page.goto(url);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('#main[data-live]');
    return { page, complaints };
  }

  return {
    folder,
    open,
    /** Writes a page, and gives its address. */
    written: (name: string, text: string): string => {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, text);
      return pathToFileURL(file).href;
    },
  };
}

/** Brings every chart near, so that it wakes, and waits until it has. */
export async function wakened(page: Page): Promise<void> {
  for (const place of await page.$$('[data-chart]')) {
    await place.scrollIntoViewIfNeeded();
    const name = await place.getAttribute('data-chart');
    await page.waitForSelector(`#chart-${name}[data-live]`);
  }
}

export function chartsOf(page: Page): Promise<Chart[]> {
  return page.$$eval('[data-chart]', (places) =>
    places.map((place) => ({
      name: place.getAttribute('data-chart') ?? '',
      live: place.getAttribute('data-live'),
      marks: place.querySelectorAll('.role-mark path, .role-mark line, .role-mark text').length,
    })),
  );
}

/** Whether the page itself can be moved sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** The width of A4 within the margins of a printed page, and its height (px). */
const PAPER = { width: 695, height: 1024 };

/** Printed as A4: the charts that are wider than the paper, higher than a page of it, or may be cut by its end. */
export async function cutOnPaper(page: Page): Promise<string[]> {
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  const { width, height } = page.viewportSize()!;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  const found = await page.$$eval(
    '.chart',
    (places, paper) =>
      places.flatMap((place) => {
        const whole = place.closest('figure')!;
        const beyond = place.scrollWidth - place.clientWidth;
        const high = whole.getBoundingClientRect().height;
        const { breakInside } = place.ownerDocument.defaultView!.getComputedStyle(whole);
        return beyond > 1 || high >= paper.height || breakInside !== 'avoid'
          ? [`${place.id}: ${beyond} px too wide, ${high} px high, breaks: ${breakInside}`]
          : [];
      }),
    PAPER,
  );
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width, height });
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds serious or critical: rule and first element, one a line. */
export async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary))`);
}
