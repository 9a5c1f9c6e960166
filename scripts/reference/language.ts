/** `docs/reference/language.md`: every key of a scenario file, and what may stand in an expression. */
import type { Json } from '../../src/scenario/document.js';
import { printValue } from '../../src/scenario/explain/print.js';
import { DIMENSIONS, type Dimension, inWords } from '../../src/scenario/expression/dimension.js';
import { FUNCTION_RULES } from '../../src/scenario/expression/functions.js';
import { LAW_FORMS, type LawName } from '../../src/scenario/expression/law-names.js';
import { PERCENT, UNITS } from '../../src/scenario/expression/units.js';
import { CHOICE_VARIABLES } from '../../src/scenario/schema/choices.js';
import type { Reader } from '../../src/scenario/schema/leaf.js';
import { type Key, type Section, sectionsOf, withoutDefault } from './keys.js';

const DAY = 86_400;

/** A scenario of 24 days from 19 September 2022, in which the examples stand. */
export function exampleReader(): Reader {
  return {
    context: {
      parameters: new Map(),
      startMs: Date.UTC(2022, 8, 18, 21),
      offsetMinutes: 180,
      from: 0,
      until: 24 * DAY,
    },
    sources: ['mvd-0927'],
    files: () => 'date,cars\n2022-09-20,10\n2022-09-21,20\n',
    meanPartySize: () => 1,
    memo: new Map(),
  };
}

/** The page as Markdown. */
export function languageReference(): string {
  const { scenario, whatIfFile } = sectionsOf(exampleReader());
  const inFile = scenario.filter(({ path }) => path !== '');
  return [
    '# The scenario language',
    'Every key of a scenario file (YAML or JSON), version 1. This page is made from the definition that checks files:',
    'change it there, and run `npm run docs`. `<city>` and the like stand for names of your own.',
    '',
    'A value may be written bare, `6`, or with its evidence, `{value: 6, source: mvd-0927, note: counted, range: [4, 8]}`.',
    'A source is a name of `sources`, or `estimate`, `fitted` or `assumption`; what has none is an assumption.',
    '',
    '## The file',
    ...table(scenario.find(({ path }) => path === '')!.keys),
    ...inFile.flatMap(sectionLines),
    '## A file that changes another',
    'It has `base`, changes, and nothing of the world. Bases may have bases. Paths of files start from its own folder.',
    '',
    ...table(whatIfFile.find(({ path }) => path === '')!.keys),
    ...PATHS,
    ...expressions(),
    ...laws(),
    ...CALENDAR,
    '',
  ].join('\n');
}

function sectionLines({ path, about, keys }: Section): string[] {
  return [`## \`${path}\``, withoutDefault(about), '', ...table(keys)];
}

/** A table with a row a key; the name of a key that must be written stands in bold. */
function table(keys: readonly Key[]): string[] {
  const rows = keys.map(({ name, about, value, required, otherwise, examples }) => {
    const key = required ? `**\`${name}\`**` : `\`${name}\``;
    const shown = examples.map((example) => `\`${name}: ${printValue(example as Json)}\``).join('<br>');
    return `| ${[key, about, value, required ? '(must be written)' : otherwise, shown].map(cell).join(' | ')} |`;
  });
  return ['| key | meaning | value | unless written | example |', '|---|---|---|---|---|', ...rows, ''];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const PATHS = [
  '## Paths in `set`, `add` and `multiply`',
  'Keys joined by dots, such as `cities.Oral.desks.registration.desks`. `*` stands for every key of one level. Items of a',
  'list go by their `name` or their number from 0. A path that matches nothing is an error; `set` may also write a key',
  'that the language knows on a map that is there, and replaces a map as a whole. `add` and `multiply` change numbers,',
  'quantities and tables of rates. What `set` says is done first, then `add`, then `multiply`, each in the order of the file:',
  'of two paths that set one value the later holds, as in `{crossings.*.hours: 24/7, crossings.Ozinki.hours: 08:00-20:00}`;',
  'the wider path after the narrower is an error. A factor that gives 7.5 lanes gives 8, with a warning.',
  '',
];

function expressions(): string[] {
  const units = [...UNITS].filter(([name]) => name !== PERCENT);
  const byKind = new Map<string, string[]>();
  for (const [name, { dimension }] of units) {
    const kind = inWords(dimension);
    byKind.set(kind, [...(byKind.get(kind) ?? []), `\`${name}\``]);
  }
  return [
    '## Expressions',
    'A number with its unit (`9 min`, `190 km`, `45 USD`, `45 %`), or a formula of them, of `parameters` and of the',
    'variables below. Units are checked: what should be a duration must come out as one. The name of a parameter may have',
    'several words, `visitors by car`; where several names could stand, the longest does. Parameters may be made of each',
    'other in any order. Numbers of persons and of parties say which: `300 persons`, `60 parties`; lanes, desks, beds, seats',
    'and the counts of `parties` and `batch` may be bare.',
    '',
    '| units | of |',
    '|---|---|',
    ...[...byKind].map(([kind, names]) => `| ${names.join(', ')} | ${kind} |`),
    '| `%` | a share |',
    '',
    'Operators: `+ - * / ^`, `< <= > >= == !=`, `and or not`, `condition ? a : b`. A comparison is 1 where it holds, else 0.',
    `Functions: ${[...FUNCTION_RULES.values()].map(({ form }) => `\`${form}\``).join(', ')}. The number \`pi\`.`,
    '',
    'The time, in rates of departures, parameters and choices: `t` is the time since the start, `since("2022-09-21")` the',
    'time since a date (negative before), `after("2022-09-21")` is 0 before a date and 1 from then on. A fare may use',
    '`load`, the share of seats sold; a price `full`, the share of beds taken. Choices may use:',
    '',
    '| choice | variables |',
    '|---|---|',
    ...Object.entries(CHOICE_VARIABLES).map(
      ([choice, variables]) => `| \`${choice}\` | ${variableList(variables)} |`,
    ),
    '',
  ];
}

