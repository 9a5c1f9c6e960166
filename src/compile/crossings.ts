/**
 * A party's way through a crossing:
 *
 *     START → queue + → post (→ second check) → refused? → post → … → queue − → RECORD wait → documents? → entries → choice of a city
 *               ├ room full, or patience ends: queue − → another crossing, or home
 *               └ reconsiders, while it waits: queue − → another crossing, if that is worth more
 */
import { GAUGE, OP } from '../network/network.js';
import { purposeOf } from '../random/luck.js';
import type { Crossing, Group, Lanes, Mode, Post } from '../scenario/scenario.js';
import { enterCountry, leaveCountry, sink } from './borders.js';
import { choiceOf, type Option, reconsiders } from './choices.js';
import { sumOf } from './formulas.js';
import { distanceBetween } from './geography.js';
import { type CrossingParts, chain, type Model, maskOf, perhaps, place } from './model.js';

/** Where a party that has come through no crossing yet belongs. */
export const ABROAD = '';

const ROAD_FACTOR = 1.3;
const ROAD_SPEED = 60_000 / 3600;

/** Node where a group arrives at a crossing by a mode, from a country (or from an origin: ABROAD). */
export function atCrossing(model: Model, group: Group, crossing: Crossing, mode: Mode, from: string): number {
  const name = `${group.name}/${crossing.name}/${mode}/${from}`;
  return place(model, `${name}/arrives`, () => {
    const { builder } = model;
    const parts = model.crossings.get(crossing.name)!;
    const gaveUp = givesUp(model, group, parts, mode, from);
    const through = goesThrough(model, group, parts, from);
    const posts = crossing.posts.filter((post) => lanesOf(post, mode));
    let next = through;
    for (const post of [...posts].reverse())
      next = passPost(model, group, parts, { post, mode, from, next, gaveUp });
    return chain(model, [
      builder.node({ op: OP.START, name: `${name}/start` }),
      builder.node({ op: OP.LEVEL, name: `${name}/joins`, a: parts.queue, b: 1, x: 1, next }),
    ]);
  });
}

export function lanesOf(post: Post, mode: Mode): Lanes | undefined {
  return post.lanes.find((lanes) => lanes.mode === mode);
}

/** Can a mode pass all posts of a crossing? */
export function isPassable(crossing: Crossing, mode: Mode): boolean {
  return crossing.posts.every((post) => lanesOf(post, mode) !== undefined);
}

interface Passage {
  readonly post: Post;
  readonly mode: Mode;
  readonly from: string;
  readonly next: number;
  readonly gaveUp: number;
}

function passPost(model: Model, group: Group, parts: CrossingParts, passage: Passage): number {
  const { builder } = model;
  const { post, mode, next, gaveUp } = passage;
  const key = `${post.name}/${mode}`;
  const name = `${group.name}/${parts.crossing.name}/${key}`;
  const lanes = lanesOf(post, mode)!;
  const refuses = lanes.refuses[group.name] ?? lanes.refusesAll;
  const after = perhaps(
    model,
    `${name}/refused?`,
    refuses,
    () =>
      chain(model, [
        builder.node({ op: OP.COUNT, name: `${name}/refused`, a: parts.refused.get(key)!, b: 0 }),
        builder.node({ op: OP.LEVEL, name: `${name}/leaves`, a: parts.queue, b: 1, x: -1 }),
        sink(model, group, 'refused'),
      ]),
    () => next,
  );
  const node = builder.node({
    op: OP.SERVE,
    name,
    a: parts.stations.get(key)!,
    next: checkedAgain(model, group, parts, lanes, key, after),
    alt: gaveUp,
    b: gaveUp,
    c: group.patience ? builder.law(group.patience) : -1,
    // One patience for the whole crossing: the same draw at each of its posts.
    d: purposeOf(`${group.name}/${parts.crossing.name}/patience`) | 0,
    x: 1,
  });
  if (group.reconsiders !== undefined) weighsOthers(model, group, parts, passage, node, group.reconsiders);
  return node;
}

/** Some are sent to a second check, whose queue nobody leaves. */
function checkedAgain(
  model: Model,
  group: Group,
  parts: CrossingParts,
  { secondCheck }: Lanes,
  key: string,
  next: number,
): number {
  if (!secondCheck) return next;
  const name = `${group.name}/${parts.crossing.name}/${key}/second check`;
  const station = parts.secondChecks.get(key)!;
  const share = secondCheck.share[group.name] ?? secondCheck.shareOfAll;
  return perhaps(
    model,
    `${name}?`,
    share,
    () => model.builder.node({ op: OP.SERVE, name, a: station, next }),
    () => next,
  );
}

/**
 * While it waits at a post a party weighs the other crossings against staying: the same formula with no distance, and
 * what is left of its own wait here and of the queues of the posts after this one.
 */
function weighsOthers(
  model: Model,
  group: Group,
  parts: CrossingParts,
  { post, mode, from }: Passage,
  node: number,
  every: number,
): void {
  const { builder } = model;
  const { crossing } = parts;
  const key = `${post.name}/${mode}`;
  const name = `${group.name}/${crossing.name}/${key}/${from}/reconsiders`;
  const options = byRoadToOthers(model, group, parts, mode, from, name).map((option) => ({
    ...option,
    target: chain(model, [
      builder.node({ op: OP.LEVEL, name: `${name}/leaves`, a: parts.queue, b: 1, x: -1 }),
      builder.node({ op: OP.COUNT, name: `${name}/jockeyed`, a: parts.jockeyed.get(key)!, b: 0 }),
      option.target,
    ]),
  }));
  if (options.length === 0) return;
  const later = crossing.posts
    .slice(crossing.posts.indexOf(post) + 1)
    .flatMap((other) => parts.stations.get(`${other.name}/${mode}`) ?? []);
  const here = reachCrossing(model, crossing, mode, { from: crossing.name, distance: 0, takes: 0 });
  const variables = {
    ...here.variables,
    wait: () =>
      sumOf([builder.gauge(GAUGE.OWN, 0), ...later.map((station) => builder.gauge(GAUGE.WAIT, station))]),
  };
  reconsiders(model, name, node, every, { formula: here.formula, variables }, options);
}

