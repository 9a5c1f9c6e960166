/**
 * Every law of chance as a user writes it: read from scenario text, compiled, drawn by a party's own luck, and held
 * against the mean, the standard deviation and the distribution function of the textbooks. Those stand here in closed
 * form, in minutes, and call nothing of `src/random`.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { draw } from '../../src/random/draw.js';
import { Luck, purposeOf } from '../../src/random/luck.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';

interface Textbook {
  readonly mean: number;
  readonly sd: number;
  /** The chance of at most x minutes. */
  readonly cdf: (x: number) => number;
  /** Draws fall on single values, where the distribution function jumps. */
  readonly steps?: true;
}

const DRAWS = 20_000;
/** Kolmogorov's limit for one chance in 100,000 (Smirnov 1948); conservative where the law has steps. */
const KOLMOGOROV = 2.47 / Math.sqrt(DRAWS);

const exponentialCdf = (x: number, mean: number): number => (x <= 0 ? 0 : 1 - Math.exp(-x / mean));
const phi = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** The error function to 2e-7, which is far below what 20,000 draws tell apart (Abramowitz and Stegun 1964, 7.1.26). */
const erf = (x: number): number => {
  const k = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592].reduce(
    (total, term) => (total + term) * k,
    0,
  );
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
};
const Phi = (z: number): number => (1 + erf(z / Math.SQRT2)) / 2;
const steps = (chances: readonly (readonly [value: number, chance: number])[]): Textbook => {
  const mean = chances.reduce((sum, [value, chance]) => sum + value * chance, 0);
  const square = chances.reduce((sum, [value, chance]) => sum + (value - mean) ** 2 * chance, 0);
  const cdf = (x: number) =>
    chances.reduce((sum, [value, chance]) => (value <= x + 1e-9 ? sum + chance : sum), 0);
  return { mean, sd: Math.sqrt(square), cdf, steps: true };
};
const counts = (chance: (k: number) => number): Textbook =>
  steps(Array.from({ length: 200 }, (_, k) => [k, chance(k)] as const));
const lognormal = (mu: number, sigma: number): Textbook => {
  const mean = Math.exp(mu + sigma ** 2 / 2);
  const cdf = (x: number) => (x <= 0 ? 0 : Phi((Math.log(x) - mu) / sigma));
  return { mean, sd: mean * Math.sqrt(Math.expm1(sigma ** 2)), cdf };
};
/** The normal law of values above 0: mean 3, standard deviation 2. */
const positiveNormal = (): Textbook => {
  const [mean, sd] = [3, 2];
  const low = -mean / sd;
  const hazard = phi(low) / (1 - Phi(low));
  return {
    mean: mean + sd * hazard,
    sd: sd * Math.sqrt(1 + low * hazard - hazard ** 2),
    cdf: (x) => (x <= 0 ? 0 : (Phi((x - mean) / sd) - Phi(low)) / (1 - Phi(low))),
  };
};
/** An exponential law of mean 4 of which only [2, 9] is left. */
const cutExponential = (): Textbook => {
  const [mean, low, high] = [4, 2, 9];
  const width = high - low;
  const rest = Math.expm1(width / mean);
  const left = 1 - Math.exp(-width / mean);
  return {
    mean: low + mean - width / rest,
    sd: Math.sqrt(mean ** 2 - (width ** 2 * Math.exp(width / mean)) / rest ** 2),
    cdf: (x) => Math.min(1, Math.max(0, exponentialCdf(x - low, mean) / left)),
  };
};

/** Sum over the stages of a Poisson process: Erlang's distribution function. */
const erlangCdf = (x: number, stages: number, mean: number): number => {
  const passed = (x * stages) / mean;
  let term = Math.exp(-passed);
  let later = 0;
  for (let k = 0; k < stages; k++) {
    later += term;
    term *= passed / (k + 1);
  }
  return x <= 0 ? 0 : 1 - later;
};

/** Of shape 5/2, from that of 1/2 by P(a + 1, x) = P(a, x) - x^a exp(-x) / Γ(a + 1). */
const gammaCdf = (x: number): number => {
  if (x <= 0) return 0;
  const root = Math.sqrt(Math.PI);
  return erf(Math.sqrt(x)) - Math.exp(-x) * (Math.sqrt(x) / (root / 2) + x ** 1.5 / (0.75 * root));
};
/** Γ(1 + 1 / 1.5) and Γ(1 + 2 / 1.5), for the first two moments of Weibull's law of shape 1.5. */
const [GAMMA_5_3, GAMMA_7_3] = [0.9027452929509336, 1.190639348758999] as const;
const VALUES = [1, 2, 2, 5, 9];
const fifths = steps(VALUES.map((value) => [value, 0.2] as const));
const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));

