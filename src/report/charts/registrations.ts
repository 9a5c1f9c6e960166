/** How many were registered, day by day? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import { type Chart, events, finished, PLOT_WIDTH, timeAxis, WHICH_DAY } from '../chart.js';
import { mainCountry } from '../country.js';
import { fullName } from '../names.js';
import { BLUE } from '../theme.js';
import { daily, dateInWords, iso } from '../time.js';

const DAY = 86_400_000;

export const registrations: Chart = (results) => {
  const country = mainCountry(results);
  const measure = `countries.${country}.registered`;
  const series = results.series[measure];
  const total = results.metrics[measure];
  if (country === null || !series || !total || total.mean === 0) return null;
  const days = daily(results, series);
  const busiest = days.reduce((best, day) => ((day.value ?? 0) > (best.value ?? 0) ? day : best));
  const values = days.map(({ begin, value }) => ({ t: iso(begin + DAY / 2), persons: value }));
  const x = timeAxis(results, true);
  return finished(results, {
    name: 'registrations',
    title: `${withoutInterval(total)} are registered in ${fullName(country)}, ${quantity(busiest.value ?? 0, 'persons')} of them on ${dateInWords(busiest.begin)} alone`,
    how: [
      `Persons registered a day, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}.`,
      events(results, PLOT_WIDTH).words,
    ],
    seen: `Bars of the persons registered on each of ${days.length} days.`,
    body: {
      width: PLOT_WIDTH,
      height: 190,
      data: { values },
      transform: [WHICH_DAY],
      layer: [
        {
          mark: { type: 'bar', color: BLUE, width: 0.8 * (PLOT_WIDTH / days.length), clip: true },
          encoding: {
            x,
            y: {
              field: 'persons',
              type: 'quantitative',
              title: 'Persons a day',
              scale: { zero: true },
              axis: { tickCount: 5 },
            },
            tooltip: [
              { field: 'when', type: 'nominal', title: 'Day' },
              { field: 'persons', type: 'quantitative', title: 'Persons', format: ',.4~g' },
            ],
          },
        },
        ...events(results, PLOT_WIDTH).layers,
      ],
    },
    table: {
      columns: ['Day', 'Registered (persons)'],
      rows: days.map(({ begin, value }) => [dateInWords(begin), value]),
    },
  });
};
