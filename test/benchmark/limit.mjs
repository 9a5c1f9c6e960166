/**
 * How fast the two yardstick networks can be run in JavaScript at all: a loop written by hand that knows nothing but
 * its model and keeps nothing but the model's own figures. `node limit.mjs M1|M2 CUSTOMERS SEED`
 *
 * What makes it fast: times and events side by side in typed arrays, a heap of four children to a node for what is
 * near, lists for what is far (a bucket holds some 30 arrivals), and the first event of a step taking the place of the
 * one that was just handled. A party has at most two events pending, so that its number is their place in the lists.
 */
import seedrandom from 'seedrandom';

const [model, count, seed] = process.argv.slice(2);
const chance = seedrandom.alea(seed);
const exponential = (mean) => -Math.log(1 - chance()) * mean;

/** Pending events: `what` is party × 8 + kind; kind 1 (patience) has a list place of its own beside the party's other. */
class Pending {
  constructor(width, parties) {
    this.width = width;
    this.end = width;
    this.bucket = 0;
    this.first = new Int32Array(4096).fill(-1);
    this.far = 0;
    this.farTime = new Float64Array(2 * parties);
    this.farWhat = new Int32Array(2 * parties);
    this.farNext = new Int32Array(2 * parties);
    this.time = new Float64Array(parties);
    this.what = new Int32Array(parties);
    this.size = 0;
    this.hole = false;
    this.now = 0;
  }

  put(time, what) {
    if (time >= this.end) this.file(time, what);
    else if (this.hole) {
      this.hole = false;
      this.sink(time, what, this.size);
    } else this.rise(time, what);
  }

  file(time, what) {
    const place = ((what >> 3) << 1) | ((what & 7) === 1 ? 1 : 0);
    const bucket = Math.floor(time / this.width) & 4095;
    this.farTime[place] = time;
    this.farWhat[place] = what;
    this.farNext[place] = this.first[bucket];
    this.first[bucket] = place;
    this.far++;
  }

  rise(time, what) {
    const times = this.time;
    const whats = this.what;
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 2;
      if (times[up] <= time) break;
      times[at] = times[up];
      whats[at] = whats[up];
      at = up;
    }
    times[at] = time;
    whats[at] = what;
  }

  sink(time, what, size) {
    const times = this.time;
    const whats = this.what;
    let at = 0;
    for (let child = 1; child < size; child = 4 * at + 1) {
      let least = child;
      let leastTime = times[child];
      const end = child + 4 < size ? child + 4 : size;
      for (let other = child + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime < leastTime) {
          least = other;
          leastTime = otherTime;
        }
      }
      if (leastTime >= time) break;
      times[at] = leastTime;
      whats[at] = whats[least];
      at = least;
    }
    times[at] = time;
    whats[at] = what;
  }

  /** The next event; `now` becomes its time. −1: none is left. */
  take() {
    if (this.hole) {
      this.hole = false;
      const last = --this.size;
      if (last > 0) this.sink(this.time[last], this.what[last], last);
    }
    while (this.size === 0) {
      if (this.far === 0) return -1;
      this.open();
    }
    this.now = this.time[0];
    this.hole = true;
    return this.what[0];
  }

  /** Puts the events of the next bucket into the heap; those of a later time round stay in their list. */
  open() {
    this.bucket++;
    this.end = (this.bucket + 1) * this.width;
    const slot = this.bucket & 4095;
    let place = this.first[slot];
    this.first[slot] = -1;
    while (place >= 0) {
      const next = this.farNext[place];
      const time = this.farTime[place];
      this.far--;
      if (time < this.end) this.rise(time, this.farWhat[place]);
      else this.file(time, this.farWhat[place]);
      place = next;
    }
  }
}

/** Parties that wait, first come first. */
class Line {
  constructor() {
    this.party = new Int32Array(1 << 16);
    this.head = 0;
    this.tail = 0;
  }

  join(party) {
    this.party[this.tail++ & 0xffff] = party;
    if (this.tail - this.head > 0xffff) throw new RangeError('more than 65,535 wait');
  }

  next() {
    return this.head === this.tail ? -1 : this.party[this.head++ & 0xffff];
  }
}

const PARTIES = 1 << 16;
// Party 0 stands for the next arrival.
const free = Int32Array.from({ length: PARTIES - 1 }, (_, i) => PARTIES - 1 - i);
let freeCount = free.length;
const since = new Float64Array(PARTIES);

