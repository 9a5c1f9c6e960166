/** What an experiment found, in sentences: the headlines of the terminal and of the report. */
import { quantity, withInterval, withoutInterval, withSpread, written } from './format.js';
import type { Metric, Results, Scored } from './results.js';

/** One sentence, and the measures that it speaks of. */
export interface Finding {
  readonly topic: 'entries' | 'waits' | 'queues' | 'outcomes' | 'beds' | 'seats' | 'published' | 'evidence';
  readonly text: string;
  readonly measures: readonly string[];
}

/** What the sentences are made of: a summary and the names of places. */
type Found = Pick<Results, 'metrics' | 'observations' | 'evidence' | 'places' | 'replications'>;

interface Named {
  /** The place. */
  readonly name: string;
  readonly measure: string;
  readonly metric: Metric;
}

const COUNTRIES_TOLD = 3;
/** A service is called full from this share of its seats on. */
const FULL = 0.95;

/** The findings of an experiment, the most important first. What did not happen is not told. */
export function findingsOf(results: Found): Finding[] {
  return [
    ...entries(results),
    ...waits(results),
    ...queues(results),
    ...outcomes(results),
    ...beds(results),
    ...seats(results),
    ...published(results),
    ...evidence(results),
  ];
}

/** Where groups only visit, those who come beyond that ordinary travel are told first: they are what is asked about. */
function entries(results: Found): Finding[] {
  return ranked(results, results.places.countries, (country) => `countries.${country}.entries`)
    .slice(0, COUNTRIES_TOLD)
    .map(({ name, measure, metric }) => {
      const apart = results.metrics[`${measure}.non-visitors`];
      // Where nobody comes for a visit, there is nothing to add.
      const beyond = apart && apart.mean < metric.mean ? apart : undefined;
      const told = beyond ?? metric;
      const also = beyond ? ` beyond ordinary travel; ${withInterval(metric)} with it` : '';
      return {
        topic: 'entries',
        text: `${withInterval(told)} ${told.mean === 1 ? 'enters' : 'enter'} ${name}${also}.`,
        measures: beyond ? [`${measure}.non-visitors`, measure] : [measure],
      };
    });
}

function waits(results: Found): Finding[] {
  const [longest] = ranked(results, crossings(results), (crossing) => `crossings.${crossing}.wait.mean`);
  if (!longest) return [];
  const tail = `crossings.${longest.name}.wait.p90`;
  const p90 = results.metrics[tail];
  const also = p90 ? `; one party in ten waits more than ${withInterval(p90)}` : '';
  return [
    {
      topic: 'waits',
      text: `The longest waits are at ${longest.name}: ${withInterval(longest.metric)} on average${also}.`,
      measures: p90 ? [longest.measure, tail] : [longest.measure],
    },
  ];
}

function queues(results: Found): Finding[] {
  const [longest] = ranked(
    results,
    crossings(results).filter(waitsAt(results)),
    (crossing) => `crossings.${crossing}.queue.max`,
  );
  if (!longest) return [];
  const text = `The longest queue stands at ${longest.name}: ${withInterval(longest.metric)} at its peak.`;
  return [{ topic: 'queues', text, measures: [longest.measure] }];
}

const OUTCOMES = [
  ['departures', 'set out'],
  ['onward', 'move on'],
  ['settled', 'settle'],
  ['stayed', 'never leave'],
  ['returned', 'return'],
  ['refused', 'are refused'],
] as const;

/** Of all, or of those beyond ordinary travel, where that is told apart. Nobody who sets out is a finding too. */
function outcomes({ metrics }: Found): Finding[] {
  const prefix = outcomesOf(metrics);
  const setOut = `${prefix}.departures`;
  if (metrics['outcomes.departures']?.mean === 0)
    return [{ topic: 'outcomes', text: 'Nobody sets out.', measures: ['outcomes.departures'] }];
  // Who set out comes first, then the outcomes by their size.
  const rank = (name: string) => (name === setOut ? Infinity : metrics[name].mean);
  const told = OUTCOMES.map(([outcome, verb]) => ({ measure: `${prefix}.${outcome}`, verb }))
    .filter(({ measure }) => (metrics[measure]?.mean ?? 0) > 0)
    .sort((a, b) => rank(b.measure) - rank(a.measure));
  if (told.length === 0) return [];
  const parts = told.map(({ measure, verb }) => `${withInterval(metrics[measure])} ${verb}`);
  const whose = prefix === ALL ? '' : 'Beyond ordinary travel, ';
  return [
    { topic: 'outcomes', text: `${whose}${listed(parts)}.`, measures: told.map(({ measure }) => measure) },
  ];
}

const ALL = 'outcomes';
const BEYOND = 'outcomes.non-visitors';

/** The collection of outcomes that is told first: of those beyond ordinary travel, where that is told apart. */
export function outcomesOf(metrics: Results['metrics']): string {
  return `${BEYOND}.departures` in metrics ? BEYOND : ALL;
}

