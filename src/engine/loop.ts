/**
 * The run loop: takes events off the calendar and parties through the network.
 *
 *     1. the next event         3. a service or stay that begins
 *     2. what it is about       4. a party that comes     5. its way through nodes that take no time, and 3 again
 *
 * The loop does by itself what nearly every event needs, over arrays that it holds in its own hands: coming in, stations
 * that only count their servers, the books, chances, stays and ends. Everything else is a function of a run beside it.
 * This is the one place where speed comes before brevity; `docs/decisions/` says what was measured.
 */
import { OP, PRIORITIES } from '../network/network.js';
import { admit } from './admit.js';
import { CLOCK } from './calendar.js';
import { split } from './choosing.js';
import { EVENT, KIND_BITS, KIND_MASK } from './events.js';
import { fault } from './fault.js';
import { checkTime } from './invariants.js';
import { endOfPatience, STAYS } from './jockeying.js';
import { MOMENT_OF, PARTY, PLACE, RECORD, RECORD_DOUBLES } from './parties.js';
import { beginPatience } from './patience.js';
import { release } from './pools.js';
import { LEVEL, PASSED, TALLY } from './recorder.js';
import { AGAIN, NODE, OP_MASK, PLAIN, ROW } from './rows.js';
import { RUN, type Run } from './run.js';
import { endService, leaveServer } from './stations.js';
import { beginStay } from './stays.js';
import { turn } from './turns.js';
import { HELD, pass } from './walk.js';

/** Nodes that a party may pass at one moment; more is a loop with no time in it. */
const MOST_AT_ONCE = 10_000;
const NOBODY = -1;

/** Puts the first arrival of every source on the calendar. */
export function beginArrivals(run: Run): void {
  for (let source = 0; source < run.network.sources.names.length; source++) {
    run.arrivals.advance(source);
    run.calendar.schedule(run.arrivals.coming[source]!, (source << KIND_BITS) | EVENT.ARRIVAL);
  }
}

