import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulate.js';
import type { Network } from '../../../src/network/network.js';
import { Made } from '../../support/networks.js';
import { expectAgreement, expectChance, Runs } from '../../support/runs.js';
import { expectation, stationary, type Way } from '../../theory/reference/markov.js';

/** A station with two lanes at most; who finds more than `room` waiting goes away. */
interface Case {
  readonly rate: number;
  readonly speeds: readonly number[];
  readonly room: number;
  /** Mean times until a lane breaks down and until it is mended. */
  readonly breaks?: readonly [after: number, lasts: number];
  readonly separate?: boolean;
}

/** Parties in each line (one for all lanes, or one a lane), who is served, which lanes are up. */
interface State {
  readonly lines: readonly number[];
  readonly serving: readonly boolean[];
  readonly up: readonly boolean[];
}

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
const count = (list: readonly boolean[]): number => list.filter(Boolean).length;
const put = <T>(list: readonly T[], i: number, value: T): T[] =>
  list.map((old, k) => (k === i ? value : old));

function network({ rate, speeds, room, breaks, separate = false }: Case): Network {
  const made = new Made({ begin: -300, end: 40_000, ticks: 40_000 });
  const station = made.station({
    name: 'q',
    servers: speeds.length,
    service: { law: 'exponential', mean: 1 },
    room,
    speeds,
    separate,
    ...(breaks
      ? {
          breaksDown: {
            after: { law: 'exponential', mean: breaks[0] },
            lasts: { law: 'exponential', mean: breaks[1] },
          },
        }
      : {}),
  });
  made.stream(
    'source',
    rate,
    made.serve('serve', { station, next: made.sink('out'), full: made.sink('away') }),
  );
  return made.build();
}

/** The rules as they are stated: the fastest free lane, the shortest line, the first of equals, served to the end. */
function ways(model: Case, state: State): Way<State>[] {
  const { rate, speeds, room, breaks } = model;
  const found: Way<State>[] = [{ to: arrives(model, state, room), rate }];
  speeds.forEach((speed, lane) => {
    if (state.serving[lane]) {
      const served = { ...state, serving: put(state.serving, lane, false) };
      found.push({ to: settle(model, served), rate: speed });
    }
    if (!breaks) return;
    const turned = { ...state, up: put(state.up, lane, !state.up[lane]) };
    found.push({ to: settle(model, turned), rate: 1 / breaks[state.up[lane] ? 0 : 1] });
  });
  return found;
}

function arrives({ speeds, separate }: Case, state: State, room: number): State {
  const free = speeds
    .map((speed, lane) => ({ speed, lane }))
    .filter(({ lane }) => state.up[lane] && !state.serving[lane] && (!separate || state.lines[lane] === 0))
    .sort((a, b) => (separate ? 0 : b.speed - a.speed))[0];
  if (free && (separate || state.lines[0] === 0))
    return { ...state, serving: put(state.serving, free.lane, true) };
  if (sum(state.lines) >= room) return state;
  const to = separate ? shortest(state) : 0;
  return { ...state, lines: put(state.lines, to, state.lines[to] + 1) };
}

/** Of the lanes that are up, if any is. */
function shortest({ lines, serving, up }: State): number {
  const length = (lane: number) => lines[lane] + (serving[lane] ? 1 : 0) + (up[lane] ? 0 : 1000);
  return lines.map((_, lane) => lane).sort((a, b) => length(a) - length(b))[0];
}

/** Lines of lanes that are down move, one by one; then every free lane that is up takes the next of its line. */
function settle({ speeds, separate }: Case, start: State): State {
  let state = start;
  if (separate && state.up.some(Boolean)) {
    for (let lane = 0; lane < speeds.length; lane++) {
      while (!state.up[lane] && state.lines[lane] > 0) {
        const to = shortest(state);
        const less = put(state.lines, lane, state.lines[lane] - 1);
        state = { ...state, lines: put(less, to, less[to] + 1) };
      }
    }
  }
  const order = speeds.map((speed, lane) => ({ speed, lane }));
  if (!separate) order.sort((a, b) => b.speed - a.speed);
  for (const { lane } of order) {
    const line = separate ? lane : 0;
    if (!state.up[lane] || state.serving[lane] || state.lines[line] === 0) continue;
    const lines = put(state.lines, line, state.lines[line] - 1);
    state = { ...state, lines, serving: put(state.serving, lane, true) };
  }
  return state;
}

