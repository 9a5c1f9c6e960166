/** The report of a comparison as files: differences first, then base and what-ifs side by side. */
import {
  type Difference,
  differenceInWords,
  isNothing,
  isTold,
  sideInWords,
} from '../../experiment/compare.js';
import { quantity } from '../../experiment/format.js';
import { capital } from '../../experiment/measure-words.js';
import { chartFiles, inTheme, type ReportFile, type ReportOptions } from '../files.js';
import { fullName } from '../names.js';
import { documentOf, type Section } from '../page/document.js';
import { type Drawn, drawnOf, figure } from '../page/figure.js';
import { type Html, html } from '../page/html.js';
import { STANDARD } from '../theme-file.js';
import { comparedCharts, worded } from './charts.js';
import { bySureness, type Compared, whatIfsOf } from './compared.js';

/** Sentences for one what-if on the first screen. */
const MOST_TOLD = 3;

/**
 *     Compared ─(1) charts→ specifications ─(2) draw→ SVG ─(3) page→ report.html
 *
 * @param text what `onward compare --json` prints, which becomes `summary.json`
 */
export async function comparedFiles(
  compared: Compared,
  text: string,
  { runtime, theme = STANDARD }: ReportOptions,
): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  const drawn: Drawn[] = [];
  // 1. and 2.
  for (const plain of comparedCharts(compared)) {
    const chart = inTheme(plain, theme);
    files.push(...(await chartFiles(chart)));
    drawn.push(await drawnOf(chart));
  }
  // 3.
  const title = fullName(compared.scenario.title);
  const page = await documentOf({
    title: `${title}: what would change it`,
    head: html`<h1>${title}: what would change it</h1>
<p class="soft">${runsInWords(compared)}</p>`,
    opening: inWords(compared),
    sections: sectionsOf(compared, drawn),
    drawn,
    version: compared.version,
    runtime,
    theme,
  });
  return [{ path: 'report.html', text: page }, { path: 'summary.json', text }, ...files];
}

function runsInWords({ replications, seed }: Compared): string {
  return replications === 1
    ? `One pair of replications, seed ${fullName(seed)}: no difference in it can be told from chance.`
    : `${replications} pairs of replications, seed ${fullName(seed)}. The same parties set out in the base and in each what-if; in brackets the 95 % interval of the difference.`;
}

/** The first screen: what each what-if changes, the surest first. */
function inWords(compared: Compared): Html {
  return html`<section aria-labelledby="glance"><h2 id="glance">At a glance</h2>
${whatIfsOf(compared).map((name) => {
  const theirs = bySureness(compared.differences.filter(({ whatIf }) => whatIf === name));
  const sure = theirs.filter(isTold);
  const same = theirs.filter(isNothing).length;
  const unsure = theirs.length - sure.length - same;
  return html`<h3>What if: ${fullName(name)}</h3>
<ul>${sure.slice(0, MOST_TOLD).map((each) => html`<li>${capital(differenceInWords(each))}, from ${sideInWords(each, 'base')}.</li>`)}${
    sure.length > MOST_TOLD
      ? html`<li>${quantity(sure.length - MOST_TOLD, 'count')} more measures differ.</li>`
      : null
  }${unsure > 0 ? html`<li>${quantity(unsure, 'count')} measures: no difference that can be told from chance.</li>` : null}${
    same > 0 ? html`<li>${quantity(same, 'count')} measures: no difference at all.</li>` : null
  }</ul>`;
})}</section>
`;
}

function sectionsOf(compared: Compared, drawn: readonly Drawn[]): Section[] {
  const notes = { told: '', rests: null };
  const [first, ...rest] = drawn;
  return [
    {
      id: 'differences-first',
      title: 'Differences',
      body: html`${first ? figure(first, notes) : html`<p>Nothing was compared that differs.</p>`}${table(compared)}`,
    },
    ...(rest.length > 0
      ? [{ id: 'sides', title: 'Side by side', body: html`${rest.map((each) => figure(each, notes))}` }]
      : []),
    { id: 'sure', title: 'How sure', body: sure(compared) },
  ];
}

function table({ differences }: Compared): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="All differences"><table>
<caption>Every difference, the surest first</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">What-if</th><th scope="col">Base</th><th scope="col">With the what-if</th><th scope="col">In words</th></tr></thead>
<tbody>${bySureness(differences).map(row)}</tbody></table></div>`;
}

function row(difference: Difference): Html {
  const { measure, whatIf } = difference;
  return html`<tr><td>${worded(measure)}</td><td>${fullName(whatIf)}</td><td>${sideInWords(difference, 'base')}</td><td>${sideInWords(difference, 'other')}</td><td>${capital(differenceInWords(difference))}</td></tr>
`;
}

function sure({ scenario, version, seed, replications, differences }: Compared): Html {
  return html`<p>Base and what-if meet the same people with the same luck, so that a difference is that of the what-if and not of chance. Whether there is a difference is told by Holm's test, adjusted for all ${quantity(differences.length, 'count')} that were compared. All of it speaks of the model: how wrong its assumptions are, the report of the base says.</p>
<div class="scroll tall" role="region" tabindex="0" aria-label="What was computed"><table class="facts"><caption>What was computed</caption><tbody>
<tr><th scope="row">Pairs of replications</th><td>${quantity(replications, 'count')}</td></tr>
<tr><th scope="row">Seed</th><td>${fullName(seed)}</td></tr>
<tr><th scope="row">Version</th><td>${version}</td></tr>
<tr><th scope="row">Scenario</th><td>${fullName(scenario.file)}, SHA-256 ${scenario.hash}</td></tr></tbody></table></div>`;
}
