/**
 * A party's life in a city:
 *
 *     arrives → its goal → a bed? ─yes→ lodging ─none→ a night without, then again, another city, or home
 *                              └no────────┤
 *     onward: register? → look for a way on ⟲ → book, give the bed back, leave
 *     settle: register? → ends there        wait: register? → stay → what comes afterwards
 *     visit:  stay → home                   return: home
 *
 * Where a stay ends by law, all but `return` last no longer than that (`limits.ts`).
 */
import { GAUGE, OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import type { Crossing, Group } from '../scenario/scenario.js';
import { GOALS, type Goal } from '../scenario/scenario.js';
import { sink } from './borders.js';
import { choiceOf } from './choices.js';
import type { CityParts } from './city-parts.js';
import { goesHome } from './departing.js';
import { type Binding, sumOf } from './formulas.js';
import { afterwards, looksForWork, spends, thinksItOver, waitsAndSees } from './goals.js';
import { holdsUpTo, isRegistered, limitOf, mayStay, settlesFor } from './limits.js';
import { lodges } from './lodging.js';
import { chain, type Model, perhaps, place } from './model.js';
import { looksForWay } from './onward.js';
import { registers } from './registration.js';
import { mayClose, routeOptions, type Start } from './travel.js';

/** Node where a group arrives in a city. */
export function atCity(model: Model, group: Group, parts: CityParts): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}`;
  return place(model, `${name}/arrives`, () => {
    const counts = [
      builder.node({ op: OP.COUNT, name: `${name}/arrival`, a: parts.arrivals, b: 1 }),
      builder.node({ op: OP.LEVEL, name: `${name}/in`, a: parts.stock, b: 1, x: 1 }),
      ...spends(model, group, parts, `${name}/in`, 1),
    ];
    return chain(model, [...counts, byGoal(model, group, parts)]);
  });
}

/** To the part of the city's life that fits the party's goal. */
export function byGoal(model: Model, group: Group, parts: CityParts): number {
  const name = `${group.name}/${parts.city.name}/goal`;
  return place(model, name, () => {
    const limit = limitOf(model, group, parts.city.country);
    const goals = GOALS.filter(
      (goal) =>
        group.goal[goal] > 0 ||
        group.afterwards[goal] > 0 ||
        group.whileWaiting?.hazards[goal] !== undefined ||
        (goal === 'onward' && limit !== undefined) ||
        model.changing,
    );
    if (goals.length === 1) return stays(model, group, parts, goals[0]!);
    const unused = stays(model, group, parts, goals[0]!);
    return model.builder.switch(
      name,
      GOALS.map((goal) => (goals.includes(goal) ? stays(model, group, parts, goal) : unused)),
    );
  });
}

/** With a bed or without, as the party needs. */
function stays(model: Model, group: Group, parts: CityParts, goal: Goal): number {
  const name = `${group.name}/${parts.city.name}/${goal}`;
  return place(model, `${name}/stays`, () =>
    perhaps(
      model,
      `${name}/needs a bed?`,
      group.needsBed[goal],
      () => lodges(model, group, parts, goal),
      () => model.act(group, parts, goal),
    ),
  );
}

/** What a party does that has a bed, or needs none. */
export function acts(model: Model, group: Group, parts: CityParts, goal: Goal, employed = false): number {
  const name = `${group.name}/${parts.city.name}/${goal}/acts${employed ? ' employed' : ''}`;
  return place(model, name, () => {
    const then = (): number =>
      place(model, `${name}/then`, () => afterDesk(model, group, parts, goal, employed));
    const desk = parts.desks.get('registration');
    if (desk === undefined) return then();
    return perhaps(
      model,
      `${name}/registers?`,
      group.registers[goal],
      () => registers(model, parts, name, desk, isRegistered(model, group, parts, name), then()),
      then,
    );
  });
}

function afterDesk(model: Model, group: Group, parts: CityParts, goal: Goal, employed: boolean): number {
  switch (goal) {
    case 'onward':
      return looksForWay(model, group, parts);
    case 'settle': {
      const settled = settlesFor(model, group, parts, sink(model, group, 'settled', parts.city.name));
      return employed || group.findsWork === undefined ? settled : looksForWork(model, group, parts, settled);
    }
    case 'return':
      return goesHome(model, group, parts);
    case 'visit':
      return waits(model, group, parts, goal, goesHome(model, group, parts));
    case 'wait':
      return waits(model, group, parts, goal, afterwards(model, group, parts));
  }
}

/** Stays for the time of its goal; to the end of the run where none is given. */
function waits(model: Model, group: Group, parts: CityParts, goal: Goal, next: number): number {
  const { builder, scenario } = model;
  const forever: Law = { law: 'constant', value: scenario.warmUp + scenario.duration + 1 };
  const law = group.stay[goal] ?? forever;
  if (goal === 'wait' && thinksItOver(group)) return waitsAndSees(model, group, parts, law, next);
  const name = `${group.name}/${parts.city.name}/${goal}`;
  const a = builder.law(law);
  if (!limitOf(model, group, parts.city.country))
    return builder.node({ op: OP.DELAY, name: `${name}/stay`, a, next });
  const stays = (): number =>
    place(model, `${name}/stays up to the limit`, () =>
      chain(model, [
        holdsUpTo(model, group, parts, `${name}/rest of the stay`, forever, true),
        ...mayStay(model, group, parts, name, stays),
        next,
      ]),
    );
  return builder.node({ op: OP.LIMIT, name: `${name}/stay`, a, next: stays() });
}

/** Where a group goes that has come through a crossing. */
export function fromCrossing(model: Model, group: Group, crossing: Crossing): number {
  const name = `${group.name}/${crossing.name}/goes to`;
  return place(model, name, () => {
    const nowhere = place(model, `${name}/nowhere`, () => sink(model, group, 'onward'));
    const start: Start = {
      name,
      at: crossing.at,
      country: crossing.into,
      leaves: () => [],
      fails: nowhere,
      missed: nowhere,
    };
    const options = routeOptions(model, group, crossing.name, start, 'city');
    const closes = model.scenario.routes.some((route) => route.from === crossing.name && mayClose(route));
    return choiceOf(model, name, options, closes ? waitsForRoute(model, group, crossing, name) : nowhere);
  });
}

/** Every way on from the crossing is closed: the party waits beyond it, and looks again. */
function waitsForRoute(model: Model, group: Group, crossing: Crossing, name: string): number {
  const { builder } = model;
  return builder.node({
    op: OP.DELAY,
    name: `${name}/waits`,
    a: builder.law({ law: 'constant', value: group.looksAgain }),
    next: fromCrossing(model, group, crossing),
  });
}

/** What formulas may ask about a city. */
export function cityVariables(model: Model, name: string): Readonly<Record<string, () => Binding>> {
  const parts = model.cities.get(name);
  if (!parts) return {};
  const { builder } = model;
  const gauges = (levels: readonly number[]): number[] =>
    levels.map((level) => builder.gauge(GAUGE.LEVEL, level));
  const taken = (): number[] => gauges(parts.pools.map((pool) => builder.takenLevel(pool)));
  const there = (): number[] => gauges(parts.pools.map((pool) => builder.thereLevel(pool)));
  return {
    full: () => (parts.pools.length === 0 ? 1 : [...sumOf(taken()), ...sumOf(there()), 'divide']),
    beds: () => sumOf(there()),
    compatriots: () => sumOf(gauges([parts.stock])),
    t: () => sumOf([builder.gauge(GAUGE.TIME, 0)]),
  };
}
