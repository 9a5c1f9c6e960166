/**
 * A party's way in words. What a step means follows from what its node does; what became of it (served, no room, no
 * seat) from where the party went next:
 *
 *     steps ─(each with the one after it)→ what was tried, at its time; how it ended, at the time of the next
 */
import { type Network, OP } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import { byMode, placeWords } from './place-words.js';
import { type Clock, lengthInWords, momentInWords } from './time-words.js';
import type { PartyTrace, Step } from './trace.js';

/** A step and what there is to say of it; most nodes that take no time have no words. */
export interface Told extends Step {
  readonly words: readonly string[];
}

/** What a story needs beside the steps. */
export interface World {
  readonly network: Network;
  readonly clock: Clock;
  /** Words of stations, pools and services by their names. */
  readonly words: ReadonlyMap<string, string>;
  /** Words of the sources, in order: `men by car from Samara`. */
  readonly sources: readonly string[];
}

export function worldOf(scenario: Scenario, network: Network): World {
  const sources = scenario.origins.flatMap(({ name, departures }) =>
    departures.flatMap(({ group, departs }) => {
      const words = `${group} from ${name}`;
      return departs.length > 0 ? [words, words] : [words];
    }),
  );
  return { network, clock: scenario, words: placeWords(scenario), sources };
}

/** What a party carries through its story. */
interface Memory {
  readonly persons: number;
  /** When it came to the crossing that it is at. */
  clock: number;
  bed: boolean;
}

/** Every step of a party with its words, and a last one at the run's end for a party that is still inside. */
export function storyOf(world: World, { persons, steps }: PartyTrace): Told[] {
  const { network } = world;
  const memory: Memory = { persons, clock: 0, bed: false };
  const told = steps.map((step) => ({ ...step, words: [] as string[] }));
  for (let i = 0; i < told.length; i++) {
    const step = told[i]!;
    if (step.served) continue;
    const following = told[i + 1];
    step.words.push(...attempt(world, step, following, memory));
    const served = following?.served ? following : undefined;
    const next = served ? told[i + 2] : following;
    if (served && served.time > step.time)
      served.words.push(
        `is taken in at ${stationOf(world, step.node)} after ${lengthInWords(served.time - step.time)}`,
      );
    const outcome = next && ending(world, step, next, served);
    if (outcome) next.words.unshift(outcome);
  }
  const last = told.at(-1);
  if (last && network.nodes.op[last.node] !== OP.SINK)
    told.push({ time: network.end, node: last.node, served: false, words: [stillThere(world, last.node)] });
  return told;
}

/** What a party sets out to do at a node. */
function attempt(world: World, step: Step, next: Step | undefined, memory: Memory): string[] {
  const { network } = world;
  const { op, a } = network.nodes;
  const { node } = step;
  switch (op[node]) {
    case OP.SERVE: {
      const size = memory.persons === 1 ? '' : ` (party of ${memory.persons})`;
      return [`joins the queue at ${stationOf(world, node)}${size}`];
    }
    case OP.LEDGER:
      return booked(world, step, memory);
    case OP.DELAY:
      return delayed(world, node);
    case OP.SEIZE:
      return seized(world, step, next, memory);
    case OP.BOARD:
      return boards(world, step, next, memory);
    case OP.RELEASE: {
      if (!memory.bed) return [];
      memory.bed = false;
      return ['gives its bed back'];
    }
    case OP.MARK: {
      const goal = /\/(?:afterwards|time is over)\/(\w+)$/u.exec(network.nodes.names[node]!)?.[1];
      return goal === undefined ? [] : [AFTERWARDS[goal] ?? `has a new goal: ${goal}`];
    }
    case OP.SINK:
      return [ENDS[lastKey(network.catalogue.counts[a[node]!]!.name)] ?? 'ends its way'];
    default:
      return [];
  }
}

