/** The chapters of the journey: charts, each with the numbers behind it. */
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import type { Cell, ChartSpec } from '../chart.js';
import type { Chapter } from '../charts/all.js';
import { type Html, html, trusted } from './html.js';
import { publishedTable } from './published.js';

/** A chart, where it belongs and its still picture (without title). */
export interface Drawn {
  readonly chapter: Chapter;
  readonly chart: ChartSpec;
  readonly svg: string;
}

/** A section of the page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

const CHAPTERS: readonly { readonly id: Chapter; readonly title: string }[] = [
  { id: 'leaving', title: 'Leaving' },
  { id: 'border', title: 'The border' },
  { id: 'beds', title: 'The beds' },
  { id: 'desks', title: 'The desks' },
  { id: 'onward', title: 'Onward' },
  { id: 'ended', title: 'Where people ended' },
  { id: 'published', title: 'Simulated against published' },
];

/** The chapters that have anything to show. */
export function chapters(results: Results, drawn: readonly Drawn[]): Section[] {
  const told = drawn.find(({ chart }) => chart.subtitle.includes(EVENTS))?.chart.name ?? '';
  return CHAPTERS.flatMap(({ id, title }) => {
    const charts = drawn.filter(({ chapter }) => chapter === id);
    const table = id === 'published' ? publishedTable(results) : null;
    if (charts.length === 0 && table === null) return [];
    return [{ id, title, body: html`${charts.map(({ chart, svg }) => figure(chart, svg, told))}${table}` }];
  });
}

/** What begins the words on dated changes, which end the words of a chart. */
const EVENTS = 'Dashed lines: ';

/** How a chart is read. The dated changes are told under the first chart that shows them, and not again. */
function how({ name, subtitle }: ChartSpec, told: string): Html {
  const at = subtitle.indexOf(EVENTS);
  return at < 0 || name === told
    ? html`${subtitle}`
    : html`${subtitle.slice(0, at)} <a href="#${told}-title">Dashed lines: dated changes, told there</a>.`;
}

function figure(chart: ChartSpec, svg: string, told: string): Html {
  const { name, title, alt, source } = chart;
  return html`<figure aria-labelledby="${name}-title">
<h3 id="${name}-title">${title}</h3>
<p class="how">${how(chart, told)}</p>
<div class="chart" id="chart-${name}" data-chart="${name}" role="img" tabindex="0" aria-label="${alt}">${trusted(svg)}</div>
${data(chart)}
<figcaption>Source: ${source}</figcaption>
</figure>
`;
}

function data({ name, table }: ChartSpec): Html {
  return html`<details><summary>The numbers behind this chart</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Numbers behind the chart ${name}"><table>
<thead><tr>${table.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>
`,
  )}</tbody>
</table></div></details>`;
}

function cell(value: Cell): Html {
  if (value === null) return html`<td class="number">–</td>`;
  if (typeof value === 'number') return html`<td class="number">${quantity(value, 'count')}</td>`;
  return html`<td>${value}</td>`;
}
