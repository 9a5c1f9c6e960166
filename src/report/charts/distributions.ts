/** How were waits spread over travellers? */
import { quantity } from '../../experiment/format.js';
import { type Chart, finished } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { BLUE, INK, WIDTH } from '../theme.js';
import { short } from '../time.js';
import { fullNames } from './multiples.js';

const MOST_ROWS = 30;
/** Up to here the axis is linear (h); beyond it is logarithmic. */
const LINEAR = 0.5;
/** An axis that must hold a wider span than this is not linear. */
const WIDE = 20;
const TICKS = [0, 0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 96, 192, 384, 768];

export const distributions: Chart = (results) => {
  const all = results.places.crossings
    .map(({ name }) => ({ name, histogram: results.histograms[`crossings.${name}.wait`] }))
    .filter(({ histogram }) => histogram !== undefined && histogram.count > 0)
    .sort((a, b) => b.histogram.percentiles[50] - a.histogram.percentiles[50]);
  const shown = all.slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const labels = labelsOf(
    shown.map(({ name }) => name),
    24,
  );
  const values = shown.map(({ name, histogram: { percentiles } }) => {
    const [p05, p25, p50, p75, p95] = [5, 25, 50, 75, 95].map((q) => short(percentiles[q]));
    return { place: labels.get(name), p05, p25, p50, p75, p95 };
  });
  const longest = Math.max(...values.map(({ p95 }) => p95));
  if (longest === 0) return null;
  const smallest = Math.min(...values.map(({ p50 }) => p50));
  const wide = longest > WIDE * Math.max(smallest, 0.01) && longest > 2;
  const scale = wide ? { type: 'symlog', constant: LINEAR, domainMin: 0, nice: false } : { zero: true };
  const axis = wide
    ? { values: TICKS.filter((tick) => tick <= longest * 1.05), format: '.4~r' }
    : { format: '.4~r' };
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'Wait (h)',
    scale,
    axis: { ...axis, grid: true },
  });
  const y = {
    field: 'place',
    type: 'nominal',
    title: null,
    scale: { domain: [...labels.values()] },
    axis: { ticks: false, domain: false },
  };
  const value = (field: string, title: string) => ({ field, type: 'quantitative', title, format: ',.3~r' });
  const tooltip = [
    { field: 'name', type: 'nominal', title: 'Crossing' },
    value('p05', '5 % wait less than (h)'),
    value('p25', '25 %'),
    value('p50', 'half'),
    value('p75', '75 %'),
    value('p95', '95 %'),
  ];
  const [{ name, histogram }] = shown;
  return finished(results, {
    name: 'wait-distributions',
    title: `At ${fullName(name)} half of all parties wait more than ${quantity(histogram.percentiles[50], 'h')}, one in twenty more than ${quantity(histogram.percentiles[95], 'h')}`,
    how: [
      'Waits of all parties that got through, over the whole run and all replications.',
      'Mark: median; thick bar: the middle half of parties; thin line: 5 % to 95 %.',
      wide ? `The axis is logarithmic from ${quantity(LINEAR, 'h')} on, and begins at zero.` : '',
      shown.length < all.length
        ? `The ${shown.length} crossings with the longest median, of ${all.length}.`
        : '',
    ],
    seen: `Ranges of waits at ${shown.length} crossings, longest median first.`,
    body: {
      autosize: { type: 'fit-x', contains: 'padding' },
      width: WIDTH,
      height: 20 * shown.length,
      data: { values },
      transform: fullNames(shown, labels),
      layer: [
        {
          mark: { type: 'rule', color: BLUE, strokeWidth: 1.5, clip: true },
          encoding: { y, x: x('p05'), x2: { field: 'p95' }, tooltip },
        },
        {
          mark: { type: 'bar', color: BLUE, height: 9, opacity: 0.55, clip: true },
          encoding: { y, x: x('p25'), x2: { field: 'p75' }, tooltip },
        },
        {
          mark: { type: 'tick', color: INK.text, thickness: 3, height: 14 },
          encoding: { y, x: x('p50'), tooltip },
        },
      ],
    },
    table: {
      columns: [
        'Crossing',
        '5 % (h)',
        '25 % (h)',
        'Median (h)',
        '75 % (h)',
        '95 % (h)',
        'Longest (h)',
        'Parties in all replications',
      ],
      rows: shown.map(({ name, histogram: { percentiles, count } }) => [
        fullName(name),
        ...[5, 25, 50, 75, 95, 100].map((q) => short(percentiles[q])),
        count,
      ]),
    },
  });
};
