/** Crossings, cities, airports and destinations from checked values. */
import { constantSteps, type Run } from '../calendar/steps.js';
import type {
  Airport,
  City,
  Crossing,
  Desk,
  Destination,
  Lanes,
  Lodging,
  Mode,
  Point,
  Steps,
} from '../scenario.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';
import { bedsFrom, openLanes } from './steps.js';

type Values<K extends 'crossings' | 'cities' | 'airports' | 'destinations'> = NonNullable<
  ScenarioValues[K]
>[string];
type PostValues = Values<'crossings'>['posts'][string];
type LanesValues = NonNullable<PostValues[Mode]>;

const BEFORE_DEPARTURE = 3 * 3600;

function at(point: Stated<Point> | undefined): { at?: Point } {
  return point === undefined ? {} : { at: point.value };
}

export function buildCrossing(name: string, values: Values<'crossings'>, run: Run): Crossing {
  return {
    name,
    ...at(values.at),
    into: values.into.value,
    admits: values.admits?.value ?? [],
    appeal: values.appeal?.value ?? 1,
    open: values.open?.value ?? constantSteps(1, run),
    posts: Object.entries(values.posts).map(([post, byMode]) => ({
      name: post,
      lanes: Object.entries(byMode)
        .filter((entry): entry is [Mode, LanesValues] => entry[1] !== undefined)
        .map(([mode, lanes]) => buildLanes(mode, lanes, values.hours)),
    })),
  };
}

function buildLanes(mode: Mode, values: LanesValues, hours: Stated<Steps> | undefined): Lanes {
  const [refuses, refusesAll] = byGroup(values.refuses);
  const check = values['second check'];
  const broken = values['breaks down'];
  const [share, shareOfAll] = byGroup(check?.share);
  const open = values.hours ?? hours;
  return {
    mode,
    lanes: openLanes(values.lanes, values.staffing, open),
    service: values.service.value,
    room: values.room?.value ?? Number.POSITIVE_INFINITY,
    refuses,
    refusesAll,
    ...(values.speeds === undefined ? {} : { speeds: values.speeds.value }),
    ...(broken === undefined ? {} : { breaksDown: { after: broken.after.value, lasts: broken.for.value } }),
    separateLines: values.lines?.value === 'separate',
    ...(check === undefined
      ? {}
      : {
          secondCheck: {
            share,
            shareOfAll,
            desks: openLanes(check.desks, undefined, open),
            service: check.service.value,
          },
        }),
  };
}

/** Shares by group, and the share of the groups that are not named. */
function byGroup(shares: LanesValues['refuses']): [Record<string, number>, number] {
  if (shares === undefined) return [{}, 0];
  if (shares instanceof Stated) return [{}, shares.value];
  return [Object.fromEntries(Object.entries(shares).map(([group, share]) => [group, share.value])), 0];
}

export function buildCity(name: string, values: Values<'cities'>, run: Run): City {
  return {
    name,
    ...at(values.at),
    country: values.country.value,
    appeal: values.appeal?.value ?? 1,
    lodging: Object.entries(values.lodging ?? {}).map(
      ([kind, lodging]): Lodging => ({
        name: kind,
        beds: bedsFrom(constantSteps(lodging.beds.value, run), lodging.opens, run),
        price: lodging.price?.value ?? [0],
        appeal: lodging.appeal?.value ?? 1,
        openTo: lodging['open to']?.value ?? 1,
        groups: lodging.groups?.value ?? [],
      }),
    ),
    desks: Object.entries(values.desks ?? {}).map(([desk, fields]) => ({
      ...buildDesk(desk, fields),
      documents: fields.documents?.value ?? [],
      ...(fields.appointments === undefined
        ? {}
        : {
            appointments: { every: fields.appointments.every.value, ahead: fields.appointments.ahead.value },
          }),
    })),
  };
}

function buildDesk(name: string, desk: NonNullable<Values<'airports'>['desks']>[string]): Desk {
  return {
    name,
    desks: openLanes(desk.desks, undefined, desk.hours),
    service: desk.service.value,
    room: desk.room?.value ?? Number.POSITIVE_INFINITY,
    documents: [],
  };
}

export function buildAirport(name: string, values: Values<'airports'>): Airport {
  return {
    name,
    ...at(values.at),
    city: values.city.value,
    desks: Object.entries(values.desks ?? {}).map(([desk, fields]) => buildDesk(desk, fields)),
    ahead: values.ahead?.value ?? BEFORE_DEPARTURE,
  };
}

export function buildDestination(name: string, values: Values<'destinations'>): Destination {
  return {
    name,
    ...at(values.at),
    country: values.country.value,
    admits: values.admits?.value ?? [],
    appeal: values.appeal?.value ?? 1,
  };
}
