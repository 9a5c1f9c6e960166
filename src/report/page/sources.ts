/** The sources, and links to them. */
import { written } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { elided, fullName } from '../names.js';
import type { Section } from './document.js';
import { type Html, html } from './html.js';

const LENGTH = 300;

type Sources = Results['evidence']['sources'];

/** Anchors of sources, numbered: a scenario may call its sources anything. */
export function sourceIds(sources: Sources): ReadonlyMap<string, string> {
  return new Map(sources.map(({ name }, i) => [name, `source-${i + 1}`]));
}

/** The name of a source with a link to its entry; a word that is no source stays a word. */
export function linked(source: string, ids: ReadonlyMap<string, string>, shown = source): Html {
  const id = ids.get(source);
  return id === undefined ? html`${fullName(shown)}` : html`<a href="#${id}">${fullName(shown)}</a>`;
}

export function sources({ evidence, observations }: Results): Section {
  const ids = sourceIds(evidence.sources);
  const uses = (name: string) => ({
    values: evidence.values.filter(({ source }) => source === name).length,
    figures: observations.filter(({ source }) => source === name).length,
  });
  const rows = evidence.sources.map((source) => ({ source, ...uses(source.name) }));
  const used = rows.filter(({ values, figures }) => values + figures > 0);
  const unused = rows.filter(({ values, figures }) => values + figures === 0);
  return {
    id: 'sources',
    title: 'Sources',
    body:
      rows.length === 0
        ? html`<p>The scenario names no source.</p>`
        : html`<div class="scroll tall" role="region" tabindex="0" aria-label="Sources"><table>
<caption>Sources that values of the scenario or published figures rest on</caption>
<thead><tr><th scope="col">Source</th><th scope="col">What it is</th><th scope="col" class="number">Values</th><th scope="col" class="number">Published figures</th></tr></thead>
<tbody>${used.map(
            ({
              source,
              values,
              figures,
            }) => html`<tr id="${ids.get(source.name)!}"><td>${fullName(source.name)}</td><td>${about(source)}</td><td class="number">${written(values, 1)}</td><td class="number">${written(figures, 1)}</td></tr>
`,
          )}</tbody></table></div>
${unused.length === 0 ? null : html`<h3>Named, with nothing that rests on them</h3><ul>${unused.map(({ source }) => html`<li id="${ids.get(source.name)!}">${fullName(source.name)}: ${about(source)}</li>`)}</ul>`}`,
  };
}

function about({ title, date, via, url }: Sources[number]): Html {
  const of = [title, date, via === '' ? '' : `via ${via}`].filter((part) => part !== '').join(', ');
  return html`${elided(of, LENGTH)}${link(url)}`;
}

/** Only addresses of the web become links; anything else stays text. */
function link(url: string): Html | null {
  if (url === '') return null;
  const shown = elided(url, 80);
  return /^https?:\/\//iu.test(url)
    ? html`<br><a href="${url}" rel="noreferrer noopener">${shown}</a>`
    : html`<br>${shown}`;
}
