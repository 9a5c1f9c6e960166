/**
 * Stays that end by law: the limit begins at the entry into a country, and again at being registered. Where a party
 * stays for a while it does so up to the limit, and then
 *
 *     registers (cannot: overstays) │ leaves │ moves on │ overstays: counted, and goes on as it was
 */
import { OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import { GOALS, type Goal, type Group, type StayLimit } from '../scenario/scenario.js';
import type { CityParts } from './city-parts.js';
import { calledAs, chain, type Model, place } from './model.js';
import { registers } from './registration.js';

/** Which moment LIMIT, WITHIN and PAUSE go by: up to which the party wants to stay, may stay, the sooner of both. */
const WANTED = 0;
const ALLOWED = 1;
const SOONER = 2;

const FOR_GOOD: Law = { law: 'constant', value: Number.POSITIVE_INFINITY };

/** The limit that holds for a group in a country, if any does. */
export function limitOf(model: Model, group: Group, country: string): StayLimit | undefined {
  const limit = model.rules.get(country)?.rule.stayLimit;
  if (limit === undefined || limit.groups.length === 0) return limit;
  return limit.groups.includes(calledAs(model, group)) ? limit : undefined;
}

/** Nodes at which the time begins that a party which enters a country may stay. */
export function beginsStay(model: Model, group: Group, name: string, country: string): number[] {
  const limit = limitOf(model, group, country);
  return limit ? [allows(model, `${name}/allowed`, limit.limit)] : [];
}

/** Nodes for a party that was served at the desk `registration`: it is counted, and may stay longer. */
export function isRegistered(model: Model, group: Group, parts: CityParts, name: string): number[] {
  const { country } = parts.city;
  const limit = limitOf(model, group, country);
  const a = model.countries.get(country)!.registered;
  return [
    model.builder.node({ op: OP.COUNT, name: `${name}/registered`, a, b: 1 }),
    ...(limit ? [allows(model, `${name}/allowed`, limit.registered ?? FOR_GOOD)] : []),
  ];
}

/** Nodes at which a party turns aside whose time is over; who may stay after all goes on to `goesOn`. */
export function mayStay(
  model: Model,
  group: Group,
  parts: CityParts,
  name: string,
  goesOn: () => number,
): number[] {
  if (!limitOf(model, group, parts.city.country)) return [];
  const alt = timeIsOver(model, group, parts, name, goesOn);
  return [model.builder.node({ op: OP.WITHIN, name: `${name}/may stay`, b: ALLOWED, alt })];
}

/** A node that holds a party for a time, but not longer than it may stay; nor, where it is `wanted`, than LIMIT said before. */
export function holdsUpTo(
  model: Model,
  group: Group,
  parts: CityParts,
  name: string,
  law: Law,
  wanted = false,
): number {
  const { builder } = model;
  const limited = limitOf(model, group, parts.city.country) !== undefined;
  const a = builder.law(law);
  if (!limited && !wanted) return builder.node({ op: OP.DELAY, name, a });
  return builder.node({ op: OP.PAUSE, name, a, b: !limited ? WANTED : wanted ? SOONER : ALLOWED });
}

/** Who settles has settled when no limit is before it any more. */
export function settlesFor(model: Model, group: Group, parts: CityParts, settled: number): number {
  if (!limitOf(model, group, parts.city.country)) return settled;
  const name = `${group.name}/${parts.city.name}/settle`;
  const next = timeIsOver(model, group, parts, name, () => settled);
  return model.builder.node({ op: OP.AWAIT, name: `${name}/stay`, alt: settled, next });
}

function allows(model: Model, name: string, law: Law): number {
  return model.builder.node({ op: OP.LIMIT, name, a: model.builder.law(law), b: ALLOWED });
}

/** The end of an allowed stay. Who is on the way out, or overstays, is not asked again. */
function timeIsOver(model: Model, group: Group, parts: CityParts, of: string, goesOn: () => number): number {
  const { builder } = model;
  const name = `${of}/time is over`;
  return place(model, name, () => {
    const { country } = parts.city;
    const { afterwards } = limitOf(model, group, country)!;
    const out = (to: Goal): number =>
      chain(model, [
        allows(model, `${name}/way out`, FOR_GOOD),
        builder.node({ op: OP.MARK, name: `${name}/${to}`, a: GOALS.indexOf(to) }),
        model.act(group, parts, to),
      ]);
    const overstays = chain(model, [
      builder.node({
        op: OP.COUNT,
        name: `${name}/overstays`,
        a: model.rules.get(country)!.overstayed,
        b: 1,
      }),
      allows(model, `${name}/stays`, FOR_GOOD),
      goesOn(),
    ]);
    const desk = parts.desks.get('registration');
    const served = isRegistered(model, group, parts, name);
    const late = desk ? registers(model, parts, name, desk, served, goesOn(), overstays) : overstays;
    return builder.split(name, [
      { share: afterwards.register, target: late },
      { share: afterwards.leave, target: out('return') },
      { share: afterwards.moveOn, target: out('onward') },
      { share: afterwards.overstay, target: overstays },
    ]);
  });
}
