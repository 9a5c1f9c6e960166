/**
 * The script inside the report's page: replaces each still picture by a live one. It exports nothing, asks the network
 * for nothing and compiles nothing: Vega's expressions are walked by an interpreter, as the page's policy demands.
 *
 *     <script type="application/json" id="specs"> ─→ Vega specifications by chart ─→ [data-chart] elements
 *
 * If anything fails, the still picture stays.
 */
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

/** The little of the document object model that is used here; portable code has no other window. */
interface Element {
  textContent: string | null;
  hidden: boolean;
  readonly dataset: Record<string, string | undefined>;
  readonly style: { left: string; top: string };
  readonly offsetWidth: number;
  readonly offsetHeight: number;
  append(...children: Element[]): void;
  replaceChildren(...children: Element[]): void;
  setAttribute(name: string, value: string): void;
}
declare const document: {
  readonly documentElement: { readonly clientWidth: number; readonly clientHeight: number };
  createElement(name: string): Element;
  getElementById(id: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

const tip = document.getElementById('tip');

async function enliven(): Promise<void> {
  const specs: Record<string, vega.Spec> = JSON.parse(document.getElementById('specs')?.textContent ?? '{}');
  for (const place of document.querySelectorAll('[data-chart]')) {
    const spec = specs[place.dataset.chart ?? ''];
    if (spec) await draw(place, spec);
  }
  document.getElementById('main')?.setAttribute('data-live', 'all');
}

/** Draws beside the still picture, and takes its place when it is done. */
async function draw(place: Element, spec: vega.Spec): Promise<void> {
  const stage = document.createElement('div');
  const label = (place as unknown as { getAttribute(name: string): string | null }).getAttribute(
    'aria-label',
  );
  try {
    const view = new vega.View(vega.parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'svg',
      container: stage as unknown as string,
      hover: false,
      loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse } as unknown as vega.Loader,
      logLevel: vega.Error,
    } as unknown as vega.ViewOptions);
    view.tooltip(tell as unknown as Parameters<vega.View['tooltip']>[0]);
    await view.runAsync();
    place.replaceChildren(stage);
    place.setAttribute('aria-label', label ?? '');
    place.setAttribute('data-live', 'yes');
  } catch (error) {
    place.setAttribute('data-live', `no: ${String(error)}`);
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('a report loads nothing'));
}

/** Shows the values under the pointer, as text. */
function tell(_: unknown, event: { clientX: number; clientY: number }, _item: unknown, value: unknown): void {
  if (!tip) return;
  if (value === null || value === undefined || value === '') {
    tip.hidden = true;
    return;
  }
  const rows = typeof value === 'object' ? Object.entries(value) : [['', String(value)]];
  const table = document.createElement('table');
  for (const [name, text] of rows) {
    const row = document.createElement('tr');
    for (const content of [name, String(text)]) {
      const cell = document.createElement('td');
      cell.textContent = content;
      row.append(cell);
    }
    table.append(row);
  }
  tip.replaceChildren(table);
  tip.hidden = false;
  const { clientWidth, clientHeight } = document.documentElement;
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${Math.max(4, Math.min(event.clientY + 14, clientHeight - tip.offsetHeight - 4))}px`;
}

void enliven();
