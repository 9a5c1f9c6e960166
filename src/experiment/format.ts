/** How figures are written for people: the one place for digits, thousands, units and signs. */

/** A value with its interval, as in `Metric`. */
export interface Interval {
  readonly unit: string;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A value with its percentiles over the replications, as in `Metric`. */
export interface Spread {
  readonly unit: string;
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
  readonly n: number;
}

/** Figures of the same unit that stand beside one: all of them are told in one unit. */
export type Beside = readonly number[];

/** What a unit is shown in: minutes, hours or days for times, per cent for shares. */
interface Scale {
  readonly factor: number;
  readonly name: string;
}

/** From here on times are told in days, in hours. */
const DAYS_FROM = 72;
/** Things that come in whole numbers. */
const WHOLE = new Set(['persons', 'person-nights', 'parties', 'beds', 'lanes', 'seats', 'count']);
const SINGULAR: Readonly<Record<string, string>> = {
  persons: 'person',
  'person-nights': 'person-night',
  parties: 'party',
  beds: 'bed',
  lanes: 'lane',
  seats: 'seat',
  days: 'day',
};
/** Digits of a figure whose uncertainty is not known. */
const DIGITS = 3;
/** Most digits of a whole number, and of any other. */
const WHOLE_DIGITS = 6;
const MOST_DIGITS = 4;

/** `98,300 persons (97,800 to 98,900)`; without an interval, `98,312 persons`. */
export function withInterval(interval: Interval, beside: Beside = []): string {
  const { value, low, high, name, step } = shown(interval, beside);
  const text = join(written(value, step), name);
  return low === null || high === null ? text : `${text} (${written(low, step)} to ${written(high, step)})`;
}

/** `98,300 persons (96,100 to 99,900)`: the mean and the middle 90 % of the replications, which one world is likely to be in. */
export function withSpread({ unit, mean, p05, p95, n }: Spread, beside: Beside = []): string {
  const known = n < 2 ? { low: null, high: null } : { low: p05, high: p95 };
  return withInterval({ unit, mean, ...known }, beside);
}

/** `98,300 persons`: the value of an interval, to the digits that the interval allows. */
export function withoutInterval(interval: Interval, beside: Beside = []): string {
  const { value, name, step } = shown(interval, beside);
  return join(written(value, step), name);
}

/** An interval in the unit that it is told in, and what its figures are rounded to. */
function shown({ unit, mean, low, high }: Interval, beside: Beside) {
  const { factor, name } = scaleOf(unit, [mean, ...beside]);
  const value = scaled(mean, factor);
  if (low === null || high === null)
    return { value, low, high, name, step: stepOf(value, 0, WHOLE.has(unit)) };
  const halfWidth = scaled(Math.abs(high - low) / 2, factor);
  const step = stepOf(value, halfWidth, WHOLE.has(unit));
  return { value, low: scaled(low, factor), high: scaled(high, factor), name, step };
}

/** Twelve digits are kept, so that 0.07 × 100 is 7. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12));
}

/** `−0.4 to 1.2 h`: an interval alone. */
export function range(unit: string, low: number, high: number, beside: Beside = []): string {
  const { factor, name } = scaleOf(unit, [Math.max(Math.abs(low), Math.abs(high)), ...beside]);
  const a = scaled(low, factor);
  const b = scaled(high, factor);
  if (a === b) return join(written(a, stepOf(a, 0, WHOLE.has(unit))), name);
  // The larger end leads the digits: the middle may be 0.
  const largest = Math.max(Math.abs(a), Math.abs(b));
  const step = stepOf(largest, Math.abs(b - a) / 2, WHOLE.has(unit));
  return join(`${written(a, step)} to ${written(b, step)}`, name, true);
}

/** `98,312 persons`: a figure that is known exactly, or whose uncertainty is not known (three digits then). */
export function quantity(value: number, unit: string, beside: Beside = []): string {
  return withInterval({ unit, mean: value, low: null, high: null }, beside);
}

/** A number alone: thousands by commas, a real minus sign, rounded to a multiple of `step` (a power of ten). */
export function written(value: number, step: number): string {
  const decimals = Math.max(0, -exponentOf(step));
  const [whole, fraction] = Math.abs(Math.round(value / step) * step)
    .toFixed(decimals)
    .split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/gu, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/u.test(digits) ? `−${digits}` : digits;
}

/** Of times beside each other all are told in days, in hours or in minutes: in hours unless all are long, or all short. */
function scaleOf(unit: string, values: readonly number[]): Scale {
  if (unit === 'share') return { factor: 100, name: '%' };
  if (unit === 'count') return { factor: 1, name: '' };
  if (unit !== 'h') return { factor: 1, name: unit };
  const hours = values.map(Math.abs).filter((value) => value > 0);
  if (hours.length === 0) return { factor: 1, name: 'h' };
  if (Math.min(...hours) >= DAYS_FROM) return { factor: 1 / 24, name: 'days' };
  return Math.max(...hours) < 1 ? { factor: 60, name: 'min' } : { factor: 1, name: 'h' };
}

/**
 * The power of ten that a value is rounded to. With a half-width, that of its first digit: further digits would tell
 * chance. But at least two digits of the value stay, and at most four (six of a whole number).
 */
function stepOf(value: number, halfWidth: number, whole: boolean): number {
  const size = value === 0 ? 0 : exponentOf(value);
  if (halfWidth === 0 && Number.isInteger(value) && size < WHOLE_DIGITS) return 1;
  const most = whole ? WHOLE_DIGITS : MOST_DIGITS;
  const first = halfWidth > 0 ? exponentOf(halfWidth) : size - (DIGITS - 1);
  const kept = value === 0 ? first : Math.min(size - 1, Math.max(size - (most - 1), first));
  // As text, which is read exactly where a power may be off in its last place.
  return Number(`1e${whole && size >= 2 ? Math.max(0, kept) : kept}`);
}

/** Exponent of a number in scientific notation, exactly (a logarithm may be off by one at powers of ten). */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

function join(value: string, name: string, plural = false): string {
  if (name === '') return value;
  return `${value} ${value === '1' && !plural ? (SINGULAR[name] ?? name) : name}`;
}
