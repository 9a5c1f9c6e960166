/** Entering and leaving a country, and the ends of a party's way. */
import { OP } from '../network/network.js';
import type { Group } from '../scenario/scenario.js';
import { beginsStay } from './limits.js';
import { calledAs, type Model, type Outcome, type Way } from './model.js';

/** Nodes that count a party's entry, from which on the stay lasts that the country allows. */
export function enterCountry(model: Model, group: Group, name: string, country: string): number[] {
  const { builder } = model;
  const { entries, entriesBeyond, stock } = model.countries.get(country)!;
  return [
    builder.node({ op: OP.COUNT, name: `${name}/enters ${country}`, a: entries, b: 1 }),
    ...beyondVisits(model, group, `${name}/enters ${country}, no visitor`, entriesBeyond),
    builder.node({ op: OP.LEVEL, name: `${name}/in ${country}`, a: stock, b: 1, x: 1 }),
    ...beginsStay(model, group, name, country),
  ];
}

/** Nodes that count a party's exit. */
export function leaveCountry(model: Model, group: Group, name: string, country: string, by: Way): number[] {
  const { builder } = model;
  const { exits, exitsBeyond, exitsBy, stock } = model.countries.get(country)!;
  return [
    builder.node({ op: OP.COUNT, name: `${name}/leaves ${country}`, a: exits, b: 1 }),
    ...beyondVisits(model, group, `${name}/leaves ${country}, no visitor`, exitsBeyond),
    builder.node({ op: OP.COUNT, name: `${name}/leaves ${country} by ${by}`, a: exitsBy[by], b: 1 }),
    builder.node({ op: OP.LEVEL, name: `${name}/out of ${country}`, a: stock, b: 1, x: -1 }),
  ];
}

/** The node that counts a party of a group that does more than visit; none where that is not told apart. */
function beyondVisits(model: Model, group: Group, name: string, count: number): number[] {
  if (count < 0 || model.visitors.has(calledAs(model, group))) return [];
  return [model.builder.node({ op: OP.COUNT, name, a: count, b: 1 })];
}

/** The end of a group's way, at a place where that is told; who settles keeps the bed. */
export function sink(model: Model, group: Group, outcome: Outcome, at = ''): number {
  return model.builder.node({
    op: OP.SINK,
    name: `${group.name}/${outcome}`,
    a: model.outcomes.get(`${calledAs(model, group)}/${outcome}`)!,
    b: outcome === 'settled' ? 1 : 0,
    c: model.builder.end({ outcome, place: at }),
  });
}
