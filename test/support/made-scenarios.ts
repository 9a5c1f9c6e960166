/**
 * Small scenarios for property tests: whatever can be written in them, in every mixture. Nearly all of them check;
 * those that do not (a city that nobody reaches) are refused with a reason.
 */
import * as fc from 'fast-check';
import type { Json, JsonMap } from '../../src/scenario/document.js';
import {
  count,
  GOALS,
  hours,
  law,
  MODES,
  mapOf,
  maybe,
  minutes,
  opening,
  servers,
  share,
  shares,
} from './made-values.js';

const group = mapOf({
  party: maybe(shares(['1', '2', '5'])),
  travel: maybe(
    fc
      .shuffledSubarray([...MODES, 'plane'], { minLength: 1 })
      .map((modes) => [...new Set([...modes, 'car'])]),
  ),
  documents: maybe(mapOf({ passport: share, card: share })),
  budget: maybe(law(fc.constantFrom('100 USD', '900 USD'))),
  patience: maybe(law(hours)),
  reconsiders: maybe(fc.constantFrom('1 h', '30 min')),
  priority: maybe(fc.integer({ min: 0, max: 3 })),
  goal: maybe(shares(GOALS)),
  stay: maybe(mapOf({ wait: law(hours), visit: maybe(law(hours)), settle: maybe(law(hours)) })),
  afterwards: maybe(shares(GOALS)),
  'needs a bed': maybe(fc.oneof(share, mapOf({ onward: maybe(share), return: maybe(share) }))),
  registers: maybe(fc.oneof(share, mapOf({ wait: maybe(share), settle: maybe(share) }))),
  'looks again': maybe(fc.constantFrom('1 h', '12 h')),
  'looks for': maybe(law(hours)),
  'gives up': maybe(shares(['another crossing', 'home'])),
  'without a bed': maybe(shares(['try again', 'another city', 'home'])),
  'while waiting': maybe(
    mapOf({
      onward: maybe(fc.constantFrom('0.5/day', '0.2/day + 0.1/day * after("2024-03-02")')),
      return: maybe(fc.constant('0.1/day')),
    }),
  ),
  spends: maybe(fc.constant('25 USD/day')),
  'savings run out': maybe(shares(['return', 'settle'])),
  'finds work': maybe(fc.constantFrom('0.3/day', '0.2/day * max(0, 1 - employed / (50 persons))')),
});

const stayLimit = (groups: readonly string[]) =>
  mapOf({
    limit: law(hours),
    registered: maybe(law(hours)),
    groups: maybe(fc.constantFrom(...groups)),
    afterwards: maybe(shares(['register', 'leave', 'move on', 'overstay'])),
  });

const lanes = (groups: readonly string[]) =>
  mapOf({
    lanes: servers,
    service: law(minutes),
    room: maybe(fc.constantFrom('0 parties', '1 parties', '20 parties')),
    hours: maybe(opening),
    staffing: maybe(servers),
    refuses: maybe(
      fc.oneof(
        share,
        share.map((s): JsonMap => ({ [groups[0]!]: s })),
      ),
    ),
    speeds: maybe(fc.constantFrom([1, 1, 0.5], [2])),
    lines: maybe(fc.constantFrom('common', 'separate')),
    'breaks down': maybe(
      mapOf({
        after: fc.constantFrom('exponential(6 h)', '5 h'),
        for: fc.constantFrom('20 min', 'uniform(0, 2 * 1 h)'),
      }),
    ),
    'second check': maybe(mapOf({ share, desks: count, service: law(minutes) })),
  });

/** Posts that all let the same modes pass. */
const posts = (groups: readonly string[]) =>
  fc
    .tuple(fc.subarray(MODES, { minLength: 1 }), fc.subarray(['exit', 'entry'], { minLength: 1 }))
    .chain(([modes, names]) => {
      const post = fc.record(Object.fromEntries(modes.map((mode) => [mode, lanes(groups)])));
      return fc.record(Object.fromEntries(names.map((name) => [name, post]))) as fc.Arbitrary<JsonMap>;
    });

