/** Moments and lengths of time in words, on a scenario's own clock. */

export interface Clock {
  /** Time zero in milliseconds since 1970-01-01T00:00Z. */
  readonly startMs: number;
  readonly offsetMinutes: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22 Sep 14:05` of a moment (s from the start); minutes are not rounded up, as no clock does. */
export function momentInWords(seconds: number, clock: Clock): string {
  const date = civil(seconds, clock);
  const day = String(date.getUTCDate()).padStart(2);
  return `${day} ${MONTHS[date.getUTCMonth()]} ${date.toISOString().slice(11, 16)}`;
}

/** The civil year of a moment. */
export function yearOf(seconds: number, clock: Clock): number {
  return civil(seconds, clock).getUTCFullYear();
}

/** `2022-09-22T14:05:09.250+03:00`: a moment for machines, to the millisecond. */
export function isoMoment(seconds: number, clock: Clock): string {
  return civil(seconds, clock).toISOString().replace('Z', offset(clock.offsetMinutes));
}

/** `UTC+3`, `UTC+5:30`. */
export function zoneOf({ offsetMinutes }: Clock): string {
  if (offsetMinutes === 0) return 'UTC';
  const [hours, minutes] = parts(offsetMinutes);
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${hours}${rest}`;
}

/** `3 days 4 h`, `5 h 20 min`, `12 min`, `40 s`. */
export function lengthInWords(seconds: number): string {
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return two(Math.floor(hours / 24), 'days', hours % 24, 'h');
}

function two(first: number, unit: string, second: number, smaller: string): string {
  return second === 0 ? `${first} ${unit}` : `${first} ${unit} ${second} ${smaller}`;
}

function civil(seconds: number, { startMs, offsetMinutes }: Clock): Date {
  return new Date(startMs + offsetMinutes * 60_000 + Math.floor(seconds * 1000));
}

function offset(minutes: number): string {
  const pair = parts(minutes).map((value) => String(value).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${pair.join(':')}`;
}

function parts(minutes: number): [hours: number, minutes: number] {
  const size = Math.abs(minutes);
  return [Math.floor(size / 60), size % 60];
}
