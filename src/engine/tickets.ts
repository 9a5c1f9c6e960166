/** Numbers given out in each line, so that a party's place is known without counting. */
import { type Network, PRIORITIES } from '../network/network.js';

export interface Tickets {
  /** Ticket given out last, and parties that stand, by line. */
  readonly last: Int32Array;
  readonly standing: Int32Array;
}

/** Null where no party needs to know its place. */
export function ticketsOf({ reconsidering, stations, lanes }: Network): Tickets | null {
  if (reconsidering.row.length === 0) return null;
  const lines = (stations.names.length + lanes.speed.length) * PRIORITIES;
  return { last: new Int32Array(lines), standing: new Int32Array(lines) };
}
