/**
 * Small scenarios for property tests: whatever can be written in them, in every mixture. Nearly all of them check;
 * those that do not (a city that nobody reaches) are refused with a reason.
 */
import * as fc from 'fast-check';
import type { Json, JsonMap } from '../../src/scenario/document.js';

const GOALS = ['onward', 'settle', 'wait', 'visit', 'return'];
const MODES = ['car', 'bus', 'foot', 'train'];

/** Present or not. */
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

/** A map without the keys that have no value. */
function mapOf(entries: Readonly<Record<string, fc.Arbitrary<Json | undefined>>>): fc.Arbitrary<JsonMap> {
  return fc
    .record(entries)
    .map(
      (map) => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as JsonMap,
    );
}

/** Shares of the words that sum to 100 %. */
function shares(words: readonly string[]): fc.Arbitrary<JsonMap> {
  return fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: words.length - 1, maxLength: words.length - 1 })
    .map((cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), 100];
      const entries = words.map((word, i) => [word, ends[i + 1]! - ends[i]!] as const);
      return Object.fromEntries(
        entries.filter(([, share]) => share > 0).map(([word, share]) => [word, `${share} %`]),
      );
    });
}

const share = fc.constantFrom('0 %', '1 %', '20 %', '50 %', '100 %');
const count = fc.constantFrom(0, 1, 2, 5, 30);
const minutes = fc.integer({ min: 1, max: 90 }).map((n) => `${n} min`);
const hours = fc.integer({ min: 0, max: 40 }).map((n) => `${n} h`);

const law = (quantity: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    quantity,
    quantity.filter((text) => !text.startsWith('0 ')).map((text) => `exponential(${text})`),
    quantity.filter((text) => !text.startsWith('0 ')).map((text) => `lognormal(${text}, 0.6)`),
    quantity.map((text) => `uniform(0, 2 * ${text.startsWith('0 ') ? '1 h' : text})`),
    quantity
      .filter((text) => !text.startsWith('0 '))
      .map((text) => `mixture(30 %, ${text}, 70 %, gamma(2, ${text}))`),
  );

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
});

const servers = fc.oneof(
  count,
  fc.record({ '00:00-08:00': count, '08:00-24:00': count }).map((map): JsonMap => map),
);
const opening = fc.constantFrom('24/7', 'Mo-Su 06:00-22:00', 'Mo,We,Fr 08:00-12:00,13:00-18:00');

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

const crossing = (into: string, groups: readonly string[], documented: boolean) =>
  mapOf({
    into: fc.constant(into),
    admits: documented ? maybe(admits) : fc.constant(undefined),
    appeal: maybe(fc.constantFrom(0.1, 1, 5)),
    open: maybe(open),
    hours: maybe(opening),
    posts: posts(groups),
  });

const desks = mapOf({ desks: servers, service: law(minutes), hours: maybe(opening), room: maybe(count) });

const city = (country: string) =>
  mapOf({
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
        }),
        { maxKeys: 2 },
      ),
    ),
    desks: maybe(fc.dictionary(fc.constantFrom('registration', 'help'), desks, { maxKeys: 2 })),
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

const mode = fc.subarray(MODES, { minLength: 1 });
const distance = fc.constantFrom('0 km', '1 km', '60 km', '400 km');

const length = fc.oneof(
  mapOf({ distance, speed: maybe(law(fc.constantFrom('20 km/h', '70 km/h'))) }),
  mapOf({ takes: law(hours) }),
);

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
        maybe(fc.constant('5 USD')),
        length,
      )
      .map(
        ([by, cost, far]): JsonMap => ({
          from,
          to,
          ...(by === undefined ? {} : { by }),
          ...(cost === undefined ? {} : { cost }),
          ...far,
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
    departs: fc.constantFrom('daily 14:10', 'every 2 h', '2024-03-01 12:00', 'Fr,Sa 05:00,17:00'),
    takes: law(hours),
    fare: maybe(fc.constantFrom('30 USD', '320 USD * (1 + 3 * load^4)')),
    bookable: maybe(fc.constantFrom('1 h', '2 days')),
    taken: maybe(share),
    appeal: maybe(fc.constantFrom(0.5, 2)),
  });
  return fc.array(
    service.filter((s) => s.from !== s.to),
    { maxLength: 3 },
  );
}

const choices = mapOf({
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
];

const timeline = fc.array(
  fc
    .tuple(
      fc.constantFrom(...TIMELINE),
      fc.constantFrom('2024-03-01T06:00', '2024-03-02', '2024-03-02T18:30'),
    )
    .map(([[needs, change], at]) => ({ needs, entry: { at, ...change } as JsonMap })),
  { maxLength: 2 },
);

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
          parameters: fc.record({ surge: fc.integer({ min: 0, max: 4 }) }).map((map): JsonMap => map),
          groups: each(all.groups, () => group),
          origins: each(all.origins, () =>
            each(all.groups, () => rate).map((departures): JsonMap => ({ departures })),
          ),
          crossings: each(all.crossings, (_, i) => crossing(country(i), all.groups, false)),
          cities: each(all.cities, (_, i) => city(country(i))),
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
            }),
          ),
        }),
        timeline,
        fc.boolean(),
      )
      .map(([world, changes, admitted]): JsonMap => {
        const kept = { onward: 1, title: 'made', start: '2024-03-01T00:00+01:00', ...world } as JsonMap;
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
}
