/** Choices by weight, and the bulletins that tell the weights. */
import { CODE, GAUGE } from '../network/network.js';
import { apply, FUNCTIONS } from '../scenario/formula.js';
import { fareOf, findSeat, loadOf, purse } from './bookings.js';
import { fullness, hasRoom, priceOf } from './pools.js';
import type { Run } from './run.js';

/** What a party is told to wait for a seat when no departure has one: a month. */
const NO_SEAT = 30 * 86_400;

/** Can the party take this option now? */
function isPossible(run: Run, party: number, option: number): boolean {
  const { choices } = run.network;
  const { parties } = run;
  if (run.possible[option] === 0) return false;
  const need = run.need[option]!;
  if (need !== 0 && (parties.documents[party]! & need) === 0) return false;
  const pool = choices.pool[option]!;
  if (pool >= 0 && !hasRoom(run, pool, parties.persons[party]!, parties.money[party]!)) return false;
  const gate = run.gate[option]!;
  if (gate < 1 && run.lucky(party, choices.gatePurpose[option]!).next() >= gate) return false;
  const service = choices.service[option]!;
  if (service < 0) return true;
  const from = run.calendar.now + choices.ahead[option]!;
  return findSeat(run, service, from, parties.persons[party]!, purse(run, party)) >= 0;
}

/** The node that the party chooses at `node`; its `alt` when nothing is possible. */
export function choose(run: Run, party: number, node: number): number {
  const { choices, nodes } = run.network;
  const choice = run.nodeA[node]!;
  const first = choices.first[choice]!;
  const last = choices.first[choice + 1]!;
  const cumulative = scratch(run, last - first);
  let total = 0;
  for (let option = first; option < last; option++) {
    const weight = run.weight[option]!;
    if (weight > 0 && isPossible(run, party, option)) total += weight;
    cumulative[option - first] = total;
  }
  if (total <= 0) return nodes.alt[node]!;
  const at = run.lucky(party, nodes.purpose[node]!).next() * total;
  let option = first;
  while (option < last - 1 && cumulative[option - first]! <= at) option++;
  return choices.target[option]!;
}

const scratches = new WeakMap<Run, Float64Array>();

function scratch(run: Run, size: number): Float64Array {
  let array = scratches.get(run);
  if (!array || array.length < size) {
    array = new Float64Array(Math.max(64, size));
    scratches.set(run, array);
  }
  return array;
}

/** Target of a SPLIT. */
export function split(run: Run, party: number, node: number): number {
  const { nodes, targets } = run.network;
  const u = run.lucky(party, nodes.purpose[node]!).next();
  const shares = run.nodeC[node]!;
  const last = nodes.b[node]! - 1;
  let branch = 0;
  while (branch < last && u >= run.shares[shares + branch]!) branch++;
  return targets[run.nodeA[node]! + branch]!;
}

/** A bulletin: looks at the world, and tells it as it was `age` ago. */
export function bulletin(run: Run): void {
  const { network } = run;
  const seen = Float64Array.from(network.gauges.kind, (kind, i) => look(run, kind, network.gauges.index[i]!));
  run.snapshots.push(seen);
  const back = Math.round(network.bulletins.age / network.bulletins.every);
  if (run.snapshots.length > back + 1) run.snapshots.shift();
  run.told.set(run.snapshots[0]!);
  retell(run);
}

/** Works out all weights again from what was told last. */
export function retell(run: Run): void {
  const { choices } = run.network;
  for (let choice = 0; choice < choices.first.length - 1; choice++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let option = choices.first[choice]!; option < choices.first[choice + 1]!; option++) {
      if (choices.program[option]! < 0) continue;
      const utility = execute(run, choices.program[option]!);
      run.weight[option] = Number.isNaN(utility) ? Number.NEGATIVE_INFINITY : utility;
      if (run.weight[option]! > best) best = run.weight[option]!;
    }
    // Only differences of utilities matter: taking the best one off keeps exp() in range.
    for (let option = choices.first[choice]!; option < choices.first[choice + 1]!; option++) {
      if (choices.program[option]! < 0) continue;
      run.weight[option] = best === Number.NEGATIVE_INFINITY ? 0 : Math.exp(run.weight[option]! - best);
    }
  }
}

function look(run: Run, kind: number, index: number): number {
  switch (kind) {
    case GAUGE.TIME:
      return run.calendar.now;
    case GAUGE.LEVEL:
      return run.recorder.value(index);
    case GAUGE.GAIN:
      return run.calendar.now < 0 ? 0 : run.recorder.gain(index);
    case GAUGE.WAIT:
      return run.waiting[index]! * (run.meanService[index]! / Math.max(0.1, run.servers[index]!));
    case GAUGE.FULL:
      return fullness(run, index);
    case GAUGE.PRICE:
      return priceOf(run, index);
    default:
      return lookAtService(run, kind, index);
  }
}

function lookAtService(run: Run, kind: number, service: number): number {
  const { now } = run.calendar;
  const departure = findSeat(run, service, now, 1, Number.POSITIVE_INFINITY);
  const last = run.network.services.first[service + 1]! - 1;
  if (kind === GAUGE.SEAT) return departure < 0 ? NO_SEAT : run.network.services.times[departure]! - now;
  const shown = departure < 0 ? last : departure;
  return kind === GAUGE.FARE ? fareOf(run, service, shown) : loadOf(run, service, shown);
}

/** Value of a postfix program over what was told. */
function execute(run: Run, start: number): number {
  const { code } = run.network.choices;
  const stack: number[] = [];
  for (let at = start; code[at] !== CODE.END; ) {
    const word = code[at]!;
    if (word === CODE.NUMBER) stack.push(run.constants[code[at + 1]!]!);
    else if (word === CODE.GAUGE) stack.push(run.told[code[at + 1]!]!);
    else {
      const arity = code[at + 1]!;
      stack.push(apply(FUNCTIONS[word - CODE.FUNCTION]!, stack.splice(stack.length - arity, arity)));
    }
    at += 2;
  }
  return stack[0]!;
}
