import { describe, expect, it } from 'vitest';
import { levelColumn } from '../../src/measures/measures.js';
import { CODE, GAUGE, OP } from '../../src/network/network.js';
import { FUNCTIONS } from '../../src/scenario/formula.js';
import { journalOf } from '../support/journal.js';
import { Made } from '../support/networks.js';

const constant = (value: number) => ({ law: 'constant', value }) as const;
const call = (name: (typeof FUNCTIONS)[number], arity: number) => [
  CODE.FUNCTION + FUNCTIONS.indexOf(name),
  arity,
];

/**
 * One party a second chooses `right` where a thousand times (what is told − `threshold`) is above 0, `left` where it is
 * below. A crowd of 8 stands at a station without servers from 20 on, which opens at 50.
 */
function telling(
  gauge: (made: Made, station: number) => number,
  threshold: number,
  bulletins: { every: number; age: number },
) {
  const made = new Made({ begin: -10, end: 100, ticks: 10 });
  made.bulletins = bulletins;
  const servers = { times: [-10, 50], values: [0, 8] };
  const station = made.station({ name: 'q', servers, service: constant(1) });
  made.crowd('crowd', { at: 20, parties: 8 }, made.serve('serve', { station, next: made.sink('out') }));
  const code = [
    ...[CODE.GAUGE, gauge(made, station)],
    ...[CODE.NUMBER, made.constant(threshold)],
    ...call('subtract', 2),
    ...[CODE.NUMBER, made.constant(1000)],
    ...call('multiply', 2),
    CODE.END,
  ];
  const choice = made.choose('choice', [
    { target: made.sink('left') },
    { target: made.sink('right'), utility: made.utility('told', () => code) },
  ]);
  made.stream('cars', { times: [0, 100], rates: [1, 1] }, choice);
  const { timesAt } = journalOf(made.build());
  return { left: timesAt('left'), right: timesAt('right') };
}

const time = (made: Made) => made.gauge(GAUGE.TIME, 0);

describe('a bulletin', () => {
  it('is what parties know until the next', () => {
    // Told at 20: 20; told at 30: 30.
    const { left, right } = telling(time, 25, { every: 10, age: 0 });
    expect(left.length).toBeGreaterThan(20);
    expect(right.length).toBeGreaterThan(50);
    expect(Math.max(...left)).toBeLessThan(30);
    expect(Math.min(...right)).toBeGreaterThan(30);
  });

  it('tells the world as it was its age ago', () => {
    const { left, right } = telling(time, 25, { every: 10, age: 20 });
    expect(Math.max(...left)).toBeLessThan(50);
    expect(Math.min(...right)).toBeGreaterThan(50);
  });

  it('tells the time that a queue will take: those who wait by the mean service over the lanes that are open', () => {
    // 8 wait from 20 on. No lane: told as a tenth of one, 80. From 50 on nobody waits: 0.
    const wait = (made: Made, station: number) => made.gauge(GAUGE.WAIT, station);
    const { left, right } = telling(wait, 79, { every: 5, age: 0 });
    // What happens at 20 is not yet told at 20, since bulletins come before parties; what lanes do at 50 is.
    expect(right.length).toBeGreaterThan(10);
    expect(right.every((at) => at >= 25 && at < 50)).toBe(true);
    expect(left.every((at) => at < 25 || at >= 50)).toBe(true);
    expect(telling(wait, 81, { every: 5, age: 0 }).right).toEqual([]);
  });

  it('tells levels, and what they have gained since time zero, which is nothing where they have fallen', () => {
    const inside = (kind: number) => (made: Made) => made.gauge(kind, made.inside);
    // Those of the crowd that have no seat end before 0; 8 are inside at 0 and until 50.
    const { left, right } = telling(inside(GAUGE.LEVEL), 7.5, { every: 5, age: 0 });
    expect(Math.max(...right)).toBeLessThan(55);
    expect(Math.min(...left)).toBeGreaterThan(55);
    const gained = telling(inside(GAUGE.GAIN), -0.5, { every: 5, age: 0 });
    expect(gained.left).toEqual([]);
    expect(gained.right.length).toBeGreaterThan(50);
    expect(telling(inside(GAUGE.GAIN), 0.5, { every: 5, age: 0 }).right).toEqual([]);
  });
});

describe('what happens at one moment', () => {
  it('comes in the order schedules, parties, recording', () => {
    const made = new Made({ begin: -10, end: 100, ticks: 5 });
    const servers = { times: [-10, 20, 60], values: [0, 3, 1] };
    const station = made.station({ name: 'q', servers, service: constant(100) });
    made.crowd('crowd', { at: 20, parties: 2 }, made.serve('serve', { station, next: made.sink('out') }));
    made.crowd(
      'late',
      { at: 40, parties: 1 },
      made.node({ op: OP.COUNT, name: 'count', a: made.count('late', 'parties'), next: made.sink('end') }),
    );
    const network = made.build();
    const { measures } = journalOf(network);
    const series = (name: string) => {
      const level = network.catalogue.levels.findIndex((entry) => entry.name === name);
      const first = levelColumn(network.catalogue, level) * measures.ticks;
      return [...measures.series.subarray(first, first + measures.ticks)];
    };
    expect(series('q.open')).toEqual([0, 3, 3, 1, 1, 1]);
    expect(series('q.busy')).toEqual([0, 2, 2, 2, 2, 2]);
    expect(series('q.queue')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(series('inside')).toEqual([3, 3, 2, 2, 2, 2]);
  });
});
