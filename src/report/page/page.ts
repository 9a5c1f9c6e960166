/** The report as one HTML file that needs nothing else: no network, and for reading no script either. */
import type { Results } from '../../experiment/results.js';
import { findingsOf } from '../../experiment/words.js';
import { fullName } from '../names.js';
import { compiled } from '../svg.js';
import { chapters, type Drawn } from './chapters.js';
import { assumptions, howSure, sources } from './evidence.js';
import { keyFigures } from './figures.js';
import { type Html, html, jsonInScript, scriptText, trusted } from './html.js';
import { STYLE } from './style.js';

/**
 * The page. Its policy lets one script run, which replaces the still pictures by live ones.
 * @param runtime text of the script built from `runtime.ts`
 */
export async function pageOf(results: Results, drawn: readonly Drawn[], runtime: string): Promise<string> {
  const script = scriptText(runtime);
  const policy = [
    "default-src 'none'",
    `script-src '${await digest(script)}'`,
    `style-src '${await digest(STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const specs = Object.fromEntries(drawn.map(({ chart }) => [chart.name, compiled(chart.bare)]));
  const title = fullName(results.scenario.title);
  const parts = [...chapters(results, drawn), howSure(results), assumptions(results), sources(results)];
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Onward ${results.version}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${head(results, title)}
<nav aria-label="Chapters"><ul>${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="main" tabindex="-1">
${keyFigures(results, leadOf(results))}
${parts.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<footer><p class="soft">Made by Onward ${results.version}. All persons in it are simulated.</p></footer>
<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="specs">${jsonInScript(specs)}</script>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.text;
}

/** The first finding on each of the first two topics: they open the page, and the list under the key figures goes on. */
export function leadOf(results: Results): string[] {
  const told = findingsOf(results).filter(({ topic }) => topic !== 'evidence' && topic !== 'published');
  const first = told.filter(({ topic }, i) => told.findIndex((other) => other.topic === topic) === i);
  return first.slice(0, 2).map(({ text }) => text);
}

/** Opens the header; the page closes it after the list of chapters. */
function head(results: Results, title: string): Html {
  const { scenario } = results;
  const lead = leadOf(results).join(' ');
  const whatIf =
    scenario.whatIf === '' ? null : html`<p><strong>What if: ${fullName(scenario.whatIf)}</strong></p>`;
  return html`<header>
<h1>${title}</h1>
${whatIf}
<p class="lead">${lead === '' ? 'Nothing happened in this run.' : lead}</p>
${scenario.description === '' ? null : html`<p>${scenario.description}</p>`}
`;
}

/** Of an inline element, as a content security policy names it. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
