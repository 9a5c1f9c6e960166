/** Step functions of time put together. */
import { multiplySteps, openFrom, type Run, valueAt } from '../calendar/steps.js';
import type { Steps } from '../scenario.js';
import type { Stated } from '../schema/stated.js';

/** Lanes or desks that are open: the fewer of what there is and what is staffed, none while closed. */
export function openLanes(
  lanes: Stated<Steps>,
  staffing: Stated<Steps> | undefined,
  hours: Stated<Steps> | undefined,
): Steps {
  const staffed = staffing === undefined ? lanes.value : fewer(lanes.value, staffing.value);
  return hours === undefined ? staffed : multiplySteps(staffed, hours.value);
}

/** The smaller of two step functions at every moment. */
export function fewer(a: Steps, b: Steps): Steps {
  const times = [...new Set([...a.times, ...b.times])].sort((x, y) => x - y);
  return { times, values: times.map((time) => Math.min(valueAt(a, time), valueAt(b, time))) };
}

/** Beds of a lodging that opens at a date. */
export function bedsFrom(beds: Steps, opens: Stated<number> | undefined, run: Run): Steps {
  return opens === undefined ? beds : multiplySteps(beds, openFrom(opens.value, run));
}