const admits = fc.constantFrom<Json>('passport', ['passport', 'card']);
const open = fc.oneof(
  fc.boolean(),
  fc.constantFrom<Json>(
    { from: '2024-03-02' },
    { until: '2024-03-02' },
    { from: '2024-03-01T12:00', until: '2024-03-03' },
  ),
);

/** A way that is closed for a while, or from a date on. */
const openAgain = fc.constantFrom<Json>(true, { until: '2024-03-02T12:00' }, [
  { until: '2024-03-01T18:00' },
  { from: '2024-03-02' },
]);

const crossing = (into: string, groups: readonly string[], documented: boolean) =>
  mapOf({
    into: fc.constant(into),
    admits: documented ? maybe(admits) : fc.constant(undefined),
    appeal: maybe(fc.constantFrom(0.1, 1, 5)),
    open: maybe(open),
    hours: maybe(opening),
    'stands still': maybe(
      fc.constantFrom<Json>(
        { after: 'exponential(12 h)', for: '2 h' },
        { on: { from: '2024-03-01T10:00', until: '2024-03-01T16:00' } },
      ),
    ),
    posts: posts(groups),
    back: maybe(posts(groups)),
  });

const deskKeys = {
  desks: servers,
  service: law(minutes),
  hours: maybe(opening),
  room: maybe(count.map((n) => `${n} parties`)),
};
const desks = mapOf(deskKeys);
const cityDesks = mapOf({
  ...deskKeys,
  appointments: maybe(
    mapOf({ every: fc.constantFrom('15 min', '1 h'), ahead: fc.constantFrom('5 h', '2 days') }),
  ),
});
/** Registration, and an account after it. */
const stages = fc.record({
  registration: cityDesks,
  account: mapOf({
    ...deskKeys,
    after: fc.constant('registration'),
    share: maybe(share),
    waits: maybe(law(hours)),
  }),
}) as fc.Arbitrary<JsonMap>;

const city = (country: string, groups: readonly string[]) =>
  mapOf({
    at: maybe(fc.constantFrom<Json>([51, 52], [49.5, 50.25])),
    country: fc.constant(country),
    appeal: maybe(fc.constantFrom(0.5, 3)),
    lodging: maybe(
      fc.dictionary(
        fc.constantFrom('hotels', 'tents', 'friends'),
        mapOf({
          beds: count,
          price: maybe(fc.constantFrom('0 USD', '45 USD', '20 USD * (1 + 2 * full^3)')),
          opens: maybe(fc.constant('2024-03-02')),
          'open to': maybe(share),
          appeal: maybe(fc.constantFrom(0.2, 1)),
          groups: maybe(fc.subarray([...groups], { minLength: 1 })),
          'opens when': maybe(fc.constant<Json>({ unsheltered: '5 persons', after: '6 h' })),
          'price follows': maybe(fc.constant<Json>({ rising: '1 day', falling: '3 days' })),
          'wears out': maybe(fc.constant<Json>({ after: '2 days', rests: '1 day' })),
        }),
        { maxKeys: 2 },
      ),
    ),
    desks: maybe(
      fc.oneof(fc.dictionary(fc.constantFrom('registration', 'help'), cityDesks, { maxKeys: 2 }), stages),
    ),
  });

const rate = fc.oneof(
  fc.integer({ min: 0, max: 120 }).map((n) => `${n}/day`),
  fc.integer({ min: 1, max: 200 }).map((n) => `${n} persons/day`),
  fc.constantFrom(
    '40/day * (1 + surge * after("2024-03-02") * exp(-since("2024-03-02") / 1 day))',
    '30 parties/day * (1 + sin(2 * pi * t / 1 day))',
    '10/day + 90/day * (t > 12 h and t < 30 h)',
  ),
);

