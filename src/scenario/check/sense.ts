/** What can be read but makes no sense: groups with no way out, places that nobody reaches, posts with a gap. */
import * as aboutKeys from '../messages/keys.js';
import * as aboutWays from '../messages/ways.js';
import type { Mode, Scenario } from '../scenario.js';
import type { Found } from '../schema/leaf.js';

/** How one travels with a service. */
export const MODE_OF_SERVICE = { flight: 'plane', train: 'train', bus: 'bus' } as const;

/** Errors of sense in a scenario whose references are right. */
export function checkSense(scenario: Scenario): Found[] {
  return [
    ...empty(scenario),
    ...waysOut(scenario),
    ...waysOn(scenario),
    ...reached(scenario),
    ...gaps(scenario),
    ...changesOfMode(scenario),
    ...loops(scenario),
  ];
}

function empty(scenario: Scenario): Found[] {
  const found: Found[] = [];
  if (scenario.groups.length === 0) found.push({ path: ['groups'], problem: aboutKeys.emptyMap('group') });
  if (scenario.origins.length === 0) found.push({ path: ['origins'], problem: aboutKeys.emptyMap('origin') });
  for (const crossing of scenario.crossings) {
    const path = ['crossings', crossing.name, 'posts'];
    for (const post of crossing.back)
      if (post.lanes.length === 0)
        found.push({
          path: ['crossings', crossing.name, 'back', post.name],
          problem: aboutKeys.emptyMap('mode of travel'),
        });
    if (crossing.posts.length === 0) found.push({ path, problem: aboutKeys.emptyMap('post') });
    for (const post of crossing.posts) {
      if (post.lanes.length === 0) {
        found.push({ path: [...path, post.name], problem: aboutKeys.emptyMap('mode of travel') });
      }
    }
  }
  return found;
}

/** Every group that departs somewhere must find a route or a service for one of its modes there. */
function waysOut(scenario: Scenario): Found[] {
  return scenario.origins.flatMap((origin) => {
    const routes = scenario.routes.filter((route) => route.from === origin.name).flatMap((route) => route.by);
    const services = scenario.services
      .filter((service) => service.from === origin.name)
      .map((service): Mode => MODE_OF_SERVICE[service.by]);
    const modes = new Set<Mode>([...routes, ...services]);
    return origin.departures.flatMap(({ group }) => {
      const travel = scenario.groups.find((candidate) => candidate.name === group)?.travel ?? [];
      if (travel.length === 0 || travel.some((mode) => modes.has(mode))) return [];
      return [
        {
          path: ['origins', origin.name, 'departures', group],
          problem: aboutWays.noWayOut(group, origin.name, travel),
        },
      ];
    });
  });
}

function waysOn(scenario: Scenario): Found[] {
  const left = new Set(scenario.routes.map((route) => route.from));
  return scenario.crossings
    .filter((crossing) => !left.has(crossing.name))
    .map((crossing) => ({
      path: ['crossings', crossing.name],
      problem: aboutWays.leadsNowhere(crossing.name),
    }));
}

/** Places that can be reached from an origin by any chain of routes, services and airports. */
function reached(scenario: Scenario): Found[] {
  const edges = [
    ...scenario.routes,
    ...scenario.services,
    ...scenario.airports.flatMap(({ name, city }) => [
      { from: name, to: city },
      { from: city, to: name },
    ]),
  ];
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const seen = new Set(scenario.origins.map((origin) => origin.name));
  const open = [...seen];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const to of next.get(place) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return (
    [
      ['crossings', 'crossing'],
      ['cities', 'city'],
      ['airports', 'airport'],
      ['destinations', 'destination'],
    ] as const
  ).flatMap(([kind, word]) =>
    scenario[kind]
      .filter((place) => !seen.has(place.name))
      .map((place) => ({ path: [kind, place.name], problem: aboutWays.unreachable(word, place.name) })),
  );
}

/** A mode that passes one post of a crossing must pass all. */
function gaps(scenario: Scenario): Found[] {
  return scenario.crossings.flatMap((crossing) => {
    const modes = new Set(crossing.posts.flatMap((post) => post.lanes.map((lanes) => lanes.mode)));
    return crossing.posts.flatMap((post) =>
      [...modes]
        .filter((mode) => !post.lanes.some((lanes) => lanes.mode === mode))
        .map((mode) => ({
          path: ['crossings', crossing.name, 'posts', post.name],
          problem: aboutWays.noPostForMode(mode, crossing.name, post.name),
        })),
    );
  });
}

/** Who changes the mode of travel needs lanes for the new one, and a way on without the car. */
function changesOfMode(scenario: Scenario): Found[] {
  return scenario.crossings.flatMap(({ name, posts, changes }) =>
    changes.flatMap(({ to, from }): Found[] => {
      const path = ['crossings', name, 'change to', to];
      const without = posts.find((post) => !post.lanes.some(({ mode }) => mode === to));
      if (without !== undefined)
        return [{ path, problem: aboutWays.noLanesForChange(to, name, without.name) }];
      const left = scenario.routes.filter((route) => route.from === name && from.includes('car'));
      return left.length > 0 && left.every(({ by }) => by.every((mode) => mode === 'car'))
        ? [{ path, problem: aboutWays.noWayOnWithoutCar(name) }]
        : [];
    }),
  );
}

/** Routes that take no time and lead round in a circle would hold the clock for ever. */
function loops(scenario: Scenario): Found[] {
  const next = new Map<string, string[]>();
  for (const { from, to, by, takes, takesBy } of scenario.routes) {
    const laws = by.map((mode) => takesBy[mode] ?? takes);
    if (laws.some((law) => law.law === 'constant' && law.value === 0))
      next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circle = (place: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(place)) return way.slice(way.indexOf(place));
    if (done.has(place)) return null;
    done.add(place);
    for (const to of next.get(place) ?? []) {
      const found = circle(to, [...way, place]);
      if (found !== null) return found;
    }
    return null;
  };
  for (const place of next.keys()) {
    const found = circle(place, []);
    if (found !== null) return [{ path: ['routes'], problem: aboutWays.noTimeInLoop(found) }];
  }
  return [];
}
