/** Published figures beside simulated ones, as a table. */
import { quantity } from '../../experiment/format.js';
import type { Results, Scored } from '../../experiment/results.js';
import { publishedInWords, simulatedInWords } from '../../experiment/words.js';
import { fullName } from '../names.js';
import { rough } from '../time.js';
import { type Html, html } from './html.js';
import { linked, sourceIds } from './sources.js';

/** What a published figure was used for, in words. */
export const USES: Readonly<Record<Scored['use'], string>> = {
  calibrate: 'Fitted to',
  validate: 'Kept for checking',
  context: 'For context',
};

/** `inside`, or `missed by −1,200 persons (−12 %)`. */
export function verdictInWords({
  verdict,
  missedBy,
  missedShare,
  unit,
  published,
  simulated,
}: Scored): string {
  if (verdict === 'inside') return 'inside';
  const share = missedShare === null ? '' : ` (${signed(missedShare, 'share')})`;
  // A difference of two shares is told in points, since a per cent of a per cent is another number.
  const by =
    unit === 'share'
      ? signed(rough(missedBy), unit).replace('%', 'points')
      : signed(rough(missedBy), unit, [published.low, published.high, simulated.mean]);
  return `missed by ${by}${share}`;
}

function signed(value: number, unit: string, beside: readonly number[] = []): string {
  return `${value > 0 ? '+' : ''}${quantity(value, unit, beside)}`;
}

export function publishedTable({ observations, evidence }: Results): Html | null {
  if (observations.length === 0) return null;
  const titles = new Map(evidence.sources.map(({ name, title }) => [name, title]));
  const ids = sourceIds(evidence.sources);
  const sourceOf = (name: string) => linked(name, ids, titles.get(name) ?? name);
  const uses = (Object.keys(USES) as Scored['use'][]).filter((use) =>
    observations.some((scored) => scored.use === use),
  );
  return html`<div class="scroll tall" role="region" tabindex="0" aria-label="Simulated against published"><table id="published-table" class="wide">
<caption>A figure is <em>inside</em> where the middle 90 % of the replications meet what was published. In brackets stands that range: what was published is one course of events, and is set against single ones. <em>Fitted to</em>: the scenario was adjusted until it came near; only figures <em>kept for checking</em> test it.</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">Published</th><th scope="col">Simulated (middle 90 %)</th><th scope="col">Verdict</th><th scope="col">Source</th></tr></thead>
${uses.map(
  (use) => html`<tbody>
<tr><th scope="rowgroup" colspan="5">${USES[use]}</th></tr>
${observations.filter((scored) => scored.use === use).map((scored) => row(scored, sourceOf))}</tbody>
`,
)}</table></div>`;
}

function row(scored: Scored, sourceOf: (name: string) => Html): Html {
  const { label, measure, verdict, source, note } = scored;
  const name = label === '' ? measure : label;
  return html`<tr><td>${fullName(name)}${note === '' ? null : html`<br><span class="soft">${note}</span>`}</td>
<td data-published="">${publishedInWords(scored)}</td>
<td data-simulated="">${simulatedInWords(scored)}</td>
<td class="${verdict === 'inside' ? 'met' : 'missed'}">${`${verdict === 'inside' ? '✓' : '✗'} ${verdictInWords(scored)}`}</td>
<td>${sourceOf(source)}</td></tr>
`;
}