function runM1(customers) {
  const ARRIVAL = 0;
  const SERVED = 2;
  const pending = new Pending(30 / 9, PARTIES);
  const line = new Line();
  let idle = 10;
  let came = 1;
  let waited = 0;
  let gone = 0;
  pending.put(exponential(1 / 9), ARRIVAL);
  for (;;) {
    const what = pending.take();
    if (what < 0) break;
    const { now } = pending;
    if ((what & 7) === ARRIVAL) {
      const party = free[--freeCount];
      if (idle > 0) {
        idle--;
        pending.put(now + exponential(1), (party << 3) | SERVED);
      } else {
        since[party] = now;
        line.join(party);
      }
      if (came++ < customers) pending.put(now + exponential(1 / 9), ARRIVAL);
    } else {
      free[freeCount++] = what >> 3;
      gone++;
      const next = line.next();
      if (next < 0) idle++;
      else {
        waited += now - since[next];
        pending.put(now + exponential(1), (next << 3) | SERVED);
      }
    }
  }
  return { customers: gone, answers: { wait: waited / gone } };
}

function runM2(customers) {
  const ARRIVAL = 0;
  const PATIENCE = 1;
  const CROSSED = 2;
  const CHECKED = 3;
  const STAYED = 4;
  const LANES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
  const upTo = Float64Array.from(LANES, (_, k) => LANES.slice(0, k + 1).reduce((a, b) => a + b) / 66);
  upTo[9] = 1;
  const pending = new Pending(30 / 561, PARTIES);
  const lines = LANES.map(() => new Line());
  const airport = new Line();
  const idle = Int32Array.from(LANES);
  const crossing = new Uint8Array(PARTIES);
  // A party whose patience is still pending keeps its number until that event has come, so that no event is stale
  // for another party: 1 waits at a crossing, 2 has left the line, 3 has ended.
  const patience = new Uint8Array(PARTIES);
  let desks = 20;
  let beds = 5000;
  let came = 1;
  let gone = 0;
  let gaveUp = 0;
  let flew = 0;
  let waited = 0;
  const leave = (party) => {
    gone++;
    if (patience[party] === 0) free[freeCount++] = party;
    else patience[party] = 3;
  };
  pending.put(exponential(1 / 561), ARRIVAL);
  for (;;) {
    const what = pending.take();
    if (what < 0) break;
    const { now } = pending;
    const party = what >> 3;
    switch (what & 7) {
      case ARRIVAL: {
        const next = free[--freeCount];
        const u = chance();
        let k = 0;
        while (u >= upTo[k]) k++;
        crossing[next] = k;
        if (idle[k] > 0) {
          idle[k]--;
          pending.put(now + exponential(0.1), (next << 3) | CROSSED);
        } else {
          lines[k].join(next);
          patience[next] = 1;
          pending.put(now + exponential(0.5), (next << 3) | PATIENCE);
        }
        if (came++ < customers) pending.put(now + exponential(1 / 561), ARRIVAL);
        break;
      }
      case PATIENCE:
        if (patience[party] === 1) {
          // Its place in the line tells that it is gone: it is passed over there, and its number is free from then on.
          patience[party] = 4;
          gaveUp++;
          gone++;
        } else if (patience[party] === 3) {
          patience[party] = 0;
          free[freeCount++] = party;
        } else patience[party] = 0;
        break;
      case CROSSED: {
        const k = crossing[party];
        for (;;) {
          const next = lines[k].next();
          if (next < 0) {
            idle[k]++;
            break;
          }
          if (patience[next] === 4) {
            patience[next] = 0;
            free[freeCount++] = next;
            continue;
          }
          patience[next] = 2;
          pending.put(now + exponential(0.1), (next << 3) | CROSSED);
          break;
        }
        if (chance() < 2 / 3) {
          flew++;
          if (desks > 0) {
            desks--;
            pending.put(now + exponential(1 / 19.816332), (party << 3) | CHECKED);
          } else {
            since[party] = now;
            airport.join(party);
          }
        } else if (beds > 0) {
          beds--;
          pending.put(now + exponential(30), (party << 3) | STAYED);
        } else leave(party);
        break;
      }
      case CHECKED: {
        leave(party);
        const next = airport.next();
        if (next < 0) desks++;
        else {
          waited += now - since[next];
          pending.put(now + exponential(1 / 19.816332), (next << 3) | CHECKED);
        }
        break;
      }
      case STAYED:
        beds++;
        leave(party);
    }
  }
  return { customers: gone, answers: { renege: gaveUp / gone, airportWait: waited / flew } };
}

const run = model === 'M1' ? runM1 : runM2;
// Code is compiled while it runs: each contestant of a race first runs a tenth of the customers, which does not count.
run(Number(count) / 10);
const before = process.cpuUsage();
const ran = run(Number(count));
const { user, system } = process.cpuUsage(before);
const memoryMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...ran, cpuSeconds: (user + system) / 1e6, memoryMb }));
