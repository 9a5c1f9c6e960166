/** Names that are used but not defined, names that are defined twice. */
import { DAY } from '../calendar/date.js';
import type { ExpressionContext } from '../expression/context.js';
import * as aboutDates from '../messages/dates.js';
import * as aboutDepartures from '../messages/departures.js';
import * as aboutNumbers from '../messages/numbers.js';
import * as aboutReferences from '../messages/references.js';
import * as aboutWays from '../messages/ways.js';
import * as aboutWork from '../messages/work.js';
import type { Found } from '../schema/leaf.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';
import { dateInWords } from './run.js';

/** What each kind of place may be the end of. */
export const PLACE_KINDS = ['origins', 'crossings', 'cities', 'airports', 'destinations'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const WORDS: Readonly<Record<PlaceKind, string>> = {
  origins: 'an origin',
  crossings: 'a crossing',
  cities: 'a city',
  airports: 'an airport',
  destinations: 'a destination',
};

/** All references of a file that lead to nothing, and places of one name. */
export function checkReferences(values: ScenarioValues, context: ExpressionContext): Found[] {
  return [
    ...placesOfOneName(values),
    ...partySizes(values),
    ...groupNames(values),
    ...countries(values),
    ...standstills(values),
    ...stages(values),
    ...documents(values),
    ...tooManyDocuments(values),
    ...airports(values),
    ...ends(values),
    ...serviceNames(values),
    ...cancelledDays(values, context),
  ];
}

function keysOf(map: object | undefined): string[] {
  return Object.keys(map ?? {});
}

function placesOfOneName(values: ScenarioValues): Found[] {
  const seen = new Map<string, PlaceKind>();
  const found: Found[] = [];
  for (const kind of PLACE_KINDS) {
    for (const name of keysOf(values[kind])) {
      const other = seen.get(name);
      if (other !== undefined) {
        found.push({
          path: [kind, name],
          problem: aboutReferences.nameTwice(name, WORDS[other], WORDS[kind]),
        });
      }
      seen.set(name, kind);
    }
  }
  return found;
}

function partySizes(values: ScenarioValues): Found[] {
  return Object.entries(values.groups).flatMap(([group, { party }]) =>
    keysOf(party)
      .filter((size) => !/^[1-9]\d?$|^100$/.test(size))
      .map((size) => ({ path: ['groups', group, 'party', size], problem: aboutNumbers.partySize(size) })),
  );
}

/** Groups in departures, in lodging that is theirs and in shares that are refused. */
function groupNames(values: ScenarioValues): Found[] {
  const groups = keysOf(values.groups);
  const used: { path: (string | number)[]; name: string }[] = [];
  for (const [origin, { departures }] of Object.entries(values.origins)) {
    for (const name of keysOf(departures)) used.push({ path: ['origins', origin, 'departures', name], name });
  }
  for (const [country, { bars, 'stay limit': limit }] of Object.entries(values.countries ?? {})) {
    for (const name of limit?.groups?.value ?? [])
      used.push({ path: ['countries', country, 'stay limit', 'groups'], name });
    if (bars === undefined || bars instanceof Stated) continue;
    for (const name of keysOf(bars)) used.push({ path: ['countries', country, 'bars', name], name });
  }
  for (const [city, { lodging }] of Object.entries(values.cities ?? {})) {
    for (const [kind, { groups: theirs }] of Object.entries(lodging ?? {})) {
      for (const name of theirs?.value ?? [])
        used.push({ path: ['cities', city, 'lodging', kind, 'groups'], name });
    }
  }
  for (const [crossing, { posts }] of Object.entries(values.crossings ?? {})) {
    for (const [post, modes] of Object.entries(posts)) {
      for (const [mode, lanes] of Object.entries(modes)) {
        const path = ['crossings', crossing, 'posts', post, mode];
        const byGroup = [
          { shares: lanes?.refuses, at: ['refuses'] },
          { shares: lanes?.['second check']?.share, at: ['second check', 'share'] },
        ];
        for (const { shares, at } of byGroup) {
          if (shares === undefined || shares instanceof Stated) continue;
          for (const name of keysOf(shares)) used.push({ path: [...path, ...at, name], name });
        }
      }
    }
  }
  return used
    .filter(({ name }) => !groups.includes(name))
    .map(({ path, name }) => ({ path, problem: aboutReferences.undefinedName('a group', name, groups) }));
}

/** Rules of a country in which nothing lies. */
function countries(values: ScenarioValues): Found[] {
  const each = <T>(map: Readonly<Record<string, T>> | undefined, of: (value: T) => (string | undefined)[]) =>
    Object.values(map ?? {}).flatMap(of);
  const known = new Set([
    ...each(values.origins, ({ country }) => [country?.value]),
    ...each(values.crossings, ({ from, into }) => [from?.value, into.value]),
    ...each(values.cities, ({ country }) => [country.value]),
    ...each(values.destinations, ({ country }) => [country.value]),
  ]);
  const names = [...known].filter((name) => name !== undefined);
  return keysOf(values.countries)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: ['countries', name], problem: aboutReferences.emptyCountry(name, names) }));
}