const whole = fc.constantFrom<Json>(3, '1 + geometric(0.5)', 'poisson(2)');
/** Departures in every form. */
const departures = fc.oneof(
  { weight: 3, arbitrary: rate as fc.Arbitrary<Json> },
  {
    weight: 1,
    arbitrary: fc.oneof(
      mapOf({ rate, batch: maybe(whole) }),
      mapOf({
        total: fc.constantFrom('80 parties', '150 persons', '0 parties'),
        over: maybe(fc.constantFrom('1 + sin(t / 1 day)^2', 'exp(-since("2024-03-01") / 1 day)')),
        batch: maybe(whole),
      }),
      mapOf({
        at: fc.constantFrom<Json>(
          'daily 06:00',
          ['2024-03-01 12:00', '2024-03-02 18:00'],
          '2024-03-01T09:00',
        ),
        parties: fc.oneof(whole, fc.constant('40 parties')),
      }),
    ),
  },
);

const mode = fc.subarray(MODES, { minLength: 1 });
const distance = fc.constantFrom('0 km', '1 km', '60 km', '400 km');

const length = fc.oneof(
  mapOf({ distance, speed: maybe(law(fc.constantFrom('20 km/h', '70 km/h'))) }),
  mapOf({ distance, speed: mapOf({ car: maybe(law(fc.constantFrom('50 km/h'))) }) }),
  mapOf({ takes: law(hours) }),
);

/** A speed of cars only where cars use the route. */
function withoutCar(far: JsonMap, by: readonly string[] | undefined): JsonMap {
  const isByMode = typeof far.speed === 'object' && by !== undefined && !by.includes('car');
  return isByMode ? { distance: far.distance! } : far;
}

/** Names that routes and services may lead to, by what they are. */
interface Places {
  readonly origins: readonly string[];
  readonly crossings: readonly string[];
  readonly cities: readonly string[];
  readonly airports: readonly string[];
  readonly destinations: readonly string[];
}

/** Ways by which every place is reached, and any others. */
function routes({ origins, crossings, cities, airports, destinations }: Places): fc.Arbitrary<JsonMap[]> {
  type Pair = readonly [from: string, to: string];
  const across = (from: readonly string[], to: readonly string[]): Pair[] =>
    from.flatMap((one) => to.filter((other) => other !== one).map((other): Pair => [one, other]));
  const beyond = [...cities, ...destinations];
  const [home] = origins as [string];
  const gates = crossings.length > 0 ? crossings : [cities[0]!];
  const needed: Pair[] = [
    ...origins.map((from): Pair => [from, gates[0]!]),
    ...gates.slice(1).map((to): Pair => [home, to]),
    ...crossings.map((from): Pair => [from, cities[0]!]),
    ...beyond.slice(1).map((to): Pair => [cities[0]!, to]),
  ];
  const others: Pair[] = [
    ...across(origins, crossings.length > 0 ? crossings : beyond),
    ...across(crossings, beyond),
    ...across(cities, [...cities, ...crossings, ...airports]),
  ];
  const route = ([from, to]: Pair) =>
    fc
      .tuple(
        origins.includes(from) ? mode.map((modes) => [...new Set([...modes, 'car'])]) : maybe(mode),
        mapOf({
          cost: maybe(fc.constant('5 USD')),
          open: maybe(openAgain),
          'both ways':
            cities.includes(from) && cities.includes(to) ? maybe(fc.boolean()) : fc.constant(undefined),
        }),
        length,
      )
      .map(
        ([by, more, far]): JsonMap => ({
          from,
          to,
          ...(by === undefined ? {} : { by }),
          ...more,
          ...withoutCar(far, by),
        }),
      );
  return fc
    .tuple(
      fc.tuple(...needed.map(route)),
      fc.subarray(others).chain((some) => fc.tuple(...some.map(route))),
    )
    .map(([some, more]) => [...some, ...more]);
}

