/** The report of one scenario as a page: what happened, the story in the order of the journey, how sure, what is assumed. */
import type { Results } from '../../experiment/results.js';
import { findingsOf } from '../../experiment/words.js';
import { elided, fullName } from '../names.js';
import { STANDARD, type Theme } from '../theme-file.js';
import { dateInWords, localMs } from '../time.js';
import { chapters, type Placed } from './chapters.js';
import { documentOf } from './document.js';
import { assumptions } from './evidence.js';
import { atAGlance } from './figures.js';
import { type Html, html } from './html.js';
import { sources } from './sources.js';
import { howSure } from './sure.js';

/** A description of more characters is folded, to so many. */
const FOLDED_FROM = 320;
const FOLDED_TO = 140;

/** @param runtime text of the script built from `runtime.ts` */
export function pageOf(
  results: Results,
  drawn: readonly Placed[],
  runtime: string,
  theme: Theme = STANDARD,
): Promise<string> {
  const story = chapters(results, drawn);
  const sections = [...story, howSure(results), assumptions(results), sources(results)];
  return documentOf({
    title: fullName(results.scenario.title),
    head: head(results),
    opening: atAGlance(results, leadOf(results), new Set(sections.map(({ id }) => id))),
    sections,
    drawn,
    version: results.version,
    runtime,
    theme,
  });
}

/** The first finding on each of the first two topics: they open the page, and the list under the key figures goes on. */
export function leadOf(results: Results): string[] {
  const told = findingsOf(results).filter(({ topic }) => topic !== 'evidence' && topic !== 'published');
  const first = told.filter(({ topic }, i) => told.findIndex((other) => other.topic === topic) === i);
  return first.slice(0, 2).map(({ text }) => text);
}

function head(results: Results): Html {
  const { scenario } = results;
  const lead = leadOf(results).join(' ');
  const whatIf =
    scenario.whatIf === '' ? null : html`<p><strong>What if: ${fullName(scenario.whatIf)}</strong></p>`;
  return html`<h1>${fullName(scenario.title)}</h1>
${whatIf}
<p class="lead">${lead === '' ? 'Nothing happened in this run.' : lead}</p>
${about(scenario.description)}
<p class="soft">${runInWords(results)}</p>
`;
}

/** A longer description is folded: who opens the page looks for what was found. */
function about(description: string): Html | null {
  const text = description.trim();
  if (text === '') return null;
  if (text.length <= FOLDED_FROM) return html`<p>${text}</p>`;
  return html`<details class="about"><summary>${elided(text, FOLDED_TO)}</summary><p>${text}</p></details>`;
}

/** `Simulated 19 Sep to 13 Oct, 20 replications; in brackets the 95 % confidence interval of the mean.` */
export function runInWords(results: Results): string {
  const { times, replications } = results;
  const span = `${dateInWords(localMs(results, times[0] ?? 0))} to ${dateInWords(localMs(results, times.at(-1) ?? 0))}`;
  return replications === 1
    ? `Simulated once, ${span}. One replication has no interval: nothing here tells chance from effect.`
    : `Simulated ${replications} times, ${span}; in brackets, and under each figure, the 95 % confidence interval of the mean.`;
}
