/** The keys of the language, read off the definition that checks a file. */
import * as z from 'zod';
import type { Reader } from '../../src/scenario/schema/leaf.js';
import { scenarioSchema } from '../../src/scenario/schema/schema.js';
import { whatIfFileSchema } from '../../src/scenario/schema/whatifs.js';

/** One key. */
export interface Key {
  readonly name: string;
  /** What it says, without its default and its unit. */
  readonly about: string;
  /** What is written: `a duration`, `a list`, `a map of names`. */
  readonly value: string;
  readonly required: boolean;
  /** What holds where the key is not written. */
  readonly otherwise: string;
  readonly examples: readonly unknown[];
  /** The definition, to read values with. */
  readonly schema: z.ZodType;
}

/** The keys that stand together in one map. */
export interface Section {
  /** Dotted path, a name of the author's own as `<city>`: `cities.<city>.lodging.<kind>`. */
  readonly path: string;
  /** What the map is. */
  readonly about: string;
  readonly keys: readonly Key[];
}

/** Names that the author chooses, by the map that they stand in. */
const NAMES: Readonly<Record<string, string>> = {
  parameters: 'parameter',
  sources: 'source',
  groups: 'group',
  origins: 'origin',
  crossings: 'crossing',
  posts: 'post',
  cities: 'city',
  lodging: 'kind',
  desks: 'desk',
  airports: 'airport',
  destinations: 'destination',
  services: 'service',
  routes: 'route',
  timeline: 'entry',
  observations: 'observation',
  'what-ifs': 'what-if',
  documents: 'document',
  party: 'size',
  departures: 'group',
  refuses: 'group',
  share: 'group',
};

/** Every section of a scenario file, and of a file with a base, in the order of the language. */
export function sectionsOf(reader: Reader): { scenario: Section[]; whatIfFile: Section[] } {
  return {
    scenario: walk('', 'The top of the file.', scenarioSchema(reader)),
    whatIfFile: walk('', 'The top of a file that changes another.', whatIfFileSchema(reader)),
  };
}

interface Told {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly leaf?: { readonly expected: string; readonly words?: readonly string[] };
  readonly inner?: readonly z.ZodType[];
}

interface Shape {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
}

const shapeOf = (schema: z.ZodType) => (schema as unknown as { def: Shape }).def;

/** What is said of a schema, by itself or by the one inside it. */
function toldOf(schema: z.ZodType): Told {
  const own = (z.globalRegistry.get(schema) ?? {}) as Told;
  const { innerType } = shapeOf(schema);
  return innerType === undefined ? own : { ...toldOf(innerType), ...own };
}

/** The schema behind `optional` and behind what transforms it. */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType, in: before, type } = shapeOf(schema);
  const { inner } = (z.globalRegistry.get(schema) ?? {}) as Told;
  if (innerType !== undefined) return bare(innerType);
  if (inner !== undefined) return bare(inner[inner.length - 1]!);
  return type === 'pipe' && before !== undefined && shapeOf(before).type !== 'unknown'
    ? bare(before)
    : schema;
}

function walk(path: string, about: string, schema: z.ZodType): Section[] {
  const { shape, valueType, element } = shapeOf(bare(schema));
  const last = path.slice(path.lastIndexOf('.') + 1);
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const name = `<${NAMES[last] ?? 'name'}>`;
  if (element !== undefined) return walk(`${path}[]`, about, element);
  if (valueType !== undefined) return isLeaf(valueType) ? [] : walk(below(name), about, valueType);
  if (shape === undefined) return [];
  const keys = Object.entries(shape).map(([key, value]) => keyOf(key, value));
  const inner = Object.entries(shape).map(([key, value]) =>
    walk(below(key), toldOf(value).description ?? '', value),
  );
  return [{ path, about, keys }, ...merged(inner, path, Object.keys(shape))];
}

/** Sections below keys that hold the same thing (the modes of a post) are told once. */
function merged(inner: readonly Section[][], path: string, names: readonly string[]): Section[] {
  const same = new Map<string, { names: string[]; sections: Section[] }>();
  inner.forEach((sections, i) => {
    if (sections.length === 0) return;
    const keys = sections.map((section) => section.keys.map((key) => [key.name, key.about, key.value]));
    const key = JSON.stringify(keys);
    const known = same.get(key);
    if (known === undefined) same.set(key, { names: [names[i]!], sections });
    else known.names.push(names[i]!);
  });
  return [...same.values()].flatMap(({ names, sections }) => {
    if (names.length === 1) return sections;
    const prefix = path === '' ? '' : `${path}.`;
    const [first] = names as [string];
    return sections.map((section) => ({
      ...section,
      about: section === sections[0] ? 'Each has the same keys.' : section.about,
      path: `${prefix}<${names.join(' | ')}>${section.path.slice(prefix.length + first.length)}`,
    }));
  });
}

function isLeaf(schema: z.ZodType): boolean {
  const { shape, valueType, element } = shapeOf(bare(schema));
  return shape === undefined && valueType === undefined && element === undefined;
}

function keyOf(name: string, schema: z.ZodType): Key {
  const { description = '', examples = [], leaf } = toldOf(schema);
  return {
    name,
    about: withoutDefault(description),
    value: valueInWords(schema, leaf),
    required: shapeOf(schema).type !== 'optional',
    otherwise: /(?:^|[.:;,] )([^.:;]*?) unless written(?=[.;]|$)/.exec(description)?.[1] ?? '',
    examples,
    schema,
  };
}

/** A description without what holds where the key is not written, which is told apart. */
export function withoutDefault(description: string): string {
  return description
    .replace(/[^.:;]* unless written\.?$/, '')
    .trim()
    .replace(/[:;]$/, '.');
}

function valueInWords(schema: z.ZodType, leaf: Told['leaf']): string {
  if (leaf !== undefined) {
    return leaf.words === undefined ? leaf.expected : `${leaf.expected}: ${leaf.words.join(', ')}`;
  }
  const { inner } = toldOf(schema);
  const { shape, valueType, element } = shapeOf(bare(schema));
  const parts =
    inner !== undefined && inner.length > 1 ? `${toldOf(inner[0]!).leaf?.expected ?? 'a value'}, or ` : '';
  if (element !== undefined) return 'a list';
  if (valueType !== undefined) {
    const each = toldOf(valueType).leaf?.expected;
    if (shapeOf(bare(valueType)).type === 'unknown' && each === undefined) return 'a map of paths and values';
    return `${parts}a map of names${each === undefined ? '' : `, each with ${each}`}`;
  }
  return shape === undefined ? 'a text' : `${parts}a map with the keys below`;
}
