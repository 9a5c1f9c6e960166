/** One HTML file that needs nothing else: no network, and for reading no script either. */

import type { Theme } from '../theme-file.js';
import type { Drawn } from './figure.js';
import { type Html, html, jsonInScript, scriptText, trusted } from './html.js';
import { styleOf } from './style.js';

/** A section of a page; the list of chapters names it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

export interface Document {
  readonly title: string;
  /** What stands above the list of chapters. */
  readonly head: Html;
  /** What stands below it, before the first chapter. */
  readonly opening: Html;
  readonly sections: readonly Section[];
  /** The charts in it that become live. */
  readonly drawn: readonly Drawn[];
  readonly version: string;
  /** Text of the script built from `runtime.ts`. */
  readonly runtime: string;
  readonly theme: Theme;
}

/**
 * A page. Its policy lets its own script and style run and nothing load: both are named by their digests, which a text
 * of the scenario cannot have, and Vega's expressions are interpreted, not compiled.
 */
export async function documentOf(page: Document): Promise<string> {
  const { title, head, opening, sections, drawn, version } = page;
  const script = scriptText(page.runtime);
  const style = styleOf(page.theme);
  const policy = [
    "default-src 'none'",
    `script-src '${await digest(script)}'`,
    `style-src '${await digest(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Onward ${version}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header>
${SCHEME}
${head}
</header>
<nav aria-label="Chapters"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${opening}
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<footer><p class="soft">Made by Onward ${version}. All persons in it are simulated. This page is one file: it asks the network for nothing, and can be sent as it is.</p></footer>
<div id="tip" role="tooltip" hidden></div>
<p id="said" role="status" class="unseen"></p>
${drawn.map(
  ({
    chart,
    live,
  }) => html`<script type="application/json" id="spec-${chart.name}">${jsonInScript(live)}</script>
`,
)}<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

/** Shown by the script, which it needs; without it the page follows the reader's system. */
const SCHEME = html`<p class="scheme" hidden><label for="scheme">Colours</label> <select id="scheme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></p>`;

/** Of an inline element, as a content security policy names it. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
