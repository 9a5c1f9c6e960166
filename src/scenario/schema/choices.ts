/** What parties weigh when they choose, and what they know. */
import { DIMENSIONS, type Dimension } from '../expression/dimension.js';
import { GOAL_VARIABLES } from './groups.js';
import { keyed, type Reader } from './leaf.js';
import { duration, formula, interval } from './values.js';

const { duration: time, distance, money, number, persons } = DIMENSIONS;

/** What a country is to newcomers. */
const STANCE = { help: number, extradition: number } as const;

/** Variables of each choice and what they measure. */
export const CHOICE_VARIABLES = {
  leaving: {
    distance,
    takes: time,
    wait: time,
    fare: money,
    load: number,
    queue: persons,
    appeal: number,
    compatriots: persons,
    preference: number,
    ...STANCE,
  },
  crossing: {
    wait: time,
    distance,
    takes: time,
    appeal: number,
    compatriots: persons,
    queue: persons,
    fare: money,
    ...STANCE,
  },
  city: {
    distance,
    takes: time,
    appeal: number,
    full: number,
    compatriots: persons,
    beds: number,
    ...STANCE,
  },
  lodging: { price: money, full: number, appeal: number, beds: number },
  onward: {
    fare: money,
    wait: time,
    takes: time,
    distance,
    appeal: number,
    load: number,
    compatriots: persons,
    ...STANCE,
  },
} as const satisfies Record<string, Record<string, Dimension>>;

/** Every name of the state that an expression may read: no parameter may have it. */
export const STATE_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(CHOICE_VARIABLES).flatMap((variables) => Object.keys(variables)),
  ...Object.keys(GOAL_VARIABLES),
]);

/** What choices are worth that no file words; `leaving` has no such formula: unless written, modes come in order. */
export const DEFAULT_CHOICES: Readonly<Record<Exclude<keyof typeof CHOICE_VARIABLES, 'leaving'>, string>> = {
  crossing: 'log(appeal)',
  city: 'log(appeal)',
  lodging: 'log(appeal) - price / (40 USD)',
  onward: 'log(appeal)',
};

export function choicesSchema(reader: Reader) {
  const utility = (choice: keyof typeof DEFAULT_CHOICES, what: string, example: string) =>
    formula(reader, number, CHOICE_VARIABLES[choice], {
      description: `Utility of ${what}: a pure number of ${Object.keys(CHOICE_VARIABLES[choice]).join(', ')}. What an option has not, such as beds beyond a border, is 0. ${DEFAULT_CHOICES[choice]} unless written.`,
      examples: [example],
    }).optional();
  return keyed({
    leaving: formula(reader, number, CHOICE_VARIABLES.leaving, {
      description: `Utility of a way out of an origin, in one choice among roads and services by all modes of the group: a pure number of ${Object.keys(CHOICE_VARIABLES.leaving).join(', ')}. preference is 0 for the first mode of the group, 1 for the second, and so on. The first mode that has a way left, chosen as crossing or onward says, unless written.`,
      examples: ['log(appeal) - takes / (10 h) - fare / (400 USD) - 0.04 * wait / h'],
    }).optional(),
    crossing: utility('crossing', 'a crossing', '-0.05 * wait / h - 0.004 * distance / km'),
    city: utility('city', 'a city', 'log(appeal) - 0.01 * distance / km - 2 * full'),
    lodging: utility('lodging', 'a kind of lodging', '-price / (40 USD)'),
    onward: utility('onward', 'a way onward', 'log(appeal) - fare / (300 USD)'),
  });
}

export function bulletinsSchema(reader: Reader) {
  return keyed({
    every: interval(reader, {
      description: 'How often travellers get news. 1 h unless written.',
      examples: ['1 h'],
    }).optional(),
    informed: formula(
      reader,
      number,
      { compatriots: persons },
      {
        description:
          'Share of parties that know what bulletins tell of a country, of the compatriots who are there already; the others choose by what was known at the start. Once informed, a party stays so while the share does not fall. 100 % unless written.',
        examples: [
          '1 / (1 + 20 * exp(-compatriots / (5000 persons)))',
          '1 - exp(-compatriots / (10000 persons))',
        ],
      },
    ).optional(),
    age: duration(reader, {
      description: 'How old the news is. 0 h unless written.',
      examples: ['3 h'],
    }).optional(),
  });
}
