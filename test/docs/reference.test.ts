import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../scripts/reference/keys.js';
import { exampleReader, languageReference } from '../../scripts/reference/language.js';
import { measuresReference } from '../../scripts/reference/measures.js';
import { compile } from '../../src/compile/compile.js';
import { MEANINGS, type Meaning } from '../../src/measures/meanings.js';
import type { Catalogue } from '../../src/measures/measures.js';
import { measureTree, unitOfMeasure } from '../../src/scenario/check/measures.js';
import { readScenario } from '../../src/scenario/read.js';

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('the reference', () => {
  test.each([
    ['docs/reference/language.md', languageReference],
    ['docs/reference/measures.md', measuresReference],
  ])('%s is as the sources say (else: npm run docs)', (name, made) => {
    expect(file(name)).toBe(made());
  });

  const { scenario, whatIfFile } = sectionsOf(exampleReader());
  const keys = [...scenario, ...whatIfFile].flatMap(({ path, keys }) =>
    keys.map((key) => ({ ...key, path: path === '' ? key.name : `${path}.${key.name}` })),
  );
  const sections = new Set(scenario.map(({ path }) => path));

  test('tells every key, with a sentence, a value, and an example or what stands below it', () => {
    expect(keys.length).toBeGreaterThan(150);
    const holds = (path: string) => [...sections].some((section) => section.startsWith(path));
    const isMode = (path: string) => /(<post>|change to)\.(car|bus|bicycle|foot|train|plane)$/.test(path);
    for (const { path, about, value, examples } of keys) {
      expect(about, path).toMatch(/\w.*[.)]$/);
      expect(value, path).not.toBe('');
      if (!isMode(path))
        expect(examples.length > 0 || holds(`${path}`) || /^(a list|a map)/.test(value), path).toBe(true);
    }
  });

  test('has only examples that the language reads', () => {
    const wrong = keys.flatMap(({ path, schema, examples }) =>
      examples
        .filter((example) => !schema.safeParse(example).success)
        .map((example) => `${path}: ${JSON.stringify(example)}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** A scenario in which every kind of measure is measured. */
const RICH = file('test/fixtures/small.yaml')
  .replace('    patience: 45 h', '    patience: 45 h\n    reconsiders: 6 h')
  .replace('room: 400 parties}', 'room: 400 parties, second check: {share: 10 %, desks: 2, service: 40 min}}')
  .replace('seats: 180,', 'seats: 180, cancelled: 5 %,')
  .replace(
    'registration: {desks: 12,',
    'registration: {desks: 12, documents: passport, appointments: {every: 15 min, ahead: 2 days},',
  )
  .replace('    admits: passport\n', '    admits: passport\n    change to: {car: {from: foot}}\n')
  .replace(
    'crossings:\n',
    'countries:\n  Kazakhstan: {help: 0.5, stay limit: {limit: 90 days, afterwards: {leave: 100 %}}}\ncrossings:\n',
  )
  .replace('    reconsiders: 6 h', '    reconsiders: 6 h\n    finds work: 0.02/day')
  .replace('    posts:\n', '    back: {entry: {car: {lanes: 1, service: 1 min}}}\n    posts:\n')
  .replace(
    'hours: "Mo-Fr 09:00-18:00"}',
    'hours: "Mo-Fr 09:00-18:00"}\n      permit: {desks: 2, service: 5 min, after: registration}',
  )
  .replace('groups:\n', 'groups:\n  visitors: {goal: {visit: 100 %}}\n')
  .replace('{city: Oral, ahead: 3 h}', '{city: Oral, desks: {security: {desks: 2, service: 1 min}}}');

describe('the list of measures', () => {
  const { scenario } = readScenario(RICH, { file: 'x.yaml' });
  const measured = namesAndUnits(compile(scenario!).catalogue);
  const pattern = ({ name }: Meaning) =>
    new RegExp(
      `^${name
        .replaceAll('.', '\\.')
        .replaceAll(/<mode>/g, '(car|bus|bicycle|foot|train|plane)')
        .replaceAll(/<[^>]+>/g, '[^.]+')}$`,
    );

  test('tells every measure of a run once, with its unit', () => {
    expect(measured.length).toBeGreaterThan(80);
    for (const { name, unit } of measured) {
      const found = MEANINGS.filter((meaning) => pattern(meaning).test(name));
      expect(
        found.map((meaning) => meaning.unit),
        name,
      ).toEqual([unit]);
    }
  });

  test('tells no measure that no run has', () => {
    const none = MEANINGS.filter((meaning) => !measured.some(({ name }) => pattern(meaning).test(name)));
    expect(none.map(({ name }) => name)).toEqual([]);
  });

  test('is what observations may name', () => {
    const tree = measureTree(scenario!);
    for (const { name, unit } of measured)
      expect([name, unitOfMeasure(name, tree)]).toEqual([name, { value: unit }]);
    const named = leaves(tree);
    const bare = (name: string) => name.replace(/\.(mean|p50|p90|p95|max)$/, '');
    const known = new Set(measured.map(({ name }) => name));
    expect(named.filter((name) => !known.has(bare(name)))).toEqual([]);
  });
});

function namesAndUnits({
  tallies,
  levels,
  counts,
  ratios,
  sums,
}: Catalogue): { name: string; unit: string }[] {
  return [
    ...tallies,
    ...levels,
    ...counts,
    ...sums,
    ...ratios.map(({ name }) => ({ name, unit: 'share' })),
  ].map(({ name, unit }) => ({ name, unit }));
}

function leaves(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, inner]) => {
    const name = [path, key].filter((part) => part !== '').join('.');
    return typeof inner === 'string' ? [name] : leaves(inner, name);
  });
}
