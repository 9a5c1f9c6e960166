/** Looking for a way onward from a city, again and again, by road and by services of the city and of its airports. */
import { OP } from '../network/network.js';
import type { Group } from '../scenario/scenario.js';
import { choiceOf, type Option } from './choices.js';
import type { CityParts } from './city-parts.js';
import { goesHome, startOf } from './departing.js';
import { afterwards, paysLiving } from './goals.js';
import { holdsUpTo, mayStay } from './limits.js';
import { chain, type Model, place } from './model.js';
import { routeOptions, type Start, serviceOptions } from './travel.js';

/** Node where a party looks for a way on, no longer than its group does. */
export function looksForWay(model: Model, group: Group, parts: CityParts): number {
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
        holdsUpTo(model, group, parts, `${name}/waits`, { law: 'constant', value: group.looksAgain }),
        ...(group.spends > 0 ? paysLiving(model, group, parts, name, group.looksAgain) : []),
        ...mayStay(model, group, parts, name, () => looks(model, group, parts)),
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
