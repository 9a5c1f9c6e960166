/**
 * Scenario → Network: the one place that knows both.
 *
 *     1. the scenario and its later versions (timeline), with the schedules of all
 *     2. each version → a network of its own: stations, then every group's way through them
 *     3. the first, with the numbers in which the later ones differ as patches
 */
import type { Network } from '../network/network.js';
import type { Group, Mode, Scenario } from '../scenario/scenario.js';
import { visitorsOf } from '../scenario/visitors.js';
import { enterCountry } from './borders.js';
import { acts, atCity, byGoal, cityVariables, fromCrossing } from './cities.js';
import { documentsAsked, letsIn } from './countries.js';
import { atCrossing } from './crossings.js';
import { arriveAtDestination } from './destinations.js';
import { chain, type Model, modelOf, place } from './model.js';
import { addSource } from './origins.js';
import { patchesOf } from './patches.js';
import { spliceVersions } from './splice.js';

/**
 * Compiles a checked scenario.
 *
 * @throws ShapeChange where a dated change adds or removes what stations, options or ways there are.
 */
export function compile(scenario: Scenario): Network {
  const versions = spliceVersions(scenario);
  const changing = versions.length > 1;
  const networks = versions.map(({ at, scenario: version }) => ({
    at,
    network: networkOf(version, changing, visitorsOf(scenario)),
  }));
  return { ...networks[0]!.network, patches: patchesOf(networks) };
}

function networkOf(scenario: Scenario, changing: boolean, visitors: ReadonlySet<string>): Network {
  const model = modelOf(scenario, changing, visitors);
  model.arrive = (group, name, from, mode) => arrive(model, group, name, from, mode);
  model.enterFrom = (group, crossing) => fromCrossing(model, group, crossing);
  model.live = (group, parts) => byGoal(model, group, parts);
  model.act = (group, parts, goal, employed) => acts(model, group, parts, goal, employed);
  model.cityVariables = (name) => cityVariables(model, name);
  for (const origin of scenario.origins) {
    for (const departures of origin.departures) addSource(model, origin, departures);
  }
  return model.builder.build();
}

/** Node where a group arrives at any place, from a country. */
function arrive(model: Model, group: Group, name: string, from: string, mode: Mode): number {
  const { crossings, airports, destinations } = model.scenario;
  const crossing = crossings.find((other) => other.name === name);
  if (crossing) return atCrossing(model, group, crossing, mode, from);
  const destination = destinations.find((other) => other.name === name);
  if (destination) return arriveAtDestination(model, group, destination, from);
  const cityName = airports.find((airport) => airport.name === name)?.city ?? name;
  const parts = model.cities.get(cityName)!;
  if (parts.city.country === from) return atCity(model, group, parts);
  return place(model, `${group.name}/${cityName}/from abroad`, () => {
    const { country } = parts.city;
    const abroad = `${group.name}/${cityName}/from abroad`;
    const enters = chain(model, [
      ...enterCountry(model, group, abroad, country),
      atCity(model, group, parts),
    ]);
    return model.rules.has(country)
      ? letsIn(model, group, abroad, country, documentsAsked(model, [], country, from), enters)
      : enters;
  });
}
