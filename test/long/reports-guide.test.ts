import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, TINY, workshop } from '../node/command.js';

const guide = readFileSync(new URL('../../docs/guides/reports.md', import.meta.url), 'utf8');
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/gu)]
  .flatMap(([, block]) => block.trim().split('\n'))
  .map((line) => line.replace(/^npx onward /u, '').split(' '));
/** Needs a browser: test/browser prints one. */
const onPaper = (args: readonly string[]) => args.includes('pdf');

describe('the guide to reports', () => {
  const shop = workshop();

  beforeAll(() => {
    shop.write('my.yaml', TINY);
    shop.write('house.yaml', /```yaml\n([\s\S]*?)```/u.exec(guide)![1]);
  });

  it.each(commands.filter((args) => !onPaper(args)).map((args) => [args.join(' '), args] as const))(
    'has a command that does what it says: %s',
    async (_, args) => {
      const { code, err } = await shop.onward(...args, '--quiet');
      expect([code, err]).toEqual([0, '']);
    },
  );

  it('names the tables that are written', () => {
    const names = Object.keys(contents(`${shop.folder()}/reports/my-csv`));
    const told = [...guide.matchAll(/^\| `([\w-]+\.csv)` \|/gmu)].map(([, name]) => name);
    expect(told.length).toBeGreaterThan(3);
    expect(names.filter((name) => !name.startsWith('charts')).sort()).toEqual([...told].sort());
  });
});
