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
import { binOf } from '../measures/sketch.js';
import { OP, PRIORITIES } from '../network/network.js';
import { admit } from './admit.js';
import { LEVEL, PASSED, TALLY } from './books.js';
import { CLOCK } from './calendar.js';
import { split } from './choosing.js';
import { EVENT, KIND_BITS, KIND_MASK } from './events.js';
import { fault } from './fault.js';
import { checkTime } from './invariants.js';
import { endOfPatience, STAYS } from './jockeying.js';
import { MOMENT_OF, PARTY, PLACE, RECORD, RECORD_DOUBLES } from './parties.js';
import { beginPatience } from './patience.js';
import { release } from './pools.js';
import { AGAIN, DESK, NODE, OP_MASK, PAGE, PLAIN, ROW } from './rows.js';
import { CROWD, RUN, type Run } from './run.js';
import { endService, leaveServer } from './stations.js';
import { beginStay } from './stays.js';
import { turn } from './turns.js';
import { HELD, pass } from './walk.js';

/** Nodes that a party may pass at one moment; more is a loop with no time in it. */
const MOST_AT_ONCE = 10_000;
/** Bin of a wait of nothing. */
const NO_WAIT = binOf(0);

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
  const { crowd, lines, topClass, insideAt } = run;
  const { entries, changes } = run.plan;
  const { books, sketches, noted } = recorder;
  const { sources, targets } = run.network;
  const { coming: nextTimes } = arrivals;
  // Beginnings of the columns of stations and of the lines' ends, and what "nobody" is: see `CROWD`.
  const stationCount = run.busy.length;
  const busy = CROWD.BUSY * stationCount;
  const servers = CROWD.SERVERS * stationCount;
  const room = CROWD.ROOM * stationCount;
  const tail = run.head.length;
  const NOBODY = -1;
  const NOWHERE = -1;
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
    // A level that changes by a whole number now, by its place in the books.
    let changed = NOWHERE;
    let change = 0;
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
        books[rows[row + DESK.SERVED]!]!++;
        change = -1;
        if (crowd[station]! > 0 && crowd[busy + station]! <= crowd[servers + station]!) {
          // The first of the highest class in which anybody waits takes the server over.
          let line = station * PRIORITIES + topClass;
          while (lines[line]! < 0) line--;
          begun = lines[line]!;
          const record = begun << RECORD;
          const behind = words[record + PARTY.BEHIND]!;
          lines[line] = behind;
          if (behind < 0) lines[tail + line] = NOBODY;
          else words[(behind << RECORD) + PARTY.AHEAD] = NOBODY;
          crowd[station]!--;
          changed = rows[row + DESK.QUEUE]!;
          noted[0] = now - doubles[(begun << RECORD_DOUBLES) + MOMENT_OF.JOINED]!;
          recorder.note(rows[row + DESK.WAIT]!, rows[row + DESK.BINS]!);
          words[record + PARTY.PLACE] = PLACE.SERVED;
          begunLaw = rows[row + DESK.LAW]!;
          begunPurpose = rows[(words[record + PARTY.NODE]! << ROW) + NODE.PURPOSE]!;
          begunKind = EVENT.SERVED;
        } else {
          crowd[busy + station]!--;
          changed = rows[row + DESK.BUSY]!;
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
      // 3. The level that changes, and what begins.
      if (changed !== NOWHERE) {
        const level = books[changed]! + change;
        books[changed] = level;
        books[changed + LEVEL.MOMENTS]! += change * now;
        if (level > books[changed + LEVEL.LARGEST]!) books[changed + LEVEL.LARGEST] = level;
        changed = NOWHERE;
      }
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
            const sums = rows[row + PAGE.SUMS]!;
            const persons = words[record + PARTY.PERSONS]!;
            books[sums]! += persons;
            books[sums + PASSED.PARTIES]!++;
            const records = rows[row + PAGE.RECORDS_END]!;
            for (let entry = rows[row + PAGE.RECORDS]!; entry < records; entry++) {
              noted[0] = now - doubles[(party << RECORD_DOUBLES) + MOMENT_OF.CLOCK]!;
              recorder.note(entries[2 * entry]!, entries[2 * entry + 1]!);
            }
            if (rows[row + PAGE.STARTS] === 1) doubles[(party << RECORD_DOUBLES) + MOMENT_OF.CLOCK] = now;
            const end = rows[row + PAGE.LEVELS_END]!;
            for (let entry = rows[row + PAGE.LEVELS]!; entry < end; entry++) {
              const at = entries[2 * entry]!;
              const more = changes[2 * entry]! * persons + changes[2 * entry + 1]!;
              const value = books[at]! + more;
              books[at] = value;
              books[at + LEVEL.MOMENTS]! += more * now;
              if (value > books[at + LEVEL.LARGEST]!) books[at + LEVEL.LARGEST] = value;
            }
            node = rows[row + NODE.NEXT]!;
            continue;
          }
          case OP.SERVE: {
            if ((flags & PLAIN) === 0 || words[record + PARTY.SERVER]! >= 0) break;
            const station = rows[row + NODE.A]!;
            if (crowd[station] === 0 && crowd[busy + station]! < crowd[servers + station]!) {
              crowd[busy + station]!++;
              changed = rows[row + DESK.BUSY]!;
              change = 1;
              const tally = rows[row + DESK.WAIT]!;
              books[tally]!++;
              books[tally + TALLY.SMALLEST] = 0;
              sketches[rows[row + DESK.BINS]! + NO_WAIT]!++;
              words[record + PARTY.PLACE] = PLACE.SERVED;
              begun = party;
              begunLaw = rows[row + DESK.LAW]!;
              begunPurpose = rows[row + NODE.PURPOSE]!;
              begunKind = EVENT.SERVED;
            } else if (crowd[station]! < crowd[room + station]!) {
              const line =
                station * PRIORITIES +
                (topClass === 0 ? 0 : sources.priority[words[record + PARTY.SOURCE]!]!);
              const last = lines[tail + line]!;
              words[record + PARTY.AHEAD] = last;
              words[record + PARTY.BEHIND] = NOBODY;
              if (last < 0) lines[line] = party;
              else words[(last << RECORD) + PARTY.BEHIND] = party;
              lines[tail + line] = party;
              crowd[station]!++;
              changed = rows[row + DESK.QUEUE]!;
              change = 1;
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
              books[run.network.stations.balked[station]!]!++;
              node = rows[row + NODE.ALT]!;
              continue;
            }
            node = HELD;
            continue;
          }
          case OP.SPLIT:
            node = split(run, party, row);
            continue;
          case OP.SWITCH:
            node = targets[rows[row + NODE.A]! + words[record + PARTY.MARK]!]!;
            continue;
          case OP.MARK:
            words[record + PARTY.MARK] = rows[row + NODE.A]!;
            node = rows[row + NODE.NEXT]!;
            continue;
          case OP.RELEASE:
            if (hasPools && parties.pool[party]! >= 0) break;
            node = rows[row + NODE.NEXT]!;
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
            changed = insideAt;
            change = -persons;
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
