/**
 * Puts a network together, piece by piece; `build()` freezes it into typed arrays. `compile` uses it for scenarios,
 * and whoever wants a queueing network without a scenario uses it directly (`index.ts` exports it).
 */
import type { Catalogue, End, Entry, Leg, Ratio, Sum, Unit } from '../measures/measures.js';
import { encodeLaw } from '../random/draw.js';
import type { Law } from '../random/law.js';
import { meanOf } from '../random/laws.js';
import { purposeOf } from '../random/luck.js';
import { fuseBooks } from './ledger.js';
import { markLoops } from './loops.js';
import {
  CURVE_POINTS,
  DOCUMENTS,
  GAUGE,
  NETWORK_VERSION,
  type Network,
  OP,
  type Patches,
} from './network.js';

export interface StepsOf {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export interface NodeFields {
  op: number;
  next?: number;
  alt?: number;
  a?: number;
  b?: number;
  c?: number;
  d?: number;
  x?: number;
  /** From `leg()`: what a COUNT node counts in place of count a. */
  leg?: number;
  /** Stable name: the draw's purpose follows from it. */
  name: string;
}

export interface StationFields {
  name: string;
  servers: StepsOf | number;
  service: Law;
  room?: number;
  blocks?: boolean;
  /** Speed of each server, first those that open first; 1 for those beyond the list. */
  speeds?: readonly number[];
  /** Each server breaks down by itself, after a time of its own from being mended on. */
  breaksDown?: { after: Law; lasts: Law };
  /** Each server has a line of its own. */
  separate?: boolean;
}

export interface OutageFields {
  name: string;
  /** Time until it begins, from the end of the one before, and how long it lasts. */
  after: Law;
  lasts: Law;
  stations: readonly number[];
}

export interface PoolFields {
  name: string;
  units: StepsOf | number;
  /** Price of a unit for a day over the share taken, at CURVE_POINTS equal steps from 0 to 1. */
  price?: readonly number[];
  unit?: Unit;
  /** Name of the level of units taken, when it is not `<name>.occupancy`. */
  takenName?: string;
  /** Time constants with which the price follows the share taken (s). */
  lag?: { up: number; down: number };
  /** Units that were held wear out, and rest (s). */
  wear?: { after: number; rests: number };
  /** Level of what is paid in a day. */
  spending?: number;
}

export interface OpeningFields {
  pool: number;
  /** The pool whose units are watched, and how many open it. */
  watched: number;
  threshold: number;
  /** Time from then until it opens (s). */
  delay: number;
}

export interface ServiceFields {
  name: string;
  departs: readonly number[];
  seats: number;
  others?: number;
  bookable?: number;
  fare?: readonly number[];
  /** Chance of each departure to be cancelled. */
  cancelled?: readonly number[];
  /** Places that cost nothing and are told in other words than seats. */
  appointments?: boolean;
}

export interface OptionFields {
  target: number;
  /** From `utility()`; absent: 0. */
  utility?: number;
  open?: StepsOf;
  need?: number;
  /** Money for each person that the party must have. */
  cost?: number;
  pool?: number;
  service?: number;
  ahead?: number;
  gate?: number;
  gateName?: string;
}

export interface ReconsideringFields {
  /** SERVE node in whose queue it happens, and the CHOOSE node of the other ways. */
  node: number;
  others: number;
  /** How often (s). */
  every: number;
  /** What staying is worth: a program that may read a gauge of the kind OWN. */
  stay: readonly number[];
}

export interface SourceFields {
  name: string;
  node: number;
  times: readonly number[];
  rates: readonly number[];
  /** Times at which parties come for certain, in place of a rate. */
  fixed?: readonly number[];
  /** Parties that come at once; absent: one. */
  batch?: Law;
  size?: Law;
  money?: Law;
  marks?: Law;
  mark?: number;
  priority?: number;
  count?: number;
  /** From `origin()`. */
  origin?: number;
  /** Share of parties with each document, by bit. */
  documents?: readonly number[];
}

const NONE = -1;
/** A day (s). */
const LEG_PERIOD = 86_400;
const flat = (value: number): number[] => new Array<number>(CURVE_POINTS).fill(value);

export class NetworkBuilder {
  readonly #nodes: NodeFields[] = [];
  readonly #targets: number[] = [];
  readonly #shares: number[] = [];
  readonly #laws: number[] = [];
  readonly #steps: StepsOf[] = [];
  readonly #stations: (StationFields & { steps: number; law: number; measures: number[] })[] = [];
  readonly #outages: OutageFields[] = [];
  readonly #pools: (PoolFields & { steps: number; measures: number[] })[] = [];
  readonly #openings: OpeningFields[] = [];
  readonly #services: (ServiceFields & { measures: number[] })[] = [];
  readonly #choices: OptionFields[][] = [];
  readonly #utilities: { value: number; program: readonly number[] }[] = [];
  readonly #utilityAt = new Map<string, number>();
  readonly #knows = new Map<number, number>();
  readonly #constants: number[] = [];
  readonly #gauges: { kind: number; index: number }[] = [];
  readonly #gaugeAt = new Map<string, number>();
  readonly #reconsidering: ReconsideringFields[] = [];
  readonly #sources: SourceFields[] = [];
  readonly #tallies: Entry[] = [];
  readonly #levels: Entry[] = [];
  readonly #counts: Entry[] = [];
  readonly #ratios: Ratio[] = [];
  readonly #sums: Sum[] = [];
  readonly #legs = new Listed<Leg>();
  readonly #origins = new Listed<string>();
  readonly #ends = new Listed<End>();
  readonly #times: { begin: number; end: number; recordEvery: number };
  bulletins = { every: 3600, age: 0 };
  inside = NONE;

