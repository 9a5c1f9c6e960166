import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema } from '../../src/scenario/json-schema.js';

type Node = Record<string, unknown> & { description?: string; examples?: unknown[] };

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const schema = jsonSchema() as Node;
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
const valid = ajv.compile(schema);

/** Every key that the schema names, with where it stands. */
function keys(): { path: string; node: Node }[] {
  const found: { path: string; node: Node }[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'examples') continue;
      walk(inner, `${path}/${key}`);
      if (key !== 'properties') continue;
      for (const [name, property] of Object.entries(inner as Record<string, Node>)) {
        found.push({ path: `${path}/${name}`, node: property });
      }
    }
  };
  walk(schema, '');
  return found;
}

describe('what an editor is told', () => {
  const all = keys();

  test('every key has a sentence for hover', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ node }) => !node.description).map(({ path }) => path)).toEqual([]);
  });

  test('every key has an example or keys below it', () => {
    const bare = all.filter(
      ({ node }) =>
        !node.examples && !node.properties && !node.additionalProperties && !node.items && !node.enum,
    );
    expect(bare.map(({ path }) => path).filter((path) => !/\/definitions\/[^/]+\/value$/.test(path))).toEqual(
      [],
    );
  });

  test('every example is one that the schema takes', () => {
    for (const { path, node } of all) {
      const { examples = [], ...rest } = node;
      const takes = ajv.compile({ ...rest, definitions: schema.definitions });
      for (const example of examples) expect([path, example, takes(example)]).toEqual([path, example, true]);
    }
  });

  test.each(['small', 'excerpt'])('it takes %s.yaml', (name) => {
    expect([
      valid(parse(file(`test/fixtures/${name}.yaml`), { merge: true, maxAliasCount: 1000 })),
      valid.errors,
    ]).toEqual([true, null]);
  });

  test('it asks nothing of names, since the YAML language server takes the key 1: for a number', () => {
    expect(JSON.stringify(schema)).not.toContain('propertyNames');
  });

  test.each([
    'starter',
    'kazakhstan-2022',
    'central-asia-2022',
    'finland-2022',
    'georgia-2022',
    'region-2022',
  ])('it takes the scenario %s', (name) => {
    expect([
      valid(parse(file(`scenarios/${name}.yaml`), { merge: true, maxAliasCount: 1000 })),
      valid.errors,
    ]).toEqual([true, null]);
  });

  const mistakes = JSON.parse(file('test/fixtures/mistakes.json')) as {
    instead: string;
    write: string;
    issues: string[];
  }[];
  const small = file('test/fixtures/small.yaml');
  const typos = mistakes.filter(
    ({ instead, issues }) => instead !== '' && issues.some((i) => i.includes('is not a key here')),
  );

  test.each(typos.map(({ instead, write, issues }) => [issues[0]!.split('\n')[0]!, instead, write]))(
    'it refuses a key that is not known: %s',
    (_, instead, write) => {
      expect(valid(parse(small.replace(instead, () => write)))).toBe(false);
    },
  );

  test('it stays small enough for an editor', () => {
    expect(JSON.stringify(schema).length).toBeLessThan(300_000);
  });
});
