/** How many were registered, day by day, and when were the desks open? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import type { Results, Series } from '../../experiment/results.js';
import { type Body, type Chart, dayAxis, events, finished, PLOT_WIDTH, WHEN, WHICH_DAY } from '../chart.js';
import { mainCountry } from '../country.js';
import { fullName } from '../names.js';
import { BLUE, CATEGORIES } from '../theme.js';
import { daily, dateInWords, iso, rough, short } from '../time.js';
import { unpacked } from './multiples.js';

const NOON = 43_200_000;
/** More recording times than this are thinned. */
const MOST_POINTS = 1000;

export const registrations: Chart = (results) => {
  const country = mainCountry(results);
  const measure = `countries.${country}.registered`;
  const series = results.series[measure];
  const total = results.metrics[measure];
  if (country === null || !series || !total || total.mean === 0) return null;
  const days = daily(results, series);
  const busiest = days.reduce((best, day) => ((day.value ?? 0) > (best.value ?? 0) ? day : best));
  const open = desksOpen(results, country);
  const most = open === null ? 0 : Math.max(...open);
  return finished(results, {
    name: 'registrations',
    title: `${withoutInterval(total)} are registered in ${fullName(country)}, ${quantity(rough(busiest.value ?? 0), 'count')} of them on ${dateInWords(busiest.begin)} alone`,
    how: [
      `Above: persons registered a day, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}.`,
      open === null
        ? ''
        : `Below: desks for registration that are open, all cities together; ${quantity(rough(most), 'count')} at most. Nobody is registered while they are closed.`,
      events(results).words,
    ],
    seen: `Bars of the persons registered on each of ${days.length} days, above the number of desks that are open.`,
    body: {
      spacing: 24,
      vconcat: [
        daysPanel(results, days, open === null),
        ...(open === null ? [] : [desksPanel(results, open)]),
      ],
    },
    table: {
      columns: ['Day', 'Registered (persons)'],
      rows: days.map(({ begin, value }) => [dateInWords(begin), value]),
    },
  });
};

/** Desks open over time in all cities of a country; null where it has none. */
function desksOpen({ places, series, times }: Results, country: string): number[] | null {
  const open = places.cities
    .filter((city) => city.country === country)
    .map(({ name }) => series[`cities.${name}.desks.registration.open`])
    .filter((each): each is Series => each !== undefined);
  if (open.length === 0) return null;
  return times.map((_, k) => open.reduce((sum, { mean }) => sum + (mean[k] ?? 0), 0));
}

function daysPanel(results: Results, days: ReturnType<typeof daily>, last: boolean): Body {
  return {
    width: PLOT_WIDTH,
    height: 190,
    data: { values: days.map(({ begin, value }) => ({ t: iso(begin + NOON), persons: value })) },
    transform: [WHICH_DAY],
    layer: [
      {
        mark: { type: 'bar', color: BLUE, width: Math.max(1, 0.8 * (PLOT_WIDTH / days.length)), clip: true },
        encoding: {
          x: dayAxis(results, last),
          y: { field: 'persons', type: 'quantitative', title: 'Persons a day', axis: { tickCount: 5 } },
          tooltip: [
            { field: 'when', type: 'nominal', title: 'Day' },
            { field: 'persons', type: 'quantitative', title: 'Persons', format: ',.4~r' },
          ],
        },
      },
      ...events(results, PLOT_WIDTH).layers,
    ],
  };
}

function desksPanel(results: Results, open: readonly number[]): Body {
  const every = Math.ceil(open.length / MOST_POINTS);
  const steps = results.times.map((_, k) => k).filter((k) => k % every === 0);
  const values = {
    hour: steps.map((k) => short(results.times[k] / 3600)),
    desks: steps.map((k) => short(open[k])),
  };
  return {
    width: PLOT_WIDTH,
    height: 80,
    data: { values },
    transform: [...unpacked(results, ['desks']), WHEN],
    mark: { type: 'area', interpolate: 'step-after', color: CATEGORIES[6], opacity: 0.7, tooltip: true },
    encoding: {
      x: dayAxis(results, true),
      y: { field: 'desks', type: 'quantitative', title: 'Desks open', axis: { tickCount: 3 } },
      tooltip: [
        { field: 'when', type: 'nominal', title: 'Time' },
        { field: 'desks', type: 'quantitative', title: 'Desks open' },
      ],
    },
  };
}
