/** Replications of a network and what they measured, value by value, for tests against theory. */
import { expect } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import {
  countColumn,
  LEVEL_FIELDS,
  levelColumn,
  type Measures,
  TALLY_FIELDS,
} from '../../src/measures/measures.js';
import { binOf, middleOf, SKETCH_BINS } from '../../src/measures/sketch.js';
import type { Network } from '../../src/network/network.js';
import { moments } from '../../src/statistics/confidence.js';
import { scalarsOf, scaleOf } from '../../src/statistics/scalars.js';
import { studentQuantile } from '../../src/statistics/student.js';

export class Runs {
  readonly network: Network;
  readonly #seed: string;
  readonly #n: number;
  #all: readonly Measures[] | undefined;

  /** Replications 1 … n, run when they are asked for. */
  constructor(network: Network, seed: string, n: number) {
    this.network = network;
    this.#seed = seed;
    this.#n = n;
  }

  /** Little's law is checked at every station of every one of them. */
  get all(): readonly Measures[] {
    if (!this.#all) {
      this.#all = Array.from({ length: this.#n }, (_, i) => simulate(this.network, this.#seed, i + 1));
      for (const measures of this.#all) expectLittle(this.network, measures);
    }
    return this.#all;
  }

  /** A scalar measure of each replication; times in seconds. */
  scalar(name: string): number[] {
    return this.all.map((measures) => {
      const scalar = scalarsOf(this.network.catalogue, measures, this.network.end).get(name);
      if (!scalar) throw new RangeError(`there is no ${name}`);
      return scalar.value * scaleOf(scalar.unit);
    });
  }

  /** Mean of a function of the scalars of each replication. */
  ratio(numerator: string, ...denominators: readonly string[]): number[] {
    const below = denominators.map((name) => this.scalar(name));
    return this.scalar(numerator).map(
      (value, i) => value / below.reduce((sum, values) => sum + values[i], 0),
    );
  }

  /** Mean square of a tally's values. */
  meanSquare(name: string): number[] {
    const at = this.#tally(name) * TALLY_FIELDS;
    return this.all.map(({ tallies }) => tallies[at + 2] / tallies[at]);
  }

  /** Share of a tally's values below `x`, which must be an edge between two bins of the sketch. */
  shareBelow(name: string, x: number): number[] {
    const bin = binOf(x);
    if (bin !== binOf(x * (1 + 1e-9)) || bin === binOf(x * (1 - 1e-9)))
      throw new RangeError(`${x} is not an edge`);
    const first = this.#tally(name) * SKETCH_BINS;
    return this.all.map(({ tallies, sketches }) => {
      let below = 0;
      for (let i = first; i < first + bin; i++) below += sketches[i];
      return below / tallies[this.#tally(name) * TALLY_FIELDS];
    });
  }

  /** Share of the recording times after 0 at which the levels are as `test` asks. */
  shareOfTimes(names: readonly string[], test: (...values: number[]) => boolean): number[] {
    const columns = names.map((name) => this.#level(name) * this.network.ticks);
    return this.all.map(({ series, ticks }) => {
      let hits = 0;
      for (let tick = 1; tick < ticks; tick++) {
        if (test(...columns.map((column) => series[column + tick]))) hits++;
      }
      return hits / (ticks - 1);
    });
  }

  /** A level at one recording time, in each replication. */
  levelAt(name: string, tick: number): number[] {
    const column = this.#level(name) * this.network.ticks;
    return this.all.map(({ series }) => series[column + tick]);
  }

  /** What a count gained between each two recording times, in each replication. */
  gains(name: string): number[][] {
    const { catalogue, ticks } = this.network;
    const which = catalogue.counts.findIndex((entry) => entry.name === name);
    const column = countColumn(catalogue, which) * ticks;
    return this.all.map(({ series }) =>
      Array.from({ length: ticks - 1 }, (_, tick) => series[column + tick + 1] - series[column + tick]),
    );
  }

  #tally(name: string): number {
    return this.network.catalogue.tallies.findIndex((entry) => entry.name === name);
  }

  #level(name: string): number {
    const { catalogue } = this.network;
    return levelColumn(
      catalogue,
      catalogue.levels.findIndex((entry) => entry.name === name),
    );
  }
}

/** The edge between two bins of the sketch that is nearest below `x`. */
export function edgeBelow(x: number): number {
  const bin = binOf(x);
  // Bins are of equal width within a power of two: the edge is half a bin below the middle.
  const octave = 2 ** Math.floor(Math.log2(middleOf(bin)));
  return middleOf(bin) - octave / 64;
}

/**
 * Little's law on the station's own figures: the time integral of the queue is the sum of the waits of those who left
 * it, but for those who stood in it at time zero and at the end.
 */
function expectLittle(network: Network, { levels, tallies }: Measures): void {
  network.stations.names.forEach((name, station) => {
    const queue = network.stations.queue[station] * LEVEL_FIELDS;
    const wait = network.stations.wait[station] * TALLY_FIELDS;
    const edges = 2 * levels[queue + 1] * tallies[wait + 4];
    const difference = Math.abs(levels[queue] - tallies[wait + 1]);
    expect(difference, `Little's law at ${name}`).toBeLessThanOrEqual(edges + 1e-6);
  });
}

/**
 * Expects the mean of independent estimates to agree with theory: the truth is in their 99.9 % interval, the error is
 * under `within` of the truth, and the interval is narrow enough for that to mean something.
 */
export function expectAgreement(
  estimates: readonly number[],
  truth: number,
  what: string,
  within = 0.01,
): void {
  expectNear(estimates, truth, what, { level: 0.999, most: within * Math.abs(truth) });
}

/**
 * The same for a chance, one of several of a distribution: the error is under 0.005. The interval is of 99.99 %, since
 * there are many of them.
 */
export function expectChance(estimates: readonly number[], truth: number, what: string): void {
  expectNear(estimates, truth, what, { level: 0.9999, most: 0.005 });
}

function expectNear(
  estimates: readonly number[],
  truth: number,
  what: string,
  { level, most }: { level: number; most: number },
): void {
  const { n, mean, sd } = moments(estimates);
  const halfWidth = (studentQuantile((1 + level) / 2, n - 1) * sd!) / Math.sqrt(n);
  const told = `${what}: ${mean} ± ${halfWidth}, in theory ${truth}`;
  expect(Math.abs(mean - truth), `${told} (interval)`).toBeLessThanOrEqual(halfWidth);
  expect(Math.abs(mean - truth), `${told} (error)`).toBeLessThan(most);
  expect(halfWidth, `${told} (too few runs)`).toBeLessThan(2 * most);
}
