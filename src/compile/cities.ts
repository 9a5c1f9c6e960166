/**
 * A party's life in a city:
 *
 *     arrives → its goal → a bed? ─yes→ lodging ─none→ a night without, then again, another city, or home
 *                              └no────────┤
 *     onward: register? → look for a way on ⟲ → book, give the bed back, leave
 *     settle: register? → ends there        wait: register? → stay → what comes afterwards
 *     visit:  stay → home                   return: home
 */
import { GAUGE, OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import type { City, Crossing, Group, Lodging } from '../scenario/scenario.js';
import { GOALS, type Goal } from '../scenario/scenario.js';
import { waysBack } from './back.js';
import { leaveCountry, sink } from './borders.js';
import { choiceOf, type Option } from './choices.js';
import { type Binding, sumOf } from './formulas.js';
import { looksForWork, paysLiving, spends, type Turn, thinksItOver, waitsAndSees } from './goals.js';
import { type CityParts, calledAs, chain, type Model, perhaps, place } from './model.js';
import { registers } from './registration.js';
import { countryOf, mayClose, routeOptions, type Start, serviceOptions } from './travel.js';

/** A night without a bed lasts until the afternoon, when the next is looked for. */
const NIGHT = 12 * 3600;

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
function byGoal(model: Model, group: Group, parts: CityParts): number {
  const name = `${group.name}/${parts.city.name}/goal`;
  return place(model, name, () => {
    const goals = GOALS.filter(
      (goal) => group.goal[goal] > 0 || group.afterwards[goal] > 0 || model.changing,
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
      () => acts(model, group, parts, goal),
    ),
  );
}

function lodges(model: Model, group: Group, parts: CityParts, goal: Goal): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/${goal}/lodging`;
  return place(model, name, () => {
    const none = withoutBed(model, group, parts, goal);
    const options = parts.city.lodging.flatMap((lodging, i): Option[] => {
      if (lodging.groups.length > 0 && !lodging.groups.includes(calledAs(model, group))) return [];
      const pool = parts.pools[i]!;
      const target = builder.node({
        op: OP.SEIZE,
        name: `${name}/${lodging.name}`,
        a: pool,
        b: 1,
        next: acts(model, group, parts, goal),
        alt: none,
      });
      return [{ target, pool, ...lodgingOption(model, group, parts.city, lodging, pool) }];
    });
    return choiceOf(model, name, options, none);
  });
}

function lodgingOption(
  model: Model,
  group: Group,
  city: City,
  lodging: Lodging,
  pool: number,
): Omit<Option, 'target' | 'pool'> {
  const { builder, scenario } = model;
  return {
    key: `lodging: ${city.name}/${lodging.name}`,
    formula: scenario.choices.lodging,
    variables: {
      price: () => [{ gauge: builder.gauge(GAUGE.PRICE, pool) }],
      full: () => [{ gauge: builder.gauge(GAUGE.FULL, pool) }],
      beds: () => [{ gauge: builder.gauge(GAUGE.LEVEL, builder.thereLevel(pool)) }],
      appeal: () => lodging.appeal,
      t: () => sumOf([builder.gauge(GAUGE.TIME, 0)]),
    },
    gate: { share: lodging.openTo, name: `${calledAs(model, group)}/${city.name}/${lodging.name}/may use` },
  };
}

/** No bed: a night without one, then once more, another city, or home. Who would go home anyway goes at once. */
function withoutBed(model: Model, group: Group, parts: CityParts, goal: Goal): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/${goal}/without a bed`;
  const { tryAgain, anotherCity, home } = group.withoutBed;
  if (home >= 1 && !model.changing) return goesHome(model, group, parts);
  return place(model, name, () => {
    const after = builder.split(`${name}?`, [
      { share: tryAgain, target: place(model, `${name}/again`, () => lodges(model, group, parts, goal)) },
      { share: anotherCity, target: toAnotherCity(model, group, parts, goal) },
      { share: home, target: goesHome(model, group, parts) },
    ]);
    return chain(model, [
      builder.node({ op: OP.COUNT, name: `${name}/counted`, a: parts.nightsWithout, b: 1 }),
      builder.node({ op: OP.SEIZE, name, a: parts.unsheltered, b: 1 }),
      builder.node({
        op: OP.DELAY,
        name: `${name}/night`,
        a: builder.law({ law: 'constant', value: NIGHT }),
      }),
      builder.node({ op: OP.RELEASE, name: `${name}/morning` }),
      after,
    ]);
  });
}

/** Moves on inside the country because there is no bed here. */
function toAnotherCity(model: Model, group: Group, parts: CityParts, goal: Goal): number {
  const name = `${group.name}/${parts.city.name}/${goal}/another city`;
  return place(model, name, () => {
    const again = place(model, `${name}/none`, () => lodges(model, group, parts, goal));
    const moves = (way: string): number =>
      model.builder.node({ op: OP.COUNT, name: `${way}/moves on`, a: parts.movedOn, b: 1 });
    const from = startOf(model, group, parts, name, again);
    const start = { ...from, leaves: (way: string) => [...from.leaves(way), moves(way)] };
    const inside = (to: string): boolean =>
      model.cities.has(to) && countryOf(model, to) === parts.city.country && to !== parts.city.name;
    const options = [
      ...routeOptions(model, group, parts.city.name, start, 'city', { accept: (route) => inside(route.to) }),
      ...serviceOptions(model, group, parts.city.name, start, (service) => inside(service.to)),
    ];
    return choiceOf(model, name, options, again);
  });
}

/** What a party does that has a bed, or needs none. */
function acts(model: Model, group: Group, parts: CityParts, goal: Goal, employed = false): number {
  const name = `${group.name}/${parts.city.name}/${goal}/acts${employed ? ' employed' : ''}`;
  return place(model, name, () => {
    const then = (): number =>
      place(model, `${name}/then`, () => afterDesk(model, group, parts, goal, employed));
    const desk = parts.desks.get('registration');
    const { registered } = model.countries.get(parts.city.country)!;
    if (desk === undefined) return then();
    return perhaps(
      model,
      `${name}/registers?`,
      group.registers[goal],
      () => registers(model, parts, name, desk, registered, then()),
      then,
    );
  });
}

function afterDesk(model: Model, group: Group, parts: CityParts, goal: Goal, employed: boolean): number {
  const turn: Turn = (to, has) => acts(model, group, parts, to, has);
  switch (goal) {
    case 'onward':
      return limitedLook(model, group, parts);
    case 'settle': {
      const settled = sink(model, group, 'settled', parts.city.name);
      return employed || group.findsWork === undefined
        ? settled
        : looksForWork(model, group, parts, settled, turn);
    }
    case 'return':
      return goesHome(model, group, parts);
    case 'visit':
      return waits(model, group, parts, goal, goesHome(model, group, parts));
    case 'wait':
      return waits(model, group, parts, goal, afterwards(model, group, parts), turn);
  }
}

/** Stays for the time of its goal; to the end of the run where none is given. */
function waits(model: Model, group: Group, parts: CityParts, goal: Goal, next: number, turn?: Turn): number {
  const { builder, scenario } = model;
  const law: Law = group.stay[goal] ?? {
    law: 'constant',
    value: scenario.warmUp + scenario.duration + 1,
  };
  if (turn && thinksItOver(group)) return waitsAndSees(model, group, parts, law, next, turn);
  return builder.node({
    op: OP.DELAY,
    name: `${group.name}/${parts.city.name}/${goal}/stay`,
    a: builder.law(law),
    next,
  });
}

/** The next goal of a party that has waited, or has looked for a way on in vain. */
function afterwards(model: Model, group: Group, parts: CityParts): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/afterwards`;
  return place(model, name, () =>
    builder.split(
      name,
      GOALS.filter((goal) => group.afterwards[goal] > 0 || model.changing).map((goal) => ({
        share: group.afterwards[goal],
        target: builder.node({
          op: OP.MARK,
          name: `${name}/${goal}`,
          a: GOALS.indexOf(goal),
          next: place(model, `${name}/acts ${goal}`, () => acts(model, group, parts, goal)),
        }),
      })),
    ),
  );
}

function limitedLook(model: Model, group: Group, parts: CityParts): number {
  const look = looks(model, group, parts);
  if (!group.looksFor) return look;
  const name = `${group.name}/${parts.city.name}/looks for`;
  return model.builder.node({ op: OP.LIMIT, name, a: model.builder.law(group.looksFor), next: look });
}

/** Looks for a way on, again and again, until there is one, time is up, or the money is gone. */
function looks(model: Model, group: Group, parts: CityParts): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/looks`;
  return place(model, name, () => {
    const again = place(model, `${name}/again`, () =>
      chain(model, [
        builder.node({
          op: OP.DELAY,
          name: `${name}/waits`,
          a: builder.law({ law: 'constant', value: group.looksAgain }),
        }),
        ...(group.spends > 0
          ? paysLiving(model, group, parts, name, group.looksAgain, (goal) => acts(model, group, parts, goal))
          : []),
        looks(model, group, parts),
      ]),
    );
    const choice = choiceOf(model, `${name}/choice`, waysOn(model, group, parts, again), again);
    const broke = place(model, `${name}/no money`, () => goesHome(model, group, parts));
    const nodes = group.budget ? [builder.node({ op: OP.SOLVENT, name: `${name}/solvent`, alt: broke })] : [];
    if (group.looksFor) {
      nodes.push(
        builder.node({ op: OP.WITHIN, name: `${name}/within`, alt: afterwards(model, group, parts) }),
      );
    }
    return chain(model, [...nodes, choice]);
  });
}

