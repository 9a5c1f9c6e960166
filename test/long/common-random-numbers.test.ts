import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { readScenario } from '../../src/scenario/read.js';
import { estimate } from '../../src/statistics/confidence.js';
import { pairedDifference } from '../../src/statistics/paired.js';
import { TINY } from '../node/command.js';
import { numbersOf } from '../scenarios/shipped.js';

/** A crossing that is overrun for four days, as in September 2022; its luck is in who comes and in how long they take. */
const OVERRUN = TINY.replace('2 days', '4 days')
  .replace('400/day', '6000/day')
  .replace('lanes: 2', 'lanes: 16');
const PAIRS = 20;

describe('common random numbers', () => {
  it('make the interval of what two more lanes change in the mean wait at most a third as wide as independent seeds do', () => {
    const waits = (whatIf: string | undefined, seed: string): number[] => {
      const { scenario } = readScenario(OVERRUN, {
        file: 'overrun.yaml',
        ...(whatIf === undefined ? {} : { whatIf }),
      });
      const network = compile(scenario!);
      return Array.from({ length: PAIRS }, (_, i) =>
        numbersOf(network, simulate(network, seed, i + 1))('crossings.Mashtakovo.wait.mean'),
      );
    };
    const base = waits(undefined, 'one');
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;
    const paired = pairedDifference(base, waits('two more lanes', 'one'));
    const apart = estimate(waits('two more lanes', 'two').map((value, i) => value - base[i]!));
    // Both see the same change, and it is one.
    expect(paired.high).toBeLessThan(0);
    expect(apart.high).toBeGreaterThan(paired.low!);
    expect(apart.low).toBeLessThan(paired.high!);
    expect(width(paired)).toBeGreaterThan(0);
    expect(width(paired) / width(apart)).toBeLessThanOrEqual(1 / 3);
  });
});
