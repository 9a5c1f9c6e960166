/** The run in words, for messages about dates. */
import type { ExpressionContext } from '../expression/context.js';

/** First and last moment as dates at the scenario's own offset: `2022-09-19`, `2022-10-13 12:00`. */
export function runInWords(context: ExpressionContext): [from: string, until: string] {
  return [dateInWords(context, context.from), dateInWords(context, context.until)];
}

export function dateInWords(context: ExpressionContext, seconds: number): string {
  const local = new Date(context.startMs + context.offsetMinutes * 60_000 + seconds * 1000).toISOString();
  const time = local.slice(11, 16);
  return time === '00:00' ? local.slice(0, 10) : `${local.slice(0, 10)} ${time}`;
}
