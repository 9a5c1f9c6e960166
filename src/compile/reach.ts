/** What is known of a crossing when it is chosen, and by which modes it can be passed. */
import { GAUGE } from '../network/network.js';
import type { Crossing, Lanes, Mode, ModeChange, Post } from '../scenario/scenario.js';
import type { Option } from './choices.js';
import { countryVariables, documentsAsked, openToArrivals } from './countries.js';
import { sumOf } from './formulas.js';
import { ABROAD, type Model } from './model.js';

export function lanesOf(post: Post, mode: Mode): Lanes | undefined {
  return post.lanes.find((lanes) => lanes.mode === mode);
}

/** Can a mode pass all posts of a crossing? */
export function isPassable(crossing: Crossing, mode: Mode): boolean {
  return crossing.posts.every((post) => lanesOf(post, mode) !== undefined);
}

/** Can those who come by a mode pass, by it or by one to which they change? */
export function isReachable(crossing: Crossing, mode: Mode): boolean {
  return isPassable(crossing, mode) || modesInstead(crossing, mode).length > 0;
}

/** Modes with lanes at all posts to which those who come by a mode may change. */
export function modesInstead(crossing: Crossing, mode: Mode): readonly ModeChange[] {
  return crossing.changes.filter(
    ({ from, to }) => from.includes(mode) && to !== mode && isPassable(crossing, to),
  );
}

/** What is known of a crossing when it is chosen: all of an option but where it leads. */
export function reachCrossing(
  model: Model,
  crossing: Crossing,
  mode: Mode,
  {
    from,
    distance,
    takes,
    fare = 0,
  }: { readonly from: string; readonly distance: number; readonly takes: number; readonly fare?: number },
): Omit<Option, 'target'> {
  const { builder } = model;
  const parts = model.crossings.get(crossing.name)!;
  // Whose mode cannot pass knows the wait of the first to which it may change.
  const goesBy = isPassable(crossing, mode) ? mode : (modesInstead(crossing, mode)[0]?.to ?? mode);
  const stations = crossing.posts.flatMap((post) => parts.stations.get(`${post.name}/${goesBy}`) ?? []);
  const documents = documentsAsked(model, crossing.admits, crossing.into, ABROAD);
  return {
    key: `crossing: ${from} → ${crossing.name} by ${mode}`,
    country: crossing.into,
    formula: model.scenario.choices.crossing,
    variables: {
      wait: () => sumOf(stations.map((station) => builder.gauge(GAUGE.WAIT, station))),
      queue: () => sumOf([builder.gauge(GAUGE.LEVEL, parts.queue)]),
      ...countryVariables(model, crossing.into),
      distance: () => distance,
      takes: () => takes,
      fare: () => fare,
      appeal: () => crossing.appeal,
      t: () => sumOf([builder.gauge(GAUGE.TIME, 0)]),
    },
    open: openToArrivals(model, crossing.open, crossing.into, ABROAD)!,
    ...(documents.length > 0 || model.changing ? { admits: documents } : {}),
  };
}
