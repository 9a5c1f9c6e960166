/** What queueing theory says of the yardstick networks, so that no contestant is fast by being wrong. */

interface Answer {
  readonly truth: number;
  /** Standard deviation of the figure of one run of a million customers, from 20 runs of `limit.mjs`. */
  readonly sd: number;
  readonly words: string;
}

export const ANSWERS: Readonly<Record<string, Answer>> = {
  wait: { truth: 0.668732, sd: 0.017, words: 'mean wait (Erlang C, min)' },
  renege: { truth: 0.046273, sd: 0.00036, words: 'share that gives up (Erlang A)' },
  airportWait: { truth: 0.01299, sd: 0.00046, words: 'mean wait at the airport (M/M/20, days)' },
};

/** How far the mean of several runs may lie from the truth: four standard deviations, and a little for the start. */
export function allowance(answer: string, runs: number, customers: number): number {
  const { sd, truth } = ANSWERS[answer]!;
  return (4 * sd * Math.sqrt(1e6 / customers)) / Math.sqrt(runs) + 0.001 * truth;
}

/** The mean of a contestant's answers; what is wrong with it, if anything. */
export function judge(
  name: string,
  answer: string,
  values: readonly number[],
  customers: number,
): { readonly mean: number; readonly fault: string | null } {
  const { truth, words } = ANSWERS[answer]!;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const allowed = allowance(answer, values.length, customers);
  const right = Math.abs(mean - truth) <= allowed;
  const fault = right ? null : `${name}: ${words} is ${mean}, not ${truth} ± ${allowed}`;
  return { mean, fault };
}
