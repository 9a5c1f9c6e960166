/**
 * A party's way through a crossing:
 *
 *     START → queue + → (another mode?) → post (→ second check) → refused? barred? → post → … → queue − → RECORD wait
 *               │                           → let in? → entries → choice of a city
 *               ├ room full, or patience ends: queue − → another crossing, or home
 *               └ reconsiders, while it waits: another mode here, or queue − → another crossing, if that is worth more
 */
import { GAUGE, OP } from '../network/network.js';
import { meanOf } from '../random/laws.js';
import { purposeOf } from '../random/luck.js';
import type { Crossing, Group, Lanes, Mode, Post } from '../scenario/scenario.js';
import { enterCountry, leaveCountry, sink } from './borders.js';
import { choiceOf, type Option, reconsiders } from './choices.js';
import { documentsAsked, letsIn, letsOut } from './countries.js';
import type { CrossingParts } from './crossing-parts.js';
import { sumOf } from './formulas.js';
import { distanceBetween } from './geography.js';
import { ABROAD, calledAs, chain, type Model, perhaps, place, withoutCar } from './model.js';
import { isPassable, isReachable, lanesOf, modesInstead, reachCrossing } from './reach.js';

const ROAD_FACTOR = 1.3;
const ROAD_SPEED = 60_000 / 3600;

/** Node where a group arrives at a crossing by a mode, from a country (or from an origin: ABROAD). */
export function atCrossing(model: Model, group: Group, crossing: Crossing, mode: Mode, from: string): number {
  const name = `${group.name}/${crossing.name}/${mode}/${from}`;
  return place(model, `${name}/arrives`, () => {
    const { builder } = model;
    const parts = model.crossings.get(crossing.name)!;
    return chain(model, [
      builder.node({ op: OP.START, name: `${name}/start` }),
      builder.node({ op: OP.LEVEL, name: `${name}/joins`, a: parts.queue, b: 1, x: 1 }),
      mayChangeMode(model, group, parts, mode, from),
    ]);
  });
}

/** The queue of a mode: its posts one after another. */
function throughPosts(model: Model, group: Group, parts: CrossingParts, mode: Mode, from: string): number {
  const { crossing } = parts;
  return place(model, `${group.name}/${crossing.name}/${mode}/${from}/posts`, () => {
    const gaveUp = givesUp(model, group, parts, mode, from);
    const posts = crossing.posts.filter((post) => lanesOf(post, mode));
    let next = goesThrough(model, group, parts, from);
    for (const post of [...posts].reverse()) {
      if (post === posts[0]) next = leavesThrough(model, group, parts, mode, from, next);
      next = passPost(model, group, parts, { post, mode, from, next, gaveUp });
    }
    return next;
  });
}

/** On arrival: to the queue of its own mode, or of one to which it changes. */
function mayChangeMode(model: Model, group: Group, parts: CrossingParts, mode: Mode, from: string): number {
  const { crossing } = parts;
  const name = `${group.name}/${crossing.name}/${mode}/${from}`;
  const stays = isPassable(crossing, mode);
  const own = (): number =>
    stays ? throughPosts(model, group, parts, mode, from) : givesUp(model, group, parts, mode, from);
  const changes = changesOfMode(model, group, parts, mode, from, `${name}/changes`);
  if (changes.length === 0) return own();
  if (!stays) return choiceOf(model, `${name}/mode`, changes, own());
  const here = { from: crossing.name, distance: 0, takes: 0 };
  const { open: _open, ...stay } = reachCrossing(model, crossing, mode, here);
  return choiceOf(model, `${name}/mode`, [{ ...stay, target: own() }, ...changes], own());
}

