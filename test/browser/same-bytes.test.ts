import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FIVE, measuredBytes } from '../support/bytes.js';

const library = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const stored = JSON.parse(readFileSync(new URL('../fixtures/same-bytes.json', import.meta.url), 'utf8'));
const ORIGIN = 'https://onward.test';

/** What a page does with the library: the hash of what each scenario measured. */
const HASHES = `async (onward, texts) => {
  const measuredBytes = ${measuredBytes};
  const hashes = {};
  for (const [file, content] of Object.entries(texts)) {
    const all = await new Blob(measuredBytes(onward, file, content)).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
    hashes[file] = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return hashes;
}`;

/** The whole way from a text to the results, intervals and all, as text. */
const RESULTS = `async (onward, text) => {
  const { scenario } = onward.readScenario(text, { file: 'small.yaml' });
  const results = await onward.runExperiment({
    scenario,
    network: onward.compile(scenario),
    file: 'small.yaml',
    hash: '',
    seed: 'browser',
    replications: 3,
    version: '0',
    executor: onward.inProcess(),
  });
  return JSON.stringify(results);
}`;

describe('the portable library', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    expect(inject('buildFailure')).toBe('');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) => {
      const isLibrary = route.request().url().endsWith('/index.js');
      return route.fulfill(
        isLibrary
          ? { contentType: 'text/javascript', body: readFileSync(library, 'utf8') }
          : { contentType: 'text/html', body: '<!doctype html><title>test</title>' },
      );
    });
    await page.goto(`${ORIGIN}/`);
  });
  afterAll(() => browser?.close());

  /** What a program makes of the library and a value in Chromium. */
  const there = (program: string, given: unknown): Promise<unknown> =>
    page.evaluate(`import('/index.js').then((onward) => (${program})(onward, ${JSON.stringify(given)}))`);

  it('measures the stored bytes of five scenarios in Chromium too', async () => {
    expect(await there(HASHES, FIVE)).toEqual(stored.hashes);
  });

  it('comes to the same results, to the last bit, in Chromium and in Node', async () => {
    const onward: unknown = await import(library);
    const run = new Function(`return ${RESULTS}`)() as (onward: unknown, text: string) => Promise<string>;
    const here = await run(onward, FIVE['small.yaml']!);
    expect(await there(RESULTS, FIVE['small.yaml'])).toBe(here);
    expect(here.length).toBeGreaterThan(1000);
  });
});
