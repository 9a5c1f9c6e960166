/** Crossings, cities, airports and destinations from checked values. */
import { constantSteps, multiplySteps, type Run } from '../calendar/steps.js';
import type {
  Airport,
  City,
  Country,
  Crossing,
  Desk,
  Destination,
  Lanes,
  Lodging,
  Mode,
  ModeChange,
  Point,
  Post,
  Steps,
} from '../scenario.js';
import type { AFTER_THE_LIMIT } from '../schema/countries.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';
import { bedsFrom, openLanes } from './steps.js';

type Values<K extends 'countries' | 'crossings' | 'cities' | 'airports' | 'destinations'> = NonNullable<
  ScenarioValues[K]
>[string];
type PostValues = Values<'crossings'>['posts'][string];
type LanesValues = NonNullable<PostValues[Mode]>;

const BEFORE_DEPARTURE = 3 * 3600;

function at(point: Stated<Point> | undefined): { at?: Point } {
  return point === undefined ? {} : { at: point.value };
}

export function buildCountry(name: string, values: Values<'countries'>, run: Run): Country {
  const [bars, barsAll] = byGroup(values.bars);
  return {
    name,
    admits: values.admits?.value ?? [],
    open: values.open?.value ?? constantSteps(1, run),
    bars,
    barsAll,
    help: values.help?.value ?? 0,
    extradition: values.extradition?.value ?? 0,
    ...stayLimit(values['stay limit']),
  };
}

function stayLimit(values: Values<'countries'>['stay limit']): Pick<Country, 'stayLimit'> {
  if (values === undefined) return {};
  const { limit, registered, groups, afterwards } = values;
  const share = (what: (typeof AFTER_THE_LIMIT)[number]): number => afterwards?.[what]?.value ?? 0;
  return {
    stayLimit: {
      limit: limit.value,
      ...(registered === undefined ? {} : { registered: registered.value }),
      groups: groups?.value ?? [],
      afterwards: {
        register: share('register'),
        leave: afterwards === undefined ? 1 : share('leave'),
        moveOn: share('move on'),
        overstay: share('overstay'),
      },
    },
  };
}

export function buildCrossing(name: string, values: Values<'crossings'>, run: Run): Crossing {
  return {
    name,
    ...at(values.at),
    ...(values.from === undefined ? {} : { from: values.from.value }),
    into: values.into.value,
    admits: values.admits?.value ?? [],
    appeal: values.appeal?.value ?? 1,
    open: values.open?.value ?? constantSteps(1, run),
    back: postsOf(values.back ?? {}, values.hours, run),
    ...standsStill(values['stands still']),
    changes: changesOf(values['change to']),
    posts: postsOf(values.posts, values.hours, run, values['stands still']),
  };
}

function postsOf(
  posts: Readonly<Record<string, PostValues>>,
  hours: Stated<Steps> | undefined,
  run: Run,
  still?: StandstillValues,
): Post[] {
  return Object.entries(posts).map(([post, byMode]) => ({
    name: post,
    lanes: Object.entries(byMode)
      .filter((entry): entry is [Mode, LanesValues] => entry[1] !== undefined)
      .map(([mode, lanes]) => buildLanes(mode, lanes, hours, moving(still, run))),
  }));
}

type StandstillValues = Values<'crossings'>['stands still'];

/** Standstills that come by chance; `check` sees to it that both of their laws are written. */
function standsStill(values: StandstillValues): Pick<Crossing, 'standsStill'> {
  if (values?.after === undefined || values.for === undefined) return {};
  return { standsStill: { after: values.after.value, lasts: values.for.value } };
}

/** 0 while a crossing stands still on a date, else 1. */
function moving(values: StandstillValues, run: Run): Steps {
  if (values?.on === undefined) return constantSteps(1, run);
  const { times, values: still } = values.on.value;
  return { times, values: still.map((value) => 1 - value) };
}

function changesOf(values: Values<'crossings'>['change to']): ModeChange[] {
  return Object.entries(values ?? {}).flatMap(([mode, change]): ModeChange[] =>
    change === undefined
      ? []
      : [
          {
            to: mode as Mode,
            from: change.from.value,
            cost: change.cost?.value ?? 0,
            takes: change.takes?.value ?? { law: 'constant', value: 0 },
            share: change.share?.value ?? 1,
          },
        ],
  );
}

function buildLanes(mode: Mode, values: LanesValues, hours: Stated<Steps> | undefined, moves: Steps): Lanes {
  const [refuses, refusesAll] = byGroup(values.refuses);
  const check = values['second check'];
  const broken = values['breaks down'];
  const [share, shareOfAll] = byGroup(check?.share);
  const open = values.hours ?? hours;
  return {
    mode,
    lanes: multiplySteps(openLanes(values.lanes, values.staffing, open), moves),
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
            desks: multiplySteps(openLanes(check.desks, undefined, open), moves),
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
        ...hosts(lodging),
      }),
    ),
    desks: Object.entries(values.desks ?? {}).map(([desk, fields]) => ({
      ...buildDesk(desk, fields),
      documents: fields.documents?.value ?? [],
      ...stage(fields),
      ...(fields.appointments === undefined
        ? {}
        : {
            appointments: { every: fields.appointments.every.value, ahead: fields.appointments.ahead.value },
          }),
    })),
  };
}

type LodgingValues = NonNullable<Values<'cities'>['lodging']>[string];

/** What makes beds open, tire and cost over time. */
function hosts(values: LodgingValues): Pick<Lodging, 'opensWhen' | 'priceLag' | 'wearsOut'> {
  const opens = values['opens when'];
  const follows = values['price follows'];
  const wears = values['wears out'];
  return {
    ...(opens === undefined
      ? {}
      : { opensWhen: { unsheltered: opens.unsheltered.value, delay: opens.after?.value ?? 0 } }),
    priceLag: { rising: follows?.rising?.value ?? 0, falling: follows?.falling?.value ?? 0 },
    ...(wears === undefined
      ? {}
      : { wearsOut: { after: wears.after.value, rests: wears.rests?.value ?? Number.POSITIVE_INFINITY } }),
  };
}

/** Which stage of registration a desk is. */
function stage({ after, share, waits }: NonNullable<Values<'cities'>['desks']>[string]): Pick<Desk, 'stage'> {
  if (after === undefined) return {};
  return {
    stage: {
      after: after.value,
      share: share?.value ?? 1,
      waits: waits?.value ?? { law: 'constant', value: 0 },
    },
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