/** Handles all events before `until`; those at `until` too, where it is inclusive. */
export function handleUntil(run: Run, until: number, inclusive: boolean): void {
  const { calendar, parties, recorder, arrivals, rows, laws, check, watch } = run;
  const { busy, waiting, servers, room, head, tail, topClass } = run;
  const { queueAt, busyAt, waitAt, noWaitAt, ledgerAt } = run;
  const { books, sketches, noted, passed: sums } = recorder;
  const { stations, sources, ledger } = run.network;
  const { bounds, starts, each, once } = ledger;
  const { coming: nextTimes } = arrivals;
  const { inside } = run.network;
  const insideAt = inside < 0 ? -1 : recorder.levelAt(inside);
  const sourceCount = sources.names.length;
  const hasPools = parties.pool.length > 0;
  const endCount = run.network.catalogue.ends.length;
  const { time: clock } = calendar;
  let { words, doubles } = parties;
  const { counters } = run;

  calendar.stopAt(until, inclusive);
  for (;;) {
    // 1. The next event.
    const before = check ? calendar.now : 0;
    const what = calendar.take();
    if (what < 0) break;
    if (check) checkTime(run, before);
    const now = clock[CLOCK.NOW]!;
    const kind = what & KIND_MASK;
    let party = what >> KIND_BITS;
    let node = 0;
    // A party that begins a service or a stay now, with its law, the purpose of the draw and the event that ends it.
    let begun = NOBODY;
    let begunLaw = 0;
    let begunPurpose = 0;
    let begunKind: EVENT = EVENT.GO_ON;
    // Parties that come with this event; else the party of the event goes its way.
    let coming = 0;
    let ways = 1;

    // 2. What it is about.
    switch (kind) {
      case EVENT.SERVED: {
        const row = words[(party << RECORD) + PARTY.NODE]! << ROW;
        node = rows[row + NODE.NEXT]!;
        if ((rows[row]! & PLAIN) === 0) {
          endService(run, party, row >> ROW);
          break;
        }
        const station = rows[row + NODE.A]!;
        books[stations.served[station]!]!++;
        if (waiting[station]! > 0 && busy[station]! <= servers[station]!) {
          // The first of the highest class in which anybody waits takes the server over.
          let line = station * PRIORITIES + topClass;
          while (head[line]! < 0) line--;
          begun = head[line]!;
          const record = begun << RECORD;
          const behind = words[record + PARTY.BEHIND]!;
          head[line] = behind;
          if (behind < 0) tail[line] = NOBODY;
          else words[(behind << RECORD) + PARTY.AHEAD] = NOBODY;
          waiting[station]!--;
          recorder.step(queueAt[station]!, -1);
          noted[0] = now - doubles[(begun << RECORD_DOUBLES) + MOMENT_OF.JOINED]!;
          recorder.note(stations.wait[station]!);
          words[record + PARTY.PLACE] = PLACE.SERVED;
          begunLaw = stations.law[station]!;
          begunPurpose = rows[(words[record + PARTY.NODE]! << ROW) + NODE.PURPOSE]!;
          begunKind = EVENT.SERVED;
        } else {
          busy[station]!--;
          recorder.step(busyAt[station]!, -1);
        }
        break;
      }
      case EVENT.GO_ON:
        node = rows[(words[(party << RECORD) + PARTY.NODE]! << ROW) + NODE.NEXT]!;
        break;
      case EVENT.PATIENCE: {
        const record = party << RECORD;
        if (words[record + PARTY.EVENT] !== calendar.order || words[record + PARTY.PLACE] !== PLACE.QUEUED)
          continue;
        node = endOfPatience(run, party, words[record + PARTY.NODE]!);
        if (node === STAYS) node = HELD;
        break;
      }
      default:
        if (party >= sourceCount) {
          turn(run, party - sourceCount);
          counters[RUN.EVENTS]!++;
          continue;
        }
        arrivals.advance(party);
        clock[CLOCK.PUT] = nextTimes[party]!;
        calendar.put(what);
        ways = arrivals.together(party, laws);
        coming = 1;
    }
    counters[RUN.EVENTS]!++;

    for (;;) {
      // 3. What begins.
      if (begun !== NOBODY) {
        beginStay(run, begun, begunLaw, begunPurpose, begunKind);
        begun = NOBODY;
      }
      if (--ways < 0) break;

      // 4. A party that comes.
      if (coming === 1) {
        const source = what >> KIND_BITS;
        party = admit(run, source);
        words = parties.words;
        doubles = parties.doubles;
        node = sources.node[source]!;
      }

      // 5. The party's way.
      const record = party << RECORD;
      for (let passed = 0; node !== HELD; passed++) {
        if (passed === MOST_AT_ONCE)
          throw fault(run, party, `passed ${MOST_AT_ONCE} nodes at one moment: a loop with no time in it`);
        if (node < 0) {
          const last = run.network.nodes.names[words[record + PARTY.NODE]!];
          throw fault(run, party, `has nowhere to go after ${last}`);
        }
        words[record + PARTY.NODE] = node;
        const row = node << ROW;
        const flags = rows[row]!;
        if ((flags & AGAIN) !== 0) words[record + PARTY.ROUND]!++;
        if (watch !== null) {
          const source = words[record + PARTY.SOURCE]!;
          watch.pass(now, source, parties.number[party]!, words[record + PARTY.PERSONS]!, node);
        }
        switch (flags & OP_MASK) {
          case OP.LEDGER: {
            const number = rows[row + NODE.A]!;
            const page = 4 * number;
            const persons = words[record + PARTY.PERSONS]!;
            sums[PASSED.FIELDS * number]! += persons;
            sums[PASSED.FIELDS * number + PASSED.PARTIES]!++;
            const records = bounds[page + 1]!;
            for (let entry = bounds[page]!; entry < records; entry++) {
              noted[0] = now - doubles[(party << RECORD_DOUBLES) + MOMENT_OF.CLOCK]!;
              recorder.note(ledgerAt[entry]!);
            }
            if (starts[number] === 1) doubles[(party << RECORD_DOUBLES) + MOMENT_OF.CLOCK] = now;
            const end = bounds[page + 3]!;
            for (let entry = bounds[page + 2]!; entry < end; entry++) {
              const at = ledgerAt[entry]!;
              const change = each[entry]! * persons + once[entry]!;
              const value = books[at]! + change;
              books[at] = value;
              books[at + LEVEL.MOMENTS]! += change * now;
              if (value > books[at + LEVEL.LARGEST]!) books[at + LEVEL.LARGEST] = value;
            }
            node = rows[row + NODE.NEXT]!;
            continue;
          }
          case OP.SERVE: {
            if ((flags & PLAIN) === 0 || words[record + PARTY.SERVER]! >= 0) break;
            const station = rows[row + NODE.A]!;
            if (waiting[station] === 0 && busy[station]! < servers[station]!) {
              busy[station]!++;
              recorder.step(busyAt[station]!, 1);
              const tally = waitAt[station]!;
              books[tally]!++;
              books[tally + TALLY.SMALLEST] = 0;
              sketches[noWaitAt[station]!]!++;
              words[record + PARTY.PLACE] = PLACE.SERVED;
              begun = party;
              begunLaw = stations.law[station]!;
              begunPurpose = rows[row + NODE.PURPOSE]!;
              begunKind = EVENT.SERVED;
            } else if (waiting[station]! < room[station]!) {
              const line =
                station * PRIORITIES +
                (topClass === 0 ? 0 : sources.priority[words[record + PARTY.SOURCE]!]!);
              const last = tail[line]!;
              words[record + PARTY.AHEAD] = last;
              words[record + PARTY.BEHIND] = NOBODY;
              if (last < 0) head[line] = party;
              else words[(last << RECORD) + PARTY.BEHIND] = party;
              tail[line] = party;
              waiting[station]!++;
              recorder.step(queueAt[station]!, 1);
              words[record + PARTY.PLACE] = PLACE.QUEUED;
              doubles[(party << RECORD_DOUBLES) + MOMENT_OF.JOINED] = now;
              if (watch !== null)
                watch.queue(now, words[record + PARTY.SOURCE]!, parties.number[party]!, node);
              const patience = rows[row + NODE.C]!;
              if (patience >= 0) {
                if (run.nodeX[node] === 1) beginPatience(run, party, node);
                else {
                  begun = party;
                  begunLaw = patience;
                  begunPurpose = rows[row + NODE.D]!;
                  begunKind = EVENT.PATIENCE;
                }
              }
            } else {
              books[stations.balked[station]!]!++;
              node = rows[row + NODE.ALT]!;
              continue;
            }
            node = HELD;
            continue;
          }
          case OP.SPLIT:
            node = split(run, party, row);
            continue;
          case OP.DELAY:
            if (words[record + PARTY.SERVER]! >= 0) leaveServer(run, party);
            words[record + PARTY.PLACE] = PLACE.MOVING;
            begun = party;
            begunLaw = rows[row + NODE.A]!;
            begunPurpose = rows[row + NODE.PURPOSE]!;
            begunKind = EVENT.GO_ON;
            node = HELD;
            continue;
          case OP.SINK: {
            if (words[record + PARTY.SERVER]! >= 0) leaveServer(run, party);
            if (hasPools && parties.pool[party]! >= 0) {
              if (rows[row + NODE.B] === 1) parties.pool[party] = -1;
              else release(run, party);
            }
            const persons = words[record + PARTY.PERSONS]!;
            books[rows[row + NODE.A]!]! += persons;
            const end = rows[row + NODE.C]!;
            const origin = sources.origin[words[record + PARTY.SOURCE]!]!;
            if (end >= 0 && origin >= 0) recorder.ends[origin * endCount + end]! += persons;
            if (insideAt >= 0) {
              recorder.step(insideAt, -persons);
            }
            parties.remove(party);
            node = HELD;
            continue;
          }
        }
        node = pass(run, party, node, flags & OP_MASK);
      }
    }
  }
}
