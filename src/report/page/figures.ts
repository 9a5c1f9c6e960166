/** The key figures at the top of the page, and the findings in words. */
import { withInterval } from '../../experiment/format.js';
import type { Metric, Results } from '../../experiment/results.js';
import { findingsOf } from '../../experiment/words.js';
import { mainCountry } from '../country.js';
import { fullName } from '../names.js';
import { type Html, html } from './html.js';

interface KeyFigure {
  readonly label: string;
  readonly measure: string;
}

/** Those measures that a reader asks for first; what a scenario does not have is left out. */
function keyMeasures(results: Results): KeyFigure[] {
  const { metrics, places } = results;
  const country = mainCountry(results);
  const largest = (names: readonly string[], measureOf: (name: string) => string) =>
    names.reduce<string | null>((best, name) => {
      const value = metrics[measureOf(name)]?.mean ?? 0;
      return value > (best === null ? 0 : metrics[measureOf(best)].mean) ? name : best;
    }, null);
  const crossing = largest(
    places.crossings.map(({ name }) => name),
    (name) => `crossings.${name}.wait.mean`,
  );
  const city = largest(
    places.cities.map(({ name }) => name),
    (name) => `cities.${name}.unsheltered.max`,
  );
  const found: KeyFigure[] = [];
  if (country !== null) {
    const name = fullName(country);
    found.push(
      { label: `Entered ${name}`, measure: `countries.${country}.entries` },
      { label: `Left ${name}`, measure: `countries.${country}.exits` },
      { label: `Most in ${name} at a time`, measure: `countries.${country}.stock.max` },
      { label: `Registered in ${name}`, measure: `countries.${country}.registered` },
    );
  }
  if (crossing !== null)
    found.push({ label: `Mean wait at ${fullName(crossing)}`, measure: `crossings.${crossing}.wait.mean` });
  if (city !== null)
    found.push({ label: `Most without a bed, ${fullName(city)}`, measure: `cities.${city}.unsheltered.max` });
  found.push(
    { label: 'Moved on', measure: 'outcomes.onward' },
    { label: 'Settled', measure: 'outcomes.settled' },
    { label: 'Went home', measure: 'outcomes.returned' },
    { label: 'Refused', measure: 'outcomes.refused' },
  );
  return found;
}

/** `98,300 persons` and, apart, `97,800 to 98,900`. */
export function valueAndInterval(metric: Metric): { value: string; interval: string | null } {
  const [, value, interval] = /^(.*?)(?: \((.*)\))?$/u.exec(withInterval(metric))!;
  return { value, interval: interval ?? null };
}

/** @param told sentences that the page has told already */
export function keyFigures(results: Results, told: readonly string[]): Html {
  const shown = keyMeasures(results).filter(({ measure }) => (results.metrics[measure]?.mean ?? 0) > 0);
  const findings = findingsOf(results).filter(({ text }) => !told.includes(text));
  return html`<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
${shown.length === 0 ? null : html`<dl class="figures">${shown.map(({ label, measure }) => card(label, measure, results.metrics[measure]))}</dl>`}
<ul>${findings.map(({ text }) => html`<li>${text}</li>`)}</ul>
</section>
`;
}

function card(label: string, measure: string, metric: Metric): Html {
  const { value, interval } = valueAndInterval(metric);
  return html`<div><dt>${label}</dt><dd><span class="value" data-measure="${measure}">${value}</span>${
    interval === null ? null : html`<br><span class="soft">${interval}</span>`
  }</dd></div>`;
}
