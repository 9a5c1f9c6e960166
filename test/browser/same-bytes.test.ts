import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { TINY } from '../node/command.js';

/** What is asked of the library in the browser and here: the numbers of two replications. */
const PROGRAM = `
  const { readScenario, compile, simulate } = onward;
  const network = compile(readScenario(text, { file: 'tiny.yaml' }).scenario);
  return [1, 2].map((replication) => {
    const measures = simulate(network, 'browser', replication);
    return Object.entries(measures).map(([name, value]) => [name, typeof value === 'number' ? value : [...value]]);
  });
`;

const library = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const ORIGIN = 'https://onward.test';

describe('the portable library', () => {
  let browser: Browser;
  beforeAll(async () => {
    expect(inject('buildFailure')).toBe('');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  it('gives the same numbers, to the last bit, in Chromium and in Node', async () => {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) => {
      const isLibrary = route.request().url().endsWith('/index.js');
      return route.fulfill(
        isLibrary
          ? { contentType: 'text/javascript', body: readFileSync(library, 'utf8') }
          : { contentType: 'text/html', body: '<!doctype html><title>test</title>' },
      );
    });
    await page.goto(`${ORIGIN}/`);
    const there = await page.evaluate(
      `import('/index.js').then((onward) => ((onward, text) => {${PROGRAM}})(onward, ${JSON.stringify(TINY)}))`,
    );
    const onward: unknown = await import(library);
    const here: unknown = new Function('onward', 'text', PROGRAM)(onward, TINY);
    expect(there).toEqual(here);
    expect(JSON.stringify(there).length).toBeGreaterThan(1000);
  });
});
