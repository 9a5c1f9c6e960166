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
  const { begin, end, steps, patches, bulletins } = network;
  const moments: { time: number; kind: number; which: number }[] = [{ time: 0, kind: MOMENT.ZERO, which: 0 }];
  for (let i = 0; i < patches.at.length; i++) {
    moments.push({ time: patches.at[i]!, kind: MOMENT.PATCH, which: i });
  }
  for (let i = 0; i < steps.times.length; i++) {
    const time = steps.times[i]!;
    if (time > begin && time <= end) moments.push({ time, kind: MOMENT.STEP, which: i });
  }
  if (network.gauges.kind.length > 0) {
    for (let k = 0; begin + k * bulletins.every <= end; k++) {
      moments.push({ time: begin + k * bulletins.every, kind: MOMENT.BULLETIN, which: k });
    }
  }
  for (let tick = 0; tick < network.ticks; tick++) {
    moments.push({ time: Math.min(tick * network.recordEvery, end), kind: MOMENT.RECORD, which: tick });
  }
  moments.sort((p, q) => p.time - q.time || p.kind - q.kind || p.which - q.which);
  return {
    times: Float64Array.from(moments, (moment) => moment.time),
    kinds: Uint8Array.from(moments, (moment) => moment.kind),
    which: Int32Array.from(moments, (moment) => moment.which),
  };
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
