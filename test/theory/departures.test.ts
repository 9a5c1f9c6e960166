import { describe, it } from 'vitest';
import { OP } from '../../src/network/network.js';
import { Made } from '../support/networks.js';
import { expectAgreement, expectChance, Runs } from '../support/runs.js';
import { meanOver } from './reference/erlang.js';
import { poisson } from './reference/poisson.js';

const RUNS = 20;

describe('scheduled departures with more seats than anybody needs', () => {
  it('let parties wait half the time between departures, evenly spread', () => {
    const runs = new Runs(departures({ every: 8, seats: 1e6, rate: 2, count: 1000 }), 'free seats', RUNS);
    expectAgreement(runs.scalar('bus.wait.mean'), 4, 'mean wait');
    for (const t of [1, 2, 4, 6]) {
      expectChance(runs.shareBelow('bus.wait', t), t / 8, `wait below ${t}`);
    }
  });

  it('let parties wait ΣT² / 2ΣT between departures of an uneven timetable (Feller 1971, §I.4)', () => {
    const gaps = [1, 3, 8, 2];
    const runs = new Runs(departures({ every: gaps, seats: 1e6, rate: 4, count: 2000 }), 'uneven', RUNS);
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    const squares = gaps.reduce((sum, gap) => sum + gap * gap, 0);
    expectAgreement(runs.scalar('bus.wait.mean'), squares / (2 * total), 'mean wait');
  });
});

describe('scheduled departures with seats that bind', () => {
  const [every, seats, rate] = [5, 7, 1.2];
  const runs = new Runs(departures({ every, seats, rate, count: 12_000 }), 'seats', RUNS);
  const left = leftBehind(rate * every, seats);

  it('let parties wait as the bulk service queue of Bailey (1954) does', () => {
    // Little's law: those left behind all the time, and those who came since the last departure.
    expectAgreement(runs.scalar('bus.wait.mean'), meanOver(left, (n) => n) / rate + every / 2, 'mean wait');
    expectAgreement(runs.scalar('bus.load'), (rate * every) / seats, 'load');
  });

  it('leave with as many on board as the queue gives them', () => {
    const came = poisson(rate * every, 150);
    for (const boarded of [3, 5, seats]) {
      // Below the seats: nobody was left over, and so many in all.
      let chance = 0;
      left.forEach((before, n) => {
        came.forEach((arrivals, k) => {
          if (Math.min(seats, n + k) === boarded) chance += before * arrivals;
        });
      });
      const shares = runs
        .gains('bus.sold')
        .map((gains) => gains.filter((gain) => gain === boarded).length / gains.length);
      expectChance(shares, chance, `departures with ${boarded} on board`);
    }
  });
});

interface Timetable {
  /** Time between departures, or a list of such times that is gone through again and again. */
  readonly every: number | readonly number[];
  readonly seats: number;
  readonly rate: number;
  readonly count: number;
}

/** A bus with a timetable. Recording times are the departures, where they are even. */
function departures({ every, seats, rate, count }: Timetable) {
  const gaps = typeof every === 'number' ? [every] : every;
  const departs: number[] = [];
  const warm = 400;
  let time = -warm * gaps.reduce((sum, gap) => sum + gap, 0);
  const begin = time;
  // Some more after the end, for those who book ahead.
  for (let i = 0; i < count + (warm + 100) * gaps.length; i++) {
    time += gaps[i % gaps.length];
    departs.push(time);
  }
  const end = departs[count + warm * gaps.length - 1];
  const made = new Made({ begin, end, ticks: count });
  const bus = made.service({ name: 'bus', departs, seats });
  const board = made.node({
    op: OP.BOARD,
    name: 'board',
    a: bus,
    next: made.sink('out'),
    alt: made.sink('none'),
  });
  made.stream('source', rate, board);
  return made.build();
}

/** Stationary chances of the number left behind by a departure: X ← max(0, X + Poisson(mean) − seats). */
function leftBehind(mean: number, seats: number): number[] {
  const most = 200;
  const came = poisson(mean, 100);
  let chances: number[] = Array.from({ length: most + 1 }, (_, n) => (n === 0 ? 1 : 0));
  for (let i = 0; i < 500; i++) {
    const next = new Array<number>(most + 1).fill(0);
    chances.forEach((before, n) => {
      if (before < 1e-18) return;
      came.forEach((chance, k) => {
        next[Math.min(most, Math.max(0, n + k - seats))] += before * chance;
      });
    });
    chances = next;
  }
  return chances;
}
