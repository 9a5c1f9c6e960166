/** How full were beds, city by city and kind by kind? */
import { quantity } from '../../experiment/format.js';
import type { Results, Series } from '../../experiment/results.js';
import { type Body, type Chart, events, finished, MOST_PANELS, panelGrid, timeAxis, WHEN } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { CATEGORIES } from '../theme.js';
import { daily, dateInWords, short, ticksPerStep } from '../time.js';
import { fullNames, lineCharts, unpacked } from './multiples.js';

/** Points to a line. */
const MOST_POINTS = 100;
/** A kind of lodging counts as full from this share on. */
const FULL = 0.95;
/** Kinds of lodging that are told apart by colour and dash. */
const MOST_KINDS = 8;
const DASHES = [
  [1, 0],
  [6, 2],
  [2, 2],
  [8, 2, 2, 2],
  [4, 4],
  [1, 3],
  [10, 3],
  [5, 2, 1, 2, 1, 2],
];

/** Beds taken of beds there are. */
interface Lodging {
  readonly city: string;
  readonly kind: string;
  readonly taken: Series;
  readonly beds: Series;
  /** Most beds at any time, and the largest share taken. */
  readonly most: number;
  readonly peak: number;
}

export const beds: Chart = (results) => {
  const all = lodgings(results);
  const cities = [...new Set(all.map(({ city }) => city))]
    .map((name) => ({
      name,
      people: all
        .filter(({ city }) => city === name)
        .reduce((sum, { taken }) => sum + Math.max(...numbers(taken)), 0),
    }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people);
  const shown = cities.slice(0, MOST_PANELS);
  if (shown.length === 0) return null;
  const number = new Set(all.map(({ kind }) => kind)).size;
  const kinds = [...new Set(all.map(({ kind }) => kind))].slice(0, MOST_KINDS);
  const lines = all.filter(
    ({ city, kind }) => shown.some(({ name }) => name === city) && kinds.includes(kind),
  );
  const full = new Set(all.filter(({ peak }) => peak >= FULL).map(({ city }) => city));
  const [busiest] = [...all].sort((a, b) => b.peak - a.peak || b.most - a.most);
  return finished(results, {
    name: 'beds',
    title:
      full.size === 0
        ? `No city runs out of beds of any kind; the fullest, ${fullName(busiest.kind)} in ${fullName(busiest.city)}, reach ${quantity(busiest.peak, 'share')}`
        : `In ${quantity(full.size, 'count')} of ${cities.length} cities some kind of bed is ${quantity(FULL, 'share')} taken or more`,
    how: [
      `Share of beds taken, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}. A line begins where the first beds of its kind open.`,
      shown.length < cities.length
        ? `The ${shown.length} cities where most beds are taken, of ${cities.length}.`
        : '',
      kinds.length < number ? `The first ${MOST_KINDS} of ${number} kinds of lodging.` : '',
      events(results).words,
    ],
    seen: `${lineCharts(shown.length)} of the share of beds taken over time by kind of lodging, city by city.`,
    body: body(results, shown, kinds, lines),
    table: table(results, lines),
  });
};

function numbers({ mean }: Series): number[] {
  return mean.map((value) => value ?? 0);
}

function lodgings({ places, series }: Results): Lodging[] {
  return places.cities.flatMap(({ name: city, lodging }) =>
    lodging.flatMap((kind) => {
      const taken = series[`cities.${city}.lodging.${kind}.occupancy`];
      const beds = series[`cities.${city}.lodging.${kind}.beds`];
      if (!taken || !beds) return [];
      const shares = numbers(taken).map((value, k) => value / (beds.mean[k] || Number.POSITIVE_INFINITY));
      return [{ city, kind, taken, beds, most: Math.max(...numbers(beds)), peak: Math.max(...shares) }];
    }),
  );
}

function body(
  results: Results,
  shown: readonly { name: string }[],
  kinds: readonly string[],
  lines: readonly Lodging[],
): Body {
  const ticks = ticksPerStep(results, MOST_POINTS);
  const labels = labelsOf(
    shown.map(({ name }) => name),
    34,
  );
  const kindLabels = labelsOf(kinds, 24);
  const steps = results.times.map((_, k) => k).filter((k) => k % ticks === 0);
  const values = lines.map(({ city, kind, taken, beds }) => ({
    place: labels.get(city),
    kind: kindLabels.get(kind),
    hour: steps.map((k) => short(results.times[k] / 3600)),
    share: steps.map((k) => (beds.mean[k] ? short((taken.mean[k] ?? 0) / beds.mean[k]) : null)),
  }));
  const domain = [...kindLabels.values()];
  const legend = {
    title: null,
    orient: 'top',
    direction: 'horizontal',
    symbolType: 'stroke',
    symbolSize: 300,
  };
  const { columns, width, height } = panelGrid(shown.length);
  const x = timeAxis(results, false, columns === 1 ? {} : { tickCount: 4 });
  return {
    data: { values },
    transform: [
      ...unpacked(results, ['share']),
      { filter: 'datum.share !== null' },
      WHEN,
      ...fullNames(shown, labels),
    ],
    facet: {
      field: 'place',
      type: 'nominal',
      sort: [...labels.values()],
      header: { title: null, labelPadding: 14 },
    },
    columns,
    spacing: { row: 22, column: 26 },
    ...(shown.length % columns === 0 ? {} : { resolve: { axis: { x: 'independent' } } }),
    spec: {
      width,
      height,
      layer: [
        {
          mark: { type: 'line' },
          encoding: {
            x,
            y: {
              field: 'share',
              type: 'quantitative',
              title: 'Beds taken',
              scale: { zero: true, domainMax: 1 },
              axis: { tickCount: 4, format: '.0%' },
            },
            color: {
              field: 'kind',
              type: 'nominal',
              scale: { domain, range: CATEGORIES.slice(0, domain.length) },
              legend,
            },
            strokeDash: {
              field: 'kind',
              type: 'nominal',
              scale: { domain, range: DASHES.slice(0, domain.length) },
              legend,
            },
          },
        },
        ...events(results, width).layers,
        {
          name: 'hover',
          mark: { type: 'point', opacity: 0, size: 60 },
          encoding: {
            x,
            y: { field: 'share', type: 'quantitative' },
            tooltip: [
              { field: 'name', type: 'nominal', title: 'City' },
              { field: 'kind', type: 'nominal', title: 'Beds' },
              { field: 'when', type: 'nominal', title: 'Time' },
              { field: 'share', type: 'quantitative', title: 'Taken', format: '.1%' },
            ],
          },
        },
      ],
    },
  };
}

/** Shares at the end of each day: one row a day would need a column for each city and kind, so rows are kinds. */
function table(results: Results, lines: readonly Lodging[]) {
  const days = daily(results, lines[0].taken).map(({ begin }) => dateInWords(begin));
  const every = Math.max(1, Math.ceil(days.length / 24));
  const kept = days.map((_, i) => i).filter((i) => i % every === 0);
  return {
    columns: ['City', 'Kind', 'Most beds', ...kept.map((i) => `${days[i]} (%)`)],
    rows: lines.map(({ city, kind, taken, beds, most }) => {
      const [a, b] = [daily(results, taken), daily(results, beds)];
      return [
        fullName(city),
        fullName(kind),
        most,
        ...kept.map((i) => (b[i].value ? Math.round((1000 * (a[i].value ?? 0)) / b[i].value) / 10 : null)),
      ];
    }),
  };
}
