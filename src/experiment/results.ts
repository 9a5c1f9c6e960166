/** What an experiment found: many replications brought together. This is what is reported, printed and stored. */
import type { EvidenceEntry, Source } from '../scenario/scenario.js';

/** One measure over the replications. */
export interface Metric {
  readonly unit: string;
  readonly mean: number;
  /**
   * 95 % confidence interval of the mean (Student's t), cut at 0, and of shares at 1: at what the mean can be. Null with
   * fewer than two replications.
   */
  readonly low: number | null;
  readonly high: number | null;
  /** Standard deviation over the replications; null with fewer than two. */
  readonly sd: number | null;
  /** Percentiles over the replications. */
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** Replications. */
  readonly n: number;
}

/** A published figure beside the simulated one. */
export interface Scored {
  readonly label: string;
  readonly measure: string;
  readonly unit: string;
  /** Published interval (`low` = `high` for one figure). */
  readonly published: { readonly low: number; readonly high: number };
  readonly simulated: Metric;
  /** Does the interval of the middle 90 % of replications [p05, p95] meet the published interval? */
  readonly verdict: 'inside' | 'missed';
  /** Simulated mean less the nearest published bound, in `unit`; 0 when the mean lies inside. */
  readonly missedBy: number;
  /** `missedBy` over the nearest published bound (null where that is 0). */
  readonly missedShare: number | null;
  readonly use: 'calibrate' | 'validate' | 'context';
  readonly source: string;
  readonly note: string;
}

/** A time series over the replications. Arrays are as long as `Results.times`. */
export interface Series {
  readonly unit: string;
  /**
   * `level`: value at the time. `flow`: what was added since the time before (the first is 0).
   * `wait`: mean over those who finished since the time before, null where nobody did.
   */
  readonly kind: 'level' | 'flow' | 'wait';
  readonly mean: readonly (number | null)[];
  /** 5 % and 95 % percentiles over the replications. */
  readonly p05: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
}

/** What a flow added on each day of the scenario's own calendar (`days`), over the replications. */
export type Daily = Pick<Series, 'unit' | 'mean' | 'p05' | 'p95'>;

/** How many values fell where, over all replications: a distribution of waits. */
export interface Histogram {
  readonly unit: string;
  /** Quantile at 0, 1, …, 100 %. */
  readonly percentiles: readonly number[];
  readonly count: number;
}

/** Who went where: means over the replications, in persons; what is nowhere above 0 is left out. */
export interface Flows {
  /** By leg of a journey: persons who set out on each day of the run (24 h from its start; the last may be shorter). */
  readonly legs: readonly {
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly persons: readonly number[];
  }[];
  /** By origin and end: how the way ended (`settled`, `onward`, …), and where ('' if that does not matter). */
  readonly ends: readonly {
    readonly origin: string;
    readonly outcome: string;
    readonly place: string;
    readonly persons: number;
  }[];
}

/** What `onward run --json` prints. */
export interface Summary {
  readonly scenario: {
    readonly title: string;
    readonly description: string;
    readonly file: string;
    readonly whatIf: string;
    /** SHA-256 of everything read. */
    readonly hash: string;
    readonly start: string;
    /** Days. */
    readonly duration: number;
    readonly warmUp: number;
  };
  readonly version: string;
  readonly seed: string;
  readonly replications: number;
  /** Mean number of events and parties of a replication. */
  readonly events: number;
  readonly parties: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly observations: readonly Scored[];
  readonly evidence: { readonly sources: readonly Source[]; readonly values: readonly EvidenceEntry[] };
  readonly warnings: readonly string[];
}

/** The summary and what charts need beside it. */
export interface Results extends Summary {
  /** Offset of the scenario's dates from UTC (minutes) and its start (ms since 1970 UTC). */
  readonly startMs: number;
  readonly offsetMinutes: number;
  /** Recording times, in seconds from the start. */
  readonly times: readonly number[];
  readonly series: Readonly<Record<string, Series>>;
  /** By day: who sets out, and who enters and leaves each country. Percentiles of hours do not add up to days. */
  readonly daily: Readonly<Record<string, Daily>>;
  readonly histograms: Readonly<Record<string, Histogram>>;
  readonly flows: Flows;
  /** Dated changes, for marks on the curves. */
  readonly timeline: readonly { readonly at: number; readonly text: string; readonly source: string }[];
  /** The scenario's file as a command in the folder of the run names it; without folders where it lies elsewhere. */
  readonly path: string;
  /** Names of the scenario's what-ifs: what `onward compare` can set against this run. */
  readonly whatIfs: readonly string[];
  /** What the charts need to know of the scenario: names in the file's order. */
  readonly places: {
    readonly groups: readonly string[];
    /** Those of them that only visit, where others do more: ordinary travel. */
    readonly visitors: readonly string[];
    readonly origins: readonly {
      readonly name: string;
      readonly at: readonly [number, number] | null;
    }[];
    readonly crossings: readonly {
      readonly name: string;
      readonly into: string;
      readonly at: readonly [number, number] | null;
      readonly posts: readonly { readonly name: string; readonly modes: readonly string[] }[];
    }[];
    readonly cities: readonly {
      readonly name: string;
      readonly country: string;
      readonly at: readonly [number, number] | null;
      readonly lodging: readonly string[];
      readonly desks: readonly string[];
    }[];
    readonly airports: readonly {
      readonly name: string;
      readonly city: string;
      readonly at: readonly [number, number] | null;
    }[];
    readonly destinations: readonly {
      readonly name: string;
      readonly country: string;
      readonly at: readonly [number, number] | null;
    }[];
    readonly countries: readonly string[];
    readonly services: readonly {
      readonly name: string;
      readonly by: string;
      readonly from: string;
      readonly to: string;
    }[];
  };
}
