/** The yardstick networks in simjs 2.0.3, the fastest library of its kind on npm: `node simjs.mjs M1|M2 CUSTOMERS SEED`. */
import { createRequire } from 'node:module';

// The published bundle exports nothing to Node; it only sets `window.Sim`.
globalThis.window = {};
createRequire(import.meta.url)('simjs');
const { Sim, Entity, Facility, Random } = globalThis.window.Sim;

const [model, count, seed] = process.argv.slice(2);
const random = new Random(Number(seed));

function runM1(customers) {
  const post = new Facility('post', Facility.FCFS, 10);
  let came = 0;
  let gone = 0;
  let waited = 0;
  class Customers extends Entity {
    start() {
      if (came++ < customers) this.setTimer(random.exponential(9)).done(this.arrive);
    }
    arrive() {
      const service = random.exponential(1);
      this.useFacility(post, service).done(this.leave, this, [this.time() + service]);
      this.start();
    }
    leave(atOnce) {
      gone++;
      waited += this.time() - atOnce;
    }
  }
  simulate(Customers);
  return { customers: gone, answers: { wait: waited / gone } };
}

function runM2(customers) {
  const LANES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
  const upTo = LANES.map((_, k) => LANES.slice(0, k + 1).reduce((a, b) => a + b) / 66);
  const crossings = LANES.map((lanes, k) => new Facility(`crossing ${k}`, Facility.FCFS, lanes));
  const airport = new Facility('airport', Facility.FCFS, 20);
  let beds = 5000;
  let came = 0;
  let gone = 0;
  let gaveUp = 0;
  let flew = 0;
  let waited = 0;
  class Customers extends Entity {
    start() {
      if (came++ < customers) this.setTimer(random.exponential(561)).done(this.arrive);
    }
    arrive() {
      const u = random.random();
      const k = Math.min(
        9,
        upTo.findIndex((share) => u < share),
      );
      this.useFacility(crossings[k], random.exponential(10))
        .waitUntil(random.exponential(2), this.giveUp, this)
        .done(this.cross);
      this.start();
    }
    giveUp() {
      gaveUp++;
      gone++;
    }
    cross() {
      if (random.random() < 2 / 3) {
        const service = random.exponential(19.816332);
        this.useFacility(airport, service).done(this.fly, this, [this.time() + service]);
      } else if (beds > 0) {
        beds--;
        this.setTimer(random.exponential(1 / 30)).done(this.leave);
      } else gone++;
    }
    fly(atOnce) {
      flew++;
      gone++;
      waited += this.time() - atOnce;
    }
    leave() {
      beds++;
      gone++;
    }
  }
  simulate(Customers);
  return { customers: gone, answers: { renege: gaveUp / gone, airportWait: waited / flew } };
}

function simulate(Customers) {
  const sim = new Sim();
  sim.addEntity(Customers, 'customers');
  sim.simulate(Number.POSITIVE_INFINITY);
}

const run = model === 'M1' ? runM1 : runM2;
// Code is compiled while it runs: each contestant of a race first runs a tenth of the customers, which does not count.
run(Number(count) / 10);
const before = process.cpuUsage();
const ran = run(Number(count));
const { user, system } = process.cpuUsage(before);
const memoryMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...ran, cpuSeconds: (user + system) / 1e6, memoryMb }));
