import { DIMENSIONS, type Dimension } from './dimension.js';

/** A unit and its size in base units (s, m, USD, person, party). */
export interface Unit {
  readonly size: number;
  readonly dimension: Dimension;
}

/** The name under which `%` goes through the parser. */
export const PERCENT = 'percent';

/** The international mile (1959) in metres. */
const MILE = 1609.344;

const DECLARED: readonly (readonly [names: string, size: number, dimension: Dimension])[] = [
  ['s second seconds', 1, DIMENSIONS.duration],
  ['min minute minutes', 60, DIMENSIONS.duration],
  ['h hour hours', 3600, DIMENSIONS.duration],
  ['day days', 86_400, DIMENSIONS.duration],
  ['week weeks', 604_800, DIMENSIONS.duration],
  ['m', 1, DIMENSIONS.distance],
  ['km', 1000, DIMENSIONS.distance],
  ['mile miles', MILE, DIMENSIONS.distance],
  ['USD', 1, DIMENSIONS.money],
  ['person persons', 1, DIMENSIONS.persons],
  ['party parties', 1, DIMENSIONS.parties],
  ['bed beds seat seats lane lanes desk desks', 1, DIMENSIONS.number],
  [PERCENT, 0.01, DIMENSIONS.number],
];

/** Every unit by every name it may be written with. */
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  DECLARED.flatMap(([names, size, dimension]) =>
    names.split(' ').map((name) => [name, { size, dimension }] as const),
  ),
);

const CURRENCY =
  'amounts are in USD; give another currency as a parameter, for example tenge: 1 USD / 475, and write 30000 tenge';

const REFUSED: readonly (readonly [names: string, hint: string])[] = [
  ['month months mo', 'a month has no fixed length; write 30 days or 4 weeks'],
  ['year years yr', 'a year has no fixed length; write 365 days'],
  ['d D', 'write days: 2 days'],
  ['w wk wks', 'write weeks: 2 weeks'],
  ['hr hrs H', 'write h or hours: 3 h'],
  ['mins Min MIN', 'write min or minutes: 9 min'],
  ['sec secs S', 'write s or seconds: 30 s'],
  ['ms msec millisecond milliseconds', 'the smallest unit of time is the second: 0.5 s'],
  ['meter meters metre metres M', 'write m: 500 m'],
  ['kms Km KM kilometer kilometers kilometre kilometres', 'write km: 190 km'],
  ['mi', 'write miles: 12 miles'],
  ['ft foot feet yd yard yards cm mm', 'distances are in m, km or miles'],
  ['kmh kph mph', 'a speed is a distance over a time: 70 km/h'],
  ['night nights', 'write days: 2 days'],
  ['usd Usd dollar dollars US', 'write USD: 45 USD'],
  ['EUR eur euro euros RUB rub rouble roubles ruble rubles KZT tenge GEL lari GBP', CURRENCY],
  ['people pax pers passenger passengers', 'write persons: 300 persons'],
  ['household households family families group groups', 'write parties: 60 parties'],
  ['car cars vehicle vehicles', 'a queue counts parties: 60 parties'],
];

/** Names that look like units and are none, with what to write instead. */
export const REFUSED_UNITS: ReadonlyMap<string, string> = new Map(
  REFUSED.flatMap(([names, hint]) => names.split(' ').map((name) => [name, hint] as const)),
);
