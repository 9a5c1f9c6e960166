/** Who left home, entered and left the country, day by day, and how many were in it. */
import { quantity, withInterval, withoutInterval } from '../../experiment/format.js';
import type { Daily, Results, Series } from '../../experiment/results.js';
import { type Body, type Chart, dayAxis, events, finished, PLOT_WIDTH, WHEN, WHICH_DAY } from '../chart.js';
import { mainCountry } from '../country.js';
import { fullName } from '../names.js';
import { BLUE, CATEGORIES } from '../theme.js';
import { daily, dateInWords, days, iso, moments, short, ticksPerStep } from '../time.js';
import { bandAndLine } from './band.js';

const DAY = 86_400_000;
const KINDS = ['Left home', 'Entered', 'Left the country'] as const;

export const traffic: Chart = (results) => {
  const country = mainCountry(results);
  if (country === null) return null;
  const { series, metrics, daily: byDay } = results;
  const flows = [
    byDay['outcomes.departures'],
    byDay[`countries.${country}.entries`],
    byDay[`countries.${country}.exits`],
  ];
  const stock = series[`countries.${country}.stock`];
  const name = fullName(country);
  const entered = metrics[`countries.${country}.entries`];
  const left = metrics[`countries.${country}.exits`];
  const kinds = flows.flatMap((flow, i) => (flow ? [{ kind: KINDS[i], days: flow }] : []));
  const begins = days(results).map(({ begin }) => begin);
  const banded = results.replications > 1;
  const included = results.places.visitors.length > 0 ? ', ordinary travel included' : '';
  const start = stock?.mean[0] ?? null;
  const end = stock?.mean.at(-1) ?? null;
  return finished(results, {
    name: 'traffic',
    title: `${withoutInterval(entered)} entered ${name}${left ? ` and ${withoutInterval(left)} left it` : ''}${
      end === null ? '' : `; ${about(start ?? 0)} were there at the start, ${about(end)} at the end`
    }`,
    how: [
      banded
        ? `Persons a day${included}: a point is the mean of one day over ${results.replications} replications, its band the middle 90 % of them, often no wider than the line.`
        : `Persons a day${included}. One replication: no band can be drawn.`,
      results.replications === 1
        ? ''
        : `Over the whole time: ${withInterval(entered)} in${left ? `, ${withInterval(left)} out` : ''}; in brackets the 95 % confidence interval.`,
      !stock
        ? ''
        : results.replications > 1
          ? 'Below: persons in the country; the band is the middle 90 % of the replications.'
          : 'Below: persons in the country. One replication: no band can be drawn.',
      events(results).words,
    ],
    seen:
      `Line chart of persons a day who left home, entered ${name} and left it` +
      (end === null ? '.' : `, above a curve of the persons in it, ${about(end)} at the end.`),
    body: {
      vconcat: [flowPanel(results, kinds, begins), ...(stock ? [stockPanel(results, stock)] : [])],
      spacing: 30,
    },
    table: {
      columns: [
        'Day',
        ...kinds.flatMap(({ kind }) => [
          `${kind} (persons)`,
          ...(banded ? [`${kind}, 5 %`, `${kind}, 95 %`] : []),
        ]),
        ...(stock ? ['In the country at the end of the day (persons)'] : []),
      ],
      rows: begins.map((begin, i) => [
        dateInWords(begin),
        ...kinds.flatMap(({ days: { mean, p05, p95 } }) =>
          (banded ? [mean, p05, p95] : [mean]).map((values) => short(values[i])),
        ),
        ...(stock ? [daily(results, stock)[i].value] : []),
      ]),
    },
  });
};

/** Three digits: series have no interval of their own. */
function about(persons: number): string {
  return quantity(Number(persons.toPrecision(3)), 'persons');
}

type Kind = { readonly kind: string; readonly days: Daily };

function flowPanel(results: Results, kinds: readonly Kind[], begins: readonly number[]): Body {
  const banded = results.replications > 1;
  const values = kinds.flatMap(({ kind, days }) =>
    begins.map((begin, i) => ({
      kind,
      t: iso(begin + DAY / 2),
      persons: short(days.mean[i]),
      ...(banded ? { low: short(days.p05[i]), high: short(days.p95[i]) } : {}),
    })),
  );
  const names = kinds.map(({ kind }) => kind);
  const scale = (range: readonly unknown[]) => ({
    domain: names,
    range: names.map((name) => range[KINDS.indexOf(name as (typeof KINDS)[number])]),
  });
  // The area behind a line would make its sign in the legend faint.
  const legend = { title: null, orient: 'top', direction: 'horizontal', symbolOpacity: 1 };
  const x = dayAxis(results, false);
  const y = {
    field: 'persons',
    type: 'quantitative',
    title: 'Persons a day',
    scale: { zero: true },
    axis: { tickCount: 5 },
  };
  const color = {
    field: 'kind',
    type: 'nominal',
    scale: scale([CATEGORIES[6], BLUE, CATEGORIES[1]]),
    legend,
  };
  const shape = { field: 'kind', type: 'nominal', scale: scale(['square', 'circle', 'triangle-up']), legend };
  return {
    width: PLOT_WIDTH,
    height: 230,
    data: { values },
    transform: [WHICH_DAY],
    layer: [
      ...events(results, PLOT_WIDTH).layers,
      ...(banded
        ? [
            {
              mark: { type: 'area', opacity: 0.25 },
              encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
            },
          ]
        : []),
      { mark: { type: 'line' }, encoding: { x, y, color } },
      {
        mark: { type: 'point', filled: true, size: 42, opacity: 1 },
        encoding: {
          x,
          y,
          color,
          shape,
          tooltip: [
            { field: 'when', title: 'Day' },
            { field: 'kind', title: 'Who' },
            { field: 'persons', title: 'Persons', format: ',.4~r' },
            ...(banded ? percentiles : []),
          ],
        },
      },
    ],
  };
}

const percentiles = [
  { field: 'low', type: 'quantitative', title: '5 %', format: ',.4~r' },
  { field: 'high', type: 'quantitative', title: '95 %', format: ',.4~r' },
];

function stockPanel(results: Results, stock: Series): Body {
  const rows = moments(results, stock, ticksPerStep(results, 300));
  const banded = results.replications > 1;
  const x = dayAxis(results, true);
  const y = {
    type: 'quantitative',
    title: 'Persons in the country',
    scale: { zero: true },
    axis: { tickCount: 5 },
  };
  return {
    width: PLOT_WIDTH,
    height: 150,
    data: { values: rows.map(({ t, mean, low, high }) => ({ t, mean: short(mean), low, high })) },
    transform: [WHEN],
    layer: [
      ...bandAndLine(x, y, banded),
      ...events(results, PLOT_WIDTH).layers,
      {
        name: 'hover',
        mark: { type: 'rule', opacity: 0, strokeWidth: 3 },
        encoding: {
          x,
          tooltip: [
            { field: 'when', title: 'Time' },
            { field: 'mean', type: 'quantitative', title: 'Persons', format: ',.4~r' },
            ...(banded ? percentiles : []),
          ],
        },
      },
    ],
  };
}
