import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';

const text = readFileSync(new URL('../../scenarios/starter.yaml', import.meta.url), 'utf8');

describe('the starter', () => {
  test.each([undefined, 'two more lanes', 'a flight every day'])(
    'checks and runs (what-if: %s)',
    (whatIf) => {
      const options = whatIf === undefined ? {} : { whatIf };
      const { scenario, issues, warnings } = readScenario(text, { file: 'starter.yaml', ...options });
      expect([...issues, ...warnings].map(formatIssue)).toEqual([]);
      expect(simulate(compile(scenario!), '1', 0, { check: true }).parties).toBeGreaterThan(2000);
    },
  );

  test('has a comment for every section', () => {
    const sections = text
      .split('\n')
      .filter((line) => /^[a-z]/.test(line) && !/^(title|description|duration)/.test(line));
    expect(sections.length).toBeGreaterThan(12);
    const bare = sections.filter(
      (line) => !line.includes('#') && !/^(crossings|cities|airports|destinations|origins):/.test(line),
    );
    expect(bare).toEqual([]);
  });
});
