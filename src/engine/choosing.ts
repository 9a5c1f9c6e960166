/** Choices by weight, and the bulletins that tell the weights. */
import { exp } from '../elementary/exp.js';
import { CODE, GAUGE } from '../network/network.js';
import { drawn, purposeOf, STEP, scrambled } from '../random/luck.js';
import { apply, FUNCTIONS } from '../scenario/formula.js';
import { fareOf, findSeat, loadOf, purse } from './bookings.js';
import { throwDice, uniform } from './draws.js';
import { PARTY, RECORD } from './parties.js';
import { fullness, hasRoom, priceOf } from './pools.js';
import { NODE } from './rows.js';
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
  const cost = run.cost[option]!;
  if (cost > 0 && purse(run, party) < cost * parties.get(party, PARTY.PERSONS)) return false;
  const pool = choices.pool[option]!;
  if (pool >= 0 && !hasRoom(run, pool, parties.get(party, PARTY.PERSONS), parties.money[party]!))
    return false;
  const gate = run.gate[option]!;
  if (gate < 1 && uniform(run, party, choices.gatePurpose[option]!) >= gate) return false;
  const service = choices.service[option]!;
  if (service < 0) return true;
  const from = run.calendar.now + choices.ahead[option]!;
  return findSeat(run, service, from, parties.get(party, PARTY.PERSONS), purse(run, party)) >= 0;
}

const INFORMED = purposeOf('informed');

/** What an option is worth to a party: as told last if it is informed, else as told at time zero. */
function worthTo(run: Run, party: number, option: number): number {
  const { choices } = run.network;
  const utility = choices.utility[option]!;
  if (choices.knows.length === 0 || run.prior === null) return run.utility[utility]!;
  const share = choices.knows[utility]!;
  if (share < 0) return run.utility[utility]!;
  const { words } = run.parties;
  const record = party << RECORD;
  // The same draw in every round: news reaches a party as soon as the share that is informed passes it.
  const place = scrambled(
    (words[record + PARTY.KEY0]! + INFORMED) | 0,
    (words[record + PARTY.KEY1]! + STEP) | 0,
  );
  return place < run.utility[share]! ? run.utility[utility]! : run.prior[utility]!;
}

/**
 * The node that the party chooses at `node`; its `alt` when nothing is possible. The chance of an option is
 * exp(utility) over the sum for all that are possible (multinomial logit, McFadden 1974).
 */
export function choose(run: Run, party: number, node: number): number {
  const { choices, nodes } = run.network;
  const choice = run.node(node, NODE.A);
  const first = choices.first[choice]!;
  const last = choices.first[choice + 1]!;
  const { worth } = run;
  let best = Number.NEGATIVE_INFINITY;
  for (let option = first; option < last; option++) {
    const utility = worthTo(run, party, option);
    const possible = utility > Number.NEGATIVE_INFINITY && isPossible(run, party, option);
    worth[option] = possible ? utility : Number.NEGATIVE_INFINITY;
    if (possible && utility > best) best = utility;
  }
  if (best === Number.NEGATIVE_INFINITY) return nodes.alt[node]!;
  let total = 0;
  for (let option = first; option < last; option++) {
    // Only differences of utilities matter: taking the best one off keeps exp() in range.
    total += exp(worth[option]! - best);
    worth[option] = total;
  }
  const at = uniform(run, party, nodes.purpose[node]!) * total;
  let option = first;
  while (option < last - 1 && worth[option]! <= at) option++;
  return choices.target[option]!;
}

/**
 * The same for a party that has something already: its choice among the options of `node` and one more, to stay as it
 * is, which is worth `staying`. −1 when it stays.
 */
export function chooseBeside(
  run: Run,
  party: number,
  node: number,
  staying: number,
  purpose: number,
): number {
  const { choices } = run.network;
  const choice = run.node(node, NODE.A);
  const first = choices.first[choice]!;
  const last = choices.first[choice + 1]!;
  const { worth } = run;
  const stay = Number.isNaN(staying) ? Number.NEGATIVE_INFINITY : staying;
  let best = stay;
  for (let option = first; option < last; option++) {
    worth[option] = isPossible(run, party, option) ? worthTo(run, party, option) : Number.NEGATIVE_INFINITY;
    if (worth[option]! > best) best = worth[option]!;
  }
  if (best === Number.NEGATIVE_INFINITY) return -1;
  let total = exp(stay - best);
  const stays = total;
  for (let option = first; option < last; option++) worth[option] = total += exp(worth[option]! - best);
  const at = uniform(run, party, purpose) * total;
  if (at < stays) return -1;
  let option = first;
  while (option < last - 1 && worth[option]! <= at) option++;
  return choices.target[option]!;
}

