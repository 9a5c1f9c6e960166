/** What nodes do to a party that comes to them: all but the few kinds that the loop does by itself (`loop.ts`). */
import { OP } from '../network/network.js';
import { book, departs, findSeat, purse } from './bookings.js';
import { choose } from './choosing.js';
import { sample } from './draws.js';
import { EVENT, KIND_BITS } from './events.js';
import { fault } from './fault.js';
import { PARTY, PLACE } from './parties.js';
import { owed, release, seize } from './pools.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';
import { join, leaveServer } from './stations.js';

/** What `pass` returns when the node holds the party. */
export const HELD = -2;

/** Takes a party through one node: the node that it goes to, or HELD. */
export function pass(run: Run, party: number, node: number, op: number): number {
  const { parties, calendar } = run;
  const next = run.node(node, NODE.NEXT);
  const alt = run.node(node, NODE.ALT);
  const a = run.node(node, NODE.A);
  switch (op) {
    case OP.SERVE:
      return join(run, party, node) ? HELD : alt;
    case OP.CHOOSE:
      return choose(run, party, node);
    case OP.SWITCH:
      return run.network.targets[a + parties.get(party, PARTY.MARK)]!;
    case OP.SEIZE: {
      const units = run.node(node, NODE.B) === 1 ? parties.get(party, PARTY.PERSONS) : 1;
      return seize(run, party, a, units) ? next : alt;
    }
    case OP.PAUSE: {
      const time = calendar.now + sample(run, party, a, run.node(node, NODE.PURPOSE));
      const last = limitOf(run, party, run.node(node, NODE.B));
      hold(run, party, Math.max(calendar.now, Math.min(time, last)), PLACE.MOVING);
      return HELD;
    }
    case OP.AWAIT: {
      const allowed = parties.allowed[party]!;
      if (allowed === Number.POSITIVE_INFINITY) return alt;
      hold(run, party, Math.max(calendar.now, allowed), PLACE.MOVING);
      return HELD;
    }
    case OP.RELEASE:
      release(run, party);
      return next;
    case OP.BOARD:
      return board(run, party, node) ? HELD : alt;
    case OP.UNTIL:
      if (parties.departure[party]! < calendar.now) return alt;
      hold(run, party, parties.departure[party]!, PLACE.BOOKED);
      return HELD;
    case OP.RUNS:
      return departs(run, party, a) ? next : alt;
    case OP.MARK:
      parties.put(party, PARTY.MARK, a);
      return next;
    case OP.NEED:
      return a === -1 || (parties.documents[party]! & a) !== 0 ? next : alt;
    case OP.SOLVENT: {
      const money = parties.money[party]!;
      return money === Number.POSITIVE_INFINITY || money > owed(run, party) ? next : alt;
    }
    case OP.PAY: {
      const cost = run.nodeX[node]! * parties.get(party, PARTY.PERSONS);
      if (cost > 0 && purse(run, party) < cost) return alt;
      parties.money[party]! -= cost;
      return next;
    }
    case OP.LIMIT: {
      const limits = run.node(node, NODE.B) === 1 ? parties.allowed : parties.limit;
      limits[party] = calendar.now + sample(run, party, a, run.node(node, NODE.PURPOSE));
      return next;
    }
    case OP.WITHIN:
      return calendar.now < limitOf(run, party, run.node(node, NODE.B)) ? next : alt;
    default:
      throw fault(run, party, `came to a node of unknown kind ${op}`);
  }
}

/** A moment that LIMIT set (0 or 1), or the sooner of both. */
function limitOf({ parties }: Run, party: number, which: number): number {
  if (which === 0) return parties.limit[party]!;
  if (which === 1) return parties.allowed[party]!;
  return Math.min(parties.limit[party]!, parties.allowed[party]!);
}

function board(run: Run, party: number, node: number): boolean {
  const service = run.node(node, NODE.A);
  const leave = run.nodeX[node]!;
  const seats = run.node(node, NODE.B) === 1 ? 1 : run.parties.get(party, PARTY.PERSONS);
  const departure = findSeat(run, service, run.calendar.now + leave, seats, purse(run, party));
  if (departure < 0) return false;
  book(run, party, service, departure, seats);
  hold(run, party, run.parties.departure[party]! - leave, PLACE.BOOKED);
  return true;
}

/** Holds the party at its node until `time`. */
function hold(run: Run, party: number, time: number, place: PLACE): void {
  leaveServer(run, party);
  run.parties.put(party, PARTY.PLACE, place);
  const event = run.calendar.schedule(time, (party << KIND_BITS) | EVENT.GO_ON);
  run.parties.put(party, PARTY.EVENT, event);
}
