/** Scenarios that can be read but whose runs would take days: so many parties, looks, news or departures. */
import { meanOf } from '../../random/laws.js';
import { areaOf } from '../expression/tabulate.js';
import * as aboutWork from '../messages/work.js';
import type { Crossing, Departures, Scenario } from '../scenario.js';
import type { Found } from '../schema/leaf.js';

/** Parties that set out in a run. A million take some ten seconds. */
const MOST_PARTIES = 10_000_000;
/** Times that all parties of a group together look again or weigh another crossing. */
const MOST_LOOKS = 2_000_000_000;
/** Bulletins of a run, each of which works out all utilities anew. */
const MOST_BULLETINS = 100_000;
/** Departures of all services: each has its seats. */
const MOST_DEPARTURES = 2_000_000;
/** Breakdowns of the lanes of one post over the run. */
const MOST_BREAKDOWNS = 1_000_000;
/** Standstills of one crossing over the run, each of which stops all its lanes. */
const MOST_STANDSTILLS = 100_000;
/** Slots of a desk over the run. */
const MOST_SLOTS = 1_000_000;

/** Few parties wait or look for a way for longer (s). */
const LONGEST_LOOKING = 60 * 86_400;

export function checkWork(scenario: Scenario): Found[] {
  const tooMany = parties(scenario);
  return [
    ...(tooMany.length > 0 ? tooMany : looks(scenario)),
    ...bulletins(scenario),
    ...departures(scenario),
    ...appointments(scenario),
    ...breakdowns(scenario),
    ...standstills(scenario),
  ];
}

function lengthOf({ warmUp, duration }: Scenario): number {
  return warmUp + duration;
}

/** Parties that leave on average: the area under the rate, and those at given times. */
export function expectedParties({ rate, batch, departs, parties }: Departures): number {
  const together = batch === undefined ? 1 : meanOf(batch);
  return together * areaOf(rate, rate.times[0]!, rate.times.at(-1)!) + departs.length * meanOf(parties);
}

function parties({ origins }: Scenario): Found[] {
  let total = 0;
  for (const { name, departures } of origins) {
    for (const each of departures) {
      total += expectedParties(each);
      if (total <= MOST_PARTIES) continue;
      const path = ['origins', name, 'departures', each.group];
      return [{ path, problem: aboutWork.tooManyParties(MOST_PARTIES, total) }];
    }
  }
  return [];
}

function looks(scenario: Scenario): Found[] {
  const leaving = (group: string) =>
    scenario.origins
      .flatMap(({ departures }) => departures)
      .reduce((sum, each) => sum + (each.group === group ? expectedParties(each) : 0), 0);
  const looking = Math.min(lengthOf(scenario), LONGEST_LOOKING);
  return scenario.groups.flatMap(({ name, reconsiders, looksAgain }) => {
    const often = [
      { key: 'reconsiders', every: reconsiders },
      { key: 'looks again', every: looksAgain },
    ];
    return often
      .filter(({ every }) => every !== undefined && (looking / every) * leaving(name) > MOST_LOOKS)
      .map(({ key }) => ({ path: ['groups', name, key], problem: aboutWork.tooManyLooks() }));
  });
}

function bulletins(scenario: Scenario): Found[] {
  if (lengthOf(scenario) / scenario.bulletins.every <= MOST_BULLETINS) return [];
  return [
    { path: ['bulletins', 'every'], problem: aboutWork.tooManyOf('bulletins', MOST_BULLETINS, 'news') },
  ];
}

function departures({ services }: Scenario): Found[] {
  const total = services.reduce((sum, { departs }) => sum + departs.length, 0);
  if (total <= MOST_DEPARTURES) return [];
  return [{ path: ['services'], problem: aboutWork.tooManyOf('departures', MOST_DEPARTURES, 'them') }];
}

function appointments(scenario: Scenario): Found[] {
  const length = lengthOf(scenario);
  return scenario.cities.flatMap((city) =>
    city.desks
      .filter(
        (desk) =>
          desk.appointments !== undefined &&
          (length / desk.appointments.every) * Math.max(...desk.desks.values) > MOST_SLOTS,
      )
      .map((desk) => ({
        path: ['cities', city.name, 'desks', desk.name, 'appointments', 'every'],
        problem: aboutWork.tooManyOf('appointments', MOST_SLOTS, 'them'),
      })),
  );
}

function breakdowns(scenario: Scenario): Found[] {
  const length = lengthOf(scenario);
  return scenario.crossings.flatMap((crossing) =>
    crossing.posts.flatMap((post) =>
      post.lanes
        .filter(({ lanes, breaksDown }) => {
          if (breaksDown === undefined) return false;
          return (length / cycleOf(breaksDown)) * Math.max(...lanes.values) > MOST_BREAKDOWNS;
        })
        .map(({ mode }) => ({
          path: ['crossings', crossing.name, 'posts', post.name, mode, 'breaks down'],
          problem: aboutWork.tooManyOf('breakdowns', MOST_BREAKDOWNS, 'them'),
        })),
    ),
  );
}

function standstills(scenario: Scenario): Found[] {
  return scenario.crossings
    .filter(
      ({ standsStill }) =>
        standsStill !== undefined && lengthOf(scenario) / cycleOf(standsStill) > MOST_STANDSTILLS,
    )
    .map(({ name }) => ({
      path: ['crossings', name, 'stands still'],
      problem: aboutWork.tooManyOf('standstills', MOST_STANDSTILLS, 'them'),
    }));
}

/** Mean time from one stop to the next (s). */
function cycleOf({ after, lasts }: NonNullable<Crossing['standsStill']>): number {
  return meanOf(after) + meanOf(lasts);
}
