/** The interpreter: takes a party through the nodes that need no time, to the next one that holds or ends it. */
import { OP } from '../network/network.js';
import { draw } from '../random/draw.js';
import { book, departs, findSeat, purse } from './bookings.js';
import { choose, split } from './choosing.js';
import { EVENT } from './events.js';
import { fault } from './fault.js';
import { PLACE } from './parties.js';
import { owed, release, seize } from './pools.js';
import type { Run } from './run.js';
import { join, leaveServer } from './stations.js';

/** Nodes that a party may pass at one moment; more is a loop with no time in it. */
const MOST_AT_ONCE = 10_000;

export function walk(run: Run, party: number, start: number): void {
  const { network, parties, calendar } = run;
  const { nodes } = network;
  let node = start;
  for (let passed = 0; passed < MOST_AT_ONCE; passed++) {
    if (node < 0) throw fault(run, party, `has nowhere to go after ${nodes.names[parties.node[party]!]}`);
    parties.node[party] = node;
    if (nodes.again[node] === 1) parties.round[party]!++;
    if (run.watch) {
      run.watch.pass(
        calendar.now,
        parties.source[party]!,
        parties.number[party]!,
        parties.persons[party]!,
        node,
      );
    }
    const a = run.nodeA[node]!;
    switch (nodes.op[node]!) {
      case OP.SERVE:
        if (join(run, party, node)) return;
        node = nodes.alt[node]!;
        continue;
      case OP.LEDGER:
        keepBooks(run, party, a);
        break;
      case OP.DELAY:
        hold(
          run,
          party,
          calendar.now + draw(run.laws, a, run.lucky(party, nodes.purpose[node]!)),
          PLACE.MOVING,
        );
        return;
      case OP.SPLIT:
        node = split(run, party, node);
        continue;
      case OP.CHOOSE:
        node = choose(run, party, node);
        continue;
      case OP.SWITCH:
        node = network.targets[a + parties.mark[party]!]!;
        continue;
      case OP.SINK:
        end(run, party, node);
        return;
      case OP.SEIZE:
        if (seize(run, party, a, nodes.b[node] === 1 ? parties.persons[party]! : 1)) break;
        node = nodes.alt[node]!;
        continue;
      case OP.RELEASE:
        release(run, party);
        break;
      case OP.BOARD: {
        const leave = run.nodeX[node]!;
        const seats = nodes.b[node] === 1 ? 1 : parties.persons[party]!;
        const departure = findSeat(run, a, calendar.now + leave, seats, purse(run, party));
        if (departure < 0) {
          node = nodes.alt[node]!;
          continue;
        }
        book(run, party, a, departure, seats);
        hold(run, party, parties.departure[party]! - leave, PLACE.BOOKED);
        return;
      }
      case OP.UNTIL:
        if (parties.departure[party]! >= calendar.now) {
          hold(run, party, parties.departure[party]!, PLACE.BOOKED);
          return;
        }
        node = nodes.alt[node]!;
        continue;
      case OP.RUNS:
        if (departs(run, party, a)) break;
        node = nodes.alt[node]!;
        continue;
      case OP.MARK:
        parties.mark[party] = a;
        break;
      case OP.NEED:
        if (a === -1 || (parties.documents[party]! & a) !== 0) break;
        node = nodes.alt[node]!;
        continue;
      case OP.SOLVENT:
        if (parties.money[party]! === Number.POSITIVE_INFINITY || parties.money[party]! > owed(run, party))
          break;
        node = nodes.alt[node]!;
        continue;
      case OP.PAY: {
        const cost = run.nodeX[node]! * parties.persons[party]!;
        if (cost > 0 && purse(run, party) < cost) {
          node = nodes.alt[node]!;
          continue;
        }
        parties.money[party]! -= cost;
        break;
      }
      case OP.LIMIT:
        parties.limit[party] = calendar.now + draw(run.laws, a, run.lucky(party, nodes.purpose[node]!));
        break;
      case OP.WITHIN:
        if (calendar.now < parties.limit[party]!) break;
        node = nodes.alt[node]!;
        continue;
      default:
        throw fault(run, party, `came to a node of unknown kind ${nodes.op[node]}`);
    }
    node = nodes.next[node]!;
  }
  throw fault(run, party, `passed ${MOST_AT_ONCE} nodes at one moment: a loop with no time in it`);
}

/** Writes a page of the ledger for the party. */
function keepBooks(run: Run, party: number, page: number): void {
  const { parties, recorder } = run;
  const { bounds, starts, index, each, once } = run.network.ledger;
  const { now } = run.calendar;
  const persons = parties.persons[party]!;
  const counts = bounds[4 * page + 1]!;
  const levels = bounds[4 * page + 2]!;
  const end = bounds[4 * page + 3]!;
  for (let entry = bounds[4 * page]!; entry < counts; entry++) {
    recorder.tally(index[entry]!, now - parties.clock[party]!);
  }
  if (starts[page] === 1) parties.clock[party] = now;
  for (let entry = counts; entry < levels; entry++) {
    recorder.counts[index[entry]!]! += each[entry]! * persons + once[entry]!;
  }
  for (let entry = levels; entry < end; entry++) {
    recorder.add(index[entry]!, each[entry]! * persons + once[entry]!, now);
  }
}

/** Holds the party at its node until `time`. */
function hold(run: Run, party: number, time: number, place: number): void {
  leaveServer(run, party);
  run.parties.place[party] = place;
  run.parties.event[party] =
    time < Number.POSITIVE_INFINITY ? run.calendar.schedule(time, party * EVENT.KINDS + EVENT.GO_ON) : -1;
}

function end(run: Run, party: number, node: number): void {
  const { parties, recorder, network } = run;
  leaveServer(run, party);
  if (network.nodes.b[node] === 1) parties.pool[party] = -1;
  else release(run, party);
  const persons = parties.persons[party]!;
  recorder.counts[run.nodeA[node]!]! += persons;
  const origin = network.sources.origin[parties.source[party]!]!;
  const at = run.nodeC[node]!;
  if (origin >= 0 && at >= 0) recorder.ends[origin * network.catalogue.ends.length + at]! += persons;
  if (network.inside >= 0) recorder.add(network.inside, -persons, run.calendar.now);
  parties.remove(party);
}