/** Stages of registration follow one another from the desk named registration on. */
function stages(values: ScenarioValues): Found[] {
  return Object.entries(values.cities ?? {}).flatMap(([city, { desks = {} }]) => {
    const names = keysOf(desks);
    return Object.entries(desks).flatMap(([desk, { after, share, waits }]): Found[] => {
      const path = ['cities', city, 'desks', desk];
      if (after === undefined) {
        const key = share !== undefined ? 'share' : waits !== undefined ? 'waits' : undefined;
        return key === undefined
          ? []
          : [{ path: [...path, key], problem: aboutDepartures.keyNeeds(key, 'after') }];
      }
      const at = [...path, 'after'];
      if (!names.includes(after.value))
        return [{ path: at, problem: aboutReferences.undefinedName('a desk', after.value, names) }];
      const seen = new Set([desk]);
      let before: string | undefined = after.value;
      while (before !== undefined && !seen.has(before)) {
        seen.add(before);
        before = desks[before]?.after?.value;
      }
      if (before !== undefined || !seen.has('registration'))
        return [{ path: at, problem: aboutReferences.noRegistrationBefore(desk) }];
      const twin = names.find((other) => other !== desk && desks[other]?.after?.value === after.value);
      return twin !== undefined && names.indexOf(twin) < names.indexOf(desk)
        ? [{ path: at, problem: aboutReferences.stageTwice(after.value, twin, desk) }]
        : [];
    });
  });
}

/** Standstills by chance need both of their laws. */
function standstills(values: ScenarioValues): Found[] {
  return Object.entries(values.crossings ?? {}).flatMap(([name, crossing]) => {
    const still = crossing['stands still'];
    if (still === undefined || (still.after === undefined) === (still.for === undefined)) return [];
    const [has, needs] = still.after === undefined ? ['for', 'after'] : ['after', 'for'];
    return [
      { path: ['crossings', name, 'stands still', has], problem: aboutDepartures.keyNeeds(has, needs) },
    ];
  });
}

/** Each document is a bit of a party's papers. */
const MOST_DOCUMENTS = 31;

/** More documents than can be told apart, told at the group with which they become too many. */
function tooManyDocuments(values: ScenarioValues): Found[] {
  const seen = new Set<string>();
  for (const [group, { documents: theirs }] of Object.entries(values.groups)) {
    for (const name of keysOf(theirs)) seen.add(name);
    if (seen.size <= MOST_DOCUMENTS) continue;
    const problem = aboutWork.tooMany('documents', MOST_DOCUMENTS, seen.size);
    return [{ path: ['groups', group, 'documents'], problem }];
  }
  return [];
}

/** Documents that a country, a crossing or a destination asks for and that no group holds. */
function documents(values: ScenarioValues): Found[] {
  const held = [...new Set(Object.values(values.groups).flatMap((group) => keysOf(group.documents)))];
  const asked = (
    kind: 'countries' | 'crossings' | 'destinations',
    place: string,
    names: readonly string[],
  ): Found[] =>
    names
      .filter((name) => !held.includes(name))
      .map((name) => ({ path: [kind, place, 'admits'], problem: aboutReferences.noDocument(name, held) }));
  return [
    ...Object.entries(values.countries ?? {}).flatMap(([name, { admits }]) =>
      asked('countries', name, admits?.value ?? []),
    ),
    ...Object.entries(values.crossings ?? {}).flatMap(([name, { admits }]) =>
      asked('crossings', name, admits?.value ?? []),
    ),
    ...Object.entries(values.destinations ?? {}).flatMap(([name, { admits }]) =>
      asked('destinations', name, admits?.value ?? []),
    ),
    ...Object.entries(values.cities ?? {}).flatMap(([city, { desks }]) =>
      Object.entries(desks ?? {}).flatMap(([desk, { documents: needed }]) =>
        (needed?.value ?? [])
          .filter((name) => !held.includes(name))
          .map((name) => ({
            path: ['cities', city, 'desks', desk, 'documents'],
            problem: aboutReferences.noDocument(name, held),
          })),
      ),
    ),
  ];
}

