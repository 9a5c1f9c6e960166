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
