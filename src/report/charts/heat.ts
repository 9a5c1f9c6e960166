/** When and where were waits long? Crossings by time, coloured by the wait. */
import { quantity } from '../../experiment/format.js';
import { type Cell, type Chart, finished, timeAxis, WHEN } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { INK, SEQUENTIAL, WIDTH } from '../theme.js';
import { daily, dateInWords, localMs, moments, short, stepSeconds, ticksPerStep } from '../time.js';
import { unpacked } from './multiples.js';

const MOST_COLUMNS = 200;
const MOST_ROWS = 40;
const FEW_ROWS = 5;
const ROW_HEIGHT = 18;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const heat: Chart = (results) => {
  const all = results.places.crossings
    .map(({ name }) => ({
      name,
      series: results.series[`crossings.${name}.wait`],
      mean: results.metrics[`crossings.${name}.wait.mean`]?.mean ?? 0,
    }))
    .filter(({ series, mean }) => series !== undefined && mean > 0)
    .sort((a, b) => b.mean - a.mean);
  const shown = all.slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const ticks = ticksPerStep(results, MOST_COLUMNS);
  const step = stepSeconds(results, ticks) * 1000;
  const labels = labelsOf(
    shown.map(({ name }) => name),
    24,
  );
  const first = localMs(results, 0);
  const cells = shown.flatMap(({ name, series }) =>
    moments(results, series, ticks).map(({ t, mean }) => ({ name, ms: Date.parse(t) - step, mean })),
  );
  const worst = cells.reduce((best, cell) => ((cell.mean ?? 0) > (best.mean ?? 0) ? cell : best));
  const day = Math.floor(worst.ms / DAY) * DAY;
  const values = shown.map(({ name }) => {
    const own = cells.filter((cell) => cell.name === name);
    return {
      place: labels.get(name),
      hour: own.map(({ ms }) => short((ms - first) / HOUR)),
      wait: own.map(({ mean }) => mean),
    };
  });
  return finished(results, {
    name: 'waits-by-time',
    title: `Waits peak at ${fullName(worst.name)} on ${dateInWords(day)}: ${quantity(worst.mean ?? 0, 'h')}`,
    how: [
      `Mean wait (h) of those who got through in each ${quantity(step / 3_600_000, 'h')}; grey: nobody did. The longest mean wait stands at the top.`,
      shown.length < all.length
        ? `The ${shown.length} crossings with the longest waits, of ${all.length}.`
        : '',
      'Colours follow the square root of the wait, so that short waits are told apart too.',
    ],
    seen: `Heat map of ${shown.length} crossings by time; the darker the shorter the wait, the brighter the longer.`,
    body: {
      autosize: { type: 'fit-x', contains: 'padding' },
      width: WIDTH,
      height: ROW_HEIGHT * shown.length,
      view: { fill: INK.void, stroke: null },
      data: { values },
      transform: [
        ...unpacked(results, ['wait']),
        { filter: 'datum.wait !== null' },
        { calculate: `datum.t + ${step}`, as: 'end' },
        WHEN,
      ],
      // Half a pixel of overlap, so that no seam shows between columns.
      mark: { type: 'rect', stroke: null, x2Offset: 0.5, clip: true },
      encoding: {
        x: timeAxis(results, true),
        x2: { field: 'end' },
        y: {
          field: 'place',
          type: 'nominal',
          title: null,
          scale: { domain: [...labels.values()] },
          axis: { ticks: false, domain: false },
        },
        color: {
          field: 'wait',
          type: 'quantitative',
          scale: { type: 'sqrt', scheme: SEQUENTIAL, domainMin: 0 },
          // Beside few rows there is no room for it: it stands above them.
          legend: {
            title: 'Mean wait (h)',
            tickCount: 6,
            ...(shown.length < FEW_ROWS
              ? { orient: 'top', direction: 'horizontal', gradientLength: 220 }
              : { gradientLength: Math.min(220, ROW_HEIGHT * shown.length) }),
          },
        },
        tooltip: [
          { field: 'place', type: 'nominal', title: 'Crossing' },
          { field: 'when', type: 'nominal', title: 'From' },
          { field: 'wait', type: 'quantitative', title: 'Mean wait (h)', format: ',.3~r' },
        ],
      },
    },
    table: {
      columns: ['Day', ...shown.slice(0, 20).map(({ name }) => `${fullName(name)} (h)`)],
      rows: transposed(shown.slice(0, 20).map(({ series }) => daily(results, series))),
    },
  });
};

function transposed(columns: readonly (readonly { begin: number; value: number | null }[])[]): Cell[][] {
  return columns[0].map(({ begin }, i) => [dateInWords(begin), ...columns.map((column) => column[i].value)]);
}
