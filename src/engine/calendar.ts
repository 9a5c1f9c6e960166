/**
 * The event calendar: events come out in order of time, and events of equal time in the order they were scheduled.
 *
 * Events of the near future lie in a heap, those beyond in buckets of equal width (after R. Brown's calendar queue,
 * 1988), which are emptied into the heap when their time comes: most of this project's events are short delays among
 * a few long ones, and a small heap is a fast heap. Both live in typed arrays; an event is a small integer.
 */
const BUCKETS = 4096;
const NONE = -1;
/** `what` of an event that was cancelled; it is dropped where it lies, when it is met. */
const CANCELLED = -1;

export class Calendar {
  /** Time of the event taken last. */
  now: number;
  /** Events scheduled and not yet taken or cancelled. */
  pending = 0;
  /** What the event is about, by event. */
  what = new Int32Array(1024);

  #time = new Float64Array(1024);
  #order = new Float64Array(1024);
  #link = new Int32Array(1024);
  #free = new Int32Array(1024);
  #freeCount = 0;
  #scheduled = 0;

  // The near heap: four children to a node, time and event side by side.
  #heapTime = new Float64Array(1024);
  #heapEvent = new Int32Array(1024);
  #heapSize = 0;
  /**
   * The root was taken and its place is free. Most events schedule one other at once, which then sinks from the root:
   * one walk through the heap instead of two.
   */
  #hole = false;

  // The far buckets: linked lists by event, and one list for what lies beyond the last of them.
  readonly #buckets = new Int32Array(BUCKETS).fill(NONE);
  readonly #begin: number;
  readonly #width: number;
  #bucket = 0;
  #nearEnd: number;
  #beyond = NONE;
  #farCount = 0;

  /** `width` is the length of a bucket: some 30 events should fall into each. */
  constructor(begin: number, width: number) {
    this.now = begin;
    this.#begin = begin;
    this.#width = width;
    this.#nearEnd = begin + width;
    for (let event = 1023; event >= 0; event--) this.#free[this.#freeCount++] = event;
  }

  /** Schedules an event at `time` (not before `now`) and returns its number, which stays its own until it is taken. */
  schedule(time: number, what: number): number {
    if (this.#freeCount === 0) this.#grow();
    const event = this.#free[--this.#freeCount]!;
    this.#order[event] = this.#scheduled++;
    this.what[event] = what;
    this.pending++;
    if (time < this.#nearEnd) this.#push(time, event);
    else this.#file(time, event);
    return event;
  }

  cancel(event: number): void {
    this.what[event] = CANCELLED;
    this.pending--;
  }

  /**
   * Takes the earliest event before `until` (or at it, with `inclusive`) and returns what it is about; −1 when there is
   * none. `now` becomes its time.
   */
  take(until: number, inclusive: boolean): number {
    for (;;) {
      if (this.#hole) this.#closeHole();
      while (this.#heapSize === 0) {
        if (this.#farCount === 0 || this.#nearEnd > until) return NONE;
        this.#openBucket();
      }
      const time = this.#heapTime[0]!;
      if (time > until || (time === until && !inclusive)) return NONE;
      const event = this.#heapEvent[0]!;
      this.#hole = true;
      this.#free[this.#freeCount++] = event;
      const what = this.what[event]!;
      if (what === CANCELLED) continue;
      this.pending--;
      this.now = time;
      return what;
    }
  }

  #push(time: number, event: number): void {
    if (this.#hole) {
      this.#hole = false;
      this.#sink(time, event);
      return;
    }
    const times = this.#heapTime;
    const events = this.#heapEvent;
    const order = this.#order;
    let place = this.#heapSize++;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const above = times[parent]!;
      if (above < time || (above === time && order[events[parent]!]! < order[event]!)) break;
      times[place] = above;
      events[place] = events[parent]!;
      place = parent;
    }
    times[place] = time;
    events[place] = event;
  }

  /** Lets an event sink from the root to its place. */
  #sink(time: number, event: number): void {
    const times = this.#heapTime;
    const events = this.#heapEvent;
    const order = this.#order;
    const size = this.#heapSize;
    let place = 0;
    for (;;) {
      const first = (place << 2) + 1;
      if (first >= size) break;
      const end = first + 4 < size ? first + 4 : size;
      let least = first;
      let leastTime = times[first]!;
      for (let child = first + 1; child < end; child++) {
        const childTime = times[child]!;
        if (
          childTime < leastTime ||
          (childTime === leastTime && order[events[child]!]! < order[events[least]!]!)
        ) {
          least = child;
          leastTime = childTime;
        }
      }
      if (leastTime > time || (leastTime === time && order[events[least]!]! > order[event]!)) break;
      times[place] = leastTime;
      events[place] = events[least]!;
      place = least;
    }
    times[place] = time;
    events[place] = event;
  }

  #closeHole(): void {
    this.#hole = false;
    const last = --this.#heapSize;
    if (last > 0) this.#sink(this.#heapTime[last]!, this.#heapEvent[last]!);
  }

  #file(time: number, event: number): void {
    this.#time[event] = time;
    this.#farCount++;
    let bucket = Math.floor((time - this.#begin) / this.#width);
    // At an edge, rounding may give the neighbour; the edges that count are those `#openBucket` stops at.
    if (time < this.#edge(bucket)) bucket--;
    else if (time >= this.#edge(bucket + 1)) bucket++;
    if (bucket < this.#bucket + BUCKETS) {
      const slot = bucket & (BUCKETS - 1);
      this.#link[event] = this.#buckets[slot]!;
      this.#buckets[slot] = event;
    } else {
      this.#link[event] = this.#beyond;
      this.#beyond = event;
    }
  }

  #edge(bucket: number): number {
    return this.#begin + bucket * this.#width;
  }

  /** Moves on by one bucket and puts its events into the heap; each time round, what lay beyond is filed again. */
  #openBucket(): void {
    this.#bucket++;
    this.#nearEnd = this.#edge(this.#bucket + 1);
    const slot = this.#bucket & (BUCKETS - 1);
    let event = this.#buckets[slot]!;
    this.#buckets[slot] = NONE;
    this.#empty(event);
    if (slot !== 0) return;
    event = this.#beyond;
    this.#beyond = NONE;
    this.#empty(event);
  }

  #empty(list: number): void {
    let event = list;
    while (event !== NONE) {
      const following = this.#link[event]!;
      this.#farCount--;
      const time = this.#time[event]!;
      if (this.what[event] === CANCELLED) this.#free[this.#freeCount++] = event;
      else if (time < this.#nearEnd) this.#push(time, event);
      else this.#file(time, event);
      event = following;
    }
  }

  #grow(): void {
    const old = this.what.length;
    const size = old * 2;
    const longer = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.what = longer(this.what, new Int32Array(size));
    this.#time = longer(this.#time, new Float64Array(size));
    this.#order = longer(this.#order, new Float64Array(size));
    this.#link = longer(this.#link, new Int32Array(size));
    this.#free = longer(this.#free, new Int32Array(size));
    this.#heapTime = longer(this.#heapTime, new Float64Array(size));
    this.#heapEvent = longer(this.#heapEvent, new Int32Array(size));
    for (let event = size - 1; event >= old; event--) this.#free[this.#freeCount++] = event;
  }
}
