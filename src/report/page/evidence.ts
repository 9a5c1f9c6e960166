/** How sure the figures are, what is assumed, and what everything rests on. */
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { elided, fullName } from '../names.js';
import { dateInWords, localMs, zoneInWords } from '../time.js';
import type { Section } from './chapters.js';
import { type Html, html } from './html.js';

const VALUE_LENGTH = 300;
/** Words for values that rest on no source. */
const WORDS: Readonly<Record<string, string>> = {
  assumption: 'assumed, without a source',
  estimate: 'estimated by the author of the scenario',
  fitted: 'fitted, so that the simulation meets published figures',
};

export function howSure(results: Results): Section {
  const { replications, seed, version, events, parties, scenario, times } = results;
  const begin = dateInWords(localMs(results, times[0] ?? 0), true);
  const end = dateInWords(localMs(results, times.at(-1) ?? 0), true);
  const meaning =
    replications > 1
      ? `The scenario was run ${replications} times with different luck. Behind each mean stands, in brackets, its 95 % confidence interval (Student's t): with other luck throughout, 19 of 20 such intervals would hold the mean that endless replications would give. Bands in charts hold the middle 90 % of the replications. Both speak of chance alone: neither tells how wrong the assumptions are.`
      : 'The scenario was run once. One replication has no interval and no band: what is chance and what is not cannot be told. Run more replications before anything is concluded.';
  const rows: (readonly [string, string])[] = [
    ['Replications', quantity(replications, 'count')],
    ['Seed', fullName(seed)],
    [
      'Time simulated',
      `${begin} to ${end}, ${zoneInWords(results)} (${quantity(scenario.duration, 'days')})`,
    ],
    ['Warm-up before it, not counted', quantity(scenario.warmUp, 'days')],
    ['Parties in a replication', quantity(parties, 'parties')],
    ['Events in a replication', quantity(events, 'count')],
    ['Version', version],
    ['Scenario', `${fullName(scenario.file)}, SHA-256 ${scenario.hash}`],
  ];
  return {
    id: 'sure',
    title: 'How sure',
    body: html`<p>${meaning}</p>
<div class="scroll tall"><table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table></div>
${results.warnings.length === 0 ? null : html`<h3>Warnings</h3><ul>${results.warnings.map((text) => html`<li>${elided(text, VALUE_LENGTH)}</li>`)}</ul>`}`,
  };
}

export function assumptions({ evidence: { values, sources } }: Results): Section {
  const named = new Set(sources.map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const { source } of values) {
    const kind = named.has(source) ? 'source' : source;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, n]) => html`<li>${quantity(n, 'count')} ${WORDS[kind] ?? 'with a source'}</li>`);
  return {
    id: 'assumed',
    title: 'What is assumed',
    body: html`<p>The scenario states ${quantity(values.length, 'count')} values:</p>
<ul>${lines}</ul>
${list('without a source', values, 'assumption')}${list('estimated', values, 'estimate')}${list('fitted', values, 'fitted')}`,
  };
}

function list(title: string, values: Results['evidence']['values'], kind: string): Html | null {
  const found = values.filter(({ source }) => source === kind);
  if (found.length === 0) return null;
  return html`<details><summary>All values ${title} (${quantity(found.length, 'count')})</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Values ${title}"><table>
<thead><tr><th scope="col">Where</th><th scope="col">Value</th><th scope="col">Note</th></tr></thead>
<tbody>${found.map(
    ({
      path,
      text,
      note,
    }) => html`<tr><td><code>${elided(path, VALUE_LENGTH)}</code></td><td>${elided(text, VALUE_LENGTH)}</td><td>${elided(note, VALUE_LENGTH)}</td></tr>
`,
  )}</tbody></table></div></details>
`;
}

export function sources({ evidence: { sources: all, values }, observations }: Results): Section {
  const uses = (name: string) =>
    values.filter(({ source }) => source === name).length +
    observations.filter(({ source }) => source === name).length;
  const rows = all.map(({ name, title, date, via, url }) => {
    const of = [title, date, via === '' ? '' : `via ${via}`].filter((part) => part !== '').join(', ');
    return html`<tr><td>${fullName(name)}</td><td>${elided(of, VALUE_LENGTH)}${link(url)}</td><td class="number">${uses(name)}</td></tr>
`;
  });
  return {
    id: 'sources',
    title: 'Sources',
    body:
      rows.length === 0
        ? html`<p>The scenario names no source.</p>`
        : html`<div class="scroll tall" role="region" tabindex="0" aria-label="Sources"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Source</th><th scope="col">Figures that rest on it</th></tr></thead>
<tbody>${rows}</tbody></table></div>`,
  };
}

/** Only addresses of the web become links; anything else stays text. */
function link(url: string): Html | null {
  if (url === '') return null;
  const shown = elided(url, 80);
  return /^https?:\/\//iu.test(url)
    ? html`<br><a href="${url}" rel="noreferrer noopener">${shown}</a>`
    : html`<br>${shown}`;
}
