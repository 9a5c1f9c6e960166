/** What charts need to know of a scenario: names of places in the file's order. */
import type { Scenario } from '../scenario/scenario.js';
import { visitorsOf } from '../scenario/visitors.js';
import type { Results } from './results.js';

export function placesOf(scenario: Scenario): Results['places'] {
  const { groups, origins, crossings, cities, airports, destinations, services } = scenario;
  return {
    groups: groups.map(({ name }) => name),
    visitors: [...visitorsOf(scenario)],
    origins: origins.map(({ name, at }) => ({ name, at: at ?? null })),
    crossings: crossings.map(({ name, into, at, posts }) => ({
      name,
      into,
      at: at ?? null,
      posts: posts.map((post) => ({ name: post.name, modes: post.lanes.map(({ mode }) => mode) })),
    })),
    cities: cities.map(({ name, country, at, lodging, desks }) => ({
      name,
      country,
      at: at ?? null,
      lodging: lodging.map((kind) => kind.name),
      desks: desks.map((desk) => desk.name),
    })),
    airports: airports.map(({ name, city, at }) => ({ name, city, at: at ?? null })),
    destinations: destinations.map(({ name, country, at }) => ({ name, country, at: at ?? null })),
    countries: countriesOf(scenario),
    services: services.map(({ name, by, from, to }) => ({ name, by, from, to })),
  };
}

/** Every country that the scenario names, by first mention: crossings, cities, destinations. */
function countriesOf({ crossings, cities, destinations }: Scenario): string[] {
  return [
    ...new Set([
      ...crossings.map(({ into }) => into),
      ...cities.map(({ country }) => country),
      ...destinations.map(({ country }) => country),
    ]),
  ];
}

/** All names of the scenario that are keys of measures. */
export function keysOf(scenario: Scenario): string[] {
  const { groups, crossings, cities, airports, destinations, services } = placesOf(scenario);
  return [
    ...groups,
    ...crossings.flatMap(({ name, posts }) => [name, ...posts.map((post) => post.name)]),
    ...cities.flatMap(({ name, lodging, desks }) => [name, ...lodging, ...desks]),
    ...scenario.airports.flatMap(({ name, desks }) => [name, ...desks.map((desk) => desk.name)]),
    ...[...airports, ...destinations, ...services].map(({ name }) => name),
    ...countriesOf(scenario),
  ];
}
