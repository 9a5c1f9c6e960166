/** Every value of the scenario with what it rests on, grouped by the part of the scenario that it belongs to. */
import { quantity, written } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import type { EvidenceEntry } from '../../scenario/scenario.js';
import { elided } from '../names.js';
import type { Section } from './document.js';
import { type Html, html } from './html.js';
import { linked, sourceIds } from './sources.js';

const VALUE_LENGTH = 300;
/** What a value rests on, in words: an entry of the sources, or one of the three words of the language. */
export const KINDS = {
  source: 'with a source',
  estimate: 'estimated by the author of the scenario',
  fitted: 'fitted, so that the simulation meets published figures',
  assumption: 'assumed, without a source',
} as const;
type Kind = keyof typeof KINDS;

export function kindOf(source: string): Kind {
  return source === 'estimate' || source === 'fitted' || source === 'assumption' ? source : 'source';
}

/** Values by the part of the scenario that they stand in, in the file's order: `crossings`, `routes`, … */
export function byPart(values: Results['evidence']['values']): Map<string, EvidenceEntry[]> {
  const parts = new Map<string, EvidenceEntry[]>();
  for (const value of values) {
    const part = partOf(value.path);
    const there = parts.get(part);
    if (there) there.push(value);
    else parts.set(part, [value]);
  }
  return parts;
}

/** Values that stand at the top of the file, as `duration`, are of the run itself. */
function partOf(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? RUN : path.slice(0, dot);
}

const RUN = 'run';

/** Anchor of a part's values. Parts are keys of the language, and so fit to be ids. */
export function partId(part: string): string {
  return `values-${part.replace(/[^a-z-]/gu, '')}`;
}

export function assumptions(results: Results): Section {
  const { values } = results.evidence;
  const parts = [...byPart(values)];
  const count = (of: readonly EvidenceEntry[], kind: Kind) =>
    of.filter(({ source }) => kindOf(source) === kind).length;
  const kinds = Object.keys(KINDS) as Kind[];
  const row = (
    name: Html | string,
    of: readonly EvidenceEntry[],
  ) => html`<tr><th scope="row">${name}</th>${kinds.map(
    (kind) => html`<td class="number">${written(count(of, kind), 1)}</td>`,
  )}<td class="number">${written(of.length, 1)}</td></tr>
`;
  return {
    id: 'assumed',
    title: 'What is assumed',
    body:
      values.length === 0
        ? html`<p>The scenario states no values.</p>`
        : html`<p>The scenario states ${quantity(values.length, 'count')} values. ${quantity(count(values, 'assumption'), 'count')} of them are assumptions that nobody has published; a result is worth no more than they are. Every value stands below with its source, or with the word <em>assumption</em>.</p>
<p class="on-paper">The values themselves are left out on paper: they are in the file that this was printed from.</p>
<div class="scroll tall" role="region" tabindex="0" aria-label="Values by what they rest on"><table class="compact">
<caption>Values by the part of the scenario and by what they rest on</caption>
<thead><tr><th scope="col">Part</th><th scope="col" class="number">Source</th><th scope="col" class="number">Estimate</th><th scope="col" class="number">Fitted</th><th scope="col" class="number">Assumption</th><th scope="col" class="number">All</th></tr></thead>
<tbody>${parts.map(([part, of]) => row(html`<a href="#${partId(part)}">${part}</a>`, of))}${row('All', values)}</tbody></table></div>
${parts.map(([part, of]) => valuesOf(part, of, results))}`,
  };
}

function valuesOf(part: string, values: readonly EvidenceEntry[], { evidence }: Results): Html {
  const ids = sourceIds(evidence.sources);
  const id = partId(part);
  return html`<details id="${id}"><summary>Values of ${part} (${written(values.length, 1)})</summary>
<div class="tools" hidden><span class="save"><button type="button" data-act="csv" data-of="${id}" aria-label="Save the values of ${part} as CSV">CSV</button></span></div>
<div class="scroll" role="region" tabindex="0" aria-label="Values of ${part}"><table id="numbers-${id}">
<caption>Values of ${part}, each with its source</caption>
<thead><tr><th scope="col">Where</th><th scope="col">Value</th><th scope="col">Rests on</th><th scope="col">Note</th></tr></thead>
<tbody>${values.map(
    ({ path, text, source, note }) =>
      html`<tr><td><code>${elided(path, VALUE_LENGTH)}</code></td><td>${elided(text, VALUE_LENGTH)}</td><td>${linked(source, ids)}</td><td>${elided(note, VALUE_LENGTH)}</td></tr>
`,
  )}</tbody></table></div></details>
`;
}

const SEPARATOR = html`, `;

/**
 * What a chart or a figure rests on: the parts of the scenario that it is computed from, with links to their values.
 * @param parts keys of the scenario, those that matter most first; what the scenario does not have is left out
 * @param brief without how many of the values are assumed
 */
export function restsOn(parts: readonly string[], { evidence }: Results, brief = false): Html | null {
  const all = byPart(evidence.values);
  const there = parts.filter((part) => all.has(part));
  if (there.length === 0) return null;
  const links = there.map((part, i) => {
    const values = all.get(part)!;
    const assumed = values.filter(({ source }) => source === 'assumption').length;
    const told = brief
      ? null
      : html` (${written(assumed, 1)} of ${written(values.length, 1)} values assumed)`;
    return html`${i === 0 ? null : SEPARATOR}<a href="#${partId(part)}">${part}</a>${told}`;
  });
  return html` <span class="rests">Rests on ${links}.</span>`;
}
