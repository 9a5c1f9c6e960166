/** Names and units of all measures of a scenario, as a tree, so that a name can be followed key by key. */
import { findTargets, isMap, valueAt } from '../changes.js';
import type { Json, JsonMap } from '../document.js';
import { DIMENSIONS, type Dimension } from '../expression/dimension.js';
import * as aboutObservations from '../messages/observations.js';
import type { Checked } from '../problem.js';
import type { City, Crossing, Desk, Scenario } from '../scenario.js';
import { visitorsOf } from '../visitors.js';

const TALLY = ['mean', 'p50', 'p90', 'p95', 'max'];
const LEVEL = ['mean', 'max'];
const OUTCOMES = ['settled', 'onward', 'returned', 'refused', 'stayed'];

/** A measure with statistics below it: its own unit stands under ''. */
function withStatistics(unit: string, statistics: readonly string[]): JsonMap {
  return Object.fromEntries(['', ...statistics].map((statistic) => [statistic, unit]));
}
const tally = (unit: string) => withStatistics(unit, TALLY);
const level = (unit: string) => withStatistics(unit, LEVEL);

/** A unit of measures, its dimension, and how many base units it has. */
export const MEASURE_UNITS: Readonly<
  Record<string, { readonly dimension: Dimension; readonly size: number }>
> = {
  h: { dimension: DIMENSIONS.duration, size: 3600 },
  USD: { dimension: DIMENSIONS.money, size: 1 },
  persons: { dimension: DIMENSIONS.persons, size: 1 },
  parties: { dimension: DIMENSIONS.parties, size: 1 },
  beds: { dimension: DIMENSIONS.number, size: 1 },
  lanes: { dimension: DIMENSIONS.number, size: 1 },
  seats: { dimension: DIMENSIONS.number, size: 1 },
  share: { dimension: DIMENSIONS.number, size: 1 },
  count: { dimension: DIMENSIONS.number, size: 1 },
};

/** The tree of all measures that runs of a scenario give. */
export function measureTree(scenario: Scenario): JsonMap {
  const each = <T extends { readonly name: string }>(
    items: readonly T[],
    measures: (item: T) => Json,
  ): JsonMap => Object.fromEntries(items.map((item) => [item.name, measures(item)]));
  const countries = [
    ...scenario.crossings.map((crossing) => crossing.into),
    ...scenario.cities.map((city) => city.country),
    ...scenario.destinations.map((destination) => destination.country),
  ];
  return {
    crossings: each(scenario.crossings, (crossing) =>
      crossingMeasures(
        crossing,
        scenario.groups.some((group) => group.reconsiders !== undefined),
      ),
    ),
    cities: each(scenario.cities, (city) =>
      cityMeasures(
        city,
        scenario.groups.some(({ findsWork }) => findsWork !== undefined),
      ),
    ),
    airports: each(scenario.airports, (airport) => each(airport.desks, deskMeasures)),
    services: each(scenario.services, ({ cancelled }) => ({
      wait: tally('h'),
      fare: tally('USD'),
      sold: 'seats',
      offered: 'seats',
      load: 'share',
      ...(cancelled.values.some((chance) => chance > 0) ? { cancelled: 'seats' } : {}),
    })),
    destinations: each(scenario.destinations, () => ({ arrivals: 'persons' })),
    countries: each(
      [...new Set([...countries, ...scenario.countries.map(({ name }) => name)])].map((name) => ({ name })),
      ({ name }) => countryMeasures(scenario, name, countries.includes(name)),
    ),
    groups: each(scenario.groups, outcomeMeasures),
    outcomes: {
      ...outcomeMeasures(),
      ...(visitorsOf(scenario).size > 0 ? { 'non-visitors': outcomeMeasures() } : {}),
      inside: level('persons'),
    },
  };
}

function outcomeMeasures(): JsonMap {
  return Object.fromEntries(['departures', ...OUTCOMES].map((outcome) => [outcome, 'persons']));
}

