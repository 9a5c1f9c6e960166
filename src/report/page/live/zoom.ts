/** Two sliders that narrow the time a chart shows. */
import type * as vega from 'vega';
import { dateInWords } from '../../time.js';
import { type Element, here } from './dom.js';

/** The sliders' range: thousandths of the run. */
const WHOLE = 1000;
/** Nearest that they come to each other. */
const LEAST = 20;

const HOUR = 3_600_000;

/** Ties the sliders of a chart to its signals. */
export function followZoom(name: string, view: vega.View): void {
  const slider = (end: string) => here.document.querySelector(`[data-zoom="${end}"][data-of="${name}"]`);
  const [from, to] = [slider('from'), slider('to')];
  const words = here.document.querySelector(`[data-zoom-words="${name}"]`);
  if (!from || !to) return;
  const start = Number(view.signal('zoomStart'));
  const end = Number(view.signal('zoomEnd'));
  const at = (slider: Element) => start + ((end - start) * Number(slider.value)) / WHOLE;
  const follow = (moved: Element, other: Element, sign: 1 | -1) => {
    // The one that is moved pushes the other before it.
    if ((Number(other.value) - Number(moved.value)) * sign < LEAST) {
      const pushed = Number(moved.value) + sign * LEAST;
      other.value = String(Math.max(0, Math.min(WHOLE, pushed)));
      if (pushed < 0 || pushed > WHOLE) moved.value = String(Number(other.value) - sign * LEAST);
    }
    const whole = from.value === '0' && to.value === String(WHOLE);
    view.signal('zoomFrom', whole ? null : at(from)).signal('zoomTo', whole ? null : at(to));
    for (const each of [from, to]) each.setAttribute('aria-valuetext', inWords(at(each)));
    if (words) words.textContent = whole ? '' : `${inWords(at(from))} to ${inWords(at(to))}`;
    void view.runAsync();
  };
  from.addEventListener('input', () => follow(from, to, 1));
  to.addEventListener('input', () => follow(to, from, -1));
  for (const each of [from, to]) each.setAttribute('aria-valuetext', inWords(at(each)));
}

/** `21 Sep, 09:00` on the scenario's own clock, which the chart's axis carries as if it were UTC. */
function inWords(ms: number): string {
  return dateInWords(Math.round(ms / HOUR) * HOUR, true);
}
