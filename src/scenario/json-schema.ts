/** The JSON Schema of the language, for editors: made from the definition that checks a file. */
import * as z from 'zod';
import { GOALS } from './scenario.js';
import type { Kind, LeafOptions, Reader } from './schema/leaf.js';
import { scenarioSchema } from './schema/schema.js';
import { whatIfFileSchema } from './schema/whatifs.js';

type Schema = z.core.JSONSchema.BaseSchema;

/** Nothing is read through this one: only the shape of the language matters. */
const NO_FILE: Reader = {
  context: { parameters: new Map(), startMs: 0, offsetMinutes: 0, from: 0, until: 1 },
  sources: [],
  files: undefined,
  meanPartySize: () => 1,
  memo: new Map(),
};

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const quantity: Schema = { type: ['number', 'string'] as unknown as 'string' };
const table: Schema = { type: 'object', properties: { table: text }, required: ['table'] };
const period: Schema = {
  type: 'object',
  properties: { from: text, until: text },
  additionalProperties: false,
};

/** How a bare value of each kind is written. */
function bareValue(kind: Kind, words: readonly string[] | undefined): Schema {
  const word: Schema = words === undefined ? quantity : { type: 'string', enum: [...words] };
  switch (kind) {
    case 'quantity':
      return quantity;
    case 'text':
      return quantity;
    case 'law':
    case 'table':
      return { anyOf: [quantity, table] };
    case 'truth':
      return { type: 'boolean' };
    case 'words':
      return { anyOf: [word, { type: 'array', items: word }] };
    case 'point':
      return { type: 'array', items: number, minItems: 2, maxItems: 2 };
    case 'staffing':
      return {
        anyOf: [
          quantity,
          { type: 'object', additionalProperties: stated(quantity), not: { required: ['value'] } },
        ],
      };
    case 'open':
      return { anyOf: [{ type: 'boolean' }, period, { type: 'array', items: period }] };
    case 'because':
      return {
        anyOf: [
          text,
          {
            type: 'object',
            properties: { text, source: text },
            required: ['text'],
            additionalProperties: false,
          },
        ],
      };
  }
}

/** A value, bare or with its evidence. */
function stated(bare: Schema): Schema {
  const wrapper: Schema = {
    type: 'object',
    description: 'A value with its evidence.',
    properties: {
      value: bare,
      source: { type: 'string', description: 'A name of sources, or estimate, fitted or assumption.' },
      note: { type: 'string', description: 'What a reader should know of the value.' },
      range: {
        type: 'array',
        description: 'The smallest and the largest value that is plausible.',
        items: quantity,
        minItems: 2,
        maxItems: 2,
      },
    },
    required: ['value'],
    additionalProperties: false,
  };
  return { anyOf: [bare, wrapper] };
}

interface Told extends Schema {
  leaf?: LeafOptions;
  inner?: readonly z.ZodType[];
  wrapped?: boolean;
}

function convert(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      const told = jsonSchema as Told;
      if (told.leaf !== undefined) {
        const { kind, expected, words } = told.leaf;
        const bare = bareValue(kind, words);
        Object.assign(told, kind === 'because' ? bare : stated(bare));
        if (told.description !== undefined && kind === 'quantity') told.description += ` (${expected})`;
      }
      if (told.inner !== undefined) {
        const inner = told.inner.map(withoutDialect);
        const wrapped = told.wrapped === true ? (stated(inner[0]!).anyOf!.slice(1) as Schema[]) : [];
        told.anyOf = [...inner, ...wrapped];
      }
      delete told.leaf;
      delete told.inner;
      delete told.wrapped;
      if (told.examples?.length === 0) delete told.examples;
    },
  }) as Schema;
}

function withoutDialect(schema: z.ZodType): Schema {
  const { $schema: _dialect, ...rest } = convert(schema);
  return rest;
}

/** JSON Schema (draft 7) of a scenario file, and of a file with `base:` that changes one. */
export function jsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Onward scenario',
    description: `A scenario of the language, version 1. Goals are ${GOALS.join(', ')}.`,
    type: 'object',
    if: { required: ['base'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: withoutDialect(whatIfFileSchema(NO_FILE)),
    else: withoutDialect(scenarioSchema(NO_FILE)),
  };
}
