/** The language in one place: what checks a file, what its JSON Schema and its reference are made from. */
import * as z from 'zod';
import * as aboutKeys from '../messages/keys.js';
import { days } from './calendars.js';
import { bulletinsSchema, choicesSchema } from './choices.js';
import { airportSchema, citySchema, destinationSchema } from './cities.js';
import { countrySchema } from './countries.js';
import { crossingSchema } from './crossings.js';
import { groupSchema } from './groups.js';
import { type About, keyed, leaf, type Reader } from './leaf.js';
import { observationSchema } from './observations.js';
import { originSchema } from './origins.js';
import { routeSchema, serviceSchema } from './transport.js';
import { duration } from './values.js';
import { timelineSchema, whatIfsSchema } from './whatifs.js';
import { text } from './words.js';

export function scenarioSchema(reader: Reader) {
  const map = <S extends z.ZodType>(schema: S, description: string) =>
    z.record(z.string(), schema).meta({ description });
  return keyed({
    onward: version(reader),
    title: text(reader, { description: 'Title of the scenario.', examples: ['Kazakhstan, autumn 2022'] }),
    description: text(reader, {
      description: 'A paragraph for the reader of the report.',
      examples: ['Who left Russia after 21 September 2022, where they waited, and where they went.'],
    }).optional(),
    start: readElsewhere(
      reader,
      {
        description: 'Time zero, with its offset from UTC; t counts from here.',
        examples: ['2022-09-19T00:00+03:00'],
      },
      'a date and a time',
    ),
    duration: duration(reader, { description: 'Length of the run.', examples: ['24 days'] }, 'positive'),
    'warm-up': duration(reader, {
      description: 'Length of a run-in before time zero that no measure counts. None unless written.',
      examples: ['2 days'],
    }).optional(),
    'record every': duration(
      reader,
      { description: 'How often time series are recorded. 1 h unless written.', examples: ['1 h'] },
      'positive',
    ).optional(),
    holidays: days(reader, {
      description:
        'Date, or list of dates, of public holidays: what PH stands for in opening hours and timetables. None unless written.',
      examples: [['2022-10-25', '2022-12-16']],
    }).optional(),
    parameters: map(
      readElsewhere(
        reader,
        {
          description: 'A number with its unit, or an expression of t and of other parameters.',
          examples: [4.2, '1 USD / 475'],
        },
        'a number or an expression',
      ),
      'Named values: what a sweep, a what-if or a calibration turns.',
    ).optional(),
    sources: map(sourceSchema(), 'Where values come from.').optional(),
    groups: map(groupSchema(reader), 'Kinds of party.'),
    origins: map(originSchema(reader), 'Where parties come from.'),
    countries: map(
      countrySchema(reader),
      'Rules of countries; all of it may change by the timeline.',
    ).optional(),
    crossings: map(crossingSchema(reader), 'Border crossings.').optional(),
    cities: map(citySchema(reader), 'Cities in which parties stay.').optional(),
    airports: map(airportSchema(reader), 'Airports.').optional(),
    destinations: map(destinationSchema(reader), 'Places beyond, where a journey ends.').optional(),
    services: z
      .array(serviceSchema(reader))
      .optional()
      .meta({ description: 'Scheduled transport: seats, timetable, fare by load.' }),
    routes: z.array(routeSchema(reader)).optional().meta({ description: 'Own transport.' }),
    choices: choicesSchema(reader).optional().meta({
      description:
        'Utility of each option of a choice; the chance of an option is in proportion to exp(utility).',
    }),
    bulletins: bulletinsSchema(reader)
      .optional()
      .meta({ description: 'What travellers know of waits, beds and fares.' }),
    timeline: timelineSchema(reader).optional().meta({ description: 'Dated changes.' }),
    observations: z
      .array(observationSchema(reader))
      .optional()
      .meta({ description: 'Published figures to set beside the simulated ones.' }),
    'what-ifs': whatIfsSchema(reader).optional().meta({ description: 'Changes to the scenario, by name.' }),
  });
}

export type ScenarioValues = z.output<ReturnType<typeof scenarioSchema>>;

function version(reader: Reader) {
  const about = { description: 'Version of the language.', examples: [1] };
  return leaf(reader, 'version', about, { kind: 'quantity', expected: '1', isFigure: false }, (input) =>
    input === 1 ? { value: 1 } : { problem: aboutKeys.wrongVersion(input) },
  );
}

/** A value that the first pass reads, since the others depend on it: see `head.ts`. */
function readElsewhere(reader: Reader, about: About, expected: string) {
  const options = { kind: 'quantity', expected, rangeElsewhere: true } as const;
  return leaf(reader, `elsewhere ${expected}`, about, options, (value) => ({ value }));
}

function sourceSchema() {
  const word = (description: string, example: string) =>
    z
      .string()
      .optional()
      .meta({ description, examples: [example] });
  return keyed({
    title: word('Who says it.', 'Interior ministry of Kazakhstan'),
    date: word('When it was said.', '2022-09-27'),
    via: word('Through whom it came.', 'AFP'),
    url: word('Where it can be read.', 'https://www.aljazeera.com/'),
    note: word('What a reader should know of it.', 'a count of entries, not of persons'),
  });
}
