/** Groups: kinds of party. */
import { DIMENSIONS } from '../expression/dimension.js';
import * as aboutNumbers from '../messages/numbers.js';
import { GOALS, type Mode } from '../scenario.js';
import { keyed, leaf, type Reader } from './leaf.js';
import { oneOrTable, recordOf, sharesByName, sharesOf, sourced } from './tables.js';
import { formula, interval, law, quantity, readCount, share } from './values.js';
import { names } from './words.js';

export const MODES = ['car', 'bus', 'bicycle', 'foot', 'train', 'plane'] as const satisfies readonly Mode[];
export const AFTER_GIVING_UP = ['another crossing', 'home'] as const;
export const WITHOUT_A_BED = ['try again', 'another city', 'home'] as const;

export function groupSchema(reader: Reader) {
  const byGoal = (description: string, example: Record<string, string>) =>
    sharesOf(reader, { description, examples: [example] }, GOALS);
  return keyed({
    party: sharesByName(
      reader,
      {
        description:
          'Persons in a party and their shares, which sum to 100 %. Every party has one person unless written.',
        examples: [{ 1: '45 %', 2: '55 %' }],
      },
      'Share of parties of this size.',
    ).optional(),
    travel: names(
      reader,
      {
        description:
          'How the group travels: a mode, or a list in order of preference. By car unless written.',
        examples: ['car', ['train', 'car']],
      },
      'a mode of travel',
      MODES,
    ).optional(),
    documents: sourced(
      reader,
      {
        description: 'Documents and the share of parties that hold each.',
        examples: [{ 'internal passport': '100 %', 'foreign passport': '45 %' }],
      },
      recordOf(
        share(reader, { description: 'Share of parties that hold the document.', examples: ['45 %'] }),
      ),
    ).optional(),
    budget: law(reader, DIMENSIONS.money, {
      description: 'Money of a party at departure. Money never binds unless written.',
      examples: ['lognormal(900 USD, 0.9)'],
    }).optional(),
    patience: law(reader, DIMENSIONS.duration, {
      description:
        'Longest wait in the queue of a crossing before the party gives up. Nobody gives up unless written.',
      examples: ['lognormal(45 h, 0.7)'],
    }).optional(),
    reconsiders: interval(reader, {
      description:
        'How often a party that waits at a crossing weighs other crossings into the same country, as the last bulletin tells, against its own place in line. Never unless written.',
      examples: ['6 h'],
    }).optional(),
    priority: priority(reader).optional(),
    goal: byGoal(
      'What parties want at departure: shares that sum to 100 %. All move onward unless written.',
      {
        onward: '60 %',
        settle: '8 %',
        wait: '32 %',
      },
    ).optional(),
    stay: sourced(
      reader,
      {
        description:
          'How long a party stays with a goal before it acts on afterwards. To the end of the run unless written.',
        examples: [{ wait: 'exponential(10 days)', visit: '4 days' }],
      },
      keyed(stays(reader)),
    ).optional(),
    afterwards: byGoal(
      'What a party does when its stay ends: shares that sum to 100 %. All return unless written.',
      {
        settle: '20 %',
        return: '80 %',
      },
    ).optional(),
    'while waiting': keyed(whileWaiting(reader))
      .optional()
      .meta({
        description:
          'What changes the goal of parties that wait, before their stay ends: hazards, the rate at which those who still wait turn to each goal. Nothing does unless written.',
        examples: [{ onward: '0.02/day + 0.1/day * after("2022-10-01")', return: '0.01/day' }],
      }),
    spends: quantity(reader, DIMENSIONS.moneyRate, {
      description:
        'What a person spends on living, beside the bed, while in a city. It is taken from the budget while the party waits or looks. 0 USD/day unless written.',
      examples: ['25 USD/day'],
    }).optional(),
    'savings run out': byGoal(
      'What a party turns to that cannot pay its living: shares that sum to 100 %. All return unless written.',
      { return: '70 %', settle: '30 %' },
    ).optional(),
    'finds work': formula(reader, DIMENSIONS.rate, GOAL_VARIABLES, {
      description:
        'Rate at which parties that wait or want to settle find work: a hazard of fare, full, compatriots and employed. Who waits settles then, and who wants to settle has settled then. At once unless written.',
      examples: ['0.02/day', '0.03/day * max(0, 1 - employed / (500 persons))'],
    }).optional(),
    'needs a bed': oneOrByGoal(
      reader,
      'Share of parties that need a bed of the city: one share, or one for each goal. Onward, settle and wait 100 %, visit and return 0 % unless written.',
      { onward: '70 %', settle: '50 %' },
    ).optional(),
    registers: oneOrByGoal(
      reader,
      'Share of parties that go to the registration desk of a city that has one: one share for all goals but return, or one for each goal. Who turns from one goal to another is asked again. Settle 100 %, the others 0 % unless written.',
      { settle: '90 %', wait: '20 %' },
    ).optional(),
    'looks again': interval(reader, {
      description: 'How often a party that found no seat looks again. 12 h unless written.',
      examples: ['12 h'],
    }).optional(),
    'looks for': law(reader, DIMENSIONS.duration, {
      description:
        'Longest time a party looks for a way onward before it does what afterwards says. To the end of the run unless written.',
      examples: ['exponential(10 days)'],
    }).optional(),
    'gives up': sharesOf(
      reader,
      {
        description:
          'What a party does that gives up at a crossing or finds it full: shares that sum to 100 %. Home unless written.',
        examples: [{ 'another crossing': '30 %', home: '70 %' }],
      },
      AFTER_GIVING_UP,
    ).optional(),
    'without a bed': sharesOf(
      reader,
      {
        description:
          'What a party does after a night without a bed: shares that sum to 100 %. Half try again, half go to another city unless written.',
        examples: [{ 'try again': '50 %', 'another city': '40 %', home: '10 %' }],
      },
      WITHOUT_A_BED,
    ).optional(),
  });
}

