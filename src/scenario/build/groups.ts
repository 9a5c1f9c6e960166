/** Groups and origins from checked values. */
import type { Law } from '../../random/law.js';
import { meanOf } from '../../random/laws.js';
import { DAY } from '../calendar/date.js';
import type { Run } from '../calendar/steps.js';
import { areaOf } from '../expression/tabulate.js';
import { type ByGoal, type Departures, GOALS, type Group, type Origin, type RateTable } from '../scenario.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';

type GroupValues = ScenarioValues['groups'][string];

const HALF_A_DAY = 12 * 3600;

export function buildGroup(name: string, values: GroupValues): Group {
  const sizes = Object.entries(values.party ?? {}).filter(([, share]) => share !== undefined);
  return {
    name,
    party:
      values.party === undefined
        ? { sizes: [1], shares: [1] }
        : { sizes: sizes.map(([size]) => Number(size)), shares: sizes.map(([, share]) => share.value) },
    travel: values.travel?.value ?? ['car'],
    documents: Object.fromEntries(
      Object.entries(values.documents ?? {}).map(([key, share]) => [key, share.value]),
    ),
    ...(values.budget === undefined ? {} : { budget: values.budget.value }),
    ...(values.patience === undefined ? {} : { patience: values.patience.value }),
    ...(values.reconsiders === undefined ? {} : { reconsiders: values.reconsiders.value }),
    priority: values.priority?.value ?? 0,
    goal: values.goal === undefined ? { ...byGoal(0), onward: 1 } : goals(values.goal, byGoal(0)),
    stay: Object.fromEntries(
      Object.entries(values.stay ?? {}).flatMap(([goal, law]) =>
        law === undefined ? [] : [[goal, law.value]],
      ),
    ),
    afterwards:
      values.afterwards === undefined ? { ...byGoal(0), return: 1 } : goals(values.afterwards, byGoal(0)),
    ...whileWaiting(values['while waiting']),
    spends: values.spends?.value ?? 0,
    savingsRunOut:
      values['savings run out'] === undefined
        ? { ...byGoal(0), return: 1 }
        : goals(values['savings run out'], byGoal(0)),
    ...(values['finds work'] === undefined ? {} : { findsWork: values['finds work'].value }),
    needsBed: oneOrGoals(values['needs a bed'], { onward: 1, settle: 1, wait: 1, visit: 0, return: 0 }),
    registers: registersOf(values.registers),
    looksAgain: values['looks again']?.value ?? HALF_A_DAY,
    ...(values['looks for'] === undefined ? {} : { looksFor: values['looks for'].value }),
    givesUp: {
      anotherCrossing: values['gives up']?.['another crossing']?.value ?? 0,
      home: values['gives up'] === undefined ? 1 : (values['gives up'].home?.value ?? 0),
    },
    withoutBed: withoutBed(values['without a bed']),
  };
}

function whileWaiting(values: GroupValues['while waiting']): Pick<Group, 'whileWaiting'> {
  if (values === undefined) return {};
  const { every, onward, settle, return: home } = values;
  return {
    whileWaiting: {
      every: every?.value ?? DAY,
      hazards: {
        ...(onward ? { onward: onward.value } : {}),
        ...(settle ? { settle: settle.value } : {}),
        ...(home ? { return: home.value } : {}),
      },
    },
  };
}

function withoutBed(values: GroupValues['without a bed']): Group['withoutBed'] {
  if (values === undefined) return { tryAgain: 0.5, anotherCity: 0.5, home: 0 };
  const share = (key: string) => values[key]?.value ?? 0;
  return { tryAgain: share('try again'), anotherCity: share('another city'), home: share('home') };
}

function byGoal(share: number): ByGoal<number> {
  return { onward: share, settle: share, wait: share, visit: share, return: share };
}

type SharesByGoal = { readonly [goal in (typeof GOALS)[number]]?: Stated<number> | undefined };

/** Shares that are written; the others as they were. */
function goals(values: SharesByGoal, otherwise: ByGoal<number>): ByGoal<number> {
  const entries = GOALS.map((goal) => [goal, values[goal]?.value ?? otherwise[goal]] as const);
  return Object.fromEntries(entries) as ByGoal<number>;
}

/** One share is that of all who stay or look: who goes home registers only where the file says so for `return`. */
function registersOf(values: Stated<number> | SharesByGoal | undefined): ByGoal<number> {
  const registers = oneOrGoals(values, { ...byGoal(0), settle: 1 });
  return values instanceof Stated ? { ...registers, return: 0 } : registers;
}

function oneOrGoals(
  values: Stated<number> | SharesByGoal | undefined,
  otherwise: ByGoal<number>,
): ByGoal<number> {
  if (values === undefined) return otherwise;
  return values instanceof Stated ? byGoal(values.value) : goals(values, otherwise);
}

export function buildOrigin(name: string, values: ScenarioValues['origins'][string], run: Run): Origin {
  return {
    name,
    ...(values.at === undefined ? {} : { at: values.at.value }),
    ...(values.country === undefined ? {} : { country: values.country.value }),
    departures: Object.entries(values.departures).map(([group, departures]) =>
      buildDepartures(group, departures, run),
    ),
  };
}

function buildDepartures(
  group: string,
  values: ScenarioValues['origins'][string]['departures'][string],
  run: Run,
): Departures {
  const fixed = { departs: [], parties: { law: 'constant', value: 0 } } as const;
  if (values instanceof Stated) return { group, rate: values.value, ...fixed };
  const { at, parties, batch } = values;
  const rate = rateOf(values, run);
  // A table that counts has a time for each party.
  const each: Law = parties?.value ?? { law: 'constant', value: 1 };
  if (at !== undefined) return { group, rate, departs: at.value.times, parties: each };
  if (batch === undefined) return { group, rate, ...fixed };
  // So many parties a day in batches: fewer batches a day.
  return { group, rate: times(rate, 1 / meanOf(batch.value)), batch: batch.value, ...fixed };
}

type ArrivalValues = Exclude<ScenarioValues['origins'][string]['departures'][string], Stated<RateTable>>;

/** The rate as it is written, or that which gives the total in all from time zero on. */
function rateOf({ rate, total, over }: ArrivalValues, { from, until }: Run): RateTable {
  if (rate !== undefined) return rate.value;
  const ends = [from, until];
  if (total === undefined) return { times: ends, rates: [0, 0] };
  const shape = over?.value ?? { times: ends, rates: [1, 1] };
  return times(shape, total.value / areaOf(shape, 0, until));
}

function times({ times, rates }: RateTable, factor: number): RateTable {
  return { times, rates: rates.map((rate) => rate * factor) };
}
