/** The chapters of the journey: what was found in words, then the charts, each with the numbers behind it. */
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { type Finding, findingsOf } from '../../experiment/words.js';
import type { Cell, ChartSpec } from '../chart.js';
import type { Chapter } from '../charts/all.js';
import { type Html, html, trusted } from './html.js';
import type { Drawn } from './page.js';
import { publishedTable } from './published.js';

/** A section of the page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

const CHAPTERS: readonly { id: Chapter; title: string; topics: readonly Finding['topic'][] }[] = [
  { id: 'leaving', title: 'Leaving', topics: ['entries'] },
  { id: 'border', title: 'The border', topics: ['waits', 'queues'] },
  { id: 'beds', title: 'The beds', topics: ['beds'] },
  { id: 'desks', title: 'The desks', topics: [] },
  { id: 'onward', title: 'Onward', topics: ['seats'] },
  { id: 'ended', title: 'Where people ended', topics: ['outcomes'] },
  { id: 'published', title: 'Simulated against published', topics: ['published'] },
];

/** The chapters that have anything to show. */
export function chapters(results: Results, drawn: readonly Drawn[]): Section[] {
  const findings = findingsOf(results);
  return CHAPTERS.flatMap(({ id, title, topics }) => {
    const charts = drawn.filter(({ chapter }) => chapter === id);
    const said = findings.filter(({ topic }) => topics.includes(topic));
    const table = id === 'published' ? publishedTable(results) : null;
    if (charts.length === 0 && table === null) return [];
    const body = html`${said.map(({ text }) => html`<p>${text}</p>`)}
${charts.map(({ chart, svg }) => figure(chart, svg))}${table}`;
    return [{ id, title, body }];
  });
}

function figure(chart: ChartSpec, svg: string): Html {
  const { name, title, subtitle, alt, source } = chart;
  return html`<figure aria-labelledby="${name}-title">
<h3 id="${name}-title">${title}</h3>
<p class="how">${subtitle}</p>
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
