/**
 * What the parts of `compile` share: the builder, the stations and pools that exist once for all groups, and the
 * nodes of a group's way that have been built already.
 */
import { NetworkBuilder } from '../network/builder.js';
import { DOCUMENTS, OP } from '../network/network.js';
import { valueAt } from '../scenario/calendar/steps.js';
import type { Country, Crossing, Goal, Group, Mode, Scenario, Service } from '../scenario/scenario.js';
import { type CityParts, cityParts, deskStation } from './city-parts.js';
import { backParts, type CrossingParts, crossingParts } from './crossing-parts.js';
import { type Binding, curveOf } from './formulas.js';

/** Ends of a party's way, in the order of the reports. */
export const OUTCOMES = ['settled', 'onward', 'returned', 'refused', 'stayed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** How a party leaves a country. */
export const WAYS = ['plane', 'train', 'bus', 'road'] as const;
export type Way = (typeof WAYS)[number];

/** Where a party that has come through no crossing yet belongs. */
export const ABROAD = '';

export interface CountryParts {
  readonly entries: number;
  /** The same of those groups that do more than visit, −1: that is not told apart. */
  readonly entriesBeyond: number;
  readonly exits: number;
  readonly exitsBeyond: number;
  readonly exitsBy: Readonly<Record<Way, number>>;
  readonly registered: number;
  readonly stock: number;
  /** Tally of the time that crossings into it take, −1: there are none. */
  readonly wait: number;
}

/** The rules of a country, and counts of whom it refused and whom it did not let leave. */
export interface CountryRules {
  readonly rule: Country;
  readonly refused: number;
  readonly barred: number;
  /** Count of those who stay longer than is allowed, −1: no stay ends by law. */
  readonly overstayed: number;
}

export interface Model {
  readonly scenario: Scenario;
  readonly builder: NetworkBuilder;
  /** True where dated changes may turn a share of nothing into something: then no node is left out for being idle. */
  readonly changing: boolean;
  /** Groups that only visit, where there are others; of the base in every version, as measures are the same in all. */
  readonly visitors: ReadonlySet<string>;
  readonly documents: ReadonlyMap<string, number>;
  readonly countries: ReadonlyMap<string, CountryParts>;
  readonly rules: ReadonlyMap<string, CountryRules>;
  readonly crossings: ReadonlyMap<string, CrossingParts>;
  /** The way back of crossings that have one; their posts are those of the way back. */
  readonly backs: ReadonlyMap<string, CrossingParts>;
  readonly cities: ReadonlyMap<string, CityParts>;
  /** Stations of each airport's desks, in order. */
  readonly airports: ReadonlyMap<string, readonly number[]>;
  readonly services: ReadonlyMap<string, number>;
  /** Count of arrivals of each destination. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Count of each group and outcome: `${group}/${outcome}`. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly departures: ReadonlyMap<string, number>;
  /** Groups that go on without their car, by the name under which they do; see `calledAs`. */
  readonly onFoot: Map<string, Group>;
  /** Places in the graph by name. */
  readonly places: Map<string, number>;
  // The ways of parties lead from places to places and round again; these are how the parts reach each other
  // without knowing each other. `compile.ts` sets them.
  /** Node where a group arrives at a place by a mode, from a country. */
  arrive: (group: Group, place: string, from: string, mode: Mode) => number;
  /** Node where a group that has come through a crossing decides where to go. */
  enterFrom: (group: Group, crossing: Crossing) => number;
  /** Node where a party that is in a city goes by its goal: to a bed, and to what it does there. */
  live: (group: Group, parts: CityParts) => number;
  /** Node where a party in a city acts on a goal; who is employed has no need to look for work. */
  act: (group: Group, parts: CityParts, goal: Goal, employed?: boolean) => number;
  /** What bulletins tell of a city, for formulas; nothing for other places. */
  cityVariables: (place: string) => Readonly<Record<string, () => Binding>>;
}

/** A place in a group's way: built once, the first time it is asked for; loops come back to it. */
export function place(model: Model, name: string, build: () => number): number {
  const known = model.places.get(name);
  if (known !== undefined) return known;
  const node = model.builder.node({ op: OP.PASS, name });
  model.places.set(name, node);
  model.builder.link(node, { next: build() });
  return node;
}

/** Nodes one after another: each gets the one after it as `next`; returns the first. */
export function chain(model: Model, nodes: readonly number[]): number {
  for (let i = 0; i < nodes.length - 1; i++) model.builder.link(nodes[i]!, { next: nodes[i + 1]! });
  return nodes[0]!;
}

/** A node that goes `share` of the time to `yes`; no node at all where the share is all or nothing for good. */
export function perhaps(
  model: Model,
  name: string,
  share: number,
  yes: () => number,
  no: () => number,
): number {
  if (!model.changing && share <= 0) return no();
  if (!model.changing && share >= 1) return yes();
  return model.builder.split(name, [
    { share, target: yes() },
    { share: 1 - share, target: no() },
  ]);
}

/** The name under which the rules and the measures of a group stand. */
export function calledAs(model: Model, group: Group): string {
  return model.onFoot.get(group.name)?.name ?? group.name;
}

/** The group as it goes on when it has left its car behind: for all but its travel the same. */
export function withoutCar(model: Model, group: Group): Group {
  const name = `${group.name}, without the car`;
  if (model.onFoot.has(group.name)) return group;
  model.onFoot.set(name, group);
  const travel = group.travel.filter((mode) => mode !== 'car');
  return { ...group, name, travel: travel.length > 0 ? travel : ['bus'] };
}

export function maskOf(model: Model, documents: readonly string[]): number {
  return documents.reduce((mask, name) => mask | (1 << model.documents.get(name)!), 0);
}

export function modelOf(scenario: Scenario, changing: boolean, visitors: ReadonlySet<string>): Model {
  const builder = new NetworkBuilder({
    begin: -scenario.warmUp,
    end: scenario.duration,
    recordEvery: scenario.recordEvery,
  });
  builder.bulletins = { ...scenario.bulletins };
  builder.inside = builder.level('outcomes.inside', 'persons');
  const jockeying = scenario.groups.some((group) => group.reconsiders !== undefined);
  const groups = outcomeCounts(builder, scenario, visitors);
  const countries = new Map(
    countriesOf(scenario).map((name) => [name, countryParts(builder, name, scenario, visitors.size > 0)]),
  );
  return {
    scenario,
    builder,
    changing,
    visitors,
    documents: documentsOf(scenario),
    countries,
    rules: new Map(scenario.countries.map((rule) => [rule.name, rulesOf(builder, rule)])),
    ...groups,
    crossings: new Map(
      scenario.crossings.map((crossing) => [crossing.name, crossingParts(builder, crossing, jockeying)]),
    ),
    backs: new Map(
      scenario.crossings
        .filter(({ back }) => back.length > 0)
        .map((crossing) => [crossing.name, backParts(builder, crossing)]),
    ),
    cities: new Map(scenario.cities.map((city) => [city.name, cityParts(builder, city, scenario)])),
    airports: new Map(
      scenario.airports.map(({ name, desks }) => [
        name,
        desks.map((desk) => deskStation(builder, `airports.${name}.${desk.name}`, desk)),
      ]),
    ),
    services: new Map(scenario.services.map((service) => [service.name, serviceOf(builder, service)])),
    destinations: new Map(
      scenario.destinations.map(({ name }) => [
        name,
        builder.count(`destinations.${name}.arrivals`, 'persons'),
      ]),
    ),
    onFoot: new Map(),
    places: new Map(),
    arrive: unset,
    enterFrom: unset,
    live: unset,
    act: unset,
    cityVariables: () => ({}),
  };
}

function unset(): never {
  throw new Error('a part of the model was used before compile put it together');
}

function outcomeCounts(
  builder: NetworkBuilder,
  scenario: Scenario,
  visitors: ReadonlySet<string>,
): { outcomes: Map<string, number>; departures: Map<string, number> } {
  const outcomes = new Map<string, number>();
  const departures = new Map<string, number>();
  for (const { name } of scenario.groups) {
    departures.set(name, builder.count(`groups.${name}.departures`, 'persons'));
    for (const outcome of OUTCOMES) {
      outcomes.set(`${name}/${outcome}`, builder.count(`groups.${name}.${outcome}`, 'persons'));
    }
  }
  const all = scenario.groups.map(({ name }) => name);
  const sums = (prefix: string, groups: readonly string[]): void => {
    for (const outcome of OUTCOMES)
      builder.sum(
        `${prefix}.${outcome}`,
        'persons',
        groups.map((name) => outcomes.get(`${name}/${outcome}`)!),
      );
    builder.sum(
      `${prefix}.departures`,
      'persons',
      groups.map((name) => departures.get(name)!),
    );
  };
  sums('outcomes', all);
  if (visitors.size > 0)
    sums(
      'outcomes.non-visitors',
      all.filter((name) => !visitors.has(name)),
    );
  return { outcomes, departures };
}

function countriesOf(scenario: Scenario): string[] {
  const names = [
    ...scenario.crossings.map((crossing) => crossing.into),
    ...scenario.cities.map((city) => city.country),
    ...scenario.destinations.map((destination) => destination.country),
  ];
  return [...new Set(names)];
}

function countryParts(
  builder: NetworkBuilder,
  name: string,
  { crossings }: Scenario,
  apart: boolean,
): CountryParts {
  const count = (what: string): number => builder.count(`countries.${name}.${what}`, 'persons');
  const exits = count('exits');
  return {
    entries: count('entries'),
    exits,
    exitsBy: {
      plane: count('exits.plane'),
      train: count('exits.train'),
      bus: count('exits.bus'),
      road: count('exits.road'),
    },
    registered: count('registered'),
    entriesBeyond: apart ? count('entries.non-visitors') : -1,
    exitsBeyond: apart ? count('exits.non-visitors') : -1,
    stock: builder.level(`countries.${name}.stock`, 'persons'),
    wait: crossings.some(({ into }) => into === name) ? builder.tally(`countries.${name}.wait`, 'h') : -1,
  };
}

function rulesOf(builder: NetworkBuilder, rule: Country): CountryRules {
  const count = (what: string): number => builder.count(`countries.${rule.name}.${what}`, 'persons');
  const overstayed = rule.stayLimit ? count('overstayed') : -1;
  return { rule, refused: count('refused'), barred: count('barred'), overstayed };
}

function documentsOf(scenario: Scenario): Map<string, number> {
  const names = new Set<string>();
  for (const group of scenario.groups) for (const name of Object.keys(group.documents)) names.add(name);
  for (const place of [...scenario.countries, ...scenario.crossings, ...scenario.destinations])
    for (const name of place.admits) names.add(name);
  for (const desk of scenario.cities.flatMap((city) => city.desks))
    for (const name of desk.documents) names.add(name);
  if (names.size > DOCUMENTS)
    throw new RangeError(`${names.size} documents; at most ${DOCUMENTS} can be told apart`);
  return new Map([...names].map((name, bit) => [name, bit]));
}

/** Can departures of the service be cancelled? */
export function mayCancel(service: Service): boolean {
  return service.cancelled.values.some((chance) => chance > 0);
}

function serviceOf(builder: NetworkBuilder, service: Service): number {
  return builder.service({
    name: `services.${service.name}`,
    departs: service.departs,
    seats: service.seats,
    others: Math.round(service.seats * service.taken),
    bookable: service.bookable,
    fare: curveOf(service.fare, 'load'),
    ...(mayCancel(service)
      ? { cancelled: service.departs.map((time) => valueAt(service.cancelled, time)) }
      : {}),
  });
}
