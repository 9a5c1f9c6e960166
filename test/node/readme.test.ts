import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { readScenario } from '../../src/scenario/read.js';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
const text = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!;

describe('the scenario in the README', () => {
  it.each([undefined, 'two more lanes'])('is sound and runs (what-if: %s)', (whatIf) => {
    const options = { file: 'README.yaml' };
    const { scenario, issues, warnings } = readScenario(
      text,
      whatIf === undefined ? options : { ...options, whatIf },
    );
    expect([...issues, ...warnings]).toEqual([]);
    expect(simulate(compile(scenario!), '1', 1, { check: true }).parties).toBeGreaterThan(3000);
  });
});