/** Every way on from a city: by road, by services of the city and of its airports. */
function waysOn(model: Model, group: Group, parts: CityParts, fails: number): Option[] {
  const { city } = parts;
  const start = startOf(model, group, parts, `${group.name}/${city.name}`, fails);
  const options = [
    ...routeOptions(model, group, city.name, start, 'onward'),
    ...serviceOptions(model, group, city.name, start, () => true),
  ];
  for (const airport of model.scenario.airports) {
    if (airport.city !== city.name) continue;
    const desks = model.airports.get(airport.name)!;
    const from = {
      ...startOf(model, group, parts, `${group.name}/${airport.name}`, fails),
      at: airport.at ?? city.at,
    };
    options.push(
      ...serviceOptions(model, group, airport.name, from, () => true, desks, airport.ahead),
      ...routeOptions(model, group, airport.name, withDesks(model, from, desks), 'onward'),
    );
  }
  return options;
}

/** Own transport from an airport passes its desks first. */
function withDesks(model: Model, start: Start, desks: readonly number[]): Start {
  return {
    ...start,
    leaves: (name) => [
      ...start.leaves(name),
      ...desks.map((desk, i) =>
        model.builder.node({
          op: OP.SERVE,
          name: `${name}/desk ${i}`,
          a: desk,
          alt: start.missed,
          b: start.missed,
        }),
      ),
    ],
  };
}

