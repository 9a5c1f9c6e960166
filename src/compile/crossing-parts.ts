/** The stations, counts and levels of a crossing, which exist once for all groups. */
import type { NetworkBuilder } from '../network/builder.js';
import type { Crossing } from '../scenario/scenario.js';

export interface CrossingParts {
  readonly crossing: Crossing;
  /** Station of each post and mode: `${post}/${mode}`. */
  readonly stations: ReadonlyMap<string, number>;
  /** Station of the second check of each post and mode that has one. */
  readonly secondChecks: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** Count of those who changed their mode in front of it, −1: nobody can. */
  readonly changed: number;
  /** Count of those who went to another crossing; empty where no group reconsiders. */
  readonly jockeyed: ReadonlyMap<string, number>;
  readonly wait: number;
  readonly queue: number;
  readonly entries: number;
}

export function crossingParts(
  builder: NetworkBuilder,
  crossing: Crossing,
  jockeying: boolean,
): CrossingParts {
  const base = `crossings.${crossing.name}`;
  const wait = builder.tally(`${base}.wait`, 'h');
  const queue = builder.level(`${base}.queue`, 'persons');
  const entries = builder.count(`${base}.entries`, 'persons');
  const stations = new Map<string, number>();
  const secondChecks = new Map<string, number>();
  const refused = new Map<string, number>();
  const jockeyed = new Map<string, number>();
  crossing.posts.forEach((post, position) => {
    for (const lanes of post.lanes) {
      const name = `${base}.${post.name}.${lanes.mode}`;
      const blocks = position > 0 && lanes.room < Number.POSITIVE_INFINITY;
      const { service, room, speeds, breaksDown, separateLines } = lanes;
      stations.set(
        `${post.name}/${lanes.mode}`,
        builder.station({
          name,
          servers: lanes.lanes,
          service,
          room,
          blocks,
          ...(speeds ? { speeds } : {}),
          ...(breaksDown ? { breaksDown } : {}),
          separate: separateLines,
        }),
      );
      if (lanes.secondCheck) {
        const { desks, service } = lanes.secondCheck;
        const station = builder.station({ name: `${name}.second-check`, servers: desks, service });
        secondChecks.set(`${post.name}/${lanes.mode}`, station);
      }
      refused.set(`${post.name}/${lanes.mode}`, builder.count(`${name}.refused`, 'parties'));
      if (jockeying) jockeyed.set(`${post.name}/${lanes.mode}`, builder.count(`${name}.jockeyed`, 'parties'));
    }
  });
  const { standsStill } = crossing;
  if (standsStill)
    builder.outage({
      name: base,
      ...standsStill,
      stations: [...stations.values(), ...secondChecks.values()],
    });
  const changed = crossing.changes.length > 0 ? builder.count(`${base}.changed`, 'parties') : -1;
  return { crossing, stations, secondChecks, refused, changed, jockeyed, wait, queue, entries };
}

/** The way back through a crossing, as a crossing with its posts. */
export function backParts(
  builder: NetworkBuilder,
  { standsStill: _standsStill, ...crossing }: Crossing,
): CrossingParts {
  const back = { ...crossing, name: `${crossing.name}.back`, posts: crossing.back, changes: [] };
  return crossingParts(builder, back, false);
}