/** The modes to which a party in front of a crossing may change. Its wait goes on; a car stays behind. */
function changesOfMode(
  model: Model,
  group: Group,
  parts: CrossingParts,
  mode: Mode,
  from: string,
  name: string,
): Option[] {
  const { builder } = model;
  const { crossing } = parts;
  return modesInstead(crossing, mode).map(({ to, cost, takes, share }): Option => {
    const goesOn = mode === 'car' ? withoutCar(model, group) : group;
    const known = { from: `${crossing.name} (${mode})`, distance: 0, takes: meanOf(takes), fare: cost };
    // Who stands there may change though nobody new may come.
    const { open: _open, ...option } = reachCrossing(model, crossing, to, known);
    return {
      ...option,
      cost,
      gate: { share, name: `${calledAs(model, group)}/${crossing.name}/may change to ${to}` },
      target: chain(model, [
        builder.node({ op: OP.PAY, name: `${name} to ${to}/pays`, x: cost, alt: NOWHERE }),
        builder.node({ op: OP.COUNT, name: `${name} to ${to}/changed`, a: parts.changed, b: 0 }),
        builder.node({ op: OP.DELAY, name: `${name} to ${to}/takes`, a: builder.law(takes) }),
        throughPosts(model, goesOn, parts, to, from),
      ]),
    };
  });
}

/** No way out is needed: only who can pay has the choice. */
const NOWHERE = -1;

interface Passage {
  readonly post: Post;
  readonly mode: Mode;
  readonly from: string;
  readonly next: number;
  readonly gaveUp: number;
}

/** A post: its lanes, its second check, and whom it refuses. */
export function passPost(model: Model, group: Group, parts: CrossingParts, passage: Passage): number {
  const { builder } = model;
  const { post, mode, next, gaveUp } = passage;
  const key = `${post.name}/${mode}`;
  const name = `${group.name}/${parts.crossing.name}/${key}`;
  const lanes = lanesOf(post, mode)!;
  const refuses = lanes.refuses[calledAs(model, group)] ?? lanes.refusesAll;
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
    d: purposeOf(`${calledAs(model, group)}/${parts.crossing.name}/patience`) | 0,
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
  const share = secondCheck.share[calledAs(model, group)] ?? secondCheck.shareOfAll;
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
  options.push(...changesOfMode(model, group, parts, mode, from, name));
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

/** The exit ban of the country that is left, at the first post. */
function leavesThrough(
  model: Model,
  group: Group,
  { crossing, queue }: CrossingParts,
  mode: Mode,
  from: string,
  next: number,
): number {
  const name = `${group.name}/${crossing.name}/${mode}/${from}`;
  return letsOut(model, group, name, crossing.from ?? '', next, () => [
    model.builder.node({ op: OP.LEVEL, name: `${name}/barred/leaves`, a: queue, b: 1, x: -1 }),
  ]);
}

function goesThrough(model: Model, group: Group, parts: CrossingParts, from: string): number {
  const { builder } = model;
  const { crossing } = parts;
  const name = `${group.name}/${crossing.name}/${from}`;
  const enters = chain(model, [
    builder.node({ op: OP.COUNT, name: `${name}/entries`, a: parts.entries, b: 1 }),
    ...(from === ABROAD ? [] : leaveCountry(model, group, name, from, 'road')),
    ...enterCountry(model, group, name, crossing.into),
    model.enterFrom(group, crossing),
  ]);
  const documents = documentsAsked(model, crossing.admits, crossing.into, from);
  return chain(model, [
    builder.node({ op: OP.LEVEL, name: `${name}/through`, a: parts.queue, b: 1, x: -1 }),
    builder.node({ op: OP.RECORD, name: `${name}/wait`, a: parts.wait }),
    builder.node({ op: OP.RECORD, name: `${name}/wait of all`, a: model.countries.get(crossing.into)!.wait }),
    letsIn(model, group, name, crossing.into, documents, enters),
  ]);
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
    ...leaveCountry(model, group, `${group.name}/${from}/back`, from, 'road'),
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
    if (other === crossing || other.into !== crossing.into || !isReachable(other, mode)) continue;
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