const LAWS: readonly (readonly [text: string, Textbook])[] = [
  ['7 min', steps([[7, 1]])],
  [
    'uniform(2 min, 8 min)',
    { mean: 5, sd: 6 / Math.sqrt(12), cdf: (x) => Math.min(1, Math.max(0, (x - 2) / 6)) },
  ],
  [
    'triangular(1 min, 2 min, 5 min)',
    {
      mean: 8 / 3,
      sd: Math.sqrt((1 + 4 + 25 - 2 - 5 - 10) / 18),
      cdf: (x) => (x <= 2 ? Math.max(0, x - 1) ** 2 / 4 : 1 - Math.max(0, 5 - x) ** 2 / 12),
    },
  ],
  ['exponential(3 min)', { mean: 3, sd: 3, cdf: (x) => exponentialCdf(x, 3) }],
  ['gamma(2.5, 3 min)', { mean: 7.5, sd: 3 * Math.sqrt(2.5), cdf: (x) => gammaCdf(x / 3) }],
  ['erlang(3, 6 min)', { mean: 6, sd: 6 / Math.sqrt(3), cdf: (x) => erlangCdf(x, 3, 6) }],
  [
    'weibull(1.5, 2 min)',
    {
      mean: 2 * GAMMA_5_3,
      sd: 2 * Math.sqrt(GAMMA_7_3 - GAMMA_5_3 ** 2),
      cdf: (x) => (x <= 0 ? 0 : 1 - Math.exp(-((x / 2) ** 1.5))),
    },
  ],
  ['normal(3 min, 2 min)', positiveNormal()],
  ['lognormal(9 min, 0.5)', lognormal(Math.log(9), 0.5)],
  ['lognormal by mean(10 min, 5 min)', lognormal(Math.log(10 / Math.sqrt(1.25)), Math.sqrt(Math.log(1.25)))],
  [
    // Of two and three: 1 - (1 - y)^3 (1 + 3 y) is the regularized incomplete beta function.
    'beta(2, 3, 10 min, 20 min)',
    {
      mean: 14,
      sd: 10 * Math.sqrt(6 / (25 * 6)),
      cdf: (x) => {
        const y = Math.min(1, Math.max(0, (x - 10) / 10));
        return 1 - (1 - y) ** 3 * (1 + 3 * y);
      },
    },
  ],
  ['poisson(3.5) * 1 min', counts((k) => (k > 100 ? 0 : (Math.exp(-3.5) * 3.5 ** k) / factorial(k)))],
  // Failures before the first success, as the reference says: from 0.
  ['geometric(0.3) * 1 min', counts((k) => 0.3 * 0.7 ** k)],
  [
    'discrete(1 min, 50 %, 4 min, 30 %, 10 min, 20 %)',
    steps([
      [1, 0.5],
      [4, 0.3],
      [10, 0.2],
    ]),
  ],
  ['empirical(1 min, 2 min, 2 min, 5 min, 9 min)', fifths],
  ['{table: measured.csv, column: minutes, unit: min}', fifths],
  [
    'mixture(75 %, exponential(2 min), 25 %, exponential(20 min))',
    {
      mean: 6.5,
      sd: Math.sqrt(0.75 * 8 + 0.25 * 800 - 6.5 ** 2),
      cdf: (x) => 0.75 * exponentialCdf(x, 2) + 0.25 * exponentialCdf(x, 20),
    },
  ],
  ['shifted(exponential(2 min), 5 min)', { mean: 7, sd: 2, cdf: (x) => exponentialCdf(x - 5, 2) }],
  ['truncated(exponential(4 min), 2 min, 9 min)', cutExponential()],
];

const FILES = { 'measured.csv': `place,minutes\r\n${VALUES.map((value) => `Oral,${value}\r\n`).join('')}` };

const scenario = (law: string) => `onward: 1
title: One law
start: 2022-09-19T00:00+03:00
duration: 2 days
groups: {families: {travel: car}}
origins: {Samara: {departures: {families: 40/day}}}
crossings:
  Mashtakovo:
    into: Kazakhstan
    posts:
      exit:
        car:
          lanes: 2
          service: ${law.startsWith('{') ? law : JSON.stringify(law)}
cities: {Oral: {country: Kazakhstan}}
routes:
  - {from: Samara, to: Mashtakovo, distance: 260 km}
  - {from: Mashtakovo, to: Oral, distance: 52 km}
`;

/** Draws (min) of the only post's law of service in the compiled scenario. */
function drawn(law: string): Float64Array {
  const { scenario: read, issues } = readScenario(scenario(law), {
    file: 'test.yaml',
    files: (name) => FILES[name as keyof typeof FILES] ?? { code: 'file', message: `there is no ${name}` },
  });
  expect(issues.map(formatIssue)).toEqual([]);
  const network = compile(read!);
  const { laws: table } = network;
  const at = network.stations.law[0]!;
  const luck = new Luck();
  luck.begin(3, 4, purposeOf(law), 0);
  return Float64Array.from({ length: DRAWS }, () => draw(table, at, luck) / 60).sort();
}

/** The largest distance between the distribution function and the share of draws at most x. */
function distance(sorted: Float64Array, { cdf, steps: hasSteps }: Textbook): number {
  let largest = 0;
  for (const [i, x] of sorted.entries()) {
    if (sorted[i + 1] !== x) largest = Math.max(largest, Math.abs((i + 1) / DRAWS - cdf(x)));
    if (!hasSteps) largest = Math.max(largest, Math.abs(i / DRAWS - cdf(x)));
  }
  return largest;
}

describe('a law of chance, as it is written', () => {
  test.each(LAWS)('%s is what the textbooks say', (text, textbook) => {
    const values = drawn(text);
    const mean = values.reduce((sum, x) => sum + x, 0) / DRAWS;
    const moment = (n: number) => values.reduce((sum, x) => sum + (x - mean) ** n, 0) / DRAWS;
    const { sd } = textbook;
    expect(Math.abs(mean - textbook.mean)).toBeLessThanOrEqual((4.5 * sd) / Math.sqrt(DRAWS) + 1e-9);
    // The variance's own standard error, from the draws' fourth moment.
    const error = Math.sqrt(Math.max(0, moment(4) - moment(2) ** 2) / DRAWS);
    expect(Math.abs(moment(2) - sd ** 2)).toBeLessThanOrEqual(5 * error + 1e-9);
    expect(distance(values, textbook)).toBeLessThan(KOLMOGOROV);
  });
});
