/** What stands beside each slider of a chart: in words where it is, and a button that moves it through time by itself. */
import type * as vega from 'vega';
import { type Element, here } from './dom.js';

/** Between two steps (ms). */
const PACE = 400;

/** Shows a chart's own controls, if it has any, and adds words and buttons. */
export function playable(controls: Element, view: vega.View): void {
  const sliders = [...controls.querySelectorAll('input[type="range"]')];
  const any = sliders.length > 0 || controls.querySelector('select, input') !== null;
  if (!any) return;
  controls.hidden = false;
  for (const slider of sliders) {
    worded(slider, view);
    slider.parentElement?.append(playButton(slider));
  }
}

/** A chart whose slider moves `day` may have a signal `dayInWords`: that is told, and not the bare number. */
function worded(slider: Element, view: vega.View): void {
  const signal = `${slider.getAttribute('name')}InWords`;
  const known = view.getState({ signals: (name) => name === signal, data: () => false }).signals;
  const number = slider.parentElement?.querySelector('span:not(.vega-bind-name)');
  if (!number || known?.[signal] === undefined) return;
  const output = here.document.createElement('output');
  const tell = () => {
    output.textContent = String(view.signal(signal));
    slider.setAttribute('aria-valuetext', output.textContent);
  };
  number.hidden = true;
  slider.parentElement?.append(output);
  view.addSignalListener(signal, tell);
  tell();
}

function playButton(slider: Element): Element {
  const button = here.document.createElement('button');
  button.type = 'button';
  let timer: number | null = null;
  const say = (text: string) => {
    button.textContent = text;
  };
  const stop = () => {
    if (timer !== null) here.clearTimeout(timer);
    timer = null;
    say('▶ Play');
  };
  const step = () => {
    const next = Number(slider.value) + Number(slider.step || 1);
    if (next > Number(slider.max)) return stop();
    move(slider, next);
    timer = here.setTimeout(step, PACE);
  };
  button.addEventListener('click', () => {
    if (timer !== null) return stop();
    say('⏸ Stop');
    // From the end it begins anew.
    if (Number(slider.value) >= Number(slider.max)) move(slider, Number(slider.min));
    timer = here.setTimeout(step, PACE);
  });
  stop();
  return button;
}

function move(slider: Element, value: number): void {
  slider.value = String(value);
  slider.dispatchEvent(new here.Event('input', { bubbles: true }));
}
