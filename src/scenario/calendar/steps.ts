import type { Steps } from '../scenario.js';

/** First and last moment of the run (s). */
export interface Run {
  readonly from: number;
  readonly until: number;
}

/** The same value over the whole run. */
export function constantSteps(value: number, run: Run): Steps {
  return { times: [run.from], values: [value] };
}

/** 0 before a moment (s), 1 from then on. */
export function openFrom(moment: number, run: Run): Steps {
  return stepsOf(0, [[moment, 1]], run);
}

/** The value of one times the value of the other, at every moment. */
export function multiplySteps(a: Steps, b: Steps): Steps {
  const moments = [...new Set([...a.times, ...b.times])].sort((x, y) => x - y);
  const from = Math.max(a.times[0]!, b.times[0]!);
  const kept = [from, ...moments.filter((moment) => moment > from)];
  return joined(kept.map((moment) => [moment, valueAt(a, moment) * valueAt(b, moment)] as const));
}

/** The value that holds at a moment (s); before the first time, the first value. */
export function valueAt({ times, values }: Steps, moment: number): number {
  let low = 0;
  let high = times.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= moment) low = middle;
    else high = middle;
  }
  return values[low]!;
}

/** A value before all changes, and changes in order of time; what lies outside the run is left away. */
export function stepsOf(
  before: number,
  changes: readonly (readonly [moment: number, value: number])[],
  run: Run,
): Steps {
  let first = before;
  for (const [moment, value] of changes) if (moment <= run.from) first = value;
  const inside = changes.filter(([moment]) => moment > run.from && moment < run.until);
  return joined([[run.from, first], ...inside]);
}

/** Leaves away every step that changes nothing. */
function joined(points: readonly (readonly [moment: number, value: number])[]): Steps {
  const kept = points.filter(([, value], i) => i === 0 || value !== points[i - 1]![1]);
  return { times: kept.map(([moment]) => moment), values: kept.map(([, value]) => value) };
}