  constructor(times: { begin: number; end: number; recordEvery: number }) {
    this.#times = times;
  }

  tally(name: string, unit: Unit): number {
    return this.#tallies.push({ name, unit }) - 1;
  }

  level(name: string, unit: Unit): number {
    return this.#levels.push({ name, unit }) - 1;
  }

  count(name: string, unit: Unit): number {
    return this.#counts.push({ name, unit }) - 1;
  }

  ratio(name: string, kind: Ratio['kind'], numerator: number, denominator: number): void {
    this.#ratios.push({ name, kind, numerator, denominator });
  }

  sum(name: string, unit: Unit, of: readonly number[]): void {
    this.#sums.push({ name, unit, of });
  }

  /** A way between two places; the same for all who take it. */
  leg(leg: Leg): number {
    return this.#legs.at(leg);
  }

  /** Where the parties of sources come from, and where ways end: each pair is counted. */
  origin(name: string): number {
    return this.#origins.at(name);
  }

  end(end: End): number {
    return this.#ends.at(end);
  }

  /** Adds a law and returns its offset. */
  law(law: Law): number {
    return encodeLaw(law, this.#laws);
  }

  steps(steps: StepsOf | number): number {
    return this.#steps.push(typeof steps === 'number' ? this.#always(steps) : steps) - 1;
  }

  #always(value: number): StepsOf {
    return { times: [this.#times.begin], values: [value] };
  }

  /** Adds a node and returns its number; `next` and `alt` may be set later with `link`. */
  node(fields: NodeFields): number {
    return this.#nodes.push({ ...fields }) - 1;
  }

  link(node: number, fields: Partial<NodeFields>): void {
    Object.assign(this.#nodes[node]!, fields);
  }

  /** Adds nodes for SPLIT: cumulative shares and their targets. */
  split(name: string, branches: readonly { share: number; target: number }[]): number {
    let sum = 0;
    const c = this.#shares.length;
    const a = this.#targets.length;
    for (const { share, target } of branches) {
      sum += share;
      this.#shares.push(sum);
      this.#targets.push(target);
    }
    return this.node({ op: OP.SPLIT, name, a, b: branches.length, c });
  }

  /** Adds a node that goes to `targets[mark]`. */
  switch(name: string, targets: readonly number[]): number {
    const a = this.#targets.length;
    this.#targets.push(...targets);
    return this.node({ op: OP.SWITCH, name, a, b: targets.length });
  }

  station(fields: StationFields): number {
    const { name } = fields;
    const queue = this.level(`${name}.queue`, 'parties');
    const busy = this.level(`${name}.busy`, 'lanes');
    const open = this.level(`${name}.open`, 'lanes');
    this.ratio(`${name}.utilisation`, 'levels', busy, open);
    const wait = this.tally(`${name}.wait`, 'h');
    const counts = ['served', 'reneged', 'balked'].map((what) => this.count(`${name}.${what}`, 'parties'));
    const measures = [queue, busy, open, wait, ...counts];
    return (
      this.#stations.push({
        ...fields,
        steps: this.steps(fields.servers),
        law: this.law(fields.service),
        measures,
      }) - 1
    );
  }

  /** Adds times at which stations stand still together. */
  outage(fields: OutageFields): void {
    this.#outages.push(fields);
  }

  pool(fields: PoolFields): number {
    const { name } = fields;
    const unit = fields.unit ?? 'beds';
    const taken = this.level(fields.takenName ?? `${name}.occupancy`, unit);
    const endless = fields.units === Number.POSITIVE_INFINITY;
    const there = endless ? NONE : this.level(`${name}.beds`, unit);
    if (!endless) this.ratio(`${name}.full`, 'levels', taken, there);
    const paid = fields.price ? this.tally(`${name}.price`, 'USD') : NONE;
    return (
      this.#pools.push({ ...fields, steps: this.steps(fields.units), measures: [taken, there, paid] }) - 1
    );
  }

  /** Shuts a pool until another has filled. */
  opening(fields: OpeningFields): void {
    this.#openings.push(fields);
  }

  /** Level of the units taken of a pool. */
  takenLevel(pool: number): number {
    return this.#pools[pool]!.measures[0]!;
  }

  /** Level of the units there are of a pool that has an end. */
  thereLevel(pool: number): number {
    return this.#pools[pool]!.measures[1]!;
  }

  service(fields: ServiceFields): number {
    const { name } = fields;
    const wait = this.tally(`${name}.wait`, 'h');
    const { appointments = false } = fields;
    const paid = appointments ? NONE : this.tally(`${name}.fare`, 'USD');
    const sold = this.count(`${name}.${appointments ? 'taken' : 'sold'}`, appointments ? 'parties' : 'seats');
    const offered = this.count(`${name}.offered`, appointments ? 'parties' : 'seats');
    this.ratio(`${name}.${appointments ? 'full' : 'load'}`, 'counts', sold, offered);
    const lost = fields.cancelled ? this.count(`${name}.cancelled`, 'seats') : NONE;
    return this.#services.push({ ...fields, measures: [wait, paid, sold, offered, lost] }) - 1;
  }

  /** Adds a node that chooses among options. */
  choose(name: string, options: readonly OptionFields[]): number {
    return this.node({ op: OP.CHOOSE, name, a: this.#choices.push([...options]) - 1 });
  }

  /**
   * What options are worth: a number, or a program. Options with the same key share it, and it is worked out once for
   * all of them.
   */
  utility(key: string, make: () => number | readonly number[]): number {
    const known = this.#utilityAt.get(key);
    if (known !== undefined) return known;
    const made = make();
    const fields = typeof made === 'number' ? { value: made, program: [] } : { value: 0, program: made };
    const utility = this.#utilities.push(fields) - 1;
    this.#utilityAt.set(key, utility);
    return utility;
  }

  /** Only a share of the parties, the value of another utility, knows a utility as it was told last. */
  knows(utility: number, share: number): void {
    this.#knows.set(utility, share);
  }

  constant(value: number): number {
    return this.#constants.push(value) - 1;
  }

  gauge(kind: number, index: number): number {
    const key = `${kind}:${index}`;
    const known = this.#gaugeAt.get(key);
    if (known !== undefined) return known;
    const gauge = this.#gauges.push({ kind, index }) - 1;
    this.#gaugeAt.set(key, gauge);
    return gauge;
  }

  /** Parties that wait at a SERVE node reconsider. */
  reconsider(fields: ReconsideringFields): void {
    this.#reconsidering.push(fields);
  }

  source(fields: SourceFields): number {
    return this.#sources.push(fields) - 1;
  }

  build(): Network {
    const { begin, end, recordEvery } = this.#times;
    this.#leadPast();
    const targets = Int32Array.from(this.#targets);
    const { choices, stay } = this.#buildChoices();
    const nodes = this.#buildNodes();
    const reconsidering = this.#buildReconsidering(stay);
    markLoops(nodes, targets, choices, reconsidering);
    const ledger = fuseBooks(nodes);
    const noPatches: Patches = {
      at: new Float64Array(),
      column: new Uint8Array(),
      index: new Int32Array(),
      value: new Float64Array(),
    };
    return {
      version: NETWORK_VERSION,
      begin,
      end,
      recordEvery,
      ticks: Math.floor(end / recordEvery + 1e-9) + 1,
      catalogue: this.#catalogue(),
      nodes,
      ledger,
      targets,
      shares: Float64Array.from(this.#shares),
      sources: this.#buildSources(),
      stations: this.#buildStations(),
      lanes: this.#buildLanes(),
      outages: this.#buildOutages(),
      pools: this.#buildPools(),
      openings: {
        pool: Int32Array.from(this.#openings, ({ pool }) => pool),
        watched: Int32Array.from(this.#openings, ({ watched }) => watched),
        threshold: Float64Array.from(this.#openings, ({ threshold }) => threshold),
        delay: Float64Array.from(this.#openings, ({ delay }) => delay),
      },
      services: this.#buildServices(),
      choices,
      reconsidering,
      laws: Float64Array.from(this.#laws),
      steps: this.#buildSteps(),
      gauges: {
        kind: Uint8Array.from(this.#gauges, (gauge) => gauge.kind),
        index: Int32Array.from(this.#gauges, (gauge) => gauge.index),
      },
      bulletins: { ...this.bulletins },
      patches: noPatches,
      inside: this.inside,
    };
  }

  /** Every way to a PASS node leads to where that node leads. */
  #leadPast(): void {
    const nodes = this.#nodes;
    const end = (node: number | undefined): number => {
      let at = node ?? NONE;
      for (let hops = 0; at >= 0 && nodes[at]!.op === OP.PASS; hops++) {
        if (hops > nodes.length) throw new RangeError(`a loop with no time in it at ${nodes[at]!.name}`);
        at = nodes[at]!.next ?? NONE;
      }
      return at;
    };
    for (const node of nodes) {
      node.next = end(node.next);
      node.alt = end(node.alt);
      if (node.op === OP.SERVE) node.b = end(node.b);
    }
    this.#targets.forEach((target, i) => {
      this.#targets[i] = end(target);
    });
    for (const option of this.#choices.flat()) option.target = end(option.target);
    for (const source of this.#sources) source.node = end(source.node);
  }

  #catalogue(): Catalogue {
    return {
      tallies: this.#tallies,
      levels: this.#levels,
      counts: this.#counts,
      ratios: this.#ratios,
      sums: this.#sums,
      legs: this.#legs.items,
      legEvery: Math.max(1, Math.round(LEG_PERIOD / this.#times.recordEvery)),
      origins: this.#origins.items,
      ends: this.#ends.items,
    };
  }

  #buildNodes(): Network['nodes'] {
    const all = this.#nodes;
    const column = (pick: (node: NodeFields) => number | undefined, fallback: number): Int32Array =>
      Int32Array.from(all, (node) => pick(node) ?? fallback);
    return {
      op: Uint8Array.from(all, (node) => node.op),
      next: column((node) => node.next, NONE),
      alt: column((node) => node.alt, NONE),
      a: column((node) => (node.leg === undefined ? node.a : this.#counts.length + node.leg), NONE),
      b: column((node) => node.b, 0),
      c: column((node) => node.c, NONE),
      d: column((node) => node.d, 0),
      x: Float64Array.from(all, (node) => node.x ?? 0),
      purpose: Uint32Array.from(all, (node) => purposeOf(node.name)),
      again: new Uint8Array(all.length),
      names: all.map((node) => node.name),
    };
  }

  #buildSteps(): Network['steps'] {
    const { first, flat: times } = concatenate(this.#steps.map((steps) => steps.times));
    return { first, times, values: concatenate(this.#steps.map((steps) => steps.values)).flat };
  }

  #buildSources(): Network['sources'] {
    const all = this.#sources;
    const { first, flat: times } = concatenate(all.map((source) => source.times));
    const law = (of: Law | undefined): number => (of ? this.law(of) : NONE);
    const fixed = concatenate(all.map((source) => source.fixed ?? []));
    const documents = new Float64Array(all.length * (DOCUMENTS + 1));
    for (const [i, source] of all.entries()) documents.set(source.documents ?? [], i * (DOCUMENTS + 1));
    return {
      node: Int32Array.from(all, (source) => source.node),
      names: all.map((source) => source.name),
      first,
      times,
      rates: concatenate(all.map((source) => source.rates)).flat,
      firstFixed: fixed.first,
      fixed: fixed.flat,
      batch: Int32Array.from(all, (source) => law(source.batch)),
      size: Int32Array.from(all, (source) => law(source.size)),
      money: Int32Array.from(all, (source) => law(source.money)),
      marks: Int32Array.from(all, (source) => law(source.marks)),
      mark: Int32Array.from(all, (source) => source.mark ?? 0),
      priority: Int32Array.from(all, (source) => source.priority ?? 0),
      count: Int32Array.from(all, (source) => source.count ?? NONE),
      origin: Int32Array.from(all, (source) => source.origin ?? NONE),
      documents,
    };
  }

  #buildStations(): Network['stations'] {
    const all = this.#stations;
    const measure = (which: number): Int32Array =>
      Int32Array.from(all, (station) => station.measures[which]!);
    return {
      names: all.map((station) => station.name),
      servers: Int32Array.from(all, (station) => station.steps),
      law: Int32Array.from(all, (station) => station.law),
      room: Float64Array.from(all, (station) => station.room ?? Number.POSITIVE_INFINITY),
      blocks: Uint8Array.from(all, (station) => (station.blocks ? 1 : 0)),
      mean: Float64Array.from(all, (station) => meanOf(station.service)),
      queue: measure(0),
      busy: measure(1),
      open: measure(2),
      wait: measure(3),
      served: measure(4),
      reneged: measure(5),
      balked: measure(6),
    };
  }

  #buildLanes(): Network['lanes'] {
    const all = this.#stations;
    const told = all.filter(({ speeds, breaksDown, separate }) => speeds || breaksDown || separate);
    const speeds = told.map(({ speeds = [], servers }) => {
      const most = typeof servers === 'number' ? servers : Math.max(...servers.values);
      return Array.from({ length: Math.max(1, most) }, (_, lane) => speeds[lane] ?? 1);
    });
    const law = (of: Law | undefined): number => (of ? this.law(of) : NONE);
    const { first, flat: speed } = concatenate(speeds);
    return {
      row: Int32Array.from(told.length > 0 ? all : [], (station) => told.indexOf(station)),
      first,
      speed,
      after: Int32Array.from(told, ({ breaksDown }) => law(breaksDown?.after)),
      mended: Int32Array.from(told, ({ breaksDown }) => law(breaksDown?.lasts)),
      separate: Uint8Array.from(told, ({ separate }) => (separate ? 1 : 0)),
    };
  }

  #buildOutages(): Network['outages'] {
    const all = this.#outages;
    const { first, flat: stations } = concatenate(all.map((outage) => outage.stations));
    return {
      names: all.map(({ name }) => name),
      after: Int32Array.from(all, ({ after }) => this.law(after)),
      lasts: Int32Array.from(all, ({ lasts }) => this.law(lasts)),
      first,
      stations: Int32Array.from(stations),
    };
  }

  #buildPools(): Network['pools'] {
    const all = this.#pools;
    const measure = (which: number): Int32Array => Int32Array.from(all, (pool) => pool.measures[which]!);
    return {
      names: all.map((pool) => pool.name),
      units: Int32Array.from(all, (pool) => pool.steps),
      price: concatenate(all.map((pool) => pool.price ?? flat(0))).flat,
      lagUp: Float64Array.from(all, ({ lag }) => lag?.up ?? 0),
      lagDown: Float64Array.from(all, ({ lag }) => lag?.down ?? 0),
      wear: Float64Array.from(all, ({ wear }) => wear?.after ?? Number.POSITIVE_INFINITY),
      rests: Float64Array.from(all, ({ wear }) => wear?.rests ?? Number.POSITIVE_INFINITY),
      spending: Int32Array.from(all, ({ spending }) => spending ?? NONE),
      taken: measure(0),
      there: measure(1),
      paid: measure(2),
    };
  }

  #buildServices(): Network['services'] {
    const all = this.#services;
    const measure = (which: number): Int32Array =>
      Int32Array.from(all, (service) => service.measures[which]!);
    const { first, flat: times } = concatenate(all.map((service) => service.departs));
    const some = all.some((service) => service.cancelled);
    const chances = all.map(({ departs, cancelled }) => cancelled ?? departs.map(() => 0));
    return {
      names: all.map((service) => service.name),
      first,
      times,
      seats: Float64Array.from(all, (service) => service.seats),
      others: Float64Array.from(all, (service) => service.others ?? 0),
      bookable: Float64Array.from(all, (service) => service.bookable ?? Number.POSITIVE_INFINITY),
      fare: concatenate(all.map((service) => service.fare ?? flat(0))).flat,
      cancelled: some ? concatenate(chances).flat : new Float64Array(),
      lost: measure(4),
      wait: measure(0),
      paid: measure(1),
      sold: measure(2),
      offered: measure(3),
    };
  }

  /** The choices, and where the programs of those who stay begin. */
  #buildChoices(): { choices: Network['choices']; stay: number[] } {
    const all = this.#choices.flat();
    const plain = all.some((option) => option.utility === undefined) ? this.utility('', () => 0) : NONE;
    const code: number[] = [];
    const program = this.#utilities.map((utility) => {
      if (utility.program.length === 0) return NONE;
      const at = code.length;
      code.push(...utility.program);
      return at;
    });
    const stay = this.#reconsidering.map((fields) => code.push(...fields.stay) - fields.stay.length);
    const choices = {
      first: concatenate(this.#choices.map((options) => options.map(() => 0))).first,
      target: Int32Array.from(all, (option) => option.target),
      utility: Int32Array.from(all, (option) => option.utility ?? plain),
      value: Float64Array.from(this.#utilities, (utility) => utility.value),
      program: Int32Array.from(program),
      knows: Int32Array.from(this.#knows.size > 0 ? program : [], (_, i) => this.#knows.get(i) ?? NONE),
      open: Int32Array.from(all, (option) => (option.open ? this.steps(option.open) : NONE)),
      need: Int32Array.from(all, (option) => option.need ?? 0),
      cost: Float64Array.from(all, (option) => option.cost ?? 0),
      pool: Int32Array.from(all, (option) => option.pool ?? NONE),
      service: Int32Array.from(all, (option) => option.service ?? NONE),
      ahead: Float64Array.from(all, (option) => option.ahead ?? 0),
      gate: Float64Array.from(all, (option) => option.gate ?? 1),
      gatePurpose: Uint32Array.from(all, (option) => purposeOf(option.gateName ?? '')),
      code: Int32Array.from(code),
      constants: Float64Array.from(this.#constants),
    };
    return { choices, stay };
  }

  #buildReconsidering(stay: readonly number[]): Network['reconsidering'] {
    const all = this.#reconsidering;
    const row = new Int32Array(all.length > 0 ? this.#nodes.length : 0).fill(NONE);
    all.forEach(({ node }, i) => {
      row[node] = i;
    });
    return {
      row,
      every: Float64Array.from(all, ({ every }) => every),
      others: Int32Array.from(all, ({ others }) => others),
      stay: Int32Array.from(stay),
      own: this.#gaugeAt.get(`${GAUGE.OWN}:0`) ?? NONE,
    };
  }
}

/** Things that are told apart by what they say, in the order of their first mention. */
class Listed<Item> {
  readonly items: Item[] = [];
  readonly #at = new Map<string, number>();

  at(item: Item): number {
    const key = JSON.stringify(item);
    const known = this.#at.get(key);
    if (known !== undefined) return known;
    this.#at.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** Lists one after another: list i spans first[i] … first[i + 1] − 1 of `flat`. */
function concatenate(lists: readonly (readonly number[])[]): { first: Int32Array; flat: Float64Array } {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    first[i + 1] = first[i]! + list.length;
  });
  const all = new Float64Array(first[lists.length]!);
  for (const [i, list] of lists.entries()) all.set(list, first[i]!);
  return { first, flat: all };
}
