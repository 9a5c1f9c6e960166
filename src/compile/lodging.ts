/**
 * Beds: a lodging that is chosen, or a night without.
 *
 *     a lodging? ─yes→ acts          none → a night without → again │ another city │ home
 */
import { GAUGE, OP } from '../network/network.js';
import type { City, Goal, Group, Lodging } from '../scenario/scenario.js';
import { choiceOf, type Option } from './choices.js';
import type { CityParts } from './city-parts.js';
import { goesHome, startOf } from './departing.js';
import { sumOf } from './formulas.js';
import { calledAs, chain, type Model, place } from './model.js';
import { countryOf, routeOptions, serviceOptions } from './travel.js';

/** A night without a bed lasts until the afternoon, when the next is looked for. */
const NIGHT = 12 * 3600;

/** Node where a party with a goal looks for a bed. */
export function lodges(model: Model, group: Group, parts: CityParts, goal: Goal): number {
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
        next: model.act(group, parts, goal),
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
