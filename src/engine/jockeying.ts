/** Changing the queue: a party that waits reconsiders, and goes to another queue if that is worth more. */
import { chooseBeside, execute } from './choosing.js';
import { nextThought, placeInQueue } from './patience.js';
import { NODE } from './rows.js';
import type { Run } from './run.js';
import { giveUp, leaveQueue } from './stations.js';

/** What `endOfPatience` returns for a party that stays. */
export const STAYS = -2;
/** Purposes of one party's thoughts, one after another, are this far apart: odd, near 2^32 over the golden ratio. */
const THOUGHT = 0x9e3779b1;

/**
 * The patience of a party that waits at `node` ends, or it reconsiders: the node that it goes to, or STAYS.
 * It has left the queue when it goes.
 */
export function endOfPatience(run: Run, party: number, node: number): number {
  const { network, parties } = run;
  const row = run.tickets === null ? -1 : network.reconsidering.row[node]!;
  if (row < 0 || run.calendar.now >= parties.patience[party]!) {
    giveUp(run, party, node);
    return network.nodes.b[node]!;
  }
  const way = reconsider(run, party, node, row);
  if (way === STAYS) nextThought(run, party, row);
  else leaveQueue(run, party, run.node(node, NODE.A));
  return way;
}

function reconsider(run: Run, party: number, node: number, row: number): number {
  const { network, parties, calendar } = run;
  const { every, others, stay, own } = network.reconsidering;
  const station = run.node(node, NODE.A);
  if (own >= 0) {
    const { lanes } = run;
    const pace = lanes?.hasLines(station)
      ? lanes.speed[parties.lane[party]!]!
      : Math.max(0.1, lanes?.tells(station) ? lanes.pace(station) : run.servers[station]!);
    run.told[own] = placeInQueue(run, party, station) * (run.meanService[station]! / pace);
  }
  const worth = execute(run, stay[row]!);
  const thought = Math.round((calendar.now - parties.joined(party)) / every[row]!);
  const choose = others[row]!;
  const purpose = (network.nodes.purpose[choose]! + Math.imul(thought, THOUGHT)) | 0;
  const way = chooseBeside(run, party, choose, worth, purpose);
  return way < 0 ? STAYS : way;
}
