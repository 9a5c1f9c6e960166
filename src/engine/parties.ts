/**
 * The parties inside the run, in columns. A slot is used again when its party ends, so that memory follows how many
 * are inside and not how many have passed.
 */

/** Where a party is; each live party is in exactly one of these places. */
export const PLACE = { NOWHERE: 0, MOVING: 1, QUEUED: 2, SERVED: 3, BLOCKED: 4, BOOKED: 5 } as const;

const FIRST_SIZE = 1024;
/** Events carry a slot and two bits in 31 bits. */
const MOST_PARTIES = 2 ** 28;

export class Parties {
  /** Slots in use, and the highest number of them so far. */
  inside = 0;
  highest = 0;

  node = new Int32Array(FIRST_SIZE);
  place = new Uint8Array(FIRST_SIZE);
  source = new Int32Array(FIRST_SIZE);
  number = new Float64Array(FIRST_SIZE);
  /** The party's own luck. */
  key0 = new Int32Array(FIRST_SIZE);
  key1 = new Int32Array(FIRST_SIZE);
  /** Times it has come by the head of a loop: new luck in each round. */
  round = new Int32Array(FIRST_SIZE);
  persons = new Int32Array(FIRST_SIZE);
  mark = new Uint8Array(FIRST_SIZE);
  priority = new Uint8Array(FIRST_SIZE);
  documents = new Int32Array(FIRST_SIZE);
  money = new Float64Array(FIRST_SIZE);
  /** Time of START; time of joining the queue. */
  clock = new Float64Array(FIRST_SIZE);
  joined = new Float64Array(FIRST_SIZE);
  /** Pending event that may be cancelled, −1: none. */
  event = new Int32Array(FIRST_SIZE);
  /** Neighbours in the queue. */
  ahead = new Int32Array(FIRST_SIZE);
  behind = new Int32Array(FIRST_SIZE);
  /** Station whose server it keeps until it is taken in elsewhere, −1: none. */
  server = new Int32Array(FIRST_SIZE);
  /** Lane at which it stands or is served, and the one it keeps: at stations whose lanes are told apart. */
  lane = new Int32Array(FIRST_SIZE);
  kept = new Int32Array(FIRST_SIZE);
  /** Pool it holds units of, −1: none; how many, since when, at which price. */
  pool = new Int32Array(FIRST_SIZE);
  units = new Int32Array(FIRST_SIZE);
  heldSince = new Float64Array(FIRST_SIZE);
  price = new Float64Array(FIRST_SIZE);
  /** Departure it has booked, and what it paid. */
  departure = new Float64Array(FIRST_SIZE);
  paid = new Float64Array(FIRST_SIZE);
  limit = new Float64Array(FIRST_SIZE);
  /** Number in its line, and when its patience ends: kept where parties reconsider. */
  ticket = new Int32Array(FIRST_SIZE);
  patience = new Float64Array(FIRST_SIZE);

  #free = new Int32Array(FIRST_SIZE);
  #freeCount = 0;

  /** A slot for a new party, with nothing held. */
  add(): number {
    const slot = this.#freeCount > 0 ? this.#free[--this.#freeCount]! : this.#next();
    this.inside++;
    this.event[slot] = -1;
    this.server[slot] = -1;
    this.pool[slot] = -1;
    this.round[slot] = 0;
    return slot;
  }

  remove(slot: number): void {
    this.place[slot] = PLACE.NOWHERE;
    this.inside--;
    this.#free[this.#freeCount++] = slot;
  }

  #next(): number {
    if (this.highest === this.node.length) this.#grow();
    return this.highest++;
  }

  #grow(): void {
    const size = this.node.length * 2;
    if (size > MOST_PARTIES) throw new RangeError(`more than ${MOST_PARTIES} parties inside the run at once`);
    const columns = this as unknown as Record<string, unknown>;
    for (const [name, column] of Object.entries(columns)) {
      if (ArrayBuffer.isView(column)) columns[name] = longer(column as Column, size);
    }
    this.#free = longer(this.#free, size) as Int32Array<ArrayBuffer>;
  }
}

type Column = Int32Array | Uint8Array | Float64Array;

function longer(column: Column, size: number): Column {
  const grown = new (column.constructor as new (length: number) => Column)(size);
  grown.set(column);
  return grown;
}
