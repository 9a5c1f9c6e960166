/**
 * What happens at times that are known before the run: recording, bulletins, changes of schedules, dated changes.
 * Kept apart from the event calendar, in one sorted list that all replications share.
 *
 * At equal times the order is: end of the warm-up, dated changes, schedules, bulletins, then parties, then recording.
 */
import type { Network } from '../network/network.js';

export const MOMENT = { ZERO: 0, PATCH: 1, STEP: 2, BULLETIN: 3, RECORD: 4 } as const;

export interface Agenda {
  readonly times: Float64Array;
  readonly kinds: Uint8Array;
  /** Patch, place in `steps.times`, or recording time. */
  readonly which: Int32Array;
}

export function agendaOf(network: Network): Agenda {
  const { begin, end, steps, patches } = network;
  const lists: MomentsOfKind[] = [
    listOf(MOMENT.ZERO, [0], [0]),
    inOrder(MOMENT.PATCH, patches.at, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    inOrder(MOMENT.STEP, steps.times, begin, end),
    bulletinsOf(network),
    ticksOf(network),
  ];
  let count = 0;
  for (const { times } of lists) count += times.length;
  const agenda = {
    times: new Float64Array(count),
    kinds: new Uint8Array(count),
    which: new Int32Array(count),
  };
  const next = lists.map(() => 0);
  for (let i = 0; i < count; i++) {
    let first = -1;
    let time = Number.POSITIVE_INFINITY;
    lists.forEach(({ times }, list) => {
      if (next[list]! < times.length && (first < 0 || times[next[list]!]! < time)) {
        first = list;
        time = times[next[list]!]!;
      }
    });
    const place = next[first]!++;
    agenda.times[i] = time;
    agenda.kinds[i] = lists[first]!.kind;
    agenda.which[i] = lists[first]!.which[place]!;
  }
  return agenda;
}

/** Moments of one kind, in order of time. */
interface MomentsOfKind {
  readonly kind: number;
  readonly times: ArrayLike<number>;
  readonly which: ArrayLike<number>;
}

function listOf(kind: number, times: ArrayLike<number>, which: ArrayLike<number>): MomentsOfKind {
  return { kind, times, which };
}

/** Those after `begin` and up to `end`; at equal times in the order in which they stand. */
function inOrder(kind: number, times: Float64Array, begin: number, end: number): MomentsOfKind {
  const which = Int32Array.from(times.keys())
    .filter((place) => times[place]! > begin && times[place]! <= end)
    .sort((p, q) => times[p]! - times[q]! || p - q);
  return listOf(
    kind,
    Float64Array.from(which, (place) => times[place]!),
    which,
  );
}

function bulletinsOf({ gauges, bulletins, begin, end }: Network): MomentsOfKind {
  const times: number[] = [];
  for (let k = 0; gauges.kind.length > 0 && begin + k * bulletins.every <= end; k++)
    times.push(begin + k * bulletins.every);
  return listOf(MOMENT.BULLETIN, times, Int32Array.from(times.keys()));
}

function ticksOf({ ticks, recordEvery, end }: Network): MomentsOfKind {
  const which = Int32Array.from({ length: ticks }, (_, tick) => tick);
  return listOf(
    MOMENT.RECORD,
    Float64Array.from(which, (tick) => Math.min(tick * recordEvery, end)),
    which,
  );
}

/** Which station, pool or option (by its kind) follows each steps. */
export interface Followers {
  readonly stations: readonly number[][];
  readonly pools: readonly number[][];
  readonly options: readonly number[][];
  /** Steps that each place of `steps.times` belongs to. */
  readonly owner: Int32Array;
}

export function followersOf(network: Network): Followers {
  const { steps, stations, pools, choices } = network;
  const count = steps.first.length - 1;
  const owner = new Int32Array(steps.times.length);
  for (let i = 0; i < count; i++) owner.fill(i, steps.first[i]!, steps.first[i + 1]!);
  const by = (column: Int32Array): number[][] => {
    const lists: number[][] = Array.from({ length: count }, () => []);
    column.forEach((of, i) => {
      if (of >= 0) lists[of]!.push(i);
    });
    return lists;
  };
  return { stations: by(stations.servers), pools: by(pools.units), options: by(choices.open), owner };
}

/** Value of steps `which` at the beginning of the run. */
export function firstValue(network: Network, which: number): number {
  const { first, times, values } = network.steps;
  let value = values[first[which]!]!;
  for (let i = first[which]!; i < first[which + 1]! && times[i]! <= network.begin; i++) value = values[i]!;
  return value;
}
