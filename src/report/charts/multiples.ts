/** Small multiples of time series with bands: one panel a place, all on one scale. */
import type { Results, Series } from '../../experiment/results.js';
import { type Body, type Cell, events, MOST_PANELS, panelGrid, timeAxis, WHEN } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { BLUE } from '../theme.js';
import {
  daily,
  dateInWords,
  localMs,
  type Moment,
  moments,
  short,
  stepSeconds,
  ticksPerStep,
} from '../time.js';

/** A place and its series. */
export interface Panel {
  readonly name: string;
  readonly series: Series;
}

/** Points to a panel. */
const MOST_POINTS = 200;
const LABEL = 34;

/**
 * The body of a chart with one panel for each place, in the order given.
 * @param unit on the vertical axis, e.g. `Persons`
 * @param most points to a panel
 */
export function multiples(
  results: Results,
  panels: readonly Panel[],
  unit: string,
  most = MOST_POINTS,
): Body {
  const ticks = ticksPerStep(results, most);
  const labels = labelsOf(
    panels.map(({ name }) => name),
    LABEL,
  );
  const rows = panels.map(({ series }) => moments(results, series, ticks));
  const columns = columnsThere(rows);
  const values = panels.map(({ name }, i) => ({
    place: labels.get(name),
    ...columnsOf(results, rows[i], columns),
  }));
  const { columns: across, width, height } = panelGrid(panels.length);
  const x = timeAxis(results, false, across === 1 ? {} : { tickCount: 4 });
  const y = { type: 'quantitative', scale: { zero: true, nice: true } };
  const banded = columns.includes('low');
  return {
    data: { values },
    transform: [...unpacked(results, columns), WHEN, ...fullNames(panels, labels)],
    facet: {
      field: 'place',
      type: 'nominal',
      sort: values.map(({ place }) => place),
      header: { title: null, labelPadding: 14 },
    },
    columns: across,
    spacing: { row: 22, column: 26 },
    // The last row may be short: then every panel needs dates of its own.
    ...(panels.length % across === 0 ? {} : { resolve: { axis: { x: 'independent' } } }),
    spec: {
      width,
      height,
      layer: [
        ...(banded ? [bandLayer(x, y, unit)] : []),
        {
          mark: { type: 'line', color: BLUE },
          encoding: { x, y: { field: 'mean', ...y, title: unit, axis: { tickCount: 4 } } },
        },
        ...(columns.includes('alone') ? [aloneLayer(x, y, unit)] : []),
        ...events(results, width).layers,
        hoverLayer(x, unit, banded),
      ],
    },
  };
}

const HOUR = 3_600_000;

type Column = 'mean' | 'low' | 'high' | 'alone';

/** The columns that any panel has: all panels must have the same. */
function columnsThere(panels: readonly (readonly Moment[])[]): Column[] {
  const some = (has: (rows: readonly Moment[]) => boolean) => panels.some(has);
  const banded = some((rows) => rows.some(({ low, high }) => low !== null && high !== null));
  const alone = some((rows) => rows.some((_, i) => isAlone(rows, i)));
  return ['mean', ...(banded ? (['low', 'high'] as const) : []), ...(alone ? (['alone'] as const) : [])];
}

/** Has a value no neighbours? No line would be seen of it. */
function isAlone(rows: readonly Moment[], i: number): boolean {
  const there = (k: number) => (rows[k]?.mean ?? null) !== null;
  return there(i) && !there(i - 1) && !there(i + 1);
}

/** Moments as one list a column, which is a third of the text of one row a moment. `hour`: since the start. */
function columnsOf(results: Results, rows: readonly Moment[], columns: readonly Column[]) {
  const first = localMs(results, 0);
  const of = (column: Column) =>
    rows.map((row, i) => (column !== 'alone' ? row[column] : isAlone(rows, i) ? row.mean : null));
  return {
    hour: rows.map(({ t }) => short((Date.parse(t) - first) / HOUR)),
    ...Object.fromEntries(columns.map((column) => [column, of(column)])),
  };
}

