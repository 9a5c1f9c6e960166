import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workshop } from './command.js';

describe('the folder of a report', () => {
  const shop = workshop();
  beforeAll(() => {
    shop.write('tiny.yaml', TINY);
    shop.write('thesis.txt', 'years of work');
  });

  it.each(['', ' ', '.', '..', './reports/..'])(
    'is never the one that the command runs in: --out %j',
    async (out) => {
      const { code, err } = await shop.onward('run', 'tiny.yaml', '--replications', '1', '--out', out);
      expect(err).toMatch(/--out/u);
      expect(code).toBe(2);
      expect(existsSync(path.join(shop.folder(), 'thesis.txt'))).toBe(true);
      expect(existsSync(path.join(shop.folder(), 'summary.json'))).toBe(false);
    },
  );
});
