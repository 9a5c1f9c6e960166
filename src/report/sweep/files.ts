/** The report of a sweep as files: the page, the table, the summary, the charts. */
import { type Sweep, sweepCsv } from '../../experiment/sweep.js';
import type { ReportFile, ReportOptions } from '../files.js';
import { chartFiles, inTheme } from '../files.js';
import { fullName } from '../names.js';
import { documentOf } from '../page/document.js';
import { drawnOf, figure } from '../page/figure.js';
import { type Html, html } from '../page/html.js';
import { STANDARD } from '../theme-file.js';
import { sweepCharts } from './charts.js';
import { designInWords, settingsInWords } from './text.js';

/** Points that the page lists; all are in the table beside it. */
const MOST_LISTED = 200;

/**
 *     Sweep ─(1) charts→ specifications ─(2) draw→ SVG ─(3) page→ report.html
 */
export async function sweepFiles(
  sweep: Sweep,
  { runtime, theme = STANDARD }: ReportOptions,
): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  const drawn = [];
  // 1. and 2.
  for (const plain of sweepCharts(sweep)) {
    const chart = inTheme(plain, theme);
    files.push(...(await chartFiles(chart)));
    drawn.push(await drawnOf(chart));
  }
  // 3.
  const title = fullName(sweep.scenario.title);
  const notes = { told: '', rests: null };
  const page = await documentOf({
    title: `${title}: sweep`,
    head: html`<h1>${title}: what moves what</h1>
<p class="lead">${designInWords(sweep)}</p>`,
    opening: html``,
    sections: [
      {
        id: 'curves',
        title: 'Response curves and maps',
        body: drawn.length > 0 ? html`${drawn.map((each) => figure(each, notes))}` : whyNone(sweep),
      },
      { id: 'points', title: 'All points', body: pointsTable(sweep) },
      { id: 'design', title: 'The design', body: designTable(sweep) },
    ],
    drawn,
    version: sweep.version,
    runtime,
    theme,
  });
  return [
    { path: 'report.html', text: page },
    { path: 'summary.json', text: `${JSON.stringify(sweep, null, 1)}\n` },
    { path: 'sweep.csv', text: sweepCsv(sweep) },
    ...files,
  ];
}

/** A missing chart is a finding. */
function whyNone({ points }: Sweep): Html {
  return points.length === 1
    ? html`<p>No chart is drawn: there is one point, and nothing to set it against.</p>`
    : html`<p>No chart is drawn: every measure is the same at all ${points.length} points. What was varied changes nothing that is measured here; other measures can be asked for with <code>--measure</code>.</p>`;
}

function pointsTable({ factors, measures, points }: Sweep): Html {
  const shown = measures.slice(0, 8);
  const rest =
    points.length > MOST_LISTED || measures.length > shown.length
      ? html`<p class="soft">The first ${Math.min(points.length, MOST_LISTED)} points and ${shown.length} measures; <code>sweep.csv</code> beside this page holds all ${points.length} and ${measures.length}.</p>`
      : null;
  return html`${rest}<div class="scroll" role="region" tabindex="0" aria-label="All points"><table>
<thead><tr>${factors.map(({ name }) => html`<th scope="col">${fullName(name)}</th>`)}${shown.map(({ name, unit }) => html`<th scope="col">${fullName(name)} (${unit})</th>`)}</tr></thead>
<tbody>${points.slice(0, MOST_LISTED).map(
    ({
      settings,
      metrics,
    }) => html`<tr>${settings.map((setting) => html`<td>${setting}</td>`)}${shown.map((_, m) => html`<td class="number">${metrics[m] === null ? '–' : Number(metrics[m].mean.toPrecision(4))}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}

function designTable({ scenario, factors, seed, replications, version, points, warnings }: Sweep): Html {
  const first = points[0] ? settingsInWords(factors, points[0].settings) : '';
  const rows: (readonly [string, string | number])[] = [
    ...factors.map(
      ({ name, levels }) =>
        [fullName(name), levels === null ? 'values from a range' : levels.join(', ')] as const,
    ),
    ['The first point', first],
    ['Replications of each point', replications],
    ['Seed', fullName(seed)],
    ['Version', version],
    ['Scenario', `${fullName(scenario.file)}, SHA-256 ${scenario.hash}`],
  ];
  return html`<p>The same parties set out at every point (common random numbers), so that points differ by their settings and not by chance. Intervals are 95 % confidence intervals of a mean (Student's t).</p>
<div class="scroll tall"><table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table></div>
${warnings.length === 0 ? null : html`<h3>Warnings</h3><ul>${warnings.map((text) => html`<li>${text}</li>`)}</ul>`}`;
}
