/**
 * Many parties pending at once: `node pending.js PENDING EVENTS SEED`. Parties come, stay in a delay station for an
 * exponential time, and go; so many are inside once it has filled.
 */
import { simulate } from '../../src/engine/simulate.js';
import { NetworkBuilder } from '../../src/network/builder.js';
import { OP } from '../../src/network/network.js';
import { cpuSecondsOf, memoryMb, type Ran } from './contestant.js';

const [pending, events] = process.argv.slice(2).map(Number) as [number, number];
const seed = process.argv[4]!;
const RATE = 1;
const mean = pending / RATE;

const network = delayStation();
const { value: measures, cpuSeconds } = cpuSecondsOf(() => simulate(network, seed, 1));
const stay = measures.events / measures.parties;
const result: Ran = {
  customers: measures.parties,
  events: measures.events,
  cpuSeconds,
  memoryMb: memoryMb(),
  answers: { eventsPerParty: stay },
};
console.log(JSON.stringify(result));

function delayStation(): ReturnType<NetworkBuilder['build']> {
  // Once the station has filled, two events to a party; it fills in a few means, with little more than one.
  const end = events / (2 * RATE);
  const builder = new NetworkBuilder({ begin: 0, end, recordEvery: end / 100 });
  builder.inside = builder.level('inside', 'persons');
  const left = builder.count('left', 'persons');
  const sink = builder.node({ op: OP.SINK, name: 'leaves', a: left, b: 0 });
  const law = builder.law({ law: 'exponential', mean });
  const node = builder.node({ op: OP.DELAY, name: 'stays', a: law, next: sink });
  builder.source({ name: 'source', node, times: [0, end], rates: [RATE, RATE] });
  return builder.build();
}
