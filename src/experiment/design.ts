/** Designs: which settings of the factors are simulated. */
import { stream } from '../random/streams.js';
import type { Variation } from '../scenario/variants.js';
import { latinHypercube } from '../statistics/latin-hypercube.js';
import { MOST_SOBOL, sobol } from '../statistics/sobol.js';
import type { Factor, Level } from './factors.js';

/** All combinations of levels, or a sample of `size` points over the ranges. */
export type DesignKind =
  | { readonly kind: 'full' }
  | { readonly kind: 'lhs' | 'sobol'; readonly size: number };

/** One setting of all factors. */
export interface DesignPoint {
  /** `lanes = 4, two more lanes`. */
  readonly label: string;
  /** One for each factor. */
  readonly levels: readonly Level[];
  /** The what-if to apply first, '' for none, and then the changes in order. */
  readonly whatIf: string;
  readonly changes: readonly Variation[];
}

const MOST_POINTS = 100_000;

/** `lhs:100`, `sobol:64`. Throws a RangeError that says what is expected. */
export function designKind(text: string): DesignKind {
  const found = /^(lhs|sobol):(\d+)$/u.exec(text.trim());
  const size = Number(found?.[2]);
  if (!found || size < 1 || size > MOST_POINTS)
    throw new RangeError(
      `"${text}" is no sample: write lhs:100 (Latin hypercube) or sobol:64 (Sobol), with a number of points.`,
    );
  return { kind: found[1] as 'lhs' | 'sobol', size };
}

/**
 * The points of a design, each once, in a fixed order: the last factor turns fastest in a full factorial; samples come
 * in the order of the sequence, drawn from the seed.
 *
 * Throws a RangeError when there are too many points or factors.
 */
export function pointsOf(factors: readonly Factor[], design: DesignKind, seed: string): DesignPoint[] {
  const settings = design.kind === 'full' ? combinations(factors) : sampled(factors, design, seed);
  const points = settings.map((levels) => pointOf(factors, levels));
  // Where factors have few levels, a sample may meet the same setting again.
  return [...new Map(points.map((point) => [point.label, point])).values()];
}

function combinations(factors: readonly Factor[]): Level[][] {
  const count = factors.reduce((product, { levels }) => product * levels.length, 1);
  if (count > MOST_POINTS)
    throw new RangeError(
      `all combinations are ${count.toLocaleString('en')} points: take fewer levels, or a sample (lhs:100).`,
    );
  return factors.reduce<Level[][]>(
    (all, { levels }) => all.flatMap((before) => levels.map((level) => [...before, level])),
    [[]],
  );
}

function sampled(
  factors: readonly Factor[],
  { kind, size }: { kind: 'lhs' | 'sobol'; size: number },
  seed: string,
): Level[][] {
  const dimensions = factors.length;
  if (kind === 'sobol' && dimensions > MOST_SOBOL)
    throw new RangeError(`Sobol's sequence is here for up to ${MOST_SOBOL} factors: take lhs:${size}.`);
  const chance = stream('design', kind, seed);
  const cube = kind === 'lhs' ? latinHypercube(size, dimensions, chance) : sobol(size, dimensions, chance);
  return cube.map((place) =>
    factors.map(({ levels, at }, d) => at?.(place[d]) ?? levels[Math.floor(place[d] * levels.length)]),
  );
}

function pointOf(factors: readonly Factor[], levels: readonly Level[]): DesignPoint {
  const parts = levels.map(({ label, whatIf }, i) =>
    whatIf === '' ? `${shortName(factors[i].name)} = ${label}` : label,
  );
  return {
    label: parts.join(', '),
    levels,
    whatIf: levels.find(({ whatIf }) => whatIf !== '')?.whatIf ?? '',
    changes: levels.flatMap(({ changes }) => changes),
  };
}

/** The last keys of a path, which tell it from others well enough: `car.lanes`. */
function shortName(path: string): string {
  const keys = path.split('.');
  return keys.length <= 2 ? keys.at(-1)! : keys.slice(-2).join('.');
}
