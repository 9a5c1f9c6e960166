import { describe, expect, it } from 'vitest';
import { axes } from '../random/axes.js';
import { battery, worst } from '../random/battery.js';

/** The axes on which a run steps most; the others with a tenth of the draws. */
const MOST = [
  'successive draws of one party',
  'neighbouring parties',
  'neighbouring purposes',
  'successive rounds',
];

describe('the luck of a party, in a hundred million draws', () => {
  it.each(Object.entries(axes))(
    'has no pattern along %s',
    (name, sequence) => {
      const found = worst(battery(sequence(), MOST.includes(name) ? 1e8 : 1e7));
      expect(Math.abs(found.score), found.name).toBeLessThan(5.5);
    },
    600_000,
  );
});