function services({ origins, cities, airports, destinations }: Places): fc.Arbitrary<JsonMap[]> {
  const [from, to] = [
    [...origins, ...cities, ...airports],
    [...cities, ...airports, ...destinations],
  ];
  if (to.length === 0) return fc.constant([]);
  const service = mapOf({
    by: fc.constantFrom('flight', 'train', 'bus'),
    from: fc.constantFrom(...from),
    to: fc.constantFrom(...to),
    seats: fc.constantFrom(0, 1, 3, 40),
    departs: fc.constantFrom(
      'daily 14:10',
      'every 2 h',
      '2024-03-01 12:00',
      'Fr,Sa 05:00,17:00',
      'daily 06:00,18:00 except PH',
    ),
    takes: law(hours),
    fare: maybe(fc.constantFrom('30 USD', '320 USD * (1 + 3 * load^4)')),
    bookable: maybe(fc.constantFrom('1 h', '2 days')),
    taken: maybe(share),
    cancelled: maybe(share),
    'cancelled on': maybe(fc.constantFrom<Json>('2024-03-01', ['2024-03-01'])),
    appeal: maybe(fc.constantFrom(0.5, 2)),
  });
  return fc.array(
    service.filter((s) => s.from !== s.to),
    { maxLength: 3 },
  );
}

const choices = mapOf({
  leaving: maybe(fc.constantFrom('log(appeal) - preference', '-takes / (1 day) - wait / (5 h)')),
  crossing: maybe(
    fc.constantFrom(
      '-0.05 * wait / h - 0.004 * distance / km',
      'log(appeal) + 0.3 * log(1 + compatriots)',
      '-queue / (100 persons)',
    ),
  ),
  city: maybe(fc.constantFrom('log(appeal) - 2 * full', '-0.01 * distance / km + log(1 + beds)')),
  lodging: maybe(fc.constantFrom('-price / (40 USD)', 'log(appeal) - full')),
  onward: maybe(fc.constantFrom('-fare / (100 USD) - wait / (1 day)', 'log(appeal) - load')),
});

/** Changes that fit most scenarios; the others drop out when they match nothing. */
const TIMELINE: readonly (readonly [path: string, change: JsonMap])[] = [
  ['crossings', { set: { 'crossings.*.open': false } }],
  ['crossings', { set: { 'crossings.*.posts.*.*.lanes': 1 } }],
  ['crossings', { set: { 'crossings.*.appeal': 3 } }],
  ['services', { set: { 'services.*.seats': 1 } }],
  ['services', { multiply: { 'services.*.takes': 2 } }],
  ['origins', { multiply: { 'origins.*.departures.*': 1.5 } }],
  ['routes', { set: { 'routes.*.by': ['car', 'train', 'bus', 'foot'] } }],
  ['parameters', { set: { 'parameters.surge': 5 } }],
  ['bulletins', { set: { 'bulletins.age': '2 h' } }],
  ['cities', { set: { 'cities.*.appeal': 2 } }],
  ['routes', { set: { 'routes.*.open': { until: '2024-03-02T20:00' } } }],
  ['services', { set: { 'services.*.cancelled': '50 %' } }],
  ['services', { multiply: { 'services.*.fare': 2 } }],
  ['cities', { multiply: { 'cities.*.lodging.*.beds': 0.5 } }],
  ['cities', { set: { 'cities.*.desks.*.desks': 3 } }],
  ['crossings', { set: { 'crossings.*.posts.*.*.refuses': '30 %' } }],
];

const timeline = fc.array(
  fc
    .tuple(
      fc.constantFrom(...TIMELINE),
      fc.constantFrom('2024-03-01T06:00', '2024-03-02', '2024-03-02T18:30'),
    )
    .map(([[needs, change], at]) => ({ needs, entry: { at, because: 'a decree', ...change } as JsonMap })),
  { maxLength: 2 },
);

const surge = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc
    .integer({ min: 0, max: 4 })
    .map((value): JsonMap => ({ value, range: [0, 5], source: 'census', note: 'counted' })),
);

/** What a file says beside its world. */
const SAID: JsonMap = {
  description: 'made by chance',
  sources: { census: { title: 'A count', date: '2023-12-31', via: 'a letter', url: 'https://example.org/' } },
  observations: [
    {
      measure: 'countries.Southland.entries',
      label: 'Entries',
      at: '2024-03-01',
      between: ['10 persons', '50 persons'],
      source: 'census',
      use: 'validate',
    },
  ],
  'what-ifs': {
    'more leave': { because: { text: 'a rumour', source: 'census' }, add: { 'parameters.surge': 1 } },
  },
};