function beds(results: Found): Finding[] {
  const cities = results.places.cities.map(({ name }) => name);
  const [worst] = ranked(results, cities, (city) => `cities.${city}.unsheltered.max`);
  if (!worst) return [];
  const text = `At the worst moment ${withInterval(worst.metric)} in ${worst.name} are without a bed.`;
  return [{ topic: 'beds', text, measures: [worst.measure] }];
}

function seats(results: Found): Finding[] {
  const services = results.places.services.map(({ name }) => name);
  const loads = ranked(results, services, (service) => `services.${service}.load`);
  if (loads.length === 0) return [];
  const full = loads.filter(({ metric }) => metric.mean >= FULL).length;
  const [{ name, measure, metric }] = loads;
  const text = `${soldOut(full, loads.length)}; the fullest is ${name}: ${withInterval(metric)}.`;
  return [{ topic: 'seats', text, measures: [measure] }];
}

function soldOut(full: number, all: number): string {
  const share = quantity(FULL, 'share');
  if (full === 0) return `No service sells ${share} of its seats`;
  return full === 1
    ? `1 of ${all} services with passengers sells ${share} of its seats or more`
    : `${full} of ${all} services with passengers sell ${share} of their seats or more`;
}

/** `22 of 28 published figures that it was fitted to are met, and 1 of 10 kept for checking`: a fit is no proof. */
export function metInWords(observations: readonly Scored[]): string {
  const count = (use: Scored['use']): string => {
    const of = observations.filter((each) => each.use === use);
    return `${of.filter(({ verdict }) => verdict === 'inside').length} of ${of.length}`;
  };
  const has = (use: Scored['use']): boolean => observations.some((each) => each.use === use);
  const parts = [
    ...(has('calibrate') ? [`${count('calibrate')} published figures that it was fitted to`] : []),
    ...(has('validate')
      ? [`${count('validate')} ${has('calibrate') ? '' : 'published figures '}kept for checking`]
      : []),
  ];
  return `The scenario meets ${parts.length > 0 ? parts.join(' and ') : `${count('context')} published figures for context`}`;
}

function published({ observations }: Found): Finding[] {
  if (observations.length === 0) return [];
  const worst = furthest(observations);
  const off = worst ? ` The furthest off: ${scoredInWords(worst)}` : '';
  const text = `${metInWords(observations)}.${off}`;
  return [{ topic: 'published', text, measures: worst ? [worst.measure] : [] }];
}

/** `Entries by 27 September: published 98,000 persons, simulated 120,000 persons (114,000 to 126,000).`, the middle 90 % in brackets */
export function scoredInWords(scored: Scored): string {
  return `${scored.label}: published ${publishedInWords(scored)}, simulated ${simulatedInWords(scored)}.`;
}

/** What was published, in words. */
export function publishedInWords({ published: { low, high }, simulated, unit }: Scored): string {
  // As published: rounding by the width of the interval would tell a figure that nobody printed.
  const figure = (value: number) => quantity(value, unit, [low, high, simulated.mean]);
  return low === high ? figure(low) : `${figure(low)} to ${figure(high)}`;
}

/** What was simulated beside it, in the same unit. */
export function simulatedInWords({ published: { low, high }, simulated }: Scored): string {
  return withSpread(simulated, [low, high]);
}

/** The missed figure that is furthest from what was published, in shares of it. */
function furthest(observations: readonly Scored[]): Scored | undefined {
  const distance = ({ missedShare }: Scored) => (missedShare === null ? 0 : Math.abs(missedShare));
  return observations
    .filter(({ verdict }) => verdict === 'missed')
    .reduce<Scored | undefined>(
      (worst, next) => (worst && distance(worst) >= distance(next) ? worst : next),
      undefined,
    );
}

function evidence({ evidence: { values } }: Found): Finding[] {
  if (values.length === 0) return [];
  const assumed = values.filter(({ source }) => source === 'assumption').length;
  const text = `${written(assumed, 1)} of ${written(values.length, 1)} values of the scenario are assumptions without a source.`;
  return [{ topic: 'evidence', text, measures: [] }];
}

/** Does anybody wait at a crossing? Where nobody does, who is counted there only passes through at that moment. */
export function waitsAt({ metrics }: Pick<Results, 'metrics'>): (crossing: string) => boolean {
  return (crossing) => metrics[`crossings.${crossing}.wait.mean`]?.mean !== 0;
}

/** Places by their measure, largest first; those without it, or at 0, are left out. */
function ranked({ metrics }: Found, names: readonly string[], measureOf: (name: string) => string): Named[] {
  return names
    .map((name) => ({ name, measure: measureOf(name), metric: metrics[measureOf(name)] }))
    .filter(({ metric }) => metric !== undefined && metric.mean > 0)
    .sort((a, b) => b.metric.mean - a.metric.mean);
}

function crossings({ places }: Found): string[] {
  return places.crossings.map(({ name }) => name);
}

/** `a`, `a and b`, `a, b and c`. */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** One line for tables: the value to the digits that its interval allows. */
export function metricInWords(metric: Metric): string {
  return withoutInterval(metric);
}