function goesThrough(model: Model, group: Group, parts: CrossingParts, from: string): number {
  const { builder } = model;
  const { crossing } = parts;
  const name = `${group.name}/${crossing.name}/${from}`;
  const nodes = [
    builder.node({ op: OP.LEVEL, name: `${name}/through`, a: parts.queue, b: 1, x: -1 }),
    builder.node({ op: OP.RECORD, name: `${name}/wait`, a: parts.wait }),
  ];
  if (crossing.admits.length > 0 || model.changing) {
    // A mask of all bits asks for any document that exists: what "no document needed" means where rules may change.
    nodes.push(
      builder.node({
        op: OP.NEED,
        name: `${name}/documents`,
        a: crossing.admits.length > 0 ? maskOf(model, crossing.admits) : -1,
        alt: sink(model, group, 'refused'),
      }),
    );
  }
  nodes.push(builder.node({ op: OP.COUNT, name: `${name}/entries`, a: parts.entries, b: 1 }));
  if (from !== ABROAD) nodes.push(...leaveCountry(model, name, from, 'road'));
  nodes.push(...enterCountry(model, name, crossing.into));
  nodes.push(model.enterFrom(group, crossing));
  return chain(model, nodes);
}

function givesUp(model: Model, group: Group, parts: CrossingParts, mode: Mode, from: string): number {
  const { builder } = model;
  const name = `${group.name}/${parts.crossing.name}/${mode}/${from}/gives up`;
  return place(model, name, () =>
    chain(model, [
      builder.node({ op: OP.LEVEL, name: `${name}/leaves`, a: parts.queue, b: 1, x: -1 }),
      perhaps(
        model,
        `${name}?`,
        group.givesUp.anotherCrossing,
        () => anotherCrossing(model, group, parts, mode, from),
        () => notThrough(model, group, from),
      ),
    ]),
  );
}

/** The end of a party that gets through nowhere: it stays at home, or has left for the border of the next country. */
function notThrough(model: Model, group: Group, from: string): number {
  if (from === ABROAD) return sink(model, group, 'stayed');
  return chain(model, [
    ...leaveCountry(model, `${group.name}/${from}/back`, from, 'road'),
    sink(model, group, 'returned'),
  ]);
}

/** To another crossing into the same country, or to none. */
function anotherCrossing(model: Model, group: Group, parts: CrossingParts, mode: Mode, from: string): number {
  const name = `${group.name}/${parts.crossing.name}/${mode}/${from}/another crossing`;
  const options = byRoadToOthers(model, group, parts, mode, from, name);
  return choiceOf(model, name, options, notThrough(model, group, from));
}

/** The other crossings into the same country, by road along the border (great circle × 1.3 at 60 km/h). */
function byRoadToOthers(
  model: Model,
  group: Group,
  parts: CrossingParts,
  mode: Mode,
  from: string,
  name: string,
): Option[] {
  const { builder, scenario } = model;
  const { crossing } = parts;
  const options: Option[] = [];
  for (const other of scenario.crossings) {
    if (other === crossing || other.into !== crossing.into || !isPassable(other, mode)) continue;
    const straight = distanceBetween(crossing.at, other.at);
    if (straight === null) continue;
    const distance = straight * ROAD_FACTOR;
    const drive = builder.node({
      op: OP.DELAY,
      name: `${name}/${other.name}`,
      a: builder.law({ law: 'constant', value: distance / ROAD_SPEED }),
      next: atCrossing(model, group, other, mode, from),
    });
    options.push({
      ...reachCrossing(model, other, mode, { from: crossing.name, distance, takes: distance / ROAD_SPEED }),
      target: drive,
    });
  }
  return options;
}

/** What is known of a crossing when it is chosen: all of an option but where it leads. */
export function reachCrossing(
  model: Model,
  crossing: Crossing,
  mode: Mode,
  { from, distance, takes }: { readonly from: string; readonly distance: number; readonly takes: number },
): Omit<Option, 'target'> {
  const { builder } = model;
  const parts = model.crossings.get(crossing.name)!;
  const stations = crossing.posts.flatMap((post) => parts.stations.get(`${post.name}/${mode}`) ?? []);
  return {
    key: `crossing: ${from} → ${crossing.name} by ${mode}`,
    formula: model.scenario.choices.crossing,
    variables: {
      wait: () => sumOf(stations.map((station) => builder.gauge(GAUGE.WAIT, station))),
      queue: () => sumOf([builder.gauge(GAUGE.LEVEL, parts.queue)]),
      compatriots: () => sumOf([builder.gauge(GAUGE.GAIN, model.countries.get(crossing.into)!.stock)]),
      distance: () => distance,
      takes: () => takes,
      appeal: () => crossing.appeal,
      t: () => sumOf([builder.gauge(GAUGE.TIME, 0)]),
    },
    open: crossing.open,
    ...(crossing.admits.length > 0 || model.changing ? { admits: crossing.admits } : {}),
  };
}
