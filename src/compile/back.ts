/** The way back through a crossing, where it has posts for it: who returns queues at them. */
import { GAUGE, OP } from '../network/network.js';
import { meanOf } from '../random/laws.js';
import type { Group, Mode, Route } from '../scenario/scenario.js';
import { leaveCountry, sink } from './borders.js';
import type { Option } from './choices.js';
import type { CityParts } from './city-parts.js';
import type { CrossingParts } from './crossing-parts.js';
import { passPost } from './crossings.js';
import { sumOf } from './formulas.js';
import { chain, type Model, place } from './model.js';
import { isPassable } from './reach.js';

const OPEN_TO_ALL: readonly Mode[] = ['bus', 'bicycle', 'foot'];

/** The ways home of a group from a city: back along each route that leads there from a crossing with posts for it. */
export function waysBack(model: Model, group: Group, { city }: CityParts): Option[] {
  return model.scenario.routes
    .filter((route) => route.to === city.name)
    .flatMap((route) => {
      const parts = model.backs.get(route.from);
      const modes = [...group.travel, ...OPEN_TO_ALL];
      const mode = modes.find((way) => parts && route.by.includes(way) && isPassable(parts.crossing, way));
      return parts && mode ? [wayBack(model, group, parts, route, mode)] : [];
    });
}

function wayBack(model: Model, group: Group, parts: CrossingParts, route: Route, mode: Mode): Option {
  const { builder } = model;
  const { crossing } = parts;
  const law = route.takesBy[mode] ?? route.takes;
  const stations = crossing.posts.map((post) => parts.stations.get(`${post.name}/${mode}`)!);
  const name = `${group.name}/${route.to}/back to ${route.from} by ${mode}`;
  return {
    key: `back: ${route.to} → ${route.from} by ${mode}`,
    formula: model.scenario.choices.crossing,
    variables: {
      wait: () => sumOf(stations.map((station) => builder.gauge(GAUGE.WAIT, station))),
      queue: () => sumOf([builder.gauge(GAUGE.LEVEL, parts.queue)]),
      distance: () => route.distance,
      takes: () => meanOf(law),
      appeal: () => crossing.appeal,
    },
    target: chain(model, [
      builder.node({ op: OP.DELAY, name, a: builder.law(law) }),
      atBorder(model, group, parts, mode),
    ]),
  };
}

/** The queues of the way back. Nobody gives up in them: who finds one full comes again. */
function atBorder(model: Model, group: Group, parts: CrossingParts, mode: Mode): number {
  const { builder } = model;
  const { crossing } = parts;
  const name = `${group.name}/${crossing.name}/${mode}`;
  const { patience: _patience, reconsiders: _reconsiders, ...patient } = group;
  return place(model, `${name}/queues`, () => {
    const comesAgain = builder.node({
      op: OP.DELAY,
      name: `${name}/comes again`,
      a: builder.law({ law: 'constant', value: group.looksAgain }),
    });
    let next = chain(model, [
      builder.node({ op: OP.LEVEL, name: `${name}/through`, a: parts.queue, b: 1, x: -1 }),
      builder.node({ op: OP.RECORD, name: `${name}/wait`, a: parts.wait }),
      builder.node({ op: OP.COUNT, name: `${name}/returns`, a: parts.entries, b: 1 }),
      ...leaveCountry(model, group, name, crossing.into, 'road'),
      sink(model, group, 'returned'),
    ]);
    for (const post of [...crossing.posts].reverse())
      next = passPost(model, patient, parts, { post, mode, from: crossing.into, next, gaveUp: comesAgain });
    builder.link(comesAgain, { next });
    return chain(model, [
      builder.node({ op: OP.START, name: `${name}/start` }),
      builder.node({ op: OP.LEVEL, name: `${name}/joins`, a: parts.queue, b: 1, x: 1 }),
      next,
    ]);
  });
}
