/**
 * The parties inside the run. A slot is used again when its party ends, so that memory follows how many are inside and
 * not how many have passed.
 *
 * What every event of a party reads or writes lies side by side in a record of one cache line (64 bytes, seen as
 * whole numbers and as doubles): with a million parties inside each column apart would be a miss of its own. What only
 * some networks use (money, beds, bookings) is in columns; one that a network does not use has no places (`columns.ts`).
 */
import { OPTIONAL, type Optional } from './columns.js';
import type { Column, Parts } from './parts.js';

/** Whole numbers and doubles in a record, as powers of two: field f of a party is `words[(party << RECORD) + f]`. */
export const RECORD = 4;
export const RECORD_DOUBLES = 3;

/** Where a party is; each live party is in exactly one of these places. */
export enum PLACE {
  NOWHERE = 0,
  MOVING = 1,
  QUEUED = 2,
  SERVED = 3,
  BLOCKED = 4,
  BOOKED = 5,
}

/** Whole numbers of a record. */
export enum PARTY {
  NODE = 0,
  /** One of PLACE. */
  PLACE = 1,
  /** Order of the pending event that ends its patience: an event of another order is of no matter any more. */
  EVENT = 2,
  /** The party's own luck, and the times it has come by the head of a loop: new luck in each round. */
  KEY0 = 3,
  KEY1 = 4,
  ROUND = 5,
  PERSONS = 6,
  MARK = 7,
  SOURCE = 8,
  /** Neighbours in the queue. */
  AHEAD = 9,
  BEHIND = 10,
  /** Station whose server it keeps until it is taken in elsewhere, −1: none. */
  SERVER = 11,
}

/** Doubles of a record, `doubles[(party << RECORD_DOUBLES) + f]`; they lie behind the twelve whole numbers. */
export enum MOMENT_OF {
  /** Time of joining the queue; time of START. */
  JOINED = 6,
  CLOCK = 7,
}

const FIRST_SIZE = 256;
/** So much longer columns get: what is copied on the way is then a third of what there is in the end. */
const GROWTH = 4;
/** Places in records are counted in 31 bits. */
const MOST_PARTIES = 2 ** 26;

export class Parties {
  /** Slots in use, and the highest number of them so far. */
  inside = 0;
  highest = 0;

  words = new Int32Array(FIRST_SIZE << RECORD);
  doubles = new Float64Array(this.words.buffer);
  number = new Float64Array(FIRST_SIZE);
  documents = new Int32Array(FIRST_SIZE);
  money = new Float64Array(FIRST_SIZE).fill(Number.POSITIVE_INFINITY);
  /** Lane at which it stands or is served, and the one it keeps: at stations whose lanes are told apart. */
  lane = new Int32Array(FIRST_SIZE);
  kept = new Int32Array(FIRST_SIZE);
  /** Pool it holds units of, −1: none; how many, since when, at which price. */
  pool = new Int32Array(FIRST_SIZE).fill(-1);
  units = new Int32Array(FIRST_SIZE);
  heldSince = new Float64Array(FIRST_SIZE);
  price = new Float64Array(FIRST_SIZE);
  /** Departure it has booked, and what it paid. */
  departure = new Float64Array(FIRST_SIZE);
  paid = new Float64Array(FIRST_SIZE);
  limit = new Float64Array(FIRST_SIZE);
  allowed = new Float64Array(FIRST_SIZE);
  /** Number in its line, and when its patience ends: kept where parties reconsider. */
  ticket = new Int32Array(FIRST_SIZE);
  patience = new Float64Array(FIRST_SIZE);

  free = new Int32Array(FIRST_SIZE);
  freeCount = 0;

  constructor(used: ReadonlySet<Optional>) {
    for (const name of OPTIONAL) {
      const column: Column = this[name];
      if (!used.has(name)) this.#columnsByName()[name] = column.slice(0, 0);
    }
    // Columns are replaced once before any code is compiled for them: V8 throws code away that took a field for constant.
    this.#grow();
  }

  get(party: number, field: PARTY): number {
    return this.words[(party << RECORD) + field]!;
  }

  put(party: number, field: PARTY, value: number): void {
    this.words[(party << RECORD) + field] = value;
  }

  joined(party: number): number {
    return this.doubles[(party << RECORD_DOUBLES) + MOMENT_OF.JOINED]!;
  }

  join(party: number, now: number): void {
    this.doubles[(party << RECORD_DOUBLES) + MOMENT_OF.JOINED] = now;
  }

  clock(party: number): number {
    return this.doubles[(party << RECORD_DOUBLES) + MOMENT_OF.CLOCK]!;
  }

  /** A slot for a new party. */
  add(): number {
    this.inside++;
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    if (this.highest === this.free.length) this.#grow();
    return this.highest++;
  }

  remove(slot: number): void {
    this.put(slot, PARTY.PLACE, PLACE.NOWHERE);
    this.inside--;
    this.free[this.freeCount++] = slot;
  }

  parts(): Parts {
    const { inside, highest, freeCount } = this;
    return { columns: this.#columns(), numbers: { inside, highest, freeCount } };
  }

  adopt({ columns, numbers }: Parts): void {
    for (const name of Object.keys(this.#columns())) this.#columnsByName()[name] = columns[name]!.slice();
    this.doubles = new Float64Array(this.words.buffer);
    this.inside = numbers.inside!;
    this.highest = numbers.highest!;
    this.freeCount = numbers.freeCount!;
  }

  #columnsByName(): Record<string, unknown> {
    return this as unknown as Record<string, unknown>;
  }

  /** All columns but `doubles`, which are `words` seen in another way. */
  #columns(): Record<string, Column> {
    const all = Object.entries(this.#columnsByName());
    return Object.fromEntries(
      all.filter(
        (entry): entry is [string, Column] => ArrayBuffer.isView(entry[1]) && entry[0] !== 'doubles',
      ),
    );
  }

  #grow(): void {
    const before = this.free.length;
    const size = before * GROWTH;
    if (size > MOST_PARTIES) throw new RangeError(`more than ${MOST_PARTIES} parties inside the run at once`);
    const { words } = this;
    this.words = longer(words, size << RECORD);
    this.doubles = new Float64Array(this.words.buffer);
    for (const [name, column] of Object.entries(this.#columns())) {
      if (name !== 'words' && column.length > 0)
        this.#columnsByName()[name] = longer(column as Int32Array | Float64Array, size);
    }
    this.pool.fill(-1, before);
    this.money.fill(Number.POSITIVE_INFINITY, before);
  }
}

function longer<T extends Int32Array | Float64Array>(column: T, size: number): T {
  const grown = new (column.constructor as new (length: number) => T)(size);
  grown.set(column);
  return grown;
}
