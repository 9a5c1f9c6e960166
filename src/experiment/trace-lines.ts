/** Traces as lines: words for people, JSON for machines. */
import { OP } from '../network/network.js';
import { stationOf, storyOf, type World } from './story.js';
import { isoMoment, lengthInWords, momentInWords, yearOf, zoneOf } from './time-words.js';
import { type Outcome, outcomeOf, type PartyTrace, type Visit } from './trace.js';

/** A stretch of time (s from the start), its end left out. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Who it is, and on which clock; then a line for each thing that happened. */
export function partyLines(world: World, trace: PartyTrace, stretch: Stretch): string[] {
  const { party, persons } = trace;
  const head = `Party ${party.toLocaleString('en')}: ${sourceOf(world, trace)}, ${counted(persons, 'person', 'persons')}.`;
  const lines = storyOf(world, trace)
    .filter(({ time }) => isIn(stretch, time))
    .flatMap(({ time, words }) => words.map((said) => `${momentInWords(time, world.clock)}  ${said}`));
  return [`${head} ${clockOf(world)}`, ...lines];
}

/** An object a step: every node that the party came to, told or not. */
export function partyRecords(world: World, trace: PartyTrace, stretch: Stretch): object[] {
  const { nodes } = world.network;
  return storyOf(world, trace)
    .filter(({ time }) => isIn(stretch, time))
    .map(({ time, node, served, words }) => ({
      party: trace.party,
      persons: trace.persons,
      source: world.network.sources.names[trace.source]!,
      time,
      at: isoMoment(time, world.clock),
      node: nodes.names[node]!,
      does: served ? 'SERVED' : DOES[nodes.op[node]!]!,
      words,
    }));
}

/** One line a visit: when, who, how long and how it ended. */
export function visitLines(
  world: World,
  station: number,
  visits: readonly Visit[],
  stretch: Stretch,
): string[] {
  const place =
    world.words.get(world.network.stations.names[station]!) ?? world.network.stations.names[station]!;
  const inside = visits.filter(({ came }) => isIn(stretch, came));
  const head = `${place}: ${counted(inside.length, 'party comes', 'parties come')}.`;
  const lines = inside.map((visit) => {
    const who = `party ${visit.party.toLocaleString('en')} (${sourceOf(world, visit)}, ${visit.persons})`;
    return `${momentInWords(visit.came, world.clock)}  ${who} ${ENDED[outcomeOf(world.network, visit)]}${lasted(visit)}`;
  });
  return [`${head} ${clockOf(world)}`, ...lines];
}

/** An object a visit. */
export function visitRecords(world: World, visits: readonly Visit[], stretch: Stretch): object[] {
  return visits
    .filter(({ came }) => isIn(stretch, came))
    .map((visit) => ({
      station: world.network.stations.names[world.network.nodes.a[visit.node]!]!,
      party: visit.party,
      persons: visit.persons,
      source: world.network.sources.names[visit.source]!,
      came: visit.came,
      at: isoMoment(visit.came, world.clock),
      queued: visit.queued,
      served: visit.served,
      left: visit.left,
      outcome: outcomeOf(world.network, visit),
      words: stationOf(world, visit.node),
    }));
}

const ENDED: Readonly<Record<Outcome, string>> = {
  served: 'is through after ',
  reneged: 'gives up after ',
  balked: 'finds no room',
  jockeyed: 'leaves for another after ',
  inside: 'is still there when the run ends',
};

function lasted({ came, queued, left, served }: Visit): string {
  if (left === null || left === came) return '';
  const waited = served === null ? '' : `, ${lengthInWords(served - (queued ?? served))} of it in the queue`;
  return `${lengthInWords(left - came)}${waited}`;
}

/** `men by car from Samara`; the name of a source that is no origin of a scenario. */
function sourceOf({ network, sources }: World, { source }: { readonly source: number }): string {
  return sources[source] ?? network.sources.names[source]!;
}

function clockOf({ clock, network }: World): string {
  const [first, last] = [yearOf(network.begin, clock), yearOf(network.end, clock)];
  return `Times are ${zoneOf(clock)}, ${first === last ? first : `${first} to ${last}`}.`;
}

function isIn({ from, until }: Stretch, time: number): boolean {
  return time >= from && time < until;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const DOES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(OP).map(([name, op]) => [op, name]),
);
