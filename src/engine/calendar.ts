/**
 * The event calendar: events come out in order of time, and events of equal time in the order they were scheduled.
 *
 * Events of the near future lie in a heap, those beyond in buckets of equal width (after R. Brown's calendar queue,
 * 1988), which are emptied into the heap when their time comes: most of this project's events are short delays among
 * a few long ones, and a small heap is a fast heap. A bucket is a chain of chunks, each some events side by side in two
 * cache lines: a million pending events are read in order and not one by one from all over the memory.
 *
 * Events beyond the present era of buckets lie in one chain for each era, and go to their buckets when it begins. So there
 * are some hundreds of places to write to at any time, which stay in the cache, and not a hundred thousand.
 *
 * Times are handed over in `time` where it matters: a double that is passed to a function that is not inlined is boxed
 * first. An event that is of no matter any more stays where it is; whoever takes it knows (`PARTY.EVENT`).
 */
import { overwrite, type Parts } from './parts.js';

const NONE = -1;

/** Most buckets; where more would be asked for they get wider. */
const MOST_BUCKETS = 2 ** 20;
/** A chunk is 16 doubles: one of links, the times, then what they are about and their order. */
enum CHUNK {
  EVENTS = 7,
  DOUBLES = 16,
  WORDS = 32,
}

/** Buckets to an era, as a power of two: 2^8 was slower with few events pending, 2^11 no faster with a million. */
enum ERA {
  BITS = 10,
  BUCKETS = 1 << BITS,
}

const FIRST_CHUNKS = 32;
const FIRST_HEAP = 32;

/** What stands in `time`: the time of the event to be put; that of the event taken last; where to stop. */
export enum CLOCK {
  PUT = 0,
  NOW = 1,
  UNTIL = 2,
}

export class Calendar {
  /** Order of the event taken last. */
  order = 0;
  /** By CLOCK. */
  readonly time = new Float64Array(3);
  /** Order of the event scheduled last: a 32-bit word that may run over. */
  scheduled = 0;

  // The near heap: four children to a node.
  #times = new Float64Array(FIRST_HEAP);
  #whats = new Int32Array(FIRST_HEAP);
  #orders = new Int32Array(FIRST_HEAP);
  #size = 0;
  /**
   * The root was taken and its place is free. Most events schedule one other at once, which then sinks from the root:
   * one walk through the heap instead of two.
   */
  #hole = false;

  readonly #begin: number;
  readonly #end: number;
  readonly #perSecond: number;
  /** The bucket that was emptied into the heap last: what falls into it or before goes to the heap. */
  #bucket = 0;
  /** Buckets before this one belong to eras that have begun. */
  #opened = ERA.BUCKETS;
  /** First chunk of each bucket of the present era, and of each era: the only one that is not full. */
  readonly #buckets: Int32Array;
  readonly #eras: Int32Array;
  #chunkTimes = new Float64Array(FIRST_CHUNKS * CHUNK.DOUBLES);
  #chunkWords = new Int32Array(this.#chunkTimes.buffer);
  #chunks = 0;
  #freeChunk = NONE;
  #far = 0;

  #untilBucket = 0;
  #inclusive = false;

  /** `width` is the length of a bucket: some 30 events should fall into each. What lies beyond `end` is not kept. */
  constructor(begin: number, end: number, width: number) {
    const buckets = Math.max(1, Math.min(MOST_BUCKETS, Math.ceil((end - begin) / width)));
    this.time[CLOCK.NOW] = begin;
    this.#begin = begin;
    this.#end = end;
    this.#perSecond = buckets / Math.max(end - begin, Number.MIN_VALUE);
    this.#buckets = new Int32Array(ERA.BUCKETS).fill(NONE);
    this.#eras = new Int32Array((buckets >> ERA.BITS) + 1).fill(NONE);
    // As in `Parties`: before any code is compiled.
    this.#growHeap();
    this.#growChunks();
  }

  get now(): number {
    return this.time[CLOCK.NOW]!;
  }

  set now(time: number) {
    this.time[CLOCK.NOW] = time;
  }

  /** Schedules an event at `time` (not before `now`) and returns its order. */
  schedule(time: number, what: number): number {
    this.time[CLOCK.PUT] = time;
    return this.put(what);
  }

