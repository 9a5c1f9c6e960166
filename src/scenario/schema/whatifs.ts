/** Changes: what-ifs and the timeline. */
import * as z from 'zod';
import { isMap } from '../changes.js';
import type { Json } from '../document.js';
import * as aboutKeys from '../messages/keys.js';
import * as aboutWork from '../messages/work.js';
import { date } from './calendars.js';
import { keyed, type Reader, sourceProblem, tell } from './leaf.js';

export interface Reason {
  readonly text: string;
  readonly source: string;
}

/** Why something changes: a text, or a text with its source. */
export function because(reader: Reader) {
  return z
    .unknown()
    .transform((input, ctx): Reason => {
      if (typeof input === 'string') return { text: input, source: '' };
      if (!isMap(input as Json)) {
        tell(ctx, [{ path: [], problem: aboutKeys.wrongType('a text, or {text, source}', input) }]);
        return z.NEVER;
      }
      const { text, source, ...rest } = input as Record<string, Json>;
      for (const key of Object.keys(rest)) {
        tell(ctx, [{ path: [key], problem: aboutKeys.unknownKey(key, ['text', 'source']) }]);
      }
      if (typeof text !== 'string')
        tell(ctx, [{ path: ['text'], problem: aboutKeys.wrongType('a text', text) }]);
      const problem = source === undefined ? null : sourceProblem(source, reader.sources);
      if (problem !== null) tell(ctx, [{ path: ['source'], problem }]);
      return { text: String(text), source: typeof source === 'string' ? source : '' };
    })
    .meta({
      description: 'Why: a text, or a text and its source.',
      examples: [
        'Kazakhstan orders help for arrivals',
        { text: 'Kazakhstan orders help', source: 'mvd-0927' },
      ],
      leaf: { kind: 'because', expected: 'a text' },
    });
}

function changes() {
  const map = (description: string, example: Record<string, number | string>) =>
    z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description, examples: [example] });
  return {
    set: map('Values to write, by dotted path; * stands for every key of a level.', {
      'cities.Oral.desks.registration.desks': 24,
    }),
    add: map('Values to add, by dotted path.', { 'crossings.*.posts.*.car.lanes': 2 }),
    multiply: map('Factors, by dotted path.', { 'origins.*.departures.*': 1.5 }),
  };
}

/** Each dated change is a world of its own that is read and compiled. */
const MOST_DATED = 300;

export function timelineSchema(reader: Reader) {
  return z
    .array(
      keyed({
        at: date(reader, { description: 'When the change comes.', examples: ['2022-09-27'] }, false),
        because: because(reader).optional(),
        ...changes(),
      }),
    )
    .superRefine((entries, ctx) => {
      if (entries.length <= MOST_DATED) return;
      tell(ctx, [{ path: [], problem: aboutWork.tooMany('dated changes', MOST_DATED, entries.length) }]);
    });
}

/** All what-ifs are read when a file is checked. */
const MOST_WHAT_IFS = 100;

/** The what-ifs of a file, by name. */
export function whatIfsSchema(reader: Reader) {
  return z.record(z.string(), whatIfSchema(reader)).superRefine((all, ctx) => {
    const found = Object.keys(all).length;
    if (found > MOST_WHAT_IFS) {
      tell(ctx, [{ path: [], problem: aboutWork.tooMany('what-ifs', MOST_WHAT_IFS, found) }]);
    }
  });
}

export function whatIfSchema(reader: Reader) {
  return keyed(whatIfKeys(reader));
}

function whatIfKeys(reader: Reader) {
  return {
    because: because(reader).optional(),
    ...changes(),
    timeline: timelineSchema(reader).optional().meta({ description: 'Dated changes of this what-if.' }),
  };
}

/** A file of its own that changes another. */
export function whatIfFileSchema(reader: Reader) {
  return keyed({
    ...whatIfKeys(reader),
    base: z.string().meta({ description: 'The file that is changed.', examples: ['kazakhstan-2022.yaml'] }),
    onward: z
      .literal(1)
      .optional()
      .meta({ description: 'Version of the language.', examples: [1] }),
    title: z
      .string()
      .optional()
      .meta({ description: 'Title of the what-if.', examples: ['Finland closes'] }),
  });
}
