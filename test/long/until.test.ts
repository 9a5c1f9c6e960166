import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { networkRule } from '../../src/experiment/precision.js';
import { estimate } from '../../src/statistics/confidence.js';
import { scalarsOf } from '../../src/statistics/scalars.js';
import { screen } from '../../src/statistics/screening.js';
import { queueNetwork } from '../support/networks.js';
import { erlangC } from '../theory/reference/erlang.js';

const RATE = 3;
const service = { law: 'exponential', mean: 1 } as const;
const queue = (servers: number) => queueNetwork({ begin: -50, end: 1000, rate: RATE, servers, service });
/** Mean wait (h): services take a second. */
const truth = (servers: number) => erlangC(servers, RATE) / (servers - RATE) / 3600;

describe('a run until a precision is reached, in 200 experiments on M/M/c', () => {
  it('has a half-width within what was asked for, and an interval that covers as it should', () => {
    const network = queue(4);
    const experiments = 200;
    let covered = 0;
    let near = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
      const rule = networkRule(network, 'q.wait.mean within 5 %', 2000, []);
      const values: number[] = [];
      while (rule.standing.more > 0) {
        const measures = simulate(network, `until ${experiment}`, values.length + 1);
        rule.add(measures);
        values.push(scalarsOf(network.catalogue, measures, network.end).get('q.wait.mean')!.value);
      }
      expect(rule.standing.reached).toBe(true);
      const { mean, low, high } = estimate(values);
      expect((high! - low!) / 2).toBeLessThanOrEqual(0.05 * mean);
      if (low! <= truth(4) && truth(4) <= high!) covered++;
      if (Math.abs(mean - truth(4)) <= 0.05 * truth(4)) near++;
    }
    // Of 200, a true 95 % gives 0.895 or more 999 times in 1,000; sequential stopping costs a little of it.
    expect(covered / experiments).toBeGreaterThanOrEqual(0.895);
    expect(near / experiments).toBeGreaterThanOrEqual(0.895);
  });
});

describe('the selection of the best, in 100 experiments on M/M/c', () => {
  it('finds the queue with most servers where its mean wait is shorter by the zone', () => {
    const networks = [4, 5, 6].map(queue);
    // Larger is better: waits with a minus.
    const zone = truth(5) - truth(6);
    let right = 0;
    for (let experiment = 0; experiment < 100; experiment++) {
      const values = networks.map(() => [] as number[]);
      let standing = screen(values, { alpha: 0.05, zone, firstStage: 10 });
      while (standing.selected === null) {
        for (const i of standing.left) {
          for (let more = values[i].length === 0 ? 10 : 1; more > 0; more--) {
            const measures = simulate(networks[i], `best ${experiment}`, values[i].length + 1);
            values[i].push(
              -scalarsOf(networks[i].catalogue, measures, networks[i].end).get('q.wait.mean')!.value,
            );
          }
        }
        standing = screen(values, { alpha: 0.05, zone, firstStage: 10 });
      }
      if (standing.selected === 2) right++;
    }
    expect(right).toBeGreaterThanOrEqual(90);
  });
});