/** Transforms that turn lists into rows again, with their time as `t`. */
export function unpacked(results: Results, columns: readonly string[]): Body[] {
  return [
    { flatten: ['hour', ...columns] },
    { calculate: `${localMs(results, 0)} + ${HOUR} * datum.hour`, as: 't' },
  ];
}

function bandLayer(x: Body, y: Body, unit: string): Body {
  return {
    mark: { type: 'area', color: BLUE, opacity: 0.25 },
    encoding: { x, y: { field: 'low', ...y, title: unit }, y2: { field: 'high' } },
  };
}

/** Dots for values whose neighbours are missing. */
function aloneLayer(x: Body, y: Body, unit: string): Body {
  return {
    transform: [{ filter: 'datum.alone !== null' }],
    mark: { type: 'point', filled: true, color: BLUE, size: 16, opacity: 1 },
    encoding: { x, y: { field: 'alone', ...y, title: unit } },
  };
}

/** Invisible rules as high as the panel: wherever the pointer is, there is one under it. */
function hoverLayer(x: Body, unit: string, banded: boolean): Body {
  const value = (field: string, title: string) => ({ field, type: 'quantitative', format: ',.4~r', title });
  return {
    name: 'hover',
    mark: { type: 'rule', opacity: 0, strokeWidth: 3 },
    encoding: {
      x,
      tooltip: [
        { field: 'name', title: 'Place' },
        { field: 'when', title: 'Time' },
        value('mean', unit),
        ...(banded ? [value('low', '5 %'), value('high', '95 %')] : []),
      ],
    },
  };
}

/** Looks a label's full name up, as `name`, so that long names stand in the data once. */
export function fullNames(named: readonly { readonly name: string }[], labels: ReadonlyMap<string, string>) {
  const values = named.map(({ name }) => ({ place: labels.get(name), name: fullName(name) }));
  return [{ lookup: 'place', from: { data: { values }, key: 'place', fields: ['name'] } }];
}

/** The largest first; those without a series, or at 0, are left out, and only so many are kept. */
export function worst(
  results: Results,
  names: readonly string[],
  seriesOf: (name: string) => string,
  badness: (name: string) => number,
  most = MOST_PANELS,
): { panels: Panel[]; all: number } {
  const found = names
    .map((name) => ({ name, series: results.series[seriesOf(name)], value: badness(name) }))
    .filter(({ series, value }) => series !== undefined && value > 0)
    .sort((a, b) => b.value - a.value);
  return { panels: found.slice(0, most).map(({ name, series }) => ({ name, series })), all: found.length };
}

/** `All 8 crossings; one scale for all panels.` or `The 12 crossings with the longest queues of 20; …`. */
export function choiceInWords(shown: number, all: number, things: string, superlative: string): string {
  if (shown === 1) return '';
  return shown < all
    ? `The ${shown} ${things} ${superlative}, of ${all}; one scale for all.`
    : `All ${all} ${things} that have any; one scale for all.`;
}

/** `in steps of 3 h`. */
export function stepInWords(results: Results, most = MOST_POINTS): string {
  const hours = stepSeconds(results, ticksPerStep(results, most)) / 3600;
  return hours >= 1 ? `steps of ${Math.round(hours * 10) / 10} h` : `steps of ${Math.round(hours * 60)} min`;
}

/** The table behind small multiples: a row a day, a column a place. */
export function dailyTable(results: Results, panels: readonly Panel[], unit: string) {
  const columns = panels.map(({ series }) => daily(results, series));
  const rows = (columns[0] ?? []).map(({ begin }, i): Cell[] => [
    dateInWords(begin),
    ...columns.map((column) => column[i].value),
  ]);
  return { columns: ['Day', ...panels.map(({ name }) => `${fullName(name)} (${unit})`)], rows };
}

/** `7 small line charts`, for the words that stand for a picture. */
export function lineCharts(count: number): string {
  return count === 1 ? 'A line chart' : `${count} small line charts`;
}
