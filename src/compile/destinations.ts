/** The end of a journey abroad. */
import { OP } from '../network/network.js';
import type { Destination, Group } from '../scenario/scenario.js';
import { enterCountry, sink } from './borders.js';
import { documentsAsked, letsIn } from './countries.js';
import { chain, type Model, place } from './model.js';

/** Node where a group arrives at a destination, from a country. */
export function arriveAtDestination(
  model: Model,
  group: Group,
  destination: Destination,
  from: string,
): number {
  const inland = from === destination.country;
  const name = `${group.name}/${destination.name}${inland ? '/inland' : ''}`;
  return place(model, `${name}/arrives`, () => {
    const { country } = destination;
    const arrives = chain(model, [
      ...(inland ? [] : enterCountry(model, group, name, country)),
      model.builder.node({
        op: OP.COUNT,
        name: `${name}/arrival`,
        a: model.destinations.get(destination.name)!,
        b: 1,
      }),
      sink(model, group, 'onward', destination.name),
    ]);
    if (inland || !model.rules.has(country)) return arrives;
    return letsIn(
      model,
      group,
      name,
      country,
      documentsAsked(model, destination.admits, country, from),
      arrives,
    );
  });
}
