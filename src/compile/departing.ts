/** Leaving a city: what a party gives up there, and the way home. */
import { OP } from '../network/network.js';
import type { Group } from '../scenario/scenario.js';
import { waysBack } from './back.js';
import { leaveCountry, sink } from './borders.js';
import { choiceOf } from './choices.js';
import type { CityParts } from './city-parts.js';
import { spends } from './goals.js';
import { chain, type Model, place } from './model.js';
import type { Start } from './travel.js';

/** How a party sets out from a city; `fails` is where it goes that cannot. */
export function startOf(model: Model, group: Group, parts: CityParts, name: string, fails: number): Start {
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
        model.live(group, parts),
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
        chain(model, [
          ...leaveCountry(model, group, name, parts.city.country, by),
          sink(model, group, 'returned'),
        ]),
      ),
    ]),
  );
}
