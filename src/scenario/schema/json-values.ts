/** How values are written, for the JSON Schema: bare, or with their evidence. */
import type * as z from 'zod';
import type { Kind } from './leaf.js';

export type Schema = z.core.JSONSchema.BaseSchema;

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const quantity: Schema = { type: ['number', 'string'] as unknown as 'string' };

function about(schema: Schema, description: string, ...examples: (string | number)[]): Schema {
  return { ...schema, description, ...(examples.length === 0 ? {} : { examples }) };
}

/** A map with these keys and no others. */
function map(properties: Record<string, Schema>, ...required: string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const tableKeys = {
  table: about(
    text,
    "A CSV file in the scenario's folder, whose first row names the columns.",
    'arrivals.csv',
  ),
  time: about(text, 'Column of dates, each later than the one before.', 'date'),
  rate: about(text, 'Column of figures: each holds from its time to the next.', 'cars'),
  per: about(text, 'Time that a figure is counted over. day unless written.', 'day', 'h'),
  times: about(quantity, 'Factor of all figures. 1 unless written.', 1.5),
  counts: about(
    { type: 'string', enum: ['parties', 'persons'] },
    'What a figure counts. parties unless written.',
    'persons',
  ),
  parties: about(text, 'Column of how many parties leave.', 'buses'),
  column: about(text, 'Column of observed values, each drawn with the same chance.', 'minutes'),
  unit: about(text, 'Unit of the values. None unless written.', 'min'),
};
const rateTable = map(
  {
    table: tableKeys.table,
    time: tableKeys.time,
    rate: tableKeys.rate,
    per: tableKeys.per,
    times: tableKeys.times,
    unit: tableKeys.counts,
  },
  'table',
  'time',
  'rate',
);
const timetable = map({ table: tableKeys.table, time: tableKeys.time }, 'table', 'time');
const schedule = map(
  { table: tableKeys.table, time: tableKeys.time, parties: tableKeys.parties },
  'table',
  'time',
);
const lawTable = map(
  { table: tableKeys.table, column: tableKeys.column, unit: tableKeys.unit },
  'table',
  'column',
);
const period = map({
  from: about(text, 'Open from this date. From the start unless written.', '2022-09-24'),
  until: about(text, 'Closed again from this date. To the end unless written.', '2022-10-01'),
});
const reason = map(
  {
    text: about(text, 'Why, in words.', 'Kazakhstan orders help for arrivals'),
    source: about(text, 'A name of sources, or estimate, fitted or assumption.', 'mvd-0927'),
  },
  'text',
);

/** How a bare value of each kind is written. */
export function bareValue(kind: Kind, words: readonly string[] | undefined, shared: Definitions): Schema {
  const word: Schema = words === undefined ? quantity : { type: 'string', enum: [...words] };
  switch (kind) {
    case 'quantity':
      return quantity;
    case 'text':
      return quantity;
    case 'law':
      return { anyOf: [quantity, lawTable] };
    case 'rate':
      return { anyOf: [quantity, rateTable] };
    case 'timetable':
      return { anyOf: [text, timetable] };
    case 'moments':
      return { anyOf: [text, { type: 'array', items: text }, schedule] };
    case 'truth':
      return { type: 'boolean' };
    case 'words':
      return { anyOf: [word, { type: 'array', items: word }] };
    case 'point':
      return { type: 'array', items: number, minItems: 2, maxItems: 2 };
    case 'numbers':
      return { type: 'array', items: quantity, minItems: 1 };
    case 'staffing':
      return {
        anyOf: [
          quantity,
          { type: 'object', additionalProperties: shared.stated(quantity), not: { required: ['value'] } },
        ],
      };
    case 'open':
      return { anyOf: [{ type: 'boolean' }, period, { type: 'array', items: period }] };
    case 'because':
      return { anyOf: [text, reason] };
  }
}

/** What many values have in common, once: a file with hundreds of keys would otherwise repeat it for each. */
export class Definitions {
  readonly #names = new Map<string, string>();

  /** A value, bare or with its evidence. */
  stated(bare: Schema): Schema {
    return { anyOf: [bare, this.withEvidence(bare)] };
  }

  /** A value with its evidence. */
  withEvidence(bare: Schema): Schema {
    const key = JSON.stringify(bare);
    const name = this.#names.get(key) ?? `value-${this.#names.size + 1}`;
    this.#names.set(key, name);
    return { $ref: `#/definitions/${name}` };
  }

  /** All that was asked for, by name. */
  all(): Record<string, Schema> {
    const entries = [...this.#names].map(([bare, name]) => [name, wrapper(JSON.parse(bare))] as const);
    return Object.fromEntries(entries);
  }
}

function wrapper(bare: Schema): Schema {
  // Without a description of its own: an editor shows that of the key.
  return map(
    {
      value: about(bare, 'The value.'),
      source: about(text, 'A name of sources, or estimate, fitted or assumption.', 'mvd-0927', 'estimate'),
      note: about(text, 'What a reader should know of the value.', 'counted by hand'),
      range: {
        type: 'array',
        description: 'The smallest and the largest value that is plausible.',
        examples: [[2, 8]],
        items: quantity,
        minItems: 2,
        maxItems: 2,
      },
    },
    'value',
  );
}