  /** The same for an event at `time[CLOCK.PUT]`. */
  put(what: number): number {
    const time = this.time[CLOCK.PUT]!;
    const order = (this.scheduled + 1) | 0;
    this.scheduled = order;
    if (!(time <= this.#end)) return order;
    // Rounding may put a time at an edge into the neighbour, but never two times in the wrong order.
    if (Math.floor((time - this.#begin) * this.#perSecond) > this.#bucket) this.#file(what, order);
    else if (this.#hole) {
      this.#hole = false;
      this.#sink(this.#size, what, order);
    } else this.#rise(what, order);
    return order;
  }

  /** Events before `until` (or at it, with `inclusive`) are taken from now on. */
  stopAt(until: number, inclusive: boolean): void {
    this.time[CLOCK.UNTIL] = until;
    this.#inclusive = inclusive;
    this.#untilBucket = Math.floor((Math.min(until, this.#end) - this.#begin) * this.#perSecond);
  }

  /** Takes the earliest event and returns what it is about; −1 when there is none before the stop. `now` becomes its time. */
  take(): number {
    if (this.#hole) {
      this.#hole = false;
      const last = --this.#size;
      if (last > 0) {
        this.time[CLOCK.PUT] = this.#times[last]!;
        this.#sink(last, this.#whats[last]!, this.#orders[last]!);
      }
    }
    while (this.#size === 0) {
      if (this.#far === 0 || this.#bucket >= this.#untilBucket) return NONE;
      this.#openBucket();
    }
    const time = this.#times[0]!;
    const until = this.time[CLOCK.UNTIL]!;
    if (time >= until && (time > until || !this.#inclusive)) return NONE;
    this.#hole = true;
    this.time[CLOCK.NOW] = time;
    this.order = this.#orders[0]!;
    return this.#whats[0]!;
  }

  /** Puts an event at the end of the heap and lets it rise to its place. */
  #rise(what: number, order: number): void {
    if (this.#size === this.#times.length) this.#growHeap();
    const times = this.#times;
    const whats = this.#whats;
    const orders = this.#orders;
    const time = this.time[CLOCK.PUT]!;
    let place = this.#size++;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const above = times[parent]!;
      if (above < time || (above === time && ((orders[parent]! - order) | 0) < 0)) break;
      times[place] = above;
      whats[place] = whats[parent]!;
      orders[place] = orders[parent]!;
      place = parent;
    }
    times[place] = time;
    whats[place] = what;
    orders[place] = order;
  }

  /** Lets an event sink from the root of a heap of `size` to its place. */
  #sink(size: number, what: number, order: number): void {
    const times = this.#times;
    const whats = this.#whats;
    const orders = this.#orders;
    const time = this.time[CLOCK.PUT]!;
    let place = 0;
    for (let first = 1; first < size; first = (place << 2) + 1) {
      const end = first + 4 < size ? first + 4 : size;
      let least = first;
      let leastTime = times[first]!;
      for (let child = first + 1; child < end; child++) {
        const childTime = times[child]!;
        if (
          childTime < leastTime ||
          (childTime === leastTime && ((orders[child]! - orders[least]!) | 0) < 0)
        ) {
          least = child;
          leastTime = childTime;
        }
      }
      if (leastTime > time || (leastTime === time && ((orders[least]! - order) | 0) > 0)) break;
      times[place] = leastTime;
      whats[place] = whats[least]!;
      orders[place] = orders[least]!;
      place = least;
    }
    times[place] = time;
    whats[place] = what;
    orders[place] = order;
  }

  #file(what: number, order: number): void {
    const time = this.time[CLOCK.PUT]!;
    const bucket = Math.floor((time - this.#begin) * this.#perSecond);
    const chains = bucket < this.#opened ? this.#buckets : this.#eras;
    const chain = bucket < this.#opened ? bucket & (ERA.BUCKETS - 1) : bucket >> ERA.BITS;
    let chunk = chains[chain]!;
    if (chunk === NONE || this.#chunkWords[chunk * CHUNK.WORDS + 1] === CHUNK.EVENTS) {
      chunk = this.#newChunk(chunk);
      chains[chain] = chunk;
    }
    const words = this.#chunkWords;
    const at = chunk * CHUNK.WORDS;
    const count = words[at + 1]!;
    words[at + 1] = count + 1;
    this.#chunkTimes[chunk * CHUNK.DOUBLES + 1 + count] = time;
    words[at + 16 + 2 * count] = what;
    words[at + 17 + 2 * count] = order;
    this.#far++;
  }

  /** An empty chunk before `next`. */
  #newChunk(next: number): number {
    let chunk = this.#freeChunk;
    if (chunk === NONE) {
      if ((this.#chunks + 1) * CHUNK.DOUBLES > this.#chunkTimes.length) this.#growChunks();
      chunk = this.#chunks++;
    } else this.#freeChunk = this.#chunkWords[chunk * CHUNK.WORDS]!;
    this.#chunkWords[chunk * CHUNK.WORDS] = next;
    this.#chunkWords[chunk * CHUNK.WORDS + 1] = 0;
    return chunk;
  }

  /** Moves on by one bucket and puts its events into the heap. */
  #openBucket(): void {
    if (++this.#bucket === this.#opened) this.#openEra();
    const place = this.#bucket & (ERA.BUCKETS - 1);
    let chunk = this.#buckets[place]!;
    this.#buckets[place] = NONE;
    for (; chunk !== NONE; chunk = this.#freed(chunk)) {
      const words = this.#chunkWords;
      const at = chunk * CHUNK.WORDS;
      const count = words[at + 1]!;
      this.#far -= count;
      for (let i = 0; i < count; i++) {
        this.time[CLOCK.PUT] = this.#chunkTimes[chunk * CHUNK.DOUBLES + 1 + i]!;
        this.#rise(words[at + 16 + 2 * i]!, words[at + 17 + 2 * i]!);
      }
    }
  }

  /** Begins an era: its events go to their buckets. */
  #openEra(): void {
    const era = this.#opened >> ERA.BITS;
    this.#opened += ERA.BUCKETS;
    let chunk = this.#eras[era]!;
    this.#eras[era] = NONE;
    for (; chunk !== NONE; chunk = this.#freed(chunk)) {
      const at = chunk * CHUNK.WORDS;
      const count = this.#chunkWords[at + 1]!;
      this.#far -= count;
      for (let i = 0; i < count; i++) {
        this.time[CLOCK.PUT] = this.#chunkTimes[chunk * CHUNK.DOUBLES + 1 + i]!;
        // The columns may be others after each.
        this.#file(this.#chunkWords[at + 16 + 2 * i]!, this.#chunkWords[at + 17 + 2 * i]!);
      }
    }
  }

  /** Gives a chunk back, and returns the one behind it in its chain. */
  #freed(chunk: number): number {
    const words = this.#chunkWords;
    const next = words[chunk * CHUNK.WORDS]!;
    words[chunk * CHUNK.WORDS] = this.#freeChunk;
    this.#freeChunk = chunk;
    return next;
  }

  parts(): Parts {
    return {
      columns: {
        time: this.time,
        times: this.#times,
        whats: this.#whats,
        orders: this.#orders,
        buckets: this.#buckets,
        eras: this.#eras,
        chunks: this.#chunkWords,
      },
      numbers: {
        order: this.order,
        scheduled: this.scheduled,
        size: this.#size,
        hole: this.#hole ? 1 : 0,
        bucket: this.#bucket,
        opened: this.#opened,
        chunkCount: this.#chunks,
        freeChunk: this.#freeChunk,
        far: this.#far,
      },
    };
  }

  adopt(parts: Parts): void {
    const { columns, numbers } = parts;
    overwrite({ time: this.time, buckets: this.#buckets, eras: this.#eras }, parts);
    this.#times = columns.times!.slice() as Float64Array<ArrayBuffer>;
    this.#whats = columns.whats!.slice() as Int32Array<ArrayBuffer>;
    this.#orders = columns.orders!.slice() as Int32Array<ArrayBuffer>;
    this.#chunkWords = columns.chunks!.slice() as Int32Array<ArrayBuffer>;
    this.#chunkTimes = new Float64Array(this.#chunkWords.buffer);
    this.order = numbers.order!;
    this.scheduled = numbers.scheduled!;
    this.#size = numbers.size!;
    this.#hole = numbers.hole === 1;
    this.#bucket = numbers.bucket!;
    this.#opened = numbers.opened!;
    this.#chunks = numbers.chunkCount!;
    this.#freeChunk = numbers.freeChunk!;
    this.#far = numbers.far!;
  }

  #growHeap(): void {
    const size = 2 * this.#times.length;
    this.#times = longer(this.#times, new Float64Array(size));
    this.#whats = longer(this.#whats, new Int32Array(size));
    this.#orders = longer(this.#orders, new Int32Array(size));
  }

  #growChunks(): void {
    this.#chunkTimes = longer(this.#chunkTimes, new Float64Array(2 * this.#chunkTimes.length));
    this.#chunkWords = new Int32Array(this.#chunkTimes.buffer);
  }
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
