/** A curve without axes beside a key figure: when it was, not how much. The chart of its chapter has the axes. */
import type { Results, Series } from '../../experiment/results.js';
import { moments, ticksPerStep } from '../time.js';
import { type Html, html, trusted } from './html.js';

const WIDTH = 120;
const HEIGHT = 24;
const MOST_POINTS = 60;

/** From zero at the bottom to the largest value at the top; a gap where there is no value. */
export function sparkline(results: Results, series: Series): Html | null {
  const values = moments(results, series, ticksPerStep(results, MOST_POINTS)).map(({ mean }) => mean);
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  if (top === 0 || values.length < 2) return null;
  const x = (i: number) => ((i / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (value: number) => (HEIGHT - 1 - (Math.max(0, value) / top) * (HEIGHT - 2)).toFixed(1);
  const path = values
    .map((value, i) =>
      value === null ? '' : `${i === 0 || values[i - 1] === null ? 'M' : 'L'}${x(i)},${y(value)}`,
    )
    .join('');
  return html`${trusted(`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`)}`;
}
