import { readFileSync } from 'node:fs';
import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readScenario } from '../../src/scenario/read.js';

const small = readFileSync(new URL('../fixtures/small.yaml', import.meta.url), 'utf8');

/** What slips into a file: brackets, quotes, signs, words of YAML. */
const slip = fc.constantFrom(
  ...'[]{}:,"\'\n%*&|~-'.split(''),
  '  ',
  '- ',
  'null',
  '.nan',
  '-1',
  '[]',
  '{}',
  '*a',
  'value: ',
);
const slips = fc.array(fc.record({ at: fc.nat(small.length), cut: fc.nat(12), write: slip }), {
  minLength: 1,
  maxLength: 3,
});

describe('whatever is written in a file', () => {
  property.prop([slips], { seed: 20220921, numRuns: 100 })(
    'it is read, or told with a place in the file; it never throws',
    (changes) => {
      const text = changes.reduce(
        (t, { at, cut, write }) => t.slice(0, at) + write + t.slice(at + cut),
        small,
      );
      const { scenario, issues } = readScenario(text, { file: 'x.yaml' });
      expect(scenario === null).toBe(issues.length > 0);
      const lines = text.split('\n');
      for (const { line, column } of issues) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
      }
    },
  );
});
