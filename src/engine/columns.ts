/** Which of the parties' columns a network uses: those that it does not are never made, copied or touched. */
import { type Network, OP } from '../network/network.js';

export const OPTIONAL = [
  'money',
  'lane',
  'kept',
  'pool',
  'units',
  'heldSince',
  'price',
  'departure',
  'paid',
  'limit',
  'allowed',
  'ticket',
  'patience',
] as const;
export type Optional = (typeof OPTIONAL)[number];

export function columnsOf(network: Network): ReadonlySet<Optional> {
  const ops = new Set<number>(network.nodes.op);
  const has = (...kinds: OP[]): boolean => kinds.some((kind) => ops.has(kind));
  const used: Optional[] = [];
  const seats = network.services.names.length > 0 || has(OP.BOARD, OP.UNTIL, OP.RUNS);
  if (seats) used.push('departure', 'paid');
  // Whatever may cost something looks into the purse, and from there at the bed that is owed.
  const beds = network.pools.names.length > 0 || has(OP.SEIZE, OP.RELEASE, OP.SOLVENT);
  const spends = beds || seats || has(OP.CHOOSE, OP.PAY) || network.sources.money.some((law) => law >= 0);
  if (spends) used.push('money', 'pool', 'units', 'heldSince', 'price');
  if (network.lanes.speed.length > 0) used.push('lane', 'kept');
  if (has(OP.LIMIT, OP.WITHIN, OP.PAUSE)) used.push('limit', 'allowed');
  if (network.reconsidering.row.length > 0) used.push('ticket', 'patience');
  return new Set(used);
}
