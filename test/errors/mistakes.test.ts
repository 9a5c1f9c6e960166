import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';

interface Mistake {
  /** What is wrong, in words. */
  readonly mistake: string;
  /** What stands in small.yaml, and what is written there instead; '' stands for the whole file. */
  readonly instead: string;
  readonly write: string;
  /** Every issue that must be told, as it is printed. */
  readonly issues: readonly string[];
}

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const small = read('small.yaml');
const mistakes = JSON.parse(read('mistakes.json')) as Mistake[];

describe('a mistake in a scenario is told where it stands', () => {
  test.each(mistakes)('$mistake', ({ instead, write, issues }) => {
    expect(small).toContain(instead);
    const text = instead === '' ? write : small.replace(instead, () => write);
    const result = readScenario(text, { file: 'small.yaml' });
    expect([...result.issues, ...result.warnings].map(formatIssue)).toEqual(issues);
  });

  test('there are at least 120 distinct mistakes, each with something to say', () => {
    const texts = new Set(mistakes.map(({ issues }) => issues.join()));
    expect(texts.size).toBeGreaterThanOrEqual(120);
    expect(mistakes.filter(({ issues }) => issues.length === 0)).toEqual([]);
  });

  test('the scenario that the mistakes are made in has none', () => {
    const result = readScenario(small, { file: 'small.yaml' });
    expect([...result.issues, ...result.warnings].map(formatIssue)).toEqual([]);
  });

  test('all mistakes of a file are told at once, in the order of the file', () => {
    const text = small.replace('9 min', '9 km').replace('52 km', '52').replace('city: Oral', 'citty: Oral');
    const paths = readScenario(text, { file: 'small.yaml' }).issues.map((issue) => issue.path);
    expect(paths).toEqual([
      'crossings.Mashtakovo.posts.exit.car.service',
      'airports.Oral airport.citty',
      'routes.1.distance',
    ]);
  });
});