function crossingMeasures(crossing: Crossing, jockeying: boolean): Json {
  const jockeyed: JsonMap = jockeying ? { jockeyed: 'parties' } : {};
  const posts = crossing.posts.map((post) => {
    const lanes = post.lanes.map((queue) => {
      const second: JsonMap = queue.secondCheck ? { 'second-check': servedMeasures('lanes') } : {};
      return [queue.mode, { ...queueMeasures('lanes'), ...jockeyed, ...second }] as const;
    });
    return [post.name, Object.fromEntries(lanes)] as const;
  });
  return {
    ...Object.fromEntries(posts),
    wait: tally('h'),
    queue: level('persons'),
    entries: 'persons',
    ...(crossing.changes.length > 0 ? { changed: 'parties' } : {}),
    ...(crossing.back.length > 0
      ? { back: crossingMeasures({ ...crossing, posts: crossing.back, back: [], changes: [] }, false) }
      : {}),
  };
}

function queueMeasures(servers: string): JsonMap {
  return { ...servedMeasures(servers), refused: 'parties' };
}

function servedMeasures(servers: string): JsonMap {
  return {
    wait: tally('h'),
    queue: level('parties'),
    busy: level(servers),
    open: level(servers),
    served: 'parties',
    reneged: 'parties',
    balked: 'parties',
    utilisation: 'share',
  };
}

function deskMeasures({ documents, appointments, stage }: Desk): Json {
  return {
    ...servedMeasures('lanes'),
    ...(documents.length > 0 ? { refused: 'parties' } : {}),
    ...(stage ? { completed: 'persons' } : {}),
    ...(appointments === undefined
      ? {}
      : {
          appointments: {
            wait: tally('h'),
            taken: 'parties',
            offered: 'parties',
            full: 'share',
            balked: 'parties',
          },
        }),
  };
}

function cityMeasures(city: City, works: boolean): Json {
  const lodging = city.lodging.map((kind) => [
    kind.name,
    { price: tally('USD'), occupancy: level('beds'), beds: level('beds'), full: 'share' },
  ]);
  return {
    lodging: Object.fromEntries(lodging) as JsonMap,
    desks: Object.fromEntries(city.desks.map((desk) => [desk.name, deskMeasures(desk)])),
    unsheltered: level('persons'),
    'nights-unsheltered': 'persons',
    'moved-on': 'persons',
    spending: level('USD'),
    ...(works ? { employed: level('persons') } : {}),
    stock: level('persons'),
    arrivals: 'persons',
  };
}

/** What is told of a country: of one that people come to, and of one that has rules. */
function countryMeasures(scenario: Scenario, name: string, isEntered: boolean): JsonMap {
  const { crossings, countries } = scenario;
  const apart: JsonMap = visitorsOf(scenario).size > 0 ? { 'non-visitors': 'persons' } : {};
  const entries = { '': 'persons', ...apart };
  const ways = Object.fromEntries(['plane', 'train', 'bus', 'road'].map((way) => [way, 'persons']));
  const exits = { '': 'persons', ...ways, ...apart };
  const rule = countries.find((country) => country.name === name);
  return {
    ...(isEntered ? { stock: level('persons'), entries, exits } : {}),
    ...(isEntered ? { registered: 'persons' } : {}),
    ...(crossings.some(({ into }) => into === name) ? { wait: tally('h') } : {}),
    ...(rule ? { refused: 'persons', barred: 'persons' } : {}),
    ...(rule?.stayLimit ? { overstayed: 'persons' } : {}),
  };
}

/** The unit of a measure; with `*`, of all that match (which must be one). */
export function unitOfMeasure(measure: string, tree: JsonMap): Checked<string> {
  const { targets, miss } = findTargets(tree, measure, false);
  const units = new Set<string>();
  for (const target of targets) {
    const node = valueAt(tree, target);
    const unit = isMap(node) ? node[''] : node;
    if (typeof unit !== 'string') {
      const below = isMap(node) ? Object.keys(node) : [];
      return { problem: aboutObservations.noSuchMeasure(measure, below, '') };
    }
    units.add(unit);
  }
  const [unit, other] = units;
  if (unit === undefined) {
    const known = (miss?.candidates ?? []).filter((name) => name !== '');
    return { problem: aboutObservations.noSuchMeasure(measure, known, miss?.part ?? measure) };
  }
  if (other !== undefined) return { problem: aboutObservations.unitsDiffer(measure, [...units]) };
  return { value: unit };
}