function airports(values: ScenarioValues): Found[] {
  const cities = keysOf(values.cities);
  return Object.entries(values.airports ?? {})
    .filter(([, { city }]) => !cities.includes(city.value))
    .map(([name, { city }]) => ({
      path: ['airports', name, 'city'],
      problem: aboutReferences.undefinedName('a city', city.value, cities),
    }));
}

const SERVICE_ENDS = {
  from: ['origins', 'cities', 'airports'],
  to: ['cities', 'airports', 'destinations'],
} as const;
const ROUTE_ENDS = {
  from: ['origins', 'crossings', 'cities', 'airports'],
  to: ['crossings', 'cities', 'airports', 'destinations'],
} as const;

function ends(values: ScenarioValues): Found[] {
  const found: Found[] = [];
  const check = (path: (string | number)[], name: string, kinds: readonly PlaceKind[]): void => {
    if (kinds.some((kind) => Object.hasOwn(values[kind] ?? {}, name))) return;
    const known = kinds.flatMap((kind) => keysOf(values[kind]));
    const other = PLACE_KINDS.find((kind) => keysOf(values[kind]).includes(name));
    const allowed = kinds.map((kind) => WORDS[kind]);
    const problem =
      other === undefined
        ? aboutReferences.undefinedName('a place', name, known)
        : aboutReferences.wrongPlace(name, WORDS[other], allowed);
    found.push({ path, problem });
  };
  values.services?.forEach((service, i) => {
    for (const end of ['from', 'to'] as const)
      check(['services', i, end], service[end].value, SERVICE_ENDS[end]);
    if (service.from.value === service.to.value) {
      found.push({ path: ['services', i, 'to'], problem: aboutWays.sameEnds(service.to.value) });
    }
  });
  values.routes?.forEach((route, i) => {
    const twoWay = route['both ways']?.value === true;
    const kinds = (end: 'from' | 'to') =>
      twoWay
        ? ROUTE_ENDS.from.filter((kind) => (ROUTE_ENDS.to as readonly PlaceKind[]).includes(kind))
        : ROUTE_ENDS[end];
    for (const end of ['from', 'to'] as const) check(['routes', i, end], route[end].value, kinds(end));
    if (route.from.value === route.to.value) {
      found.push({ path: ['routes', i, 'to'], problem: aboutWays.sameEnds(route.to.value) });
    }
    found.push(...lengthOfRoute(route, i), ...speedsOfRoute(route, i));
  });
  return found;
}

function lengthOfRoute(route: NonNullable<ScenarioValues['routes']>[number], i: number): Found[] {
  const { distance, takes, speed } = route;
  if (distance !== undefined && takes !== undefined) {
    return [{ path: ['routes', i, 'takes'], problem: aboutWays.bothDistanceAndTakes() }];
  }
  if (distance === undefined && takes === undefined) {
    return [{ path: ['routes', i], problem: aboutWays.neitherDistanceNorTakes() }];
  }
  if (takes !== undefined && speed !== undefined) {
    return [{ path: ['routes', i, 'speed'], problem: aboutWays.speedWithoutDistance() }];
  }
  return [];
}

/** Days on which a service has no departure to cancel. */
function cancelledDays(values: ScenarioValues, context: ExpressionContext): Found[] {
  return (values.services ?? []).flatMap((service, i) =>
    (service['cancelled on']?.value ?? [])
      .filter((day) => !service.departs.value.some((time) => time >= day && time < day + DAY))
      .map((day) => ({
        path: ['services', i, 'cancelled on'],
        problem: aboutDates.noDepartureOn(dateInWords(context, day)),
      })),
  );
}

/** A speed of a mode that cannot use the route. */
function speedsOfRoute({ speed, by }: NonNullable<ScenarioValues['routes']>[number], i: number): Found[] {
  if (speed === undefined || speed instanceof Stated) return [];
  const modes: readonly string[] = by?.value ?? ['car'];
  return keysOf(speed)
    .filter((mode) => !modes.includes(mode))
    .map((mode) => ({ path: ['routes', i, 'speed', mode], problem: aboutWays.speedOfOther(mode, modes) }));
}

function serviceNames(values: ScenarioValues): Found[] {
  const seen = new Set<string>();
  return (values.services ?? []).flatMap(({ name }, i) => {
    if (name === undefined) return [];
    const twice = seen.has(name.value);
    seen.add(name.value);
    return twice
      ? [{ path: ['services', i, 'name'], problem: aboutReferences.serviceTwice(name.value) }]
      : [];
  });
}
