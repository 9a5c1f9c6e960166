/** Every scenario that Onward ships is checked, and run with a fiftieth of its people. Whole runs: test/soak/scenarios.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { expectSoundRun, SHIPPED, shipped, shippedInPart } from './shipped.js';

const PAGES = join(import.meta.dirname, '../../docs/scenarios');
/** Small enough for the quick suite, large enough that people meet at every station. */
const PART = 0.02;
/** A whole country is compiled (ms); for machines that do much else. */
const PATIENCE = 240_000;
/** What `onward new` writes; it explains itself. */
const STARTER = 'starter.yaml';
/** What happened after this day only checks the model of Kazakhstan. */
const LAST_DAY_TO_FIT = Date.parse('2022-09-28T00:00+03:00');

describe.each(SHIPPED)('%s', (file) => {
  test(
    'runs to its end with a fiftieth of its people, every invariant held and nobody lost',
    () => {
      expectSoundRun(compile(shippedInPart(file, PART)));
    },
    PATIENCE,
  );

  test('has a page that tells what it is for', () => {
    if (file === STARTER) return;
    expect(readFileSync(join(PAGES, file.replace('.yaml', '.md')), 'utf8')).toContain(`scenarios/${file}`);
  });

  test('fits nothing about Kazakhstan after 27 September 2022', () => {
    const { observations, startMs } = shipped(file);
    for (const { measure, use, at } of observations) {
      if (use !== 'calibrate' || !/Kazakhstan|Mashtakovo|Ozinki|Oral|Petropavl/.test(measure)) continue;
      expect(
        startMs + 1000 * at,
        `${measure} is fitted to what was known by 27 September`,
      ).toBeLessThanOrEqual(LAST_DAY_TO_FIT);
    }
  });
});

test.each(['georgia-2022.yaml', 'kazakhstan-2022.yaml', 'finland-2022.yaml'])(
  '%s: an exit that is closed to men stays closed, whatever the base changes at later dates',
  (file) => {
    const { timeline } = shipped(file, 'exit closed to men');
    const lanes = timeline
      .at(-1)!
      .then.crossings.flatMap(({ posts }) => posts.filter(({ name }) => name === 'exit'))
      .flatMap((post) => post.lanes.filter(({ mode }) => mode === 'car'));
    const shares = lanes.map(({ refuses }) => refuses['men by car']).filter((share) => share !== undefined);
    expect(new Set(shares)).toEqual(new Set([0.9]));
  },
);
