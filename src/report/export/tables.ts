/** Everything a spreadsheet reads of a report: every measure, what was published, every value, flows, charts' tables. */
import type { Results } from '../../experiment/results.js';
import type { ChartSpec } from '../chart.js';
import type { ReportFile } from '../files.js';
import { plain } from '../names.js';
import { BYTE_ORDER_MARK, type CsvCell, csv } from './csv.js';
import { dayOf } from './flowmap.js';

export function tableFiles(results: Results, charts: readonly ChartSpec[]): ReportFile[] {
  return [
    { path: 'metrics.csv', text: metrics(results) },
    { path: 'observations.csv', text: observations(results) },
    { path: 'evidence.csv', text: evidence(results) },
    { path: 'flows.csv', text: flows(results) },
    ...charts.map((chart) => chartFile(chart, 'charts/')),
  ];
}

/** The table behind a chart. */
export function chartFile({ name, table }: ChartSpec, folder: string): ReportFile {
  return { path: `${folder}${name}.csv`, text: sheet(table.columns, table.rows) };
}

function metrics({ metrics }: Results): string {
  const rows = Object.entries(metrics).map(
    ([measure, { unit, mean, low, high, sd, p05, p50, p95, n }]): CsvCell[] => [
      measure,
      unit,
      mean,
      low,
      high,
      sd,
      p05,
      p50,
      p95,
      n,
    ],
  );
  return sheet(['measure', 'unit', 'mean', 'low', 'high', 'sd', 'p05', 'p50', 'p95', 'n'], rows);
}

function observations({ observations }: Results): string {
  const columns = [
    ...['label', 'measure', 'unit', 'use', 'published low', 'published high'],
    ...[
      'simulated mean',
      'simulated p05',
      'simulated p95',
      'verdict',
      'missed by',
      'missed share',
      'source',
      'note',
    ],
  ];
  const rows = observations.map((each): CsvCell[] => [
    each.label,
    each.measure,
    each.unit,
    each.use,
    each.published.low,
    each.published.high,
    each.simulated.mean,
    each.simulated.p05,
    each.simulated.p95,
    each.verdict,
    each.missedBy,
    each.missedShare,
    each.source,
    each.note,
  ]);
  return sheet(columns, rows);
}

function evidence({ evidence }: Results): string {
  const sources = new Map(evidence.sources.map((source) => [source.name, source]));
  const rows = evidence.values.map(({ path, text, source, note }): CsvCell[] => {
    const of = sources.get(source);
    return [path, text, source, of?.title ?? '', of?.date ?? '', of?.url ?? '', note];
  });
  return sheet(['path', 'value', 'source', 'title', 'date', 'address', 'note'], rows);
}

/** Persons a day on each leg, by what they travel by. */
function flows(results: Results): string {
  const { legs } = results.flows;
  const days = Math.max(0, ...legs.map(({ persons }) => persons.length));
  const dates = Array.from({ length: days }, (_, day) => dayOf(results, day));
  const rows = legs.map(({ from, to, by, persons }): CsvCell[] => [
    from,
    to,
    by,
    ...dates.map((_, day) => persons[day] ?? null),
  ]);
  return sheet(['from', 'to', 'by', ...dates], rows);
}

/** Texts are cleaned of what a program would act upon. */
function sheet(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const clean = (cell: CsvCell) => (typeof cell === 'string' ? plain(cell) : cell);
  return BYTE_ORDER_MARK + csv([columns, ...rows].map((row) => row.map(clean)));
}