/** Target of the SPLIT node of a row. */
export function split(run: Run, party: number, row: number): number {
  const { rows, shares } = run;
  throwDice(run.parties.words, party, rows[row + NODE.PURPOSE]!);
  const u = drawn[0]!;
  const first = rows[row + NODE.C]!;
  const last = rows[row + NODE.B]! - 1;
  let branch = 0;
  while (branch < last && u >= shares[first + branch]!) branch++;
  return run.network.targets[rows[row + NODE.A]! + branch]!;
}

/** A bulletin: looks at the world, and tells it as it was `age` ago. */
export function bulletin(run: Run): void {
  const { kind, index } = run.network.gauges;
  const { every, age } = run.network.bulletins;
  const back = Math.round(age / every);
  // The oldest picture is told and gives way to the next one.
  const seen = run.snapshots.length > back ? run.snapshots.shift()! : new Float64Array(kind.length);
  for (let gauge = 0; gauge < kind.length; gauge++) seen[gauge] = look(run, kind[gauge]!, index[gauge]!);
  run.snapshots.push(seen);
  tell(run, run.snapshots[0]!);
  if (run.prior === null && run.calendar.now >= 0) run.prior = run.utility.slice();
}

/** Tells what was seen, and works out again the utilities that it concerns. */
function tell(run: Run, seen: Float64Array): void {
  const { told, readers, stale } = run;
  for (let gauge = 0; gauge < told.length; gauge++) {
    if (told[gauge] === seen[gauge]) continue;
    told[gauge] = seen[gauge]!;
    for (const utility of readers[gauge]!) stale[utility] = 1;
  }
  for (let utility = 0; utility < stale.length; utility++) {
    if (stale[utility] === 1) workOut(run, utility);
  }
}

/** Works out all utilities again from what was told last. */
export function retell(run: Run): void {
  for (let utility = 0; utility < run.stale.length; utility++) workOut(run, utility);
}

/** What an option is worth; what is not a number is not chosen. */
function workOut(run: Run, utility: number): void {
  run.stale[utility] = 0;
  const program = run.network.choices.program[utility]!;
  if (program < 0) return;
  const value = execute(run, program);
  run.utility[utility] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}

function look(run: Run, kind: number, index: number): number {
  switch (kind) {
    case GAUGE.TIME:
      return run.calendar.now;
    case GAUGE.LEVEL:
      return run.recorder.value(index);
    case GAUGE.GAIN:
      return run.calendar.now < 0 ? 0 : Math.max(0, run.recorder.gain(index));
    case GAUGE.WAIT:
      return run.waiting[index]! * (run.meanService[index]! / Math.max(0.1, paceOf(run, index)));
    case GAUGE.FULL:
      return fullness(run, index);
    case GAUGE.PRICE:
      return priceOf(run, index);
    case GAUGE.OWN:
      // Told to each party when it reconsiders.
      return 0;
    default:
      return lookAtService(run, kind, index);
  }
}

/** How many parties a station serves in a mean service time. */
function paceOf(run: Run, station: number): number {
  // Who hears of a queue that stands still knows how fast it moves when it does, not when that will be.
  if (run.halted[station]! > 0) return run.scheduled[station]!;
  return run.lanes?.tells(station) ? run.lanes.pace(station) : run.servers[station]!;
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
export function execute(run: Run, start: number): number {
  const { code } = run.network.choices;
  const { stack } = run;
  let top = 0;
  for (let at = start; code[at] !== CODE.END; at += 2) {
    const word = code[at]!;
    const operand = code[at + 1]!;
    if (word === CODE.NUMBER) stack[top++] = run.constants[operand]!;
    else if (word === CODE.GAUGE) stack[top++] = run.told[operand]!;
    else if (operand === 2 && word < ARITHMETIC_END) {
      const right = stack[--top]!;
      stack[top - 1] = arithmetic(word, stack[top - 1]!, right);
    } else {
      top -= operand;
      stack[top] = apply(FUNCTIONS[word - CODE.FUNCTION]!, stack, top, operand);
      top++;
    }
  }
  return stack[0]!;
}

/** The first functions of the list are the four of arithmetic, which need no list of arguments. */
const ARITHMETIC_END = CODE.FUNCTION + 4;

function arithmetic(word: number, left: number, right: number): number {
  switch (word - CODE.FUNCTION) {
    case 0:
      return left + right;
    case 1:
      return left - right;
    case 2:
      return left * right;
    default:
      return left / right;
  }
}
