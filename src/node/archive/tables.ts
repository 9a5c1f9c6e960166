/**
 * What a whole run measured, as Parquet: one row for each thing that was measured, names in full, units beside them, so
 * that DuckDB, Python, R and a spreadsheet need nothing of Onward to read it. The same run gives the same bytes.
 */
import type { Results } from '../../experiment/results.js';
import type { Samples } from '../../experiment/samples.js';
import { parquet, real, text, whole } from './parquet.js';

/** Folder, inside that of a report, of the tables and their `manifest.json`. */
export const RUN = 'run';

/** What each table and column holds, as the manifest and the docs tell it. */
export const TABLES = {
  metrics: {
    about: 'every measure of every replication; where a replication has no value there is no row',
    columns: { replication: 'its number', measure: 'name', unit: 'of value', value: '' },
  },
  series: {
    about: 'time series over the replications',
    columns: {
      measure: 'name',
      unit: 'of mean, p05, p95',
      kind: 'level: value at the time; flow: what was added since the time before; wait: mean of those who finished since',
      seconds: 'from the start of the run',
      time: 'UTC',
      mean: 'over the replications; null where none has a value',
      p05: '5 % percentile over the replications',
      p95: '95 % percentile',
    },
  },
  legs: {
    about: 'persons who set out from one place to the next, by day of the run, mean over the replications',
    columns: { from: 'place', to: 'place', by: 'mode or service', day: 'from 0', persons: 'mean' },
  },
  ends: {
    about:
      'origin–destination counts: where the ways of those from each origin ended, mean over the replications',
    columns: {
      origin: 'name',
      outcome: 'how it ended',
      place: "where; '' where that does not matter",
      persons: 'mean',
    },
  },
} as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Every table as the bytes of a Parquet file. */
export function tablesOf(results: Results, samples: Samples): Record<TableName, Uint8Array> {
  return {
    metrics: metricsTable(samples),
    series: seriesTable(results),
    legs: legsTable(results),
    ends: endsTable(results),
  };
}

function metricsTable({ replications, measures }: Samples): Uint8Array {
  const number: number[] = [];
  const name: string[] = [];
  const unit: string[] = [];
  const value: number[] = [];
  for (const [measure, sample] of measures) {
    sample.values.forEach((found, i) => {
      if (Number.isNaN(found)) return;
      number.push(replications[i]!);
      name.push(measure);
      unit.push(sample.unit);
      value.push(found);
    });
  }
  return parquet([
    whole('replication', number),
    text('measure', name),
    text('unit', unit),
    real('value', value),
  ]);
}

function seriesTable({ series, times, startMs }: Results): Uint8Array {
  const all = Object.entries(series);
  // Filled in place: these columns have millions of rows, and lists of lists joined would take as long as the drawing.
  const column = <T>(of: (entry: (typeof all)[number], tick: number) => T): T[] => {
    const cells = new Array<T>(all.length * times.length);
    let row = 0;
    for (const entry of all) for (let tick = 0; tick < times.length; tick++) cells[row++] = of(entry, tick);
    return cells;
  };
  const moments = times.map((seconds) => new Date(startMs + 1000 * seconds));
  return parquet([
    text(
      'measure',
      column(([name]) => name),
    ),
    text(
      'unit',
      column(([, { unit }]) => unit),
    ),
    text(
      'kind',
      column(([, { kind }]) => kind),
    ),
    real(
      'seconds',
      column((_, tick) => times[tick]!),
    ),
    { name: 'time', data: column((_, tick) => moments[tick]!), type: 'TIMESTAMP', nullable: false },
    real(
      'mean',
      column(([, { mean }], tick) => mean[tick]!),
      true,
    ),
    real(
      'p05',
      column(([, { p05 }], tick) => p05[tick]!),
      true,
    ),
    real(
      'p95',
      column(([, { p95 }], tick) => p95[tick]!),
      true,
    ),
  ]);
}

function legsTable({ flows }: Results): Uint8Array {
  const rows = flows.legs.flatMap(({ from, to, by, persons }) =>
    persons.map((mean, day) => ({ from, to, by, day, mean })),
  );
  return parquet([
    text(
      'from',
      rows.map(({ from }) => from),
    ),
    text(
      'to',
      rows.map(({ to }) => to),
    ),
    text(
      'by',
      rows.map(({ by }) => by),
    ),
    whole(
      'day',
      rows.map(({ day }) => day),
    ),
    real(
      'persons',
      rows.map(({ mean }) => mean),
    ),
  ]);
}

function endsTable({ flows }: Results): Uint8Array {
  const { ends } = flows;
  return parquet([
    text(
      'origin',
      ends.map(({ origin }) => origin),
    ),
    text(
      'outcome',
      ends.map(({ outcome }) => outcome),
    ),
    text(
      'place',
      ends.map(({ place }) => place),
    ),
    real(
      'persons',
      ends.map(({ persons }) => persons),
    ),
  ]);
}