describe.each<Case & { name: string }>([
  { name: 'one lane that breaks down', rate: 0.6, speeds: [1], room: 12, breaks: [10, 3] },
  {
    name: 'one lane that breaks down as often as it serves',
    rate: 0.4,
    speeds: [1],
    room: 8,
    breaks: [1, 0.5],
  },
  { name: 'two lanes that break down', rate: 1.2, speeds: [1, 1], room: 8, breaks: [6, 2] },
  { name: 'two lanes, one of half the speed', rate: 1.1, speeds: [1, 0.5], room: 10 },
  { name: 'two lanes, the faster one last', rate: 0.8, speeds: [0.4, 1.2], room: 6 },
  { name: 'two lines', rate: 1.5, speeds: [1, 1], room: 9, separate: true },
  { name: 'two lines at unlike lanes', rate: 1.1, speeds: [0.6, 1], room: 7, separate: true },
  {
    name: 'two lines at lanes that break down',
    rate: 1,
    speeds: [1, 1],
    room: 6,
    separate: true,
    breaks: [8, 3],
  },
  { name: 'unlike lanes that break down', rate: 0.9, speeds: [1, 0.5], room: 5, breaks: [5, 2] },
])('lanes that are told apart: $name', (model) => {
  const { speeds, separate, room, rate, breaks } = model;
  const start: State = {
    lines: separate ? speeds.map(() => 0) : [0],
    serving: speeds.map(() => false),
    up: speeds.map(() => true),
  };
  const chances = stationary<State>(start, (state) => ways(model, state));
  const mean = (f: (state: State) => number) => expectation(chances, f);
  const runs = new Runs(network(model), `lanes ${model.name}`, 20);

  it('has the queue and the busy lanes of its Markov chain', () => {
    const queue = mean((state) => sum(state.lines));
    expectAgreement(runs.scalar('q.queue.mean'), queue, 'queue', 0.04);
    expectAgreement(
      runs.scalar('q.busy.mean'),
      mean((state) => count(state.serving)),
      'busy',
      0.015,
    );
    const open = breaks ? (speeds.length * breaks[0]) / (breaks[0] + breaks[1]) : speeds.length;
    if (breaks) expectAgreement(runs.scalar('q.open.mean'), open, 'open', 0.015);
    else expect(runs.scalar('q.open.mean')).toEqual(runs.all.map(() => open));
    // PASTA: who comes finds the stationary state.
    const away = mean((state) => (arrives(model, state, room) === state ? 1 : 0));
    expectAgreement(runs.scalar('q.wait.mean'), queue / (rate * (1 - away)), 'wait', 0.04);
    for (const n of [0, 1, 3])
      expectChance(
        runs.shareOfTimes(['q.queue'], (waiting) => waiting === n),
        mean((state) => (sum(state.lines) === n ? 1 : 0)),
        `${n} waiting`,
      );
  });

  it('breaks no invariant', () => {
    const short = network({ ...model });
    expect(() => simulate(short, 'check', 0, { check: true })).not.toThrow();
  });
});

describe('lanes by a schedule', () => {
  const MINUTE = 60;
  /** Twelve parties at once; an hour each at a lane of speed 1. */
  function twelve(fields: {
    separate?: boolean;
    speeds?: readonly number[];
    servers: [number, number, number];
  }) {
    const made = new Made({ begin: -1000, end: 40 * 3600, ticks: 40 * 60 });
    const [before, then, last] = fields.servers;
    const station = made.station({
      ...fields,
      name: 'q',
      servers: { times: [-1000, 1.5 * 3600, 4.5 * 3600], values: [before, then, last] },
      service: { law: 'constant', value: 3600 },
    });
    made.crowd('twelve', { at: 0, parties: 12 }, made.serve('serve', { station, next: made.sink('out') }));
    return new Runs(made.build(), 'schedule', 1);
  }

  it('open in the order of their speeds and are served to the end', () => {
    // Lanes of speeds 1, 2 and 0.5; only the first two are open up to 1.5 h, then one, from 4.5 h all three.
    const runs = twelve({ servers: [2, 1, 3], speeds: [1, 2, 0.5] });
    // Served by 1 h: 1 + 2; by 1.5 h one more at the fast lane; the first lane goes on with its second up to 2 h.
    const served = (hour: number) => {
      const gains = runs.gains('q.served')[0];
      return gains.slice(0, hour * MINUTE).reduce((total, value) => total + value, 0);
    };
    expect(served(1)).toBe(3);
    expect(served(1.5)).toBe(4);
    expect(served(2)).toBe(5);
    expect(served(4)).toBe(7);
    // At 4.5 h four wait: one goes to the fast lane up to 5 h, one to the slow lane up to 6.5 h; at 5 h the others go to
    // the first two lanes up to 5.5 h and 6 h.
    expect([5, 5.5, 6, 6.5].map(served)).toEqual([9, 10, 11, 12]);
  });

  it('send the line of a lane that closes to those that stay open', () => {
    const runs = twelve({ separate: true, servers: [3, 2, 2] });
    // Four parties a lane: at 1.5 h each has served one and serves the second; the two who wait at the third move.
    const queue = runs.levelAt('q.queue', 89)[0];
    expect(queue).toBe(6);
    expect(runs.scalar('q.served')).toEqual([12]);
    // Six are served by 2 h; the other six at two lanes by 5 h.
    const gains = runs.gains('q.served')[0];
    const times = gains.flatMap((gain, minute) => (gain > 0 ? [[minute + 1, gain]] : []));
    expect(times).toEqual([
      [60, 3],
      [120, 3],
      [180, 2],
      [240, 2],
      [300, 2],
    ]);
  });

  it('keep their lines while none is open', () => {
    const runs = twelve({ separate: true, servers: [0, 0, 2] });
    const gains = runs.gains('q.served')[0];
    expect(gains.findIndex((gain) => gain > 0)).toBe(4.5 * MINUTE + 59);
    expect(runs.scalar('q.served')).toEqual([12]);
    expect(runs.scalar('q.wait.max')[0]).toBeCloseTo(4.5 * 3600 + 5 * 3600, 6);
  });
});
