/** What an expression of the state comes to where the state is one that a run may well meet. */
import type { ExpressionContext } from './expression/context.js';
import { DIMENSIONS, type Dimension, sameDimension } from './expression/dimension.js';
import { evaluate, type Formula } from './formula.js';

type Variables = Readonly<Record<string, Dimension>>;
/** A value in base units, and as an author writes it. */
type Trial = readonly [value: number, words: string];

const [MINUTE, HOUR, DAY, KM] = [60, 3600, 86_400, 1000];

/** Values of each dimension, the most ordinary one first. */
const ORDINARY: readonly (readonly [Dimension, readonly Trial[]])[] = [
  [
    DIMENSIONS.duration,
    [
      [6 * HOUR, '6 h'],
      [0, '0 h'],
      [10 * MINUTE, '10 min'],
      [DAY, '1 day'],
      [10 * DAY, '10 days'],
    ],
  ],
  [
    DIMENSIONS.distance,
    [
      [100 * KM, '100 km'],
      [0, '0 km'],
      [10 * KM, '10 km'],
      [3000 * KM, '3000 km'],
    ],
  ],
  [
    DIMENSIONS.money,
    [
      [100, '100 USD'],
      [0, '0 USD'],
      [2000, '2000 USD'],
    ],
  ],
  [
    DIMENSIONS.persons,
    [
      [500, '500 persons'],
      [0, '0 persons'],
      [100_000, '100,000 persons'],
    ],
  ],
];
const SHARES: readonly Trial[] = [
  [0.5, '0.5'],
  [0, '0'],
  [1, '1'],
];
/** Pure numbers that are no shares. */
const NUMBERS: Readonly<Record<string, readonly Trial[]>> = {
  appeal: [
    [1, '1'],
    [0.1, '0.1'],
    [10, '10'],
  ],
  beds: [
    [500, '500'],
    [0, '0'],
  ],
  preference: [
    [0, '0'],
    [1, '1'],
  ],
};

function ordinary(name: string, dimension: Dimension): readonly Trial[] {
  const found = ORDINARY.find(([each]) => sameDimension(each, dimension));
  return found?.[1] ?? NUMBERS[name] ?? SHARES;
}

/** Some moments of a run (s), its ends among them. */
export function momentsOf({ from, until }: Pick<ExpressionContext, 'from' | 'until'>): number[] {
  return [0, from, until / 4, until / 2, until];
}

/** Combinations that are tried of all values. */
const COMBINATIONS = 100;

/**
 * Whether a formula is finite anywhere: at ordinary values, and at a hundred combinations of others, the same each time
 * (the fractions of multiples of square roots of primes, which fill a cube evenly). `times` are moments of the run (s).
 */
export function isEverFinite(formula: Formula, variables: Variables, times: readonly number[]): boolean {
  const all = trialsOf(formula, variables, times);
  for (let k = 0; k <= COMBINATIONS; k++) {
    const state = all.map(([name, trials], i) => {
      const fraction = (k * Math.sqrt(PRIMES[i % PRIMES.length]!)) % 1;
      return [name, trials[Math.floor(fraction * trials.length)]![0]] as const;
    });
    if (Number.isFinite(evaluate(formula, Object.fromEntries(state)))) return true;
  }
  return false;
}

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

/** A state at which a formula is no number or infinite. */
export interface Failure {
  /** In words: `wait is 10 days`. */
  readonly where: string;
  readonly worth: number;
}

/**
 * Where a formula that can be worked out at ordinary values cannot be when one of them is another. Minus infinity can
 * be worked out: it is the worth of what nobody chooses.
 */
export function whereItFails(
  formula: Formula,
  variables: Variables,
  times: readonly number[],
): Failure | null {
  const all = trialsOf(formula, variables, times);
  const usual = Object.fromEntries(all.map(([name, trials]) => [name, trials[0]![0]]));
  for (const [name, trials] of all) {
    for (const [value, words] of trials) {
      const worth = evaluate(formula, { ...usual, [name]: value });
      if (Number.isNaN(worth) || worth === Number.POSITIVE_INFINITY)
        return { where: `${name} is ${words}`, worth };
    }
  }
  return null;
}

/** The variables that a formula names, with their values. */
function trialsOf(
  formula: Formula,
  variables: Variables,
  times: readonly number[],
): (readonly [string, readonly Trial[]])[] {
  const named = new Set(formula.filter((step) => typeof step === 'string'));
  return [...named].map((name) => [
    name,
    name === 't'
      ? times.map((time): Trial => [time, `${Math.round(time / HOUR)} h`])
      : ordinary(name, variables[name]!),
  ]);
}
