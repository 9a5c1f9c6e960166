/** The samplers by themselves: `node samplers.js DRAWS` prints nanoseconds per draw by law, luck included. */
import { draw, encodeLaw } from '../../src/random/draw.js';
import type { Law } from '../../src/random/law.js';
import { Luck, purposeOf } from '../../src/random/luck.js';
import { cpuSecondsOf } from './contestant.js';

const LAWS: Readonly<Record<string, Law>> = {
  constant: { law: 'constant', value: 3 },
  uniform: { law: 'uniform', low: 1, high: 2 },
  triangular: { law: 'triangular', low: 1, mode: 2, high: 4 },
  exponential: { law: 'exponential', mean: 480 },
  lognormal: { law: 'lognormal', median: 480, sigma: 0.5 },
  normal: { law: 'normal', mean: 480, sd: 100 },
  gamma: { law: 'gamma', shape: 2.5, scale: 200 },
  erlang: { law: 'erlang', stages: 3, mean: 480 },
  weibull: { law: 'weibull', shape: 1.5, scale: 480 },
  beta: { law: 'beta', a: 2, b: 3, low: 0, high: 1 },
  poisson: { law: 'poisson', mean: 12 },
  geometric: { law: 'geometric', p: 0.2 },
  discrete: { law: 'discrete', values: [1, 2, 3, 4], shares: [0.45, 0.25, 0.17, 0.13] },
  empirical: { law: 'empirical', values: [3, 1, 4, 1, 5, 9, 2, 6] },
  mixture: {
    law: 'mixture',
    parts: [
      { law: 'exponential', mean: 300 },
      { law: 'lognormal', median: 900, sigma: 0.5 },
    ],
    shares: [0.8, 0.2],
  },
  truncated: { law: 'truncated', of: { law: 'lognormal', median: 480, sigma: 0.5 }, low: 60, high: 3600 },
  reciprocal: { law: 'reciprocal', of: { law: 'lognormal', median: 19, sigma: 0.15 }, times: 260_000 },
};

const draws = Number(process.argv[2]);
const numbers: number[] = [];
const places = Object.entries(LAWS).map(([name, law]) => [name, encodeLaw(law, numbers)] as const);
const table = Float64Array.from(numbers);
const luck = new Luck();
const purpose = purposeOf('service');
let sum = 0;

/** As a run draws: a party's luck is begun anew for each purpose. */
function run(at: number, count: number): void {
  for (let party = 0; party < count; party++) {
    luck.begin(party, 0x9e37, purpose, 0);
    sum += draw(table, at, luck);
  }
}

// All laws are met before any is measured: in a run, too, one loop draws from many.
for (const [, at] of places) run(at, 20_000);
const nanoseconds: Record<string, number> = {};
for (const [name, at] of places) {
  nanoseconds[name] = (cpuSecondsOf(() => run(at, draws)).cpuSeconds * 1e9) / draws;
}
if (Number.isNaN(sum)) throw new Error('a draw is not a number');
console.log(JSON.stringify({ nanoseconds }));