/** Queues have so many classes. */
const HIGHEST_PRIORITY = 3;

function priority(reader: Reader) {
  const about = {
    description: 'Class in queues, 0, 1, 2 or 3: served first where larger. 0 unless written.',
    examples: [1],
  };
  return leaf(reader, 'priority', about, { kind: 'quantity', expected: 'a class from 0 to 3' }, (input) => {
    const result = readCount(input, reader, Number.POSITIVE_INFINITY);
    return 'value' in result && result.value > HIGHEST_PRIORITY
      ? { problem: aboutNumbers.notAPriority(HIGHEST_PRIORITY, String(input)) }
      : result;
  });
}

/** What hazards of a change of goal may depend on, beside the time. */
export const GOAL_VARIABLES = {
  fare: DIMENSIONS.money,
  full: DIMENSIONS.number,
  compatriots: DIMENSIONS.persons,
  employed: DIMENSIONS.persons,
} as const;

function whileWaiting(reader: Reader) {
  const hazard = (goal: string) =>
    formula(reader, DIMENSIONS.rate, GOAL_VARIABLES, {
      description: `Rate at which parties that wait turn to the goal ${goal}: of the time, fare (the cheapest onward from the city), full, compatriots and employed.`,
      examples: ['0.02/day'],
    }).optional();
  return {
    every: interval(reader, {
      description: 'How often a party thinks it over. 1 day unless written.',
      examples: ['1 day'],
    }).optional(),
    onward: hazard('onward'),
    settle: hazard('settle'),
    return: hazard('return'),
  };
}

function stays(reader: Reader) {
  const stay = (goal: string) =>
    law(reader, DIMENSIONS.duration, {
      description: `How long a party stays with the goal ${goal}.`,
      examples: ['exponential(10 days)'],
    }).optional();
  return {
    onward: stay('onward'),
    settle: stay('settle'),
    wait: stay('wait'),
    visit: stay('visit'),
    return: stay('return'),
  };
}

function oneOrByGoal(reader: Reader, description: string, example: Record<string, string>) {
  const each = (goal: string) =>
    share(reader, {
      description: `Share of the parties with the goal ${goal}.`,
      examples: ['50 %'],
    }).optional();
  const table = keyed({
    onward: each('onward'),
    settle: each('settle'),
    wait: each('wait'),
    visit: each('visit'),
    return: each('return'),
  });
  const about = { description, examples: ['50 %', example] };
  return oneOrTable(about, share(reader, { description }), sourced(reader, { description }, table));
}