const names = (word: string, fewest: number, most: number) =>
  fc.integer({ min: fewest, max: most }).map((n) => Array.from({ length: n }, (_, i) => `${word} ${i + 1}`));

/** Raw values of a scenario, as a file would hold them. */
export const scenarioValues: fc.Arbitrary<JsonMap> = fc
  .record({
    groups: names('group', 1, 2),
    origins: names('home', 1, 2),
    crossings: names('border', 0, 3),
    cities: names('city', 1, 3),
    airports: names('airport', 0, 1),
    destinations: names('land', 0, 2),
  })
  .chain((all) => {
    const each = <T extends Json>(
      list: readonly string[],
      of: (name: string, i: number) => fc.Arbitrary<T>,
    ) => fc.record(Object.fromEntries(list.map((name, i) => [name, of(name, i)]))) as fc.Arbitrary<JsonMap>;
    const country = (i: number) => (i < 2 ? 'Southland' : 'Farland');
    return fc
      .tuple(
        mapOf({
          duration: fc.constantFrom('2 days', '60 h', '3 days'),
          'warm-up': maybe(fc.constantFrom('6 h', '1 day')),
          'record every': maybe(fc.constantFrom('1 h', '5 h')),
          holidays: fc.constantFrom<Json>('2024-03-02', ['2024-03-02', '2024-12-25']),
          parameters: fc.record({ surge: surge }).map((map): JsonMap => map),
          groups: each(all.groups, () => group),
          origins: each(all.origins, () =>
            each(all.groups, () => departures).map((map): JsonMap => ({ departures: map })),
          ),
          countries: maybe(
            fc.record({
              Southland: mapOf({
                bars: maybe(share),
                extradition: maybe(share),
                'stay limit': maybe(stayLimit(all.groups)),
              }),
            }) as fc.Arbitrary<JsonMap>,
          ),
          crossings: each(all.crossings, (_, i) => crossing(country(i), all.groups, false)),
          cities: each(all.cities, (_, i) => city(country(i), all.groups)),
          airports: each(all.airports, () =>
            mapOf({
              city: fc.constant(all.cities[0]!),
              desks: maybe(each(['security'], () => desks)),
              ahead: maybe(hours),
            }),
          ),
          destinations: each(all.destinations, () =>
            mapOf({ country: fc.constant('Beyond'), appeal: maybe(fc.constant(2)) }),
          ),
          services: services(all),
          routes: routes(all),
          choices: maybe(choices),
          bulletins: maybe(
            mapOf({
              every: maybe(fc.constantFrom('1 h', '20 min')),
              age: maybe(fc.constantFrom('0 h', '3 h')),
              informed: maybe(fc.constant('1 / (1 + 20 * exp(-compatriots / (50 persons)))')),
            }),
          ),
        }),
        timeline,
        fc.boolean(),
      )
      .map(([world, changes, admitted]): JsonMap => {
        const kept = {
          onward: 1,
          title: 'made',
          start: '2024-03-01T00:00+01:00',
          ...SAID,
          ...world,
        } as JsonMap;
        if (admitted) askForDocuments(kept);
        const entries = changes.filter(({ needs }) => hasSome(kept[needs])).map(({ entry }) => entry);
        return entries.length === 0 ? kept : { ...kept, timeline: entries };
      });
  });

function hasSome(value: Json | undefined): boolean {
  return value !== undefined && value !== null && Object.keys(value).length > 0;
}

/** Where every group holds documents, crossings and destinations ask for them. */
function askForDocuments(world: JsonMap): void {
  const groups = Object.values(world.groups as JsonMap) as JsonMap[];
  if (!groups.every((each) => each.documents !== undefined)) return;
  const places = [world.crossings, world.destinations].flatMap((map) =>
    Object.values((map ?? {}) as JsonMap),
  );
  for (const place of places as JsonMap[]) place.admits = ['passport', 'card'];
  for (const city of Object.values((world.cities ?? {}) as JsonMap) as JsonMap[]) {
    const { registration } = (city.desks ?? {}) as JsonMap;
    if (registration !== undefined) (registration as JsonMap).documents = 'passport';
  }
}
