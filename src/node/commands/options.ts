/** Options that several commands share, and how their values are checked. */
import { Refusal } from '../exit.js';

export const JSON_OPTION = {
  type: 'boolean',
  default: false,
  describe: 'Print one JSON object on standard output, for machines',
} as const;

export const QUIET_OPTION = {
  type: 'boolean',
  default: false,
  describe: 'Say nothing but errors',
} as const;

export const SEED_OPTION = {
  type: 'string',
  default: '1',
  requiresArg: true,
  describe: 'Seed of all chance: the same seed gives the same bytes',
} as const;

export const WHAT_IF_OPTION = {
  type: 'string',
  requiresArg: true,
  describe: 'A what-if of the file to apply',
} as const;

export const MEASURE_OPTION = {
  type: 'string',
  array: true,
  requiresArg: true,
  defaultDescription: 'waits, entries, people without a bed, outcomes',
  describe: 'What to measure, with * for any name: "crossings.*.wait.mean"',
} as const;

/** An option that takes a whole number; `least` and `most` are both allowed. */
export function wholeNumber(
  name: string,
  least: number,
  most: number,
): (text: unknown) => number | undefined {
  return (text) => {
    if (text === undefined) return undefined;
    const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Refusal(
      `--${name} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`,
    );
  };
}

/** Some of the replications: the `index`-th of `count` hands, each of which takes every `count`-th one. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `3/16`: the third of sixteen. */
export function shard(text: unknown): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(String(text)) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  throw new Refusal(
    `--shard takes a part of the whole, from 1/16 to 16/16 for example, not ${JSON.stringify(text)}.`,
  );
}
