import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../../src/engine/calendar.js';

/** What a calendar should do, the slow and plain way: a list in order of time, then of scheduling. */
class SortedList {
  readonly #events: { time: number; order: number; what: number }[] = [];
  #scheduled = 0;

  schedule(time: number, what: number): void {
    this.#events.push({ time, order: this.#scheduled++, what });
    this.#events.sort((p, q) => p.time - q.time || p.order - q.order);
  }

  take(until: number, inclusive: boolean): { time: number; what: number } | undefined {
    const first = this.#events[0];
    if (!first || first.time > until || (first.time === until && !inclusive)) return undefined;
    return this.#events.shift();
  }

  get pending(): number {
    return this.#events.length;
  }
}

type Step = { do: 'schedule'; after: number } | { do: 'take'; ahead: number; inclusive: boolean };

/** Steps of times that meet often, at the edges of buckets and far beyond the last of them. */
function steps(width: number): fc.Arbitrary<Step[]> {
  const delay = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 30 }).map((k) => k * width),
    fc.integer({ min: 0, max: 20 }).map((k) => (k * width) / 4),
    fc.integer({ min: 4090, max: 9000 }).map((k) => k * width),
    fc.double({ min: 0, max: 5 * width, noNaN: true }),
  );
  const schedule = delay.map((after): Step => ({ do: 'schedule', after }));
  const take = fc
    .record({ ahead: delay, inclusive: fc.boolean() })
    .map((given): Step => ({ do: 'take', ...given }));
  return fc.array(fc.oneof({ arbitrary: schedule, weight: 3 }, { arbitrary: take, weight: 2 }), {
    maxLength: 200,
  });
}

const runs = fc
  .record({
    begin: fc.constantFrom(0, -0.7, -86_400, -1e6 / 3, 1e9),
    width: fc.constantFrom(1, 0.1, 1 / 3, 7.3, 1e-3, 3600),
  })
  .chain(({ begin, width }) =>
    fc.record({
      begin: fc.constant(begin),
      // What lies beyond the end is not kept.
      end: fc.constantFrom(5, 1000, 1e6).map((buckets) => begin + buckets * width),
      width: fc.constant(width),
      steps: steps(width),
    }),
  );

function takeFrom(calendar: Calendar, until: number, inclusive: boolean): number {
  calendar.stopAt(until, inclusive);
  return calendar.take();
}

describe('the event calendar', () => {
  test.prop([runs], { numRuns: 1000, seed: 20220921 })(
    'does as a sorted list does',
    ({ begin, end, width, steps }) => {
      const calendar = new Calendar(begin, end, width);
      const list = new SortedList();
      let what = 0;
      let now = begin;
      for (const step of steps) {
        if (step.do === 'schedule') {
          calendar.schedule(now + step.after, what);
          if (now + step.after <= end) list.schedule(now + step.after, what);
          what++;
        } else {
          const until = now + step.ahead;
          const taken = takeFrom(calendar, until, step.inclusive);
          const expected = list.take(until, step.inclusive);
          expect(taken).toBe(expected?.what ?? -1);
          if (expected) {
            expect(calendar.now).toBe(expected.time);
            now = expected.time;
          }
        }
      }
      for (let left = list.pending; left > 0; left--) {
        expect(takeFrom(calendar, Infinity, true)).toBe(list.take(Infinity, true)!.what);
      }
      expect(takeFrom(calendar, Infinity, true)).toBe(-1);
    },
  );

  it('keeps ten thousand events of one time in order, near and far', () => {
    for (const time of [0.5, 1, 5000, 1e6]) {
      const calendar = new Calendar(0, 1e6, 1);
      for (let what = 0; what < 10_000; what++) calendar.schedule(time, what);
      const taken = Array.from({ length: 10_000 }, () => takeFrom(calendar, Infinity, true));
      expect(taken).toEqual(Array.from({ length: 10_000 }, (_, what) => what));
    }
  });

  it('tells apart two times that differ in the last bit at a billion seconds', () => {
    const calendar = new Calendar(0, 2e9, 1e5);
    const later = 1e9 + 2 ** -23;
    calendar.schedule(later, 1);
    calendar.schedule(1e9, 0);
    expect([takeFrom(calendar, Infinity, true), takeFrom(calendar, Infinity, true)]).toEqual([0, 1]);
    expect(calendar.now).toBe(later);
  });

  it('files an event at the edge of a bucket where it is met in time, whatever the rounding', () => {
    // All edges begin + k × width as the calendar works them out, and their neighbours.
    for (const [begin, width] of [
      [-0.7, 0.1],
      [-1e6 / 3, 7.3],
      [1e9, 1e-3],
    ]) {
      const calendar = new Calendar(begin, begin + 3001 * width, width);
      const times = Array.from({ length: 3000 }, (_, k) => begin + (3000 - k) * width).flatMap((edge) => [
        edge + Math.abs(edge) * 2 ** -52,
        edge,
        edge - Math.abs(edge) * 2 ** -52,
      ]);
      for (const [what, time] of times.entries()) calendar.schedule(time, what);
      const expected = times
        .map((time, what) => ({ time, what }))
        .sort((p, q) => p.time - q.time || p.what - q.what);
      expect(times.map(() => takeFrom(calendar, Infinity, true))).toEqual(expected.map(({ what }) => what));
    }
  });
});