function startOf(model: Model, group: Group, parts: CityParts, name: string, fails: number): Start {
  const { builder } = model;
  return {
    name,
    at: parts.city.at,
    country: parts.city.country,
    leaves: (way) => [
      builder.node({ op: OP.RELEASE, name: `${way}/gives up the bed` }),
      builder.node({ op: OP.LEVEL, name: `${way}/out`, a: parts.stock, b: 1, x: -1 }),
      ...spends(model, group, parts, `${way}/out`, -1),
    ],
    fails,
    // Who missed a departure is back in the city, without a bed.
    missed: place(model, `${group.name}/${parts.city.name}/missed`, () =>
      chain(model, [
        builder.node({ op: OP.LEVEL, name: `${name}/back`, a: parts.stock, b: 1, x: 1 }),
        ...spends(model, group, parts, `${name}/back`, 1),
        byGoal(model, group, parts),
      ]),
    ),
  };
}

/** Back to where it came from: by the queues of the way back where crossings have them, else at once. */
export function goesHome(model: Model, group: Group, parts: CityParts): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/home`;
  const [first] = group.travel;
  const by = first === 'plane' || first === 'train' || first === 'bus' ? first : 'road';
  return place(model, name, () =>
    chain(model, [
      builder.node({ op: OP.RELEASE, name: `${name}/gives up the bed` }),
      builder.node({ op: OP.LEVEL, name: `${name}/out`, a: parts.stock, b: 1, x: -1 }),
      ...spends(model, group, parts, `${name}/out`, -1),
      choiceOf(
        model,
        `${name}/by`,
        waysBack(model, group, parts),
        chain(model, [...leaveCountry(model, name, parts.city.country, by), sink(model, group, 'returned')]),
      ),
    ]),
  );
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
