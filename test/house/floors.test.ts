import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cycles, exactnessFaults, floorFaults, importsOf, portabilityFaults, readTree } from './house.js';

describe('the house', () => {
  const tree = readTree(fileURLToPath(new URL('../../src', import.meta.url)));

  it('is read whole', () => {
    expect(Object.keys(tree)).toContain('scenario/scenario.ts');
    expect(importsOf(tree).length).toBeGreaterThan(2);
  });

  it('has every folder import only from lower floors', () => {
    expect(floorFaults(tree)).toEqual([]);
  });

  it('has no files that import each other in a ring', () => {
    expect(cycles(tree)).toEqual([]);
  });

  it('runs in a browser and knows neither clock nor chance, but for src/node', () => {
    expect(portabilityFaults(tree)).toEqual([]);
  });

  it('works out results with functions of its own, which give the same bytes in every engine', () => {
    expect(exactnessFaults(tree)).toEqual([]);
  });
});

describe('the rules', () => {
  it('see an import that goes up, one that goes sideways and one to a folder without a floor', () => {
    const tree = {
      'random/law.ts': `import { run } from '../engine/run.js';`,
      'engine/run.ts': `export type { Network } from '../compile/compile.js';`,
      'compile/compile.ts': `const later = await import('../cellar/wine.js');`,
      'cellar/wine.ts': ``,
      'index.ts': `export { start } from './node/start.js';`,
      'node/start.ts': `import { run } from '../engine/run.js';`,
    };
    expect(floorFaults(tree)).toEqual([
      'cellar/ has no floor',
      'random/law.ts imports engine/run.ts',
      'engine/run.ts imports compile/compile.ts',
      'compile/compile.ts imports cellar/wine.ts',
      'index.ts imports node/start.ts',
    ]);
  });

  it('see an import out of src and one of a file that is not there', () => {
    const tree = {
      'engine/run.ts': `import '../../package.json'; import type { X } from './gone.js'; let y: import('./lost.js').Y;`,
    };
    expect(floorFaults(tree)).toEqual([
      'engine/run.ts imports ../../package.json, which lies outside of src/',
      'engine/run.ts imports ./gone.js, which does not exist',
      'engine/run.ts imports ./lost.js, which does not exist',
    ]);
  });

  it('let a folder import from itself and from below', () => {
    const tree = {
      'engine/run.ts': `import './heap.js'; import '../random/law.js';`,
      'engine/heap.ts': '',
      'random/law.ts': '',
    };
    expect(floorFaults(tree)).toEqual([]);
  });

  it('see a ring of files, of types too', () => {
    const tree = {
      'engine/a.ts': `import type { B } from './b.js';`,
      'engine/b.ts': `import { c } from './c.js';`,
      'engine/c.ts': `export * from './a.js';`,
      'engine/d.ts': `import './a.js';`,
    };
    expect(cycles(tree)).toEqual(['engine/a.ts → engine/b.ts → engine/c.ts → engine/a.ts']);
  });

  it('see Node, the clock and chance in portable code', () => {
    const tree = {
      'engine/a.ts': `import fs from 'node:fs'; import { join } from 'path'; import { Piscina } from 'piscina';`,
      'engine/b.ts': `Math.random(); Date.now(); new Date(); new Date; Date(); performance.now(); process.exit(1);`,
      'engine/c.ts': `globalThis.process; const d = { process }; Math\n.random;`,
    };
    expect(portabilityFaults(tree)).toEqual([
      'engine/a.ts imports node:fs',
      'engine/a.ts imports path',
      'engine/a.ts imports piscina',
      'engine/b.ts names Math.random',
      'engine/b.ts names Date.now',
      'engine/b.ts names the current Date',
      'engine/b.ts names the current Date',
      'engine/b.ts names the current Date',
      'engine/b.ts names performance',
      'engine/b.ts names process',
      'engine/c.ts names globalThis.process',
      'engine/c.ts names process',
      'engine/c.ts names Math.random',
    ]);
  });

  it('let src/node use Node, and portable code speak of given dates and members of the same name', () => {
    const tree = {
      'node/a.ts': `import fs from 'node:fs'; process.exit(Date.now());`,
      'engine/b.ts': `new Date(0); row.process; const x = { performance: 1 }; interface R { process: number }`,
    };
    expect(portabilityFaults(tree)).toEqual([]);
  });

  it('see a function that engines approximate, also one that is taken out of Math, and a power', () => {
    const tree = {
      'engine/a.ts': `Math.log(2); const { exp } = Math; [1].map(Math.sin); Math\n.atan2(1, 2);`,
      'engine/b.ts': `x ** 0.5; x ** 2; 2 ** n; x **= 2; 10 ** 3;`,
    };
    expect(exactnessFaults(tree)).toEqual([
      'engine/a.ts has Math.log',
      'engine/a.ts has Math',
      'engine/a.ts has Math.sin',
      'engine/a.ts has Math.atan2',
      'engine/b.ts has **',
      'engine/b.ts has **',
      'engine/b.ts has **',
      'engine/b.ts has **=',
      'engine/b.ts has **',
    ]);
  });

  it('let square roots, roundings and constant powers of two stand, and pictures approximate', () => {
    const tree = {
      'engine/a.ts': `Math.sqrt(2); Math.floor(x); 2 ** -53; log(2); row.exp(1);`,
      'report/b.ts': `Math.hypot(1, 2) ** 2.4;`,
    };
    expect(exactnessFaults(tree)).toEqual([]);
  });
});
