/** Published figures to set beside the simulated ones. Values are read once the measure, and so its unit, is known. */
import * as z from 'zod';
import type { Json } from '../document.js';
import { keyed, leaf, type Reader, sourceProblem } from './leaf.js';
import { text, word } from './words.js';

export const USES = ['calibrate', 'validate', 'context'] as const;
export const OVERS = ['at', 'mean', 'largest'] as const;

export function observationSchema(reader: Reader) {
  const raw = (description: string, examples: Json[], expected: string) =>
    leaf<Json>(
      reader,
      `raw ${expected}`,
      { description, examples },
      { kind: 'quantity', expected, isFigure: false },
      (value) => ({ value }),
    );
  return keyed({
    measure: text(
      reader,
      {
        description: 'Name of a measure; * stands for every name of a level and needs across.',
        examples: ['countries.Kazakhstan.entries', 'crossings.*.wait.p50'],
      },
      'the name of a measure',
    ),
    label: text(
      reader,
      {
        description: 'What the report calls it. The measure unless written.',
        examples: ['Entries into Kazakhstan by 27 September'],
      },
      'text',
    ).optional(),
    from: raw(
      'Counted from the beginning of this date. From the start of the run unless written.',
      ['2022-09-21'],
      'a date',
    ).optional(),
    at: raw('Read at this time; a bare date is its end.', ['2022-09-27'], 'a date'),
    value: raw('The published figure.', ['98000 persons', '3 h'], 'a figure with its unit').optional(),
    between: z
      .array(raw('A bound of the published interval.', ['98000 persons'], 'a figure with its unit'))
      .optional()
      .meta({
        description: 'The published interval: its smaller and its larger end.',
        examples: [['98000 persons', '100000 persons']],
      }),
    across: text(
      reader,
      {
        description:
          'How the places of a * are brought together: sum, mean, largest, smallest, "10th largest" or "count above 3 h".',
        examples: ['sum', '10th largest', 'count above 3 h'],
      },
      'a way to bring places together',
    ).optional(),
    over: word(
      reader,
      {
        description:
          'The value at the time, or the mean or the largest from from to at. At the time unless written.',
        examples: ['largest'],
      },
      OVERS,
      'a way to read over time',
    ).optional(),
    per: text(
      reader,
      { description: 'Divide by this measure.', examples: ['countries.Kazakhstan.entries'] },
      'the name of a measure',
    ).optional(),
    source: leaf<string>(
      reader,
      'source',
      { description: 'Source of the figure: a name of sources.', examples: ['mvd-0927'] },
      { kind: 'text', expected: 'the name of a source', isFigure: false },
      (input) => {
        const problem = sourceProblem(input, reader.sources);
        return problem === null ? { value: String(input) } : { problem };
      },
    ),
    use: word(
      reader,
      { description: 'What the figure is for. Context unless written.', examples: ['calibrate'] },
      USES,
      'a use of an observation',
    ).optional(),
    note: text(reader, {
      description: 'What a reader should know of the figure.',
      examples: ['entries, not persons'],
    }).optional(),
  });
}
