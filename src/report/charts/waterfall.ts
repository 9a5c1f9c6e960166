/** What became of everybody: who was on the way, who set out, how their ways ended, and who is left. */
import { quantity, withoutInterval } from '../../experiment/format.js';
import type { Metric, Results } from '../../experiment/results.js';
import { type Body, type Cell, type Chart, finished } from '../chart.js';
import { BLUE, INK, VERMILION, WIDTH } from '../theme.js';
import { rough, short } from '../time.js';
import { metricCells, metricColumns } from './bars.js';

const ROW = 30;
/** Room right of the longest bar for its figure (share of the axis). */
const ROOM = 1.2;

const OUT = [
  ['stayed', 'Never left'],
  ['refused', 'Refused'],
  ['returned', 'Went home'],
  ['onward', 'Moved on'],
  ['settled', 'Settled'],
] as const;
const KINDS = ['comes in', 'way ended', 'left over'] as const;

interface Step {
  readonly words: string;
  readonly kind: (typeof KINDS)[number];
  readonly from: number;
  readonly to: number;
  readonly metric: Metric | null;
}

export const waterfall: Chart = (results) => {
  const { metrics, series } = results;
  const came = metrics['outcomes.departures'];
  const inside = series['outcomes.inside']?.mean;
  if (!came || !inside || came.mean + (inside[0] ?? 0) === 0) return null;
  const steps = stepsOf(results, came, inside[0] ?? 0, inside.at(-1) ?? 0);
  const all = came.mean + (inside[0] ?? 0);
  const ended = all - (inside.at(-1) ?? 0);
  return finished(results, {
    name: 'waterfall',
    title: `Of ${quantity(rough(all), 'persons')} on the way or setting out, the ways of ${quantity(rough(ended), 'persons')} ended; ${quantity(rough(inside.at(-1) ?? 0), 'persons')} are left`,
    how: [
      `Persons of all groups${results.places.visitors.length > 0 ? ', ordinary travel included' : ''}, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}. Each bar begins where the one above it ends.`,
      'Left over: on the way, at a border, waiting, or staying for a time when the run ends.',
    ],
    seen: `Waterfall of ${steps.length} bars: ${steps.map(({ words, from, to }) => `${words.toLowerCase()} ${quantity(rough(Math.abs(to - from)), 'count')}`).join(', ')}.`,
    body: body(steps),
    table: {
      columns: ['Step', ...metricColumns('persons')],
      rows: steps.map(({ words, from, to, metric }): Cell[] => [
        words,
        ...(metric ? metricCells(metric) : [short(Math.abs(to - from)), null, null, null, null]),
      ]),
    },
  });
};

function stepsOf({ metrics }: Results, came: Metric, start: number, end: number): Step[] {
  const first: Step[] =
    start > 0
      ? [{ words: 'On the way at the start', kind: 'comes in', from: 0, to: start, metric: null }]
      : [];
  let at = start + came.mean;
  const out = OUT.flatMap(([name, words]): Step[] => {
    const metric = metrics[`outcomes.${name}`];
    if (!metric || metric.mean === 0) return [];
    const from = at;
    at -= metric.mean;
    return [{ words, kind: 'way ended', from, to: at, metric }];
  });
  return [
    ...first,
    { words: 'Set out', kind: 'comes in', from: start, to: start + came.mean, metric: came },
    ...out,
    { words: 'Left at the end', kind: 'left over', from: 0, to: end, metric: null },
  ];
}

function body(steps: readonly Step[]): Body {
  const values = steps.map(({ words, kind, from, to, metric }) => ({
    step: words,
    kind,
    from: short(Math.min(from, to)),
    to: short(Math.max(from, to)),
    text: metric ? withoutInterval(metric) : quantity(rough(Math.abs(to - from)), 'persons'),
  }));
  const longest = Math.max(...values.map(({ to }) => to));
  const x = { type: 'quantitative', scale: { domain: [0, longest * ROOM], nice: false } };
  const y = {
    field: 'step',
    type: 'nominal',
    sort: values.map(({ step }) => step),
    axis: { title: null, ticks: false, domain: false, labelPadding: 6 },
  };
  return {
    data: { values },
    autosize: { type: 'fit-x', contains: 'padding' },
    width: WIDTH,
    height: ROW * values.length,
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          x: { field: 'from', ...x, axis: { title: 'Persons', format: ',.6~r', tickCount: 6 } },
          x2: { field: 'to' },
          y,
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: [...KINDS], range: [BLUE, VERMILION, INK.line] },
            legend: { title: null, orient: 'top', symbolType: 'square' },
          },
          tooltip: [
            { field: 'step', type: 'nominal', title: 'Step' },
            { field: 'text', type: 'nominal', title: 'Persons' },
          ],
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, color: INK.text, fontSize: 11.5 },
        encoding: { x: { field: 'to', ...x }, y, text: { field: 'text' } },
      },
    ],
  };
}
