/** Setting out from a place: by own transport, or on a service with a seat. */
import { GAUGE, OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import { meanOf } from '../random/laws.js';
import { multiplySteps } from '../scenario/calendar/steps.js';
import type { Formula } from '../scenario/formula.js';
import type { Crossing, Group, Mode, Point, Route, Service } from '../scenario/scenario.js';
import { leaveCountry } from './borders.js';
import type { Option } from './choices.js';
import { countryVariables, documentsAsked, letsOut, openToArrivals } from './countries.js';
import { distanceBetween } from './geography.js';
import { chain, type Model, mayCancel, type Way } from './model.js';
import { isReachable, reachCrossing } from './reach.js';

/** Where a party sets out from: what it does before it leaves, and where it turns when a way is closed to it. */
export interface Start {
  /** Name of the place and of the party's group, for the nodes' names. */
  readonly name: string;
  readonly at: Point | undefined;
  /** Country that it leaves; '' for an origin, whose country is not counted. */
  readonly country: string;
  /** Country whose exit ban holds; absent: that which it leaves. */
  readonly barredBy?: string;
  /** All ways are options of one choice, by this formula and with the group's preference for the mode; absent: by their kinds. */
  readonly weighed?: { readonly formula: Formula; readonly preference: number };
  /** Nodes it passes when it has decided to leave (gives its bed back, is no longer in the city). */
  leaves(name: string): number[];
  /** Where it goes that cannot pay, has no seat or missed its departure. */
  readonly fails: number;
  /** Where it goes that has left and missed its departure. */
  readonly missed: number;
}

/** What an option by own transport is weighed as. */
type RouteChoice = 'crossing' | 'city' | 'onward';

/** Buses and feet are open to everyone, whatever they came by. */
const OPEN_TO_ALL: readonly Mode[] = ['bus', 'bicycle', 'foot'];

/** Options of a group by own transport from a place, by the first of `modes` that the route knows. */
export function routeOptions(
  model: Model,
  group: Group,
  from: string,
  start: Start,
  choice: RouteChoice,
  { modes = [...group.travel, ...OPEN_TO_ALL], accept = () => true }: RouteFilter = {},
): Option[] {
  const options: Option[] = [];
  for (const route of model.scenario.routes) {
    const mode = modes.find((way) => route.by.includes(way));
    if (route.from !== from || mode === undefined || !accept(route)) continue;
    const option = routeOption(model, group, route, start, choice, mode);
    if (option) options.push(option);
  }
  return options;
}

interface RouteFilter {
  readonly modes?: readonly Mode[];
  readonly accept?: (route: Route) => boolean;
}

function routeOption(
  model: Model,
  group: Group,
  route: Route,
  start: Start,
  choice: RouteChoice,
  mode: Mode,
): Option | null {
  const { builder, scenario } = model;
  const name = `${start.name}/to ${route.to} by ${mode}`;
  const law = route.takesBy[mode] ?? route.takes;
  const takes = meanOf(law);
  const crossing = scenario.crossings.find((other) => other.name === route.to);
  if (crossing && !isReachable(crossing, mode)) return null;
  if (crossing && choice === 'city') return null;
  const country = countryOf(model, route.to);
  const abroad = !crossing && start.country !== '' && country !== start.country;
  const way = [
    ...(route.cost > 0 || model.changing
      ? [builder.node({ op: OP.PAY, name: `${name}/pays`, x: route.cost, alt: start.fails })]
      : []),
    ...start.leaves(name),
    exits(model, group, name, start, crossing ? (start.barredBy ?? start.country) : country, [
      ...(abroad ? leaveCountry(model, group, name, start.country, mode === 'bus' ? 'bus' : 'road') : []),
      setsOut(model, name, route, mode),
      takesTime(model, name, law),
      model.arrive(group, route.to, start.country, mode),
    ]),
  ];
  const target = chain(model, way);
  const known = crossing
    ? reachCrossing(model, crossing, mode, {
        from: route.from,
        distance: route.distance,
        takes,
        fare: route.cost,
      })
    : null;
  const open = opening(model, route, crossing, country, start.country);
  if (known && choice !== 'onward') return { target, ...known, ...open, ...weighed(start, known) };
  const admits = known?.admits ?? admitsOf(model, route.to, country, start.country);
  const option = {
    target,
    key: `${choice}: ${route.from} → ${route.to} by ${mode}`,
    country,
    formula: scenario.choices[choice],
    variables: {
      distance: () => route.distance,
      takes: () => takes,
      appeal: () => appealOf(model, route.to),
      fare: () => route.cost,
      wait: () => known?.variables.wait?.() ?? 0,
      load: () => 0,
      ...countryVariables(model, country),
      ...model.cityVariables(route.to),
    },
    ...(admits.length > 0 || (crossing && model.changing) ? { admits } : {}),
    ...open,
  };
  return { ...option, ...weighed(start, option) };
}

/** The way from setting out abroad on, past the exit ban of the country that is left. */
function exits(
  model: Model,
  group: Group,
  name: string,
  { barredBy, country }: Start,
  to: string,
  nodes: readonly number[],
): number {
  const way = chain(model, nodes);
  const left = barredBy ?? country;
  return to === left ? way : letsOut(model, group, name, left, way);
}

/** The formula of one choice among all ways, where there is one. */
function weighed(
  { weighed }: Start,
  { key, variables }: Pick<Option, 'key' | 'variables'>,
): Pick<Option, 'key' | 'formula' | 'variables'> | object {
  if (!weighed) return {};
  const { formula, preference } = weighed;
  return {
    key: `leaving ${preference}: ${key}`,
    formula,
    variables: { ...variables, preference: () => preference },
  };
}

/** Can the route be closed at some time of the run? */
export function mayClose(route: Route): boolean {
  return route.open.values.some((value) => value === 0);
}

/** A way is open while the route is, and the crossing and the country to which it leads. */
function opening(
  model: Model,
  route: Route,
  crossing: Crossing | undefined,
  country: string,
  from: string,
): Pick<Option, 'open'> {
  const own = !crossing
    ? route.open
    : mayClose(route)
      ? multiplySteps(route.open, crossing.open)
      : crossing.open;
  const open = openToArrivals(model, own, country, from)!;
  return crossing || open !== route.open || mayClose(route) ? { open } : {};
}

/** A node that counts who sets out from a place to another. */
function setsOut(model: Model, name: string, { from, to }: Pick<Route, 'from' | 'to'>, by: string): number {
  const { builder } = model;
  return builder.node({ op: OP.COUNT, name: `${name}/sets out`, leg: builder.leg({ from, to, by }), b: 1 });
}

/** A node for the time on the way; none for no time at all. */
function takesTime(model: Model, name: string, law: Law): number {
  const { builder } = model;
  if (!model.changing && law.law === 'constant' && law.value === 0)
    return builder.node({ op: OP.PASS, name });
  return builder.node({ op: OP.DELAY, name, a: builder.law(law) });
}

/** Options of a group by services from a place (a city, an airport of it, or an origin). */
export function serviceOptions(
  model: Model,
  group: Group,
  from: string,
  start: Start,
  accept: (service: Service) => boolean,
  desks: readonly number[] = [],
  ahead = 0,
): Option[] {
  return model.scenario.services
    .filter((service) => service.from === from && accept(service))
    .map((service) => serviceOption(model, group, service, start, desks, ahead));
}

function serviceOption(
  model: Model,
  group: Group,
  service: Service,
  start: Start,
  desks: readonly number[],
  ahead: number,
): Option {
  const { builder, scenario } = model;
  const name = `${start.name}/${service.name}`;
  const index = model.services.get(service.name)!;
  const takes = meanOf(service.takes);
  const country = countryOf(model, service.to);
  const by: Way = service.by === 'flight' ? 'plane' : service.by;
  const abroad = start.country !== '' && country !== start.country;
  const cancels = mayCancel(service);
  // Where there are no desks to pass first a party is told before it has left.
  const runs = (what: string, alt: number): number =>
    builder.node({ op: OP.RUNS, name: `${name}/${what}`, a: index, alt });
  const late = cancels && ahead > 0 ? runs('late', start.missed) : start.missed;
  if (late !== start.missed) builder.link(late, { next: start.missed });
  const target = chain(model, [
    builder.node({ op: OP.BOARD, name: `${name}/books`, a: index, x: ahead, alt: start.fails }),
    ...(cancels && ahead === 0 ? [runs('runs?', start.fails)] : []),
    ...start.leaves(name),
    ...desks.map((desk, i) =>
      builder.node({ op: OP.SERVE, name: `${name}/desk ${i}`, a: desk, alt: start.missed, b: start.missed }),
    ),
    ...(ahead > 0 ? [builder.node({ op: OP.UNTIL, name: `${name}/boards`, alt: late })] : []),
    ...(cancels && ahead > 0 ? [runs('runs?', start.missed)] : []),
    exits(model, group, name, start, country, [
      ...(abroad ? leaveCountry(model, group, name, start.country, by) : []),
      setsOut(model, name, service, service.by),
      takesTime(model, name, service.takes),
      model.arrive(group, service.to, start.country, by === 'plane' ? 'plane' : by),
    ]),
  ]);
  const admits = country === start.country ? [] : admitsOf(model, service.to, country, start.country);
  const open = openToArrivals(model, undefined, country, start.country);
  const option = {
    target,
    key: `onward: ${service.name}`,
    country,
    formula: scenario.choices.onward,
    variables: {
      fare: () => [{ gauge: builder.gauge(GAUGE.FARE, index) }],
      wait: () => [{ gauge: builder.gauge(GAUGE.SEAT, index) }],
      load: () => [{ gauge: builder.gauge(GAUGE.LOAD, index) }],
      takes: () => takes,
      distance: () => distanceBetween(start.at, pointOf(model, service.to)) ?? 0,
      appeal: () => service.appeal * appealOf(model, service.to),
      ...countryVariables(model, country),
    },
    service: index,
    ahead,
    ...(admits.length > 0 || model.changing ? { admits } : {}),
    ...(open ? { open } : {}),
  };
  return { ...option, ...weighed(start, option) };
}

/** Country of a city, airport, destination or of what lies behind a crossing; '' for an origin. */
export function countryOf(model: Model, place: string): string {
  const { cities, airports, destinations, crossings } = model.scenario;
  const airport = airports.find(({ name }) => name === place);
  const named = (list: readonly { name: string; country: string }[]): string | undefined =>
    list.find(({ name }) => name === (airport?.city ?? place))?.country;
  return named(cities) ?? named(destinations) ?? crossings.find(({ name }) => name === place)?.into ?? '';
}

/** Documents that are asked of those who come to a place in a country from another. */
function admitsOf(model: Model, place: string, country: string, from: string): readonly string[] {
  const own = model.scenario.destinations.find(({ name }) => name === place)?.admits ?? [];
  return documentsAsked(model, own, country, from);
}

function appealOf(model: Model, place: string): number {
  const { cities, destinations, crossings, airports } = model.scenario;
  const city = airports.find(({ name }) => name === place)?.city ?? place;
  return [...cities, ...destinations, ...crossings].find(({ name }) => name === city)?.appeal ?? 1;
}

function pointOf(model: Model, place: string): Point | undefined {
  const { cities, destinations, crossings, airports } = model.scenario;
  return [...airports, ...cities, ...destinations, ...crossings].find(({ name }) => name === place)?.at;
}
