/** A whole scenario from checked values; timeline and observations are added by those who know more. */
import type { Scenario, Source } from '../scenario.js';
import { choicesSchema, DEFAULT_CHOICES } from '../schema/choices.js';
import type { Reader } from '../schema/leaf.js';
import type { ScenarioValues } from '../schema/schema.js';
import { evidenceOf, timelineEvidence } from './evidence.js';
import { buildGroup, buildOrigin } from './groups.js';
import { buildAirport, buildCity, buildCountry, buildCrossing, buildDestination } from './places.js';
import { buildRoutes, buildServices } from './transport.js';

const HOUR = 3600;
/** Most recording times of a run. */
export const MOST_TICKS = 6000;

export function buildScenario(values: ScenarioValues, reader: Reader, whatIf: string): Scenario {
  const { context } = reader;
  const each = <V, T>(
    map: Readonly<Record<string, V>> | undefined,
    build: (name: string, value: V) => T,
  ): T[] => Object.entries(map ?? {}).map(([name, value]) => build(name, value));
  return {
    title: values.title.value,
    description: values.description?.value ?? '',
    start: String(values.start.value),
    startMs: context.startMs,
    offsetMinutes: context.offsetMinutes,
    duration: values.duration.value,
    warmUp: values['warm-up']?.value ?? 0,
    recordEvery: recordEvery(values['record every']?.value ?? HOUR, values.duration.value),
    groups: each(values.groups, buildGroup),
    origins: each(values.origins, (name, origin) => buildOrigin(name, origin, context)),
    countries: each(values.countries, (name, country) => buildCountry(name, country, context)),
    crossings: each(values.crossings, (name, crossing) => buildCrossing(name, crossing, context)),
    cities: each(values.cities, (name, city) => buildCity(name, city, context)),
    airports: each(values.airports, buildAirport),
    destinations: each(values.destinations, buildDestination),
    services: buildServices(values.services ?? [], context),
    routes: buildRoutes(values.routes ?? [], context),
    choices: buildChoices(values.choices, reader),
    bulletins: buildBulletins(values.bulletins),
    timeline: [],
    observations: [],
    whatIfs: Object.keys(values['what-ifs'] ?? {}),
    whatIf,
    sources: each(values.sources, buildSource),
    evidence: [...evidenceOf(values), ...timelineEvidence(values.timeline)],
  };
}

/** Made larger by a whole factor where the run would have too many recording times. */
function recordEvery(written: number, duration: number): number {
  return written * Math.max(1, Math.ceil(duration / written / MOST_TICKS));
}

function buildChoices(values: ScenarioValues['choices'], reader: Reader): Scenario['choices'] {
  const defaults = choicesSchema(reader).parse(DEFAULT_CHOICES);
  const utility = (choice: keyof typeof DEFAULT_CHOICES) => (values?.[choice] ?? defaults[choice])!.value;
  return {
    ...(values?.leaving === undefined ? {} : { leaving: values.leaving.value }),
    crossing: utility('crossing'),
    city: utility('city'),
    lodging: utility('lodging'),
    onward: utility('onward'),
  };
}

function buildBulletins(values: ScenarioValues['bulletins']): Scenario['bulletins'] {
  return {
    every: values?.every?.value ?? HOUR,
    age: values?.age?.value ?? 0,
    ...(values?.informed === undefined ? {} : { informed: values.informed.value }),
  };
}

function buildSource(name: string, values: NonNullable<ScenarioValues['sources']>[string]): Source {
  const { title = name, date = '', via = '', url = '' } = values;
  return { name, title, date, via, url };
}
