/** The first screen: key figures with their intervals, what else was found in words, and how far to trust it. */
import { withInterval } from '../../experiment/format.js';
import type { Metric, Results } from '../../experiment/results.js';
import { type Finding, findingsOf, outcomesOf, waitsAt } from '../../experiment/words.js';
import type { Chapter } from '../charts/all.js';
import { mainCountry } from '../country.js';
import { fullName } from '../names.js';
import { partsOf } from './chapters.js';
import { restsOn } from './evidence.js';
import { type Html, html } from './html.js';
import { sparkline } from './sparkline.js';
import { whatWouldChangeIt } from './what-ifs.js';

interface KeyFigure {
  readonly label: string;
  readonly measure: string;
  /** The chapter that tells more. */
  readonly chapter: Chapter;
}

/** Those measures that a reader asks for first, in the order of the journey; what is nowhere above 0 is left out. */
function keyFiguresOf(results: Results): KeyFigure[] {
  const { metrics, places } = results;
  const mean = (measure: string) => metrics[measure]?.mean ?? 0;
  const of = (label: string, measure: string, chapter: Chapter): KeyFigure[] =>
    mean(measure) > 0 ? [{ label, measure, chapter }] : [];
  const country = mainCountry(results);
  const crossings = places.crossings.map(({ name }) => name);
  const waiting = largest(crossings, (name) => mean(`crossings.${name}.wait.mean`));
  const queueing = largest(crossings.filter(waitsAt(results)), (name) => mean(`crossings.${name}.queue.max`));
  const bedless = largest(
    places.cities.map(({ name }) => name),
    (name) => mean(`cities.${name}.unsheltered.max`),
  );
  const named = fullName(country ?? '');
  const entered = `countries.${country}.entries`;
  const left = `countries.${country}.exits`;
  // Where ordinary travel is told apart, the figures that it would swell say that it is not in them.
  const outcomes = outcomesOf(metrics);
  const apart = outcomes !== 'outcomes';
  const beyond = apart ? ' beyond ordinary travel' : '';
  return [
    ...of(`Set out${beyond}`, `${outcomes}.departures`, 'leaving'),
    ...of(`Entered ${named}${beyond}`, apart ? `${entered}.non-visitors` : entered, 'leaving'),
    ...of(`Mean wait, ${fullName(waiting)}`, `crossings.${waiting}.wait.mean`, 'border'),
    ...of(`Longest queue, ${fullName(queueing)}`, `crossings.${queueing}.queue.max`, 'border'),
    ...of(`Most without a bed, ${fullName(bedless)}`, `cities.${bedless}.unsheltered.max`, 'beds'),
    ...of(`Registered in ${named}`, `countries.${country}.registered`, 'desks'),
    ...of(`Left ${named}${beyond}`, apart ? `${left}.non-visitors` : left, 'leaving'),
    ...of('Moved on', 'outcomes.onward', 'ended'),
    ...of('Settled', 'outcomes.settled', 'ended'),
    ...of(`Went home${beyond}`, `${outcomes}.returned`, 'ended'),
  ];
}

/** The name with the largest value; '' where none is above 0. */
function largest(names: readonly string[], sizeOf: (name: string) => number): string {
  return names.reduce((best, name) => (sizeOf(name) > (best === '' ? 0 : sizeOf(best)) ? name : best), '');
}

/** `98,300 persons` and, apart, `97,800 to 98,900`. */
export function valueAndInterval(metric: Metric): { value: string; interval: string | null } {
  const [, value, interval] = /^(.*?)(?: \((.*)\))?$/u.exec(withInterval(metric))!;
  return { value, interval: interval ?? null };
}

/** On these a reader judges the rest. */
const TRUST: readonly Finding['topic'][] = ['published', 'evidence'];
const TRUST_LINKS: Readonly<Record<string, string>> = { published: 'published', evidence: 'assumed' };

/**
 * @param told sentences that the page has told already
 * @param chapters ids of the chapters that the page has
 */
export function atAGlance(results: Results, told: readonly string[], chapters: ReadonlySet<string>): Html {
  const cards = keyFiguresOf(results);
  const shown = new Set(cards.map(({ measure }) => measure));
  const findings = findingsOf(results).filter(({ text }) => !told.includes(text));
  // What a key figure says is not said again in words.
  const more = findings.filter(
    ({ topic, measures }) =>
      !TRUST.includes(topic) && !(measures.length > 0 && measures.every((measure) => shown.has(measure))),
  );
  const trust = findings.filter(({ topic }) => TRUST.includes(topic));
  return html`<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
${cards.length === 0 ? null : html`<dl class="figures">${cards.map((each) => card(each, results, chapters))}</dl>`}
${more.length === 0 ? null : html`<ul>${more.map(({ text }) => html`<li>${text}</li>`)}</ul>`}
${
  trust.length === 0
    ? null
    : html`<h3>How far to trust it</h3>
<ul>${trust.map(({ topic, text }) => html`<li>${text} ${chapters.has(TRUST_LINKS[topic]) ? html`<a href="#${TRUST_LINKS[topic]}">${topic === 'published' ? 'Figure by figure' : 'Value by value'}</a>` : null}</li>`)}</ul>`
}
${whatWouldChangeIt(results)}</section>
`;
}

function card({ label, measure, chapter }: KeyFigure, results: Results, chapters: ReadonlySet<string>): Html {
  const { value, interval } = valueAndInterval(results.metrics[measure]);
  const series = results.series[measure.replace(/\.(mean|max)$/u, '')];
  return html`<div><dt>${chapters.has(chapter) ? html`<a href="#${chapter}">${label}</a>` : label}</dt><dd><span class="value" data-measure="${measure}">${value}</span>${
    interval === null ? null : html` <span class="soft interval">${interval}</span>`
  }${series === undefined ? null : sparkline(results, series)}${restsOn(partsOf(chapter), results, true)}</dd></div>`;
}
