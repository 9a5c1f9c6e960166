/** What a sweep found: a table of measures by setting, and how each factor moves them. */
import { square } from '../elementary/square.js';
import { moments } from '../statistics/confidence.js';
import type { DesignKind, DesignPoint } from './design.js';
import type { Factor } from './factors.js';
import type { Metric } from './results.js';
import { metricOf, type Samples } from './samples.js';
import { rounded, roundedMetric } from './summary.js';

/** What `onward sweep --json` prints. */
export interface Sweep {
  readonly scenario: { readonly title: string; readonly file: string; readonly hash: string };
  readonly version: string;
  readonly seed: string;
  /** Of every point. */
  readonly replications: number;
  readonly design: DesignKind;
  readonly factors: readonly SweptFactor[];
  readonly measures: readonly { readonly name: string; readonly unit: string }[];
  readonly points: readonly SweptPoint[];
  readonly warnings: readonly string[];
}

export interface SweptFactor {
  readonly name: string;
  readonly numeric: boolean;
  /** Its levels in order; null where a sample took values from a range. */
  readonly levels: readonly (number | string)[] | null;
}

export interface SweptPoint {
  /** One for each factor. */
  readonly settings: readonly (number | string)[];
  /** One for each measure; null where no replication has a value. */
  readonly metrics: readonly (Metric | null)[];
}

export interface SweepHead
  extends Pick<Sweep, 'scenario' | 'version' | 'seed' | 'replications' | 'warnings'> {
  readonly design: DesignKind;
  readonly factors: readonly Factor[];
}

/** Brings the points together, in the order of the design; measures are those that any point has. */
export function sweepOf(
  { scenario, version, seed, replications, warnings, design, factors }: SweepHead,
  points: readonly DesignPoint[],
  samples: readonly Samples[],
): Sweep {
  const units = new Map(
    samples.flatMap(({ measures }) => [...measures].map(([name, { unit }]) => [name, unit])),
  );
  const measures = [...units].map(([name, unit]) => ({ name, unit }));
  return {
    scenario,
    version,
    seed,
    replications,
    design,
    factors: factors.map(({ name, numeric, levels, at }) => ({
      name,
      numeric,
      levels: design.kind !== 'full' && at !== null ? null : levels.map(({ value }) => value),
    })),
    measures,
    points: points.map(({ levels }, i) => ({
      settings: levels.map(({ value }) => value),
      metrics: measures.map(({ name }) => {
        const sample = samples[i].measures.get(name);
        const metric = sample ? metricOf(sample) : null;
        return metric && roundedMetric(metric);
      }),
    })),
    warnings,
  };
}

/** The sweep as a table: one row for each point and measure. */
export function sweepCsv({ factors, measures, points }: Sweep): string {
  const head = [...factors.map(({ name }) => name), 'measure', 'unit', 'mean', 'low', 'high', 'sd', 'n'];
  const rows = points.flatMap(({ settings, metrics }) =>
    measures.flatMap(({ name, unit }, m) => {
      const metric = metrics[m];
      if (metric === null) return [];
      const { mean, low, high, sd, n } = metric;
      return [[...settings, name, unit, mean, low ?? '', high ?? '', sd ?? '', n]];
    }),
  );
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One measure at one level of a factor, over all settings of the other factors. */
export interface LevelMean {
  readonly level: number | string;
  readonly mean: number;
  /** Interval of the mean: of the one point, or null where other factors vary too. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The response curve of a measure over the levels of a factor. Levels without a value are left out. */
export function responseOf({ factors, points }: Sweep, factor: number, measure: number): LevelMean[] {
  const levels = factors[factor].levels ?? [...new Set(points.map(({ settings }) => settings[factor]))];
  const sorted = factors[factor].numeric ? [...levels].sort((a, b) => Number(a) - Number(b)) : levels;
  return sorted.flatMap((level) => {
    const here = points.flatMap(({ settings, metrics }) =>
      settings[factor] === level && metrics[measure] !== null ? [metrics[measure]] : [],
    );
    if (here.length === 0) return [];
    const { mean } = moments(here.map((metric) => metric.mean));
    const [only] = here;
    const alone = here.length === 1;
    return [{ level, mean: rounded(mean), low: alone ? only.low : null, high: alone ? only.high : null }];
  });
}

/**
 * How much a measure moves over the design: its standard deviation over the points, in standard errors of a point. What
 * moves most comes first where not all can be shown.
 */
export function movement({ points }: Sweep, measure: number): number {
  const metrics = points.flatMap(({ metrics }) => (metrics[measure] === null ? [] : [metrics[measure]]));
  const spread = moments(metrics.map(({ mean }) => mean)).sd ?? 0;
  const errors = metrics.map(({ sd, n }) => (sd ?? 0) / Math.sqrt(n));
  const noise = Math.sqrt(moments(errors.map(square)).mean);
  return spread === 0 ? 0 : spread / noise;
}
