import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyChanges, changesIn } from '../../src/scenario/changes.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';

/** First issue of a text and the processor time that it took (ms): a machine that is busy fails nobody. */
function refusal(text: string): { issue: string; took: number } {
  const before = process.cpuUsage();
  const { issues } = readScenario(text, { file: 'x.yaml' });
  const { user, system } = process.cpuUsage(before);
  return { issue: formatIssue(issues[0]!), took: (user + system) / 1000 };
}

describe('a file that is made to harm is refused quickly', () => {
  test('50 MB are refused with the limit, before they are parsed', () => {
    const { issue, took } = refusal('a: 1\n'.repeat(10_000_000));
    expect(issue).toBe(
      'x.yaml:1:1: the file is too large\n  expected at most 5 MB, found 50.0 MB\n  put long tables into CSV files beside the scenario',
    );
    expect(took).toBeLessThan(500);
  });

  test('aliases of aliases are refused before they are followed', () => {
    const levels = 'bcdefghij'.split('').map((name, i) => {
      const before = String.fromCharCode(97 + i);
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    });
    const { issue, took } = refusal(['a: &a [x, x, x]', ...levels].join('\n'));
    expect(issue).toContain('x.yaml:1:1: aliases repeat too much');
    expect(took).toBeLessThan(500);
  });

  test.each([
    ['lists', '['.repeat(25_000)],
    ['closed lists', `a: ${'['.repeat(2000)}${']'.repeat(2000)}`],
    ['lists that are written in one line', '- '.repeat(20_000)],
    ['keys that are maps', `${'? '.repeat(2000)}a`],
    ['maps', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('%s in one another are refused', (_, text) => {
    const { issue, took } = refusal(text);
    expect(issue).toMatch(/nested too deeply|is not closed|not YAML/);
    expect(took).toBeLessThan(2000);
  });

  test('a list or a map of more than 5,000 items is refused before its items are read', () => {
    const items = (count: number) => Array.from({ length: count }, (_, i) => `d${i}: 50 %`).join(', ');
    const { issue, took } = refusal(`onward: 1\ngroups: {men: {documents: {${items(5001)}}}}\n`);
    expect(issue).toBe(
      'x.yaml:2:27: groups.men.documents: there are too many items\n  expected at most 5,000, found 5,001',
    );
    expect(took).toBeLessThan(2000);
    const { issues } = readScenario(`onward: 1\ngroups: {men: {documents: {${items(5000)}}}}\n`, {
      file: 'x.yaml',
    });
    expect(issues.map(({ message }) => message)).not.toContain('there are too many items');
  });

  test('changes that look at more places than all of a file may are refused', () => {
    const kinds = Array.from({ length: 100 }, (_, i) => [`kind ${i}`, { beds: 5 }]);
    const document = {
      raw: { cities: { Oral: { lodging: Object.fromEntries(kinds) } } },
      place: () => ({ file: 'x.yaml', line: 1, column: 1 }),
    };
    const whatIf = { multiply: { 'cities.*.lodging.*.beds': 2, 'cities.Oral.lodging.*.beds': 3 } };
    const change = (left: number) =>
      applyChanges(document, changesIn(document, whatIf, []), { left }).issues.map(({ message }) => message);
    expect(change(10_000)).toEqual([]);
    expect(change(300)).toEqual(['there are too many changes for so large a scenario']);
  });

  test('names that reach into objects are no names', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const { issues } = readScenario(`onward: 1\n${name}: {polluted: 1}\n`, { file: 'x.yaml' });
      expect(issues.map((issue) => issue.message)).toContain(`${name} cannot be a name`);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a scenario whose runs would not end is refused', () => {
  test('bulletins every minute for a year', () => {
    const text = readFileSync(new URL('../fixtures/small.yaml', import.meta.url), 'utf8')
      .replace('duration: 10 days', 'duration: 365 days')
      .replace('every: 1 h', 'every: 1 min');
    expect(refusal(text).issue).toBe(
      'x.yaml:62:20: bulletins.every: there are too many bulletins within the run\n  expected at most 100,000\n  write a longer time between news',
    );
  });

  test('parties of a large group that look again every minute', () => {
    const text = readFileSync(new URL('../fixtures/small.yaml', import.meta.url), 'utf8')
      .replace('families: 300 persons/day', 'families: 800000 persons/day')
      .replace('travel: train', 'travel: train\n    looks again: 1 min');
    const { issue } = refusal(text);
    expect(issue).toBe(
      'x.yaml:24:18: groups.families.looks again: this is too often for so many parties over so long a run\n  write a longer time',
    );
    expect(readScenario(text.replace('1 min', '12 h'), { file: 'x.yaml' }).issues).toEqual([]);
  });

  test('a crossing that stands still every second', () => {
    const text = readFileSync(new URL('../fixtures/small.yaml', import.meta.url), 'utf8').replace(
      '    posts:',
      '    stands still: {after: exponential(1 s), for: 1 s}\n    posts:',
    );
    expect(refusal(text).issue).toContain(
      'stands still: there are too many standstills within the run\n  expected at most 100,000\n  write a longer time between them',
    );
    expect(readScenario(text.replace('exponential(1 s)', '1 day'), { file: 'x.yaml' }).issues).toEqual([]);
  });
});
