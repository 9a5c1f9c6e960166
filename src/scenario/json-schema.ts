/** The JSON Schema of the language, for editors: made from the definition that checks a file. */
import * as z from 'zod';
import { GOALS } from './scenario.js';
import { bareValue, Definitions, type Schema } from './schema/json-values.js';
import type { LeafOptions, Reader } from './schema/leaf.js';
import { scenarioSchema } from './schema/schema.js';
import { whatIfFileSchema } from './schema/whatifs.js';

/** Nothing is read through this one: only the shape of the language matters. */
const NO_FILE: Reader = {
  context: { parameters: new Map(), startMs: 0, offsetMinutes: 0, from: 0, until: 1 },
  sources: [],
  files: undefined,
  meanPartySize: () => 1,
  memo: new Map(),
};

interface Told extends Schema {
  leaf?: LeafOptions;
  inner?: readonly z.ZodType[];
  wrapped?: boolean;
}

function convert(schema: z.ZodType, shared: Definitions): Schema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const told = jsonSchema as Told;
      // zod leaves out the examples of what it transforms.
      const { examples } = z.globalRegistry.get(zodSchema as unknown as z.ZodType) ?? {};
      if (Array.isArray(examples)) told.examples = examples;
      if (told.leaf !== undefined) {
        const { kind, expected, words } = told.leaf;
        const bare = bareValue(kind, words, shared);
        Object.assign(told, kind === 'because' ? bare : shared.stated(bare));
        const hasUnit = told.leaf.isFigure !== false && kind !== 'because';
        if (told.description !== undefined && hasUnit) told.description += ` (${expected})`;
      }
      if (told.inner !== undefined) {
        const inner = told.inner.map((each) => withoutDialect(each, shared));
        told.anyOf = told.wrapped === true ? [...inner, shared.withEvidence(inner[0]!)] : inner;
      }
      // Every key is a string in JSON, but an editor's server sees the key `1:` of YAML as a number and refuses it.
      delete told.propertyNames;
      delete told.leaf;
      delete told.inner;
      delete told.wrapped;
      if (told.examples?.length === 0) delete told.examples;
    },
  }) as Schema;
}

function withoutDialect(schema: z.ZodType, shared: Definitions): Schema {
  const { $schema: _dialect, ...rest } = convert(schema, shared);
  return rest;
}

/** JSON Schema (draft 7) of a scenario file, and of a file with `base:` that changes one. */
export function jsonSchema(): Record<string, unknown> {
  const shared = new Definitions();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Onward scenario',
    description: `A scenario of the language, version 1. Goals are ${GOALS.join(', ')}.`,
    type: 'object',
    if: { required: ['base'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: withoutDialect(whatIfFileSchema(NO_FILE), shared),
    else: withoutDialect(scenarioSchema(NO_FILE), shared),
    definitions: shared.all(),
  };
}
