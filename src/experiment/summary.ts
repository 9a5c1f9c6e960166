/** What `--json` prints: the results in a fixed order of keys, with numbers that a person can read. */
import type { Daily, Metric, Results, Scored, Series, Summary } from './results.js';

const DIGITS = 6;
/** Whole numbers below it have no more digits. */
const WHOLE = 1e6;

/**
 * A number with six significant digits; null for what is not a number. The one place where figures are rounded: it
 * makes the printed bytes short, and the same on machines whose last binary digit differs.
 */
export function rounded(value: number): number;
export function rounded(value: number | null): number | null;
export function rounded(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  // Most are whole, and short already; −0 + 0 is 0, as below.
  if (Number.isInteger(value) && Math.abs(value) < WHOLE) return value + 0;
  const short = Number(value.toPrecision(DIGITS));
  // −0 would be printed as 0 and read back as another number.
  return short === 0 ? 0 : short;
}

/** The summary of results: figures rounded, keys in the order of `Summary`, metrics in the order of the catalogue. */
export function summaryOf(results: Results): Summary {
  const { scenario, evidence } = results;
  return {
    scenario: {
      title: scenario.title,
      description: scenario.description,
      file: scenario.file,
      whatIf: scenario.whatIf,
      hash: scenario.hash,
      start: scenario.start,
      duration: scenario.duration,
      warmUp: scenario.warmUp,
    },
    version: results.version,
    seed: results.seed,
    replications: results.replications,
    events: rounded(results.events),
    parties: rounded(results.parties),
    metrics: mapped(results.metrics, roundedMetric),
    observations: results.observations.map(roundedScored),
    evidence: {
      sources: evidence.sources.map(({ name, title, date, via, url }) => ({ name, title, date, via, url })),
      values: evidence.values.map(({ path, text, source, note }) => ({ path, text, source, note })),
    },
    warnings: [...results.warnings],
  };
}

/** All results, rounded as the summary is: what is stored beside a report and what its charts are drawn from. */
export function roundedResults(results: Results): Results {
  return {
    ...summaryOf(results),
    startMs: results.startMs,
    offsetMinutes: results.offsetMinutes,
    times: results.times,
    series: mapped(results.series, roundedSeries),
    daily: mapped(results.daily, roundedBand),
    histograms: mapped(results.histograms, ({ unit, percentiles, count }) => ({
      unit,
      percentiles: percentiles.map((value) => rounded(value)),
      count,
    })),
    flows: {
      legs: results.flows.legs.map((leg) => ({
        ...leg,
        persons: leg.persons.map((number) => rounded(number)),
      })),
      ends: results.flows.ends.map((end) => ({ ...end, persons: rounded(end.persons) })),
    },
    timeline: results.timeline,
    path: results.path,
    whatIfs: results.whatIfs,
    places: results.places,
  };
}

export function roundedMetric({ unit, mean, low, high, sd, p05, p50, p95, n }: Metric): Metric {
  return {
    unit,
    mean: rounded(mean),
    low: rounded(low),
    high: rounded(high),
    sd: rounded(sd),
    p05: rounded(p05),
    p50: rounded(p50),
    p95: rounded(p95),
    n,
  };
}

function roundedScored(scored: Scored): Scored {
  return {
    label: scored.label,
    measure: scored.measure,
    unit: scored.unit,
    published: { low: rounded(scored.published.low), high: rounded(scored.published.high) },
    simulated: roundedMetric(scored.simulated),
    verdict: scored.verdict,
    missedBy: rounded(scored.missedBy),
    missedShare: rounded(scored.missedShare),
    use: scored.use,
    source: scored.source,
    note: scored.note,
  };
}

function roundedSeries({ kind, ...band }: Series): Series {
  const { unit, ...values } = roundedBand(band);
  return { unit, kind, ...values };
}

function roundedBand({ unit, mean, p05, p95 }: Daily): Daily {
  const all = (values: readonly (number | null)[]) => values.map((value) => rounded(value));
  return { unit, mean: all(mean), p05: all(p05), p95: all(p95) };
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
