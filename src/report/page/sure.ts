/** How sure the figures are, and what they were computed with. */
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { elided, fullName } from '../names.js';
import { dateInWords, localMs, zoneInWords } from '../time.js';
import type { Section } from './document.js';
import { html } from './html.js';

const WARNING_LENGTH = 300;

export function howSure(results: Results): Section {
  const { replications, warnings } = results;
  const meaning =
    replications > 1
      ? html`<p>The scenario was run ${quantity(replications, 'count')} times with different luck. Behind each mean stands, in brackets, its 95 % confidence interval (Student's t): with other luck throughout, 19 of 20 such intervals would hold the mean that endless replications would give. Bands in charts hold the middle 90 % of the replications, where one course of events would be likely to lie if the scenario were right about everything; whether it is, only the published figures that it did not know can tell.</p>
<p><strong>Both speak of chance alone.</strong> Neither tells how wrong the assumptions are: for that, see the published figures that were kept for checking, and what is assumed.</p>`
      : html`<p>The scenario was run once. <strong>One replication has no interval and no band:</strong> what is chance and what is not cannot be told. Run more replications before anything is concluded.</p>`;
  return {
    id: 'sure',
    title: 'How sure',
    body: html`${meaning}
<div class="scroll tall" role="region" tabindex="0" aria-label="What was computed"><table class="facts"><caption>What was computed</caption><tbody>${facts(results).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table></div>
${warnings.length === 0 ? null : html`<h3>Warnings</h3><ul>${warnings.map((text) => html`<li>${elided(text, WARNING_LENGTH)}</li>`)}</ul>`}`,
  };
}

function facts(results: Results): (readonly [string, string])[] {
  const { replications, seed, version, events, parties, scenario, times } = results;
  const begin = dateInWords(localMs(results, times[0] ?? 0), true);
  const end = dateInWords(localMs(results, times.at(-1) ?? 0), true);
  return [
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
}
