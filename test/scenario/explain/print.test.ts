import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printScenario } from '../../../src/scenario/explain/print.js';
import { readScenario } from '../../../src/scenario/read.js';
import { resolveScenario } from '../../../src/scenario/resolve.js';

const file = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

describe('a scenario that is printed', () => {
  test.each([
    'test/fixtures/small.yaml',
    'test/fixtures/excerpt.yaml',
    'scenarios/starter.yaml',
    'scenarios/kazakhstan-2022.yaml',
  ])('reads back to the same scenario: %s', (name) => {
    const text = file(name);
    const printed = printScenario(resolveScenario(text, { file: 'x.yaml' }).document!.raw);
    const [first, second] = [text, printed].map((t) => readScenario(t, { file: 'x.yaml' }));
    expect(second!.issues).toEqual([]);
    expect(second!.scenario).toEqual(first!.scenario);
  });

  test('is the same text when it is printed again', () => {
    const raw = (text: string) => resolveScenario(text, { file: 'x.yaml' }).document!.raw;
    const printed = printScenario(raw(file('test/fixtures/small.yaml')));
    expect(printScenario(raw(printed))).toBe(printed);
  });

  test('quotes what an editor or an older reader would take for something else', () => {
    const raw = {
      lanes: { '00:00-08:00': 3 },
      party: { 1: '60 %' },
      at: '2022-09-27',
      service: 'gamma(2, 3 min)',
    };
    expect(printScenario({ groups: { a: raw } })).toBe(
      [
        'groups:',
        '  a:',
        '    lanes: {"00:00-08:00": 3}',
        '    party: {1: 60 %}',
        '    at: "2022-09-27"',
        '    service: gamma(2, 3 min)',
        '',
      ].join('\n'),
    );
    expect(printScenario({ groups: { a: { post: { service: raw.service } } } })).toContain(
      '{service: "gamma(2, 3 min)"}',
    );
  });
});