/** What became of an attempt, said when the party goes on. */
function ending(world: World, step: Step, next: Step, served: Step | undefined): string | null {
  const { nodes } = world.network;
  const { node } = step;
  const alone = nodes.next[node] !== nodes.alt[node];
  const failed = alone && next.node === nodes.alt[node];
  switch (nodes.op[node]) {
    case OP.SERVE:
      return left(world, step, next, served);
    case OP.NEED:
      return failed ? 'has none of the documents that are asked for' : null;
    case OP.PAY:
      return failed ? 'cannot pay its way' : null;
    case OP.SOLVENT:
      return failed ? 'has no money left' : null;
    case OP.WITHIN:
      if (!failed) return null;
      return nodes.b[node] === 1 ? 'has stayed as long as is allowed' : 'has looked long enough';
    case OP.AWAIT:
      return failed ? null : 'has stayed as long as is allowed';
    case OP.UNTIL:
      return failed ? 'has missed its departure' : null;
    case OP.RUNS:
      return failed ? 'is told that its departure does not run, and has its money back' : null;
    default:
      return null;
  }
}

/** How a party left a station. */
function left(world: World, step: Step, next: Step, served: Step | undefined): string {
  const { nodes, stations } = world.network;
  const { node } = step;
  const station = stationOf(world, node);
  const since = next.time - step.time;
  if (next.node === nodes.next[node]) {
    const service = served && served.time > step.time ? next.time - served.time : null;
    const how = service === null ? '' : `, ${lengthInWords(service)} of it served`;
    return `is through ${station} after ${lengthInWords(since)}${how}`;
  }
  const bounded = stations.room[nodes.a[node]!]! < Number.POSITIVE_INFINITY;
  if (since === 0 && bounded && next.node === nodes.alt[node]) return `finds no room at ${station}`;
  if (next.node === nodes.b[node]) return `gives up at ${station} after ${lengthInWords(since)}`;
  return `leaves the queue at ${station} for another after ${lengthInWords(since)}`;
}

/** Whoever has a seat waits for its departure; who has none goes elsewhere at once. */
function boards(world: World, { time, node }: Step, next: Step | undefined, memory: Memory): string[] {
  const { nodes, services } = world.network;
  const service = wordsOf(world, services.names[nodes.a[node]!]!);
  if (nodes.b[node] === 1) {
    if (next?.time === time) return [`finds no free appointment at ${service}`];
    const when = next && momentInWords(next.time, world.clock).trim();
    return [`has an appointment at ${service}${when === undefined ? '' : `, ${when}`}`];
  }
  if (next?.time === time) return [`finds no seat on ${service} that it can pay`];
  const seats = memory.persons === 1 ? 'a seat' : `${memory.persons} seats`;
  const departs = next && momentInWords(next.time + nodes.x[node]!, world.clock).trim();
  return [`buys ${seats} on ${service}${departs === undefined ? '' : `, which leaves ${departs}`}`];
}

function seized(world: World, { node }: Step, next: Step | undefined, memory: Memory): string[] {
  const { nodes, pools } = world.network;
  const name = pools.names[nodes.a[node]!]!;
  const place = wordsOf(world, name);
  if (next !== undefined && next.node === nodes.alt[node] && nodes.next[node] !== nodes.alt[node])
    return [`finds no bed that it can pay in ${place}`];
  if (name.endsWith('.unsheltered')) return [`spends the night in ${place} without a bed`];
  memory.bed = true;
  return [memory.persons === 1 ? `takes a bed in ${place}` : `takes ${memory.persons} beds in ${place}`];
}

