/** A chart in a page: its words, its still picture, what can be done with it, and the numbers behind it. */
import { quantity } from '../../experiment/format.js';
import type { Cell, ChartSpec } from '../chart.js';
import { svgOf } from '../svg.js';
import { type Html, html, trusted } from './html.js';
import { type LiveSpec, liveSpec } from './live-spec.js';

/** A chart, its still picture (without title), and what makes it live. */
export interface Drawn {
  readonly chart: ChartSpec;
  readonly svg: string;
  readonly live: LiveSpec;
}

export async function drawnOf(chart: ChartSpec): Promise<Drawn> {
  return { chart, svg: await svgOf(chart.bare, chart.name), live: liveSpec(chart) };
}

export interface FigureNotes {
  /** The chart under which the dated changes are told; the others refer to it. */
  readonly told: string;
  /** What the chart rests on. */
  readonly rests: Html | null;
}

/** What begins the words on dated changes, which end the words of a chart. */
const EVENTS = 'Dashed lines: ';

/** The first chart that tells the dated changes; '' where none does. */
export function tellerOf(drawn: readonly Drawn[]): string {
  return drawn.find(({ chart }) => chart.subtitle.includes(EVENTS))?.chart.name ?? '';
}

export function figure({ chart, svg, live }: Drawn, { told, rests }: FigureNotes): Html {
  const { name, title, alt, source } = chart;
  return html`<figure id="${name}" aria-labelledby="${name}-title">
<h3 id="${name}-title">${title}</h3>
<p class="how">${how(chart, told)}</p>
<div class="controls" data-controls="${name}" hidden></div>
<div class="${isTall(svg) ? 'chart tall' : 'chart'}" id="chart-${name}" data-chart="${name}" role="img" tabindex="0" aria-label="${alt}">${trusted(svg)}</div>
${tools(chart, live)}
${numbers(chart)}
<figcaption>Source: ${source}.${rests}</figcaption>
</figure>
`;
}

/** Higher than wide, or nearly: on paper it needs a page of its own to be read. */
function isTall(svg: string): boolean {
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/u.exec(svg) ?? [];
  return Number(height) > 0.85 * Number(width);
}

/** How a chart is read. The dated changes are told under the first chart that shows them, and not again. */
function how({ name, subtitle }: ChartSpec, told: string): Html {
  const at = subtitle.indexOf(EVENTS);
  if (at < 0 || name === told) return html`${subtitle}`;
  return html`${subtitle.slice(0, at)} <a href="#${told}-title">Dashed lines: dated changes, told there</a>.`;
}

/** Buttons of a chart, shown by the script that makes them work. */
function tools(chart: ChartSpec, { zoomable }: LiveSpec): Html {
  const { name, title } = chart;
  const button = (act: string, text: string, label: string) =>
    html`<button type="button" data-act="${act}" data-of="${name}" aria-label="${label}: ${title}">${text}</button>`;
  const zoom = zoomable
    ? html`<span class="zoom" role="group" aria-label="Time shown: ${title}"><label>Time from <input type="range" min="0" max="1000" value="0" data-zoom="from" data-of="${name}"></label> <label>to <input type="range" min="0" max="1000" value="1000" data-zoom="to" data-of="${name}"></label> <output data-zoom-words="${name}"></output></span>`
    : null;
  return html`<div class="tools" hidden>${zoom}<span class="save">${button('svg', 'SVG', 'Save as SVG')}${button('png', 'PNG', 'Save as PNG')}${button('csv', 'CSV', 'Save the numbers as CSV')}${button('copy', 'Copy numbers', 'Copy numbers')}</span></div>`;
}

function numbers({ name, table, title }: ChartSpec): Html {
  return html`<details><summary>The numbers behind this chart</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Numbers behind the chart ${name}"><table id="numbers-${name}">
<caption>${title}</caption>
<thead><tr>${table.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>
`,
  )}</tbody>
</table></div></details>`;
}

/** A number carries its digits where the text beside it has fewer: what is copied is not what was rounded to be read. */
function cell(value: Cell): Html {
  if (value === null) return html`<td class="number" data-value="">–</td>`;
  if (typeof value === 'string') return html`<td>${value}</td>`;
  const text = quantity(value, 'count');
  return String(value) === text
    ? html`<td class="number">${text}</td>`
    : html`<td class="number" data-value="${value}">${text}</td>`;
}
