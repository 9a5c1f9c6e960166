/**
 * The event calendar by itself: `node calendar.js PENDING STEPS` prints nanoseconds per step. The hold model (Jones 1986):
 * with so many events pending, the first is taken and another scheduled; 70 % of the delays are short and 30 % three
 * hundred times longer, as in a crossing whose parties go on to stay in a city.
 */
import { Calendar } from '../../src/engine/calendar.js';
import { cpuSecondsOf } from './contestant.js';

const [pending, steps] = process.argv.slice(2).map(Number) as [number, number];
const SHORT = 1;
const LONG = 300;
const MEAN = 0.7 * SHORT + 0.3 * LONG;
/** Delays are drawn beforehand, so that only the calendar is measured. */
const DELAYS = 1 << 16;

const delays = delaysOf(DELAYS);
// Some 30 events to a bucket, as in a run.
const calendar = new Calendar(0, (MEAN / pending) * (3 * pending + 100_000 + steps), (30 * MEAN) / pending);
calendar.stopAt(Number.POSITIVE_INFINITY, true);
for (let i = 0; i < pending; i++) calendar.schedule(delays[i % DELAYS]! * (i / pending), i);
hold(pending + 50_000);
const { cpuSeconds } = cpuSecondsOf(() => hold(steps));
console.log(JSON.stringify({ nanoseconds: (cpuSeconds * 1e9) / steps }));

function hold(count: number): void {
  for (let i = 0; i < count; i++) {
    const what = calendar.take();
    calendar.schedule(calendar.now + delays[i & (DELAYS - 1)]!, what);
  }
}

/** A fixed stream of chance (Lehmer 1951, Park and Miller's constants): the same delays in every run. */
function delaysOf(count: number): Float64Array {
  let state = 1;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Float64Array.from({ length: count }, () => {
    const mean = uniform() < 0.7 ? SHORT : LONG;
    return -Math.log(uniform()) * mean;
  });
}
