/** Recording times on the scenario's own clock, gathered into steps that a chart can show. */
import { days, localMs } from '../experiment/days.js';
import type { Results, Series } from '../experiment/results.js';

export { days, localMs };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Steps that a reader knows, in hours. */
const STEPS = [1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 168, 336, 672];
const HOUR_S = 3600;

/** One value of a time series: a row of a chart. */
export interface Moment {
  /** ISO date and time on the scenario's own clock, written as if it were UTC, so that no machine's zone matters. */
  readonly t: string;
  readonly mean: number | null;
  /** 5 % and 95 % percentiles over the replications. */
  readonly low: number | null;
  readonly high: number | null;
}

/** `2022-09-21T09:00Z`: the scenario's own clock, written as UTC. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

/** `21 Sep`, `21 Sep, 09:00`. */
export function dateInWords(ms: number, withHour = false): string {
  const date = new Date(ms);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return withHour && ms % DAY !== 0 ? `${day}, ${date.toISOString().slice(11, 16)}` : day;
}

/** `UTC+3`, `UTC+05:30`. */
export function zoneInWords({ offsetMinutes }: Results): string {
  const hours = Math.floor(Math.abs(offsetMinutes) / 60);
  const minutes = Math.abs(offsetMinutes) % 60;
  if (offsetMinutes === 0) return 'UTC';
  const sign = offsetMinutes < 0 ? '−' : '+';
  return `UTC${sign}${minutes === 0 ? hours : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`}`;
}

/** Ticks to a step such that at most `most` steps remain; whole hours of a familiar number where that is possible. */
export function ticksPerStep({ times }: Results, most: number): number {
  const every = times.length > 1 ? times[1] - times[0] : HOUR_S;
  const steps = times.length - 1;
  if (steps <= most) return 1;
  const hours = STEPS.find((step) => {
    const ticks = (step * HOUR_S) / every;
    return Number.isInteger(ticks) && steps / ticks <= most;
  });
  return hours === undefined ? Math.ceil(steps / most) : (hours * HOUR_S) / every;
}

/** `3 h`, `30 min`: the length of a step of `ticks`. */
export function stepSeconds({ times }: Results, ticks: number): number {
  return times.length > 1 ? (times[1] - times[0]) * ticks : 0;
}

/**
 * A series in steps of `ticks` ticks: a level as it stands at the end of a step, a wait as the mean over its ticks, a
 * flow as their sum (its percentiles do not add up, and are left out).
 */
export function moments(results: Results, series: Series, ticks: number): Moment[] {
  const { times } = results;
  const found: Moment[] = [];
  for (let k = series.kind === 'level' ? 0 : ticks; k < times.length; k += ticks) {
    const from = series.kind === 'level' ? k : k - ticks + 1;
    const of = (values: readonly (number | null)[]) => gathered(series.kind, values.slice(from, k + 1));
    const mean = of(series.mean);
    const banded = results.replications > 1 && (ticks === 1 || series.kind !== 'flow');
    found.push({
      t: iso(localMs(results, times[k])),
      mean: mean === null ? null : short(mean),
      low: banded ? short(of(series.p05)) : null,
      high: banded ? short(of(series.p95)) : null,
    });
  }
  return found;
}

function gathered(kind: Series['kind'], values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return null;
  if (kind === 'level') return there[there.length - 1];
  const sum = there.reduce((total, value) => total + value, 0);
  return kind === 'flow' ? sum : sum / there.length;
}

/** Four significant digits: what a drawing can show. */
export function short(value: number): number;
export function short(value: number | null): number | null;
export function short(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4)) || 0;
}

/** Three significant digits: what a sentence can say of a figure whose uncertainty is not known. */
export function rough(value: number): number {
  return Number(value.toPrecision(3)) || 0;
}

/** A series by day: a level at the day's end, a wait as its mean, a flow as its sum. */
export function daily(results: Results, series: Series): { begin: number; value: number | null }[] {
  return days(results).map(({ begin, ticks }) => {
    const value = gathered(
      series.kind,
      ticks.map((k) => series.mean[k] ?? null),
    );
    return { begin, value: short(value) };
  });
}

/** The largest mean of a series and its time (ms as `localMs`); null where it has no value. */
export function peak(results: Results, series: Series): { value: number; at: number } | null {
  let best: { value: number; at: number } | null = null;
  series.mean.forEach((value, k) => {
    if (value !== null && (best === null || value > best.value))
      best = { value, at: localMs(results, results.times[k]) };
  });
  return best;
}
