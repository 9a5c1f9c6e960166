/** What a quantity measures: the exponents of the base units s, m, USD, person and party. */
export interface Dimension {
  readonly time: number;
  readonly length: number;
  readonly money: number;
  readonly persons: number;
  readonly parties: number;
}

const BASES = ['time', 'length', 'money', 'persons', 'parties'] as const;
const NONE: Dimension = { time: 0, length: 0, money: 0, persons: 0, parties: 0 };

export type DimensionName =
  | 'number'
  | 'duration'
  | 'distance'
  | 'money'
  | 'persons'
  | 'parties'
  | 'rate'
  | 'partyRate'
  | 'personRate'
  | 'speed'
  | 'moneyRate';

/** The dimensions that the language asks for by name. */
export const DIMENSIONS: Readonly<Record<DimensionName, Dimension>> = {
  /** A pure number; shares and counts of lanes, desks, beds and seats too. */
  number: NONE,
  duration: { ...NONE, time: 1 },
  distance: { ...NONE, length: 1 },
  money: { ...NONE, money: 1 },
  persons: { ...NONE, persons: 1 },
  parties: { ...NONE, parties: 1 },
  /** So many a unit of time. */
  rate: { ...NONE, time: -1 },
  partyRate: { ...NONE, parties: 1, time: -1 },
  personRate: { ...NONE, persons: 1, time: -1 },
  speed: { ...NONE, length: 1, time: -1 },
  /** Money in a unit of time. */
  moneyRate: { ...NONE, money: 1, time: -1 },
};

const WORDS: readonly (readonly [Dimension, words: string, example: string])[] = [
  [DIMENSIONS.number, 'a pure number', '0.5 or 50 %'],
  [DIMENSIONS.duration, 'a duration', '9 min'],
  [DIMENSIONS.distance, 'a distance', '190 km'],
  [DIMENSIONS.money, 'an amount of money', '45 USD'],
  [DIMENSIONS.persons, 'a number of persons', '300 persons'],
  [DIMENSIONS.parties, 'a number of parties', '60 parties'],
  [DIMENSIONS.rate, 'a rate', '180/day'],
  [DIMENSIONS.partyRate, 'a rate of parties', '180 parties/day'],
  [DIMENSIONS.personRate, 'a rate of persons', '300 persons/day'],
  [DIMENSIONS.speed, 'a speed', '70 km/h'],
  [DIMENSIONS.moneyRate, 'an amount of money in a time', '25 USD/day'],
];

/** Words of the bases where a dimension has no name of its own. */
const BASE_WORDS: Readonly<Record<(typeof BASES)[number], string>> = {
  time: 'time',
  length: 'distance',
  money: 'money',
  persons: 'persons',
  parties: 'parties',
};

/** Exponents that differ by less are the same: square roots and powers are rounded. */
const TOLERANCE = 1e-9;

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return BASES.every((base) => Math.abs(a[base] - b[base]) < TOLERANCE);
}

export function isPure(dimension: Dimension): boolean {
  return sameDimension(dimension, NONE);
}

/** Whether it counts persons or parties, so that a pure number may be added to it: `1 + compatriots`. */
export function isCount(dimension: Dimension): boolean {
  return sameDimension(dimension, DIMENSIONS.persons) || sameDimension(dimension, DIMENSIONS.parties);
}

/** Dimension of a product `a * b^exponent`; a quotient has the exponent −1. */
export function product(a: Dimension, b: Dimension, exponent = 1): Dimension {
  return {
    time: a.time + b.time * exponent,
    length: a.length + b.length * exponent,
    money: a.money + b.money * exponent,
    persons: a.persons + b.persons * exponent,
    parties: a.parties + b.parties * exponent,
  };
}

/** Dimension of `a^exponent`. */
export function power(a: Dimension, exponent: number): Dimension {
  return product(NONE, a, exponent);
}

/** In words: `a duration`, `an amount of money`, or `a quantity of money / time^2`. */
export function inWords(dimension: Dimension): string {
  const named = WORDS.find(([candidate]) => sameDimension(candidate, dimension));
  return named === undefined ? `a quantity of ${formula(dimension)}` : named[1];
}

/** How a quantity of this dimension is written, for a hint. */
export function example(dimension: Dimension): string | undefined {
  return WORDS.find(([candidate]) => sameDimension(candidate, dimension))?.[2];
}

function formula(dimension: Dimension): string {
  const above = BASES.filter((base) => dimension[base] > TOLERANCE).map((base) =>
    factor(base, dimension[base]),
  );
  const below = BASES.filter((base) => dimension[base] < -TOLERANCE).map((base) =>
    factor(base, -dimension[base]),
  );
  return [above.join(' * ') || '1', ...below].join(' / ');
}

function factor(base: (typeof BASES)[number], exponent: number): string {
  const rounded = Math.round(exponent * 1000) / 1000;
  return rounded === 1 ? BASE_WORDS[base] : `${BASE_WORDS[base]}^${rounded}`;
}