function variableList(variables: Readonly<Record<string, Dimension>>): string {
  return Object.entries(variables)
    .map(([name, dimension]) =>
      dimension === DIMENSIONS.number ? `\`${name}\`` : `\`${name}\` (${inWords(dimension)})`,
    )
    .join(', ');
}

const LAWS: Readonly<Record<LawName, string>> = {
  lognormal: 'Lognormal by its median and the standard deviation of the logarithm.',
  'lognormal by mean': 'Lognormal by its mean and its standard deviation.',
  exponential: 'Exponential by its mean.',
  uniform: 'Every value between two bounds alike.',
  triangular: 'From low to high, likeliest at the mode.',
  gamma: 'Gamma; the mean is shape * scale.',
  erlang: 'The sum of so many exponential stages, by the mean of the sum.',
  weibull: 'Weibull by shape and scale.',
  normal: 'Normal, of which only values from 0 up are drawn.',
  beta: 'Beta with shapes a and b, stretched from low to high.',
  poisson: 'A count by its mean.',
  geometric: 'Failures before the first success of chance p, from 0.',
  discrete: 'One of the values, with the share behind each.',
  empirical: 'One of the values, each with the same chance.',
  mixture: 'One of the laws, with the share before each.',
  shifted: 'A law plus a constant; also law + constant.',
  truncated: 'A law, drawn again until it falls between two bounds.',
};

function laws(): string[] {
  return [
    '## Laws of chance',
    'Where a value may have a distribution, a quantity alone is always the same. A law may be multiplied or divided by a',
    'number, and a quantity divided by a law. Inside `{ }` a law with a comma stands in quotes.',
    '',
    '| law | meaning |',
    '|---|---|',
    ...Object.entries(LAW_FORMS).map(([name, form]) => `| \`${form}\` | ${LAWS[name as LawName]} |`),
    '',
    'Or a column of a table beside the scenario: `{table: service.csv, column: minutes, unit: min}`.',
    '',
  ];
}

const CALENDAR = [
  '## Dates, hours, timetables, tables',
  '- A date, `"2022-09-27"` or `"2022-09-27T14:00"`, is at the offset of `start`. A bare date is the moment it begins, in',
  '  `observations.at` the moment it ends.',
  '- Opening hours: see below.',
  '- Lanes and desks: a number, or a number by the hour: `{"00:00-08:00": 3, "08:00-24:00": 6}`. On a holiday',
  '  that a key names, `"PH 10:00-14:00": 1`, only such keys hold.',
  '- Timetables: `daily 14:10`, `We,Su 05:00`, `Mo-Fr 09:00,18:00`, `every 2 h`, `2022-09-24 12:00`; several joined by `;`; with',
  '  `from 2022-09-23`, `until 2022-10-01`, `except 2022-09-25`. Or a table: `{table: departures.csv, time: departs}`.',
  '- Given departures: a date, a list of them, a timetable, or a table with a row for each: `at: {table: buses.csv, time: departs}`',
  '  with `parties: 40` beside it, or with a column of it, `at: {table: buses.csv, time: departs, parties: passengers}`.',
  '- Rates of departures: `180/day` and `180 parties/day` count parties, `300 persons/day` persons. Or a table, of which each',
  '  figure holds to the next: `{table: arrivals.csv, time: date, rate: cars, per: day, unit: parties, times: 1}`.',
  '- Tables are CSV as spreadsheets export it, with commas, semicolons or tabs; the first row names the columns. Where',
  '  semicolons or tabs part the cells, numbers may have a decimal comma. A cell holds a date or a number, nothing that is worked out.',
  '  A mistake in one is told with the file, line and row of the table. They lie in the folder of the scenario.',
  '',
  '## Opening hours',
  'A part of `opening_hours` of OpenStreetMap. Rules are joined by `;`; each has days, times of day, and `off`, of which one',
  'is enough. A later rule takes the place of earlier ones on the days that it names; `off` with times closes only these.',
  '',
  '| written | meaning |',
  '|---|---|',
  '| `24/7`, `open` | always open |',
  '| `Mo-Fr 09:00-18:00` | from Monday to Friday; days are Mo, Tu, We, Th, Fr, Sa, Su |',
  '| `08:00-12:00,13:00-17:00` | every day, with a break |',
  '| `Fr,Sa 22:00-02:00`, `Fr,Sa 22:00-26:00` | over midnight, into Saturday and Sunday |',
  '| `Su off`, `Mo-Fr 12:00-13:00 off` | closed all day; closed for an hour. `closed` is the same as `off` |',
  '| `PH off`, `PH,Su 10:00-14:00` | holidays, which the scenario gives: `holidays: ["2022-10-25"]` |',
  '| `Mo[1]`, `Fr[-1]` | the first Monday and the last Friday of a month |',
  '| `2022-09-25 off`, `2022-09-25-2022-10-02 off` | a date; from one to another |',
  '| `Sep-Nov`, `Sep 21-Oct 4`, `Dec 25,Jan 1`, `2022 Sep 21-30` | months and days of every year, or of one |',
  '| `week 38-40`, `week 2-52/2` | weeks of the year (ISO 8601); every second |',
  '| `Sep-Oct week 38-40 Mo-Fr 09:00-18:00` | all of these together |',
  '',
  'The days of timetables, of `except` in them, and of staffing by the hour are written alike. Refused, with what to write',
  'instead: the sun (`sunrise`), school holidays (`SH`), Easter, open ends (`09:00+`), comments, and rules joined by `,` or `||`.',
];
