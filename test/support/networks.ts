/**
 * Small makers of queueing networks for tests, on the network's builder. Times are in seconds, but nothing here cares:
 * theory is checked with a mean service time of 1.
 */
import { NetworkBuilder, type SourceFields, type StepsOf } from '../../src/network/builder.js';
import { type Network, OP } from '../../src/network/network.js';
import type { Law } from '../../src/random/law.js';

export interface Span {
  /** Start of the run, 0 or before it: what lies before 0 is the warm-up. */
  readonly begin?: number;
  readonly end: number;
  /** Recording times after 0. */
  readonly ticks?: number;
}

/** A rate that stays, or one by points of time. */
export type Rate = number | { readonly times: readonly number[]; readonly rates: readonly number[] };

export interface Patience {
  readonly law: Law;
  /** Where those go who give up. */
  readonly to: number;
  /** Patience runs from the party's clock instead of from joining. */
  readonly fromClock?: boolean;
}

export interface Serving {
  readonly station: number;
  readonly next: number;
  /** Where those go who find the room full. */
  readonly full?: number;
  readonly patience?: Patience;
}

export type StreamFields = Omit<SourceFields, 'name' | 'node' | 'times' | 'rates'>;

/** A builder with short words for what tests build again and again. */
export class Made extends NetworkBuilder {
  readonly #begin: number;
  readonly #end: number;

  constructor({ begin = 0, end, ticks = 1 }: Span) {
    super({ begin, end, recordEvery: end / ticks });
    this.#begin = begin;
    this.#end = end;
    this.inside = this.level('inside', 'persons');
  }

  /** An end with a count of its name. */
  sink(name: string, keep = false): number {
    return this.node({ op: OP.SINK, name, a: this.count(name, 'persons'), b: keep ? 1 : 0 });
  }

  serve(name: string, { station, next, full, patience }: Serving): number {
    return this.node({
      op: OP.SERVE,
      name,
      a: station,
      next,
      alt: full ?? -1,
      b: patience?.to ?? -1,
      c: patience ? this.law(patience.law) : -1,
      d: 7,
      x: patience?.fromClock ? 1 : 0,
    });
  }

  delay(name: string, law: Law, next: number): number {
    return this.node({ op: OP.DELAY, name, a: this.law(law), next });
  }

  /** Parties that come as a Poisson process. */
  stream(name: string, rate: Rate, node: number, fields: StreamFields = {}): number {
    const { times, rates } =
      typeof rate === 'number' ? { times: [this.#begin, this.#end], rates: [rate, rate] } : rate;
    return this.source({ ...fields, name, node, times, rates });
  }

  /**
   * Exactly `parties` parties that come to `node` at time `at`, one after the other: of the many that a source makes
   * just after `begin` (which must be before 0), as many as a departure at `at` has seats for. The others end at once.
   */
  crowd(
    name: string,
    { at, parties }: { at: number; parties: number },
    node: number,
    fields: StreamFields = {},
  ): number {
    const spare = this.sink(`${name}.spare`);
    const gate = this.service({ name: `${name}.gate`, departs: [at], seats: parties });
    const board = this.node({ op: OP.BOARD, name: `${name}.board`, a: gate, next: node, alt: spare });
    const rate = 100 + 10 * parties;
    return this.stream(name, { times: [this.#begin, this.#begin + 1], rates: [rate, rate] }, board, fields);
  }
}

export interface QueueFields extends Span {
  readonly rate: Rate;
  readonly servers: number | StepsOf;
  readonly service: Law;
  readonly room?: number;
  readonly patience?: Law;
}

/**
 * One station `q`: served parties end in `out`, those who find no room in `away`, those who give up in `lost`.
 */
export function queueNetwork({ rate, servers, service, room, patience, ...span }: QueueFields): Network {
  const made = new Made(span);
  const station = made.station({ name: 'q', servers, service, ...(room === undefined ? {} : { room }) });
  const lost = made.sink('lost');
  const serve = made.serve('serve', {
    station,
    next: made.sink('out'),
    full: made.sink('away'),
    ...(patience ? { patience: { law: patience, to: lost } } : {}),
  });
  made.stream('source', rate, serve);
  return made.build();
}