/** What a page of the books says: the time a crossing took, borders crossed, arrivals, refusals. */
function booked({ network }: World, { time, node }: Step, memory: Memory): string[] {
  const { ledger, nodes, catalogue } = network;
  const page = nodes.a[node]!;
  const [records, counts, levels, end] = ledger.bounds.subarray(
    4 * page,
    4 * page + 4,
  ) as unknown as number[];
  const words: string[] = [];
  for (const tally of ledger.index.subarray(records, counts)) {
    const crossing = /^crossings\.(.+)\.wait$/u.exec(catalogue.tallies[tally]!.name)?.[1];
    if (crossing !== undefined)
      words.push(`is through ${crossing}, ${lengthInWords(time - memory.clock)} after it came`);
  }
  for (const count of ledger.index.subarray(counts, levels)) {
    // Legs follow the counts; where a party sets out for is told by the way that it chose.
    const said = count < catalogue.counts.length ? counted(catalogue.counts[count]!.name) : null;
    if (said !== null) words.push(said);
  }
  if (nodes.names[node]!.endsWith('/back')) {
    for (const level of ledger.index.subarray(levels, end)) {
      const city = /^cities\.(.+)\.stock$/u.exec(catalogue.levels[level]!.name)?.[1];
      if (city !== undefined) words.push(`is back in ${city}`);
    }
  }
  if (ledger.starts[page] === 1) memory.clock = time;
  return words;
}

const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/^countries\.(.+)\.entries$/u, 'enters $1'],
  [/^countries\.(.+)\.exits$/u, 'leaves $1'],
  [/^countries\.(.+)\.registered$/u, 'is registered in $1'],
  [/^countries\.(.+)\.overstayed$/u, 'stays on in $1 without leave'],
  [/^(?:cities|destinations)\.(.+)\.arrivals$/u, 'arrives in $1'],
  [/^crossings\.(.+)\.\w+\.\w+\.refused$/u, 'is refused at $1'],
];

function counted(name: string): string | null {
  const found = COUNTED.find(([pattern]) => pattern.test(name));
  return found ? name.replace(found[0], found[1]) : null;
}

/** Delays are told apart by what `compile` calls them. */
function delayed(world: World, node: number): string[] {
  const name = world.network.nodes.names[node]!;
  const road = /\/to (.+) by (car|bus|bicycle|foot|train|plane)$/u.exec(name);
  if (road) return [`sets out for ${road[1]} ${byMode(road[2]!)}`];
  const another = /\/(?:another crossing|reconsiders)\/(.+)$/u.exec(name);
  if (another) return [`drives to another crossing, ${another[1]}`];
  const stay = /\/(\w+)\/stay$/u.exec(name);
  if (stay) return [STAYS[stay[1]!] ?? 'stays'];
  if (name.endsWith('/waits')) return ['finds no way on, and waits before it looks again'];
  if (name.endsWith('/night')) return [];
  const service = world.network.services.names.find((known) => name.endsWith(`/${wordsOf(world, known)}`));
  return [service === undefined ? `is held at ${name}` : `leaves by ${wordsOf(world, service)}`];
}

function stillThere(world: World, node: number): string {
  const { nodes } = world.network;
  switch (nodes.op[node]) {
    case OP.SERVE:
      return `is still at ${stationOf(world, node)} when the run ends`;
    case OP.BOARD:
    case OP.UNTIL:
      return 'still waits for its departure when the run ends';
    default:
      return /\/stay$/u.test(nodes.names[node]!)
        ? 'still stays when the run ends'
        : 'is still on its way when the run ends';
  }
}

const ENDS: Readonly<Record<string, string>> = {
  settled: 'settles for good',
  onward: 'has moved on: the end of its way',
  returned: 'goes back home',
  refused: 'is refused: the end of its way',
  stayed: 'stays at home',
};
const STAYS: Readonly<Record<string, string>> = { wait: 'stays to wait', visit: 'stays for its visit' };
const AFTERWARDS: Readonly<Record<string, string>> = {
  onward: 'wants to move on now',
  settle: 'wants to settle now',
  wait: 'decides to wait',
  visit: 'decides to stay for a while',
  return: 'decides to go back',
};

function lastKey(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

export function stationOf(world: World, node: number): string {
  return wordsOf(world, world.network.stations.names[world.network.nodes.a[node]!]!);
}

function wordsOf({ words }: World, name: string): string {
  return words.get(name) ?? name;
}
