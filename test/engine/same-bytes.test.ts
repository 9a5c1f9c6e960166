import { expect, it } from 'vitest';
import { FIVE, hashesOf } from '../support/bytes.js';

/** For whoever changes results on purpose: `npx vitest run test/engine/same-bytes.test.ts -u` stores the new ones. */
const ABOUT =
  'A regression, not a truth: hashes of what five scenarios measured when this was stored. Every Node that is supported must give the same, and so must Chromium.';

it('measures the bytes that are stored, in five scenarios', async () => {
  const hashes = hashesOf(FIVE);
  expect(new Set(Object.values(hashes)).size).toBe(5);
  const stored = `${JSON.stringify({ about: ABOUT, hashes }, null, 2)}\n`;
  await expect(stored).toMatchFileSnapshot('../fixtures/same-bytes.json');
});
