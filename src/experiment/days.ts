/** The days of a run on the scenario's own calendar, whatever the zone of the machine. */
import type { Results } from './results.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Clock = Pick<Results, 'startMs' | 'offsetMinutes' | 'times'>;

/** A time (s from the start) on the scenario's own clock, in milliseconds as if it were UTC. */
export function localMs({ startMs, offsetMinutes }: Omit<Clock, 'times'>, time: number): number {
  return startMs + offsetMinutes * MINUTE + time * 1000;
}

/** One day of the scenario's own calendar. */
export interface Day {
  /** Its beginning, in milliseconds as `localMs`. */
  readonly begin: number;
  /** Ticks that end in it: a tick at midnight belongs to the day before. */
  readonly ticks: readonly number[];
}

/** The days of a run; the tick at the start belongs to the first. */
export function days(clock: Clock): Day[] {
  const found = new Map<number, number[]>();
  clock.times.forEach((time, k) => {
    const ms = localMs(clock, time);
    const begin = Math.floor((k === 0 ? ms : ms - 1) / DAY) * DAY;
    const ticks = found.get(begin);
    if (ticks) ticks.push(k);
    else found.set(begin, [k]);
  });
  return [...found].map(([begin, ticks]) => ({ begin, ticks }));
}
