/**
 * Makes a still picture live: its specification stands in the page as JSON, and Vega draws it beside the still picture,
 * which it then takes the place of. If anything fails, the still picture stays.
 */
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { LiveSpec } from '../live-spec.js';
import { type Element, here } from './dom.js';
import { playable } from './play.js';
import { tell } from './tip.js';
import { followZoom } from './zoom.js';

/** The live charts, by name, from when they are asked for. */
const mounted = new Map<string, Promise<vega.View | null>>();

/** The specification that the page carries for a chart. */
export function specOf(name: string): LiveSpec | null {
  const text = here.document.getElementById(`spec-${name}`)?.textContent;
  return text ? JSON.parse(text) : null;
}

/** The live chart of a name; null where it could not be made. Each is made once. */
export function mount(name: string): Promise<vega.View | null> {
  const known = mounted.get(name);
  if (known) return known;
  const place = here.document.getElementById(`chart-${name}`);
  const made = place ? draw(name, place) : Promise.resolve(null);
  mounted.set(name, made);
  return made;
}

async function draw(name: string, place: Element): Promise<vega.View | null> {
  const stage = here.document.createElement('div');
  const controls = here.document.querySelector(`[data-controls="${name}"]`);
  const label = place.getAttribute('aria-label') ?? '';
  try {
    const live = specOf(name);
    if (!live) throw new Error('the page has no specification of it');
    const view = viewOf(live.spec, { container: stage, bind: controls, renderer: 'svg' });
    view.tooltip(tell as unknown as Parameters<vega.View['tooltip']>[0]);
    await view.runAsync();
    // What it shows stands in the words of the place that it is put in.
    stage.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    place.replaceChildren(stage);
    place.setAttribute('aria-label', label);
    if (controls) playable(controls, view);
    if (live.zoomable) followZoom(name, view);
    place.setAttribute('data-live', 'yes');
    return view;
  } catch (error) {
    place.setAttribute('data-live', `no: ${String(error)}`);
    return null;
  }
}

/** A view that interprets its expressions, as the page's policy demands, and loads nothing. */
export function viewOf(spec: vega.Spec, options: Readonly<Record<string, unknown>>): vega.View {
  return new vega.View(vega.parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    hover: false,
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
    logLevel: vega.Error,
    ...options,
  } as unknown as vega.ViewOptions);
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('a report loads nothing'));
}
