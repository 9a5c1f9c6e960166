/**
 * Everything that changes while a network runs once. The files beside this one hold what is done to it, each for one
 * concept; they are functions of a `Run` rather than methods, so that each stands alone and the columns stay flat.
 */
import { binOf, SKETCH_BINS } from '../measures/sketch.js';
import { CODE, DOCUMENTS, type Network, PATCHABLE, PRIORITIES } from '../network/network.js';
import { Luck, purposeOf } from '../random/luck.js';
import { seedWords } from '../random/streams.js';
import { type Agenda, agendaOf, type Followers, firstValue, followersOf } from './agenda.js';
import { Arrivals } from './arrivals.js';
import { Calendar } from './calendar.js';
import { cancellationsOf } from './cancellations.js';
import { columnsOf } from './columns.js';
import { findKeepers } from './keepers.js';
import { type Lanes, lanesOf } from './lanes.js';
import { Outages } from './outages.js';
import { PARTY, Parties } from './parties.js';
import { type Column, overwrite, type Parts } from './parts.js';
import { Recorder } from './recorder.js';
import { ringsOf } from './rings.js';
import { NODE, ROW, rowsOf } from './rows.js';
import { type Tickets, ticketsOf } from './tickets.js';

/** What an observer of a run is told. It must not change anything. */
export interface Watcher {
  /** A party comes to a node. */
  pass(time: number, source: number, number: number, persons: number, node: number): void;
  /** A party takes a place in the queue of its node: when it comes there, or later where it first waits for room. */
  queue(time: number, source: number, number: number, node: number): void;
  /** A party is taken into service at its node. */
  serve(time: number, source: number, number: number, node: number): void;
}

export interface RunOptions {
  /** Check the invariants at every recording time (slow). */
  readonly check?: boolean;
  readonly watch?: Watcher;
}

/** What a run counts of itself: events handled, parties that came in. */
export enum RUN {
  EVENTS = 0,
  PARTIES = 1,
}

export class Run {
  readonly network: Network;
  readonly seed: string;
  readonly replication: number;
  /** How many moments of the agenda have passed. */
  moment = 0;
  readonly agenda: Agenda;
  readonly followers: Followers;
  readonly calendar: Calendar;
  readonly parties: Parties;
  readonly recorder: Recorder;
  readonly arrivals: Arrivals;
  readonly luck = new Luck();
  readonly watch: Watcher | null;
  readonly check: boolean;
  /** By RUN. */
  readonly counters = new Float64Array(2);

  // Columns that dated changes rewrite are copies; the rest is the network's own.
  readonly laws: Float64Array;
  readonly shares: Float64Array;
  /** Nodes (`rows.ts`). */
  readonly rows: Int32Array;
  readonly nodeX: Float64Array;
  readonly room: Float64Array;
  readonly meanService: Float64Array;
  readonly price: Float64Array;
  readonly lagUp: Float64Array;
  readonly lagDown: Float64Array;
  readonly wear: Float64Array;
  readonly rests: Float64Array;
  readonly threshold: Float64Array;
  readonly openingDelay: Float64Array;
  readonly seats: Float64Array;
  readonly others: Float64Array;
  readonly bookable: Float64Array;
  readonly fare: Float64Array;
  /** Utilities, as told last; and as told at time zero, null before. */
  readonly utility: Float64Array;
  prior: Float64Array | null = null;
  readonly need: Int32Array;
  readonly gate: Float64Array;
  readonly cost: Float64Array;
  readonly constants: Float64Array;
  readonly documents: Float64Array;
  readonly mark: Int32Array;
  /** One past the last document that a source's parties may have. */
  readonly documentEnd: Int32Array;
  /** Do parties of any source have documents, or money with an end? */
  hasDocuments = false;
  readonly hasMoney: boolean;
  /** 1 for each source whose parties differ in what they are (`admit.ts`). */
  readonly differs: Uint8Array;
  /** Highest class of priority that any party has. */
  readonly topClass: number;
  /** The same columns in the order of PATCHABLE. */
  readonly patchable: readonly Patched[];

  // Stations: servers open and busy, parties waiting, queues by priority, parties that wait for room.
  readonly servers: Float64Array;
  /** Servers that the schedule opens, and outages that stop the station now. */
  readonly scheduled: Float64Array;
  readonly halted: Int32Array;
  readonly outages: Outages;
  readonly busy: Int32Array;
  readonly waiting: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly blockedHead: Int32Array;
  readonly blockedTail: Int32Array;
  /** Places of the stations' measures in the books, and of a wait of nothing in the sketches. */
  readonly queueAt: Int32Array;
  readonly busyAt: Int32Array;
  readonly waitAt: Int32Array;
  readonly noWaitAt: Int32Array;
  /** What the entries of the ledger write to: tallies by number, counts and levels by their place in the books. */
  readonly ledgerAt: Int32Array;
  /** Null where servers are only counted. */
  readonly lanes: Lanes | null;
  /** Null where nobody reconsiders. */
  readonly tickets: Tickets | null;
  /** 1 where a party keeps its server until it is taken in at the next station. */
  readonly keepsServer: Uint8Array;
  /** Stations that may block each other for good (`deadlock.ts`). */
  readonly rings: Uint8Array | null;

  // Pools: units there are and units taken.
  readonly units: Float64Array;
  readonly taken: Float64Array;
  /** Units lost by wear, as of a time; the share taken that the price goes by, as of a time. */
  readonly worn: Float64Array;
  readonly wornAt: Float64Array;
  readonly felt: Float64Array;
  readonly feltAt: Float64Array;
  /** 1 while a pool is shut; 1 for each opening that has been set off. */
  readonly shut: Uint8Array;
  readonly setOff: Uint8Array;

  // Services: seats sold by departure; the first departure that may have a seat; those counted as gone.
  readonly sold: Float64Array;
  readonly cursor: Int32Array;
  readonly gone: Int32Array;
  /** 1 for each departure that does not run, null where all do. */
  readonly cancelled: Uint8Array | null;

  // Options: 1 possible now. Gauges: their values as told, and the snapshots on the way to being told.
  readonly possible: Uint8Array;
  readonly told: Float64Array;
  readonly snapshots: Float64Array[] = [];
  /** Utilities that read each gauge; 1 for those that must be worked out again. */
  readonly readers: readonly number[][];
  readonly stale: Uint8Array;
  /** Working space: utilities of the options of one choice; the stack of a program. */
  readonly worth: Float64Array;
  readonly stack: Float64Array;

  readonly seed0: number;
  readonly seed1: number;
  /** Purpose of each source's parties. */
  readonly sourcePurpose: Uint32Array;

  constructor(network: Network, seed: string, replication: number, options: RunOptions) {
    const { stations, pools, services, choices, sources } = network;
    this.network = network;
    this.seed = seed;
    this.replication = replication;
    this.watch = options.watch ?? null;
    this.check = options.check ?? false;
    const plan = planOf(network);
    this.agenda = plan.agenda;
    this.followers = plan.followers;
    this.keepsServer = plan.keepsServer;
    this.rings = plan.rings;
    this.calendar = new Calendar(network.begin, network.end, plan.bucketWidth);
    this.recorder = new Recorder(network.catalogue, network.ledger, network.ticks, this.calendar.time);
    this.parties = new Parties(columnsOf(network));
    this.arrivals = new Arrivals(network, seed, replication);
    [this.seed0, this.seed1] = seedWords(seed, replication, 'parties');
    this.sourcePurpose = Uint32Array.from(sources.names, (name) => purposeOf(name));

    this.laws = network.laws.slice();
    this.shares = network.shares.slice();
    this.rows = plan.rows.slice();
    this.nodeX = network.nodes.x.slice();
    this.room = stations.room.slice();
    this.meanService = stations.mean.slice();
    this.price = pools.price.slice();
    this.lagUp = pools.lagUp.slice();
    this.lagDown = pools.lagDown.slice();
    this.wear = pools.wear.slice();
    this.rests = pools.rests.slice();
    this.threshold = network.openings.threshold.slice();
    this.openingDelay = network.openings.delay.slice();
    this.seats = services.seats.slice();
    this.others = services.others.slice();
    this.bookable = services.bookable.slice();
    this.fare = services.fare.slice();
    this.utility = choices.value.slice();
    this.need = choices.need.slice();
    this.gate = choices.gate.slice();
    this.cost = choices.cost.slice();
    this.constants = choices.constants.slice();
    this.documents = sources.documents.slice();
    this.mark = sources.mark.slice();
    this.hasMoney = sources.money.some((law) => law >= 0);
    this.differs = Uint8Array.from(sources.size, (size, source) =>
      this.hasMoney || size >= 0 || sources.marks[source]! >= 0 ? 1 : 0,
    );
    this.topClass = sources.priority.reduce((top, priority) => Math.max(top, priority), 0);
    this.documentEnd = new Int32Array(sources.names.length);
    for (let source = 0; source < sources.names.length; source++) this.findDocumentEnd(source);
    this.patchable = [
      whole(this.laws),
      whole(this.shares),
      { values: this.rows, stride: 1 << ROW, offset: NODE.A },
      { values: this.rows, stride: 1 << ROW, offset: NODE.C },
      whole(this.nodeX),
      whole(this.room),
      whole(this.meanService),
      whole(this.price),
      whole(this.lagUp),
      whole(this.lagDown),
      whole(this.wear),
      whole(this.rests),
      whole(this.threshold),
      whole(this.openingDelay),
      whole(this.seats),
      whole(this.others),
      whole(this.bookable),
      whole(this.fare),
      whole(this.utility),
      whole(this.need),
      whole(this.gate),
      whole(this.cost),
      whole(this.constants),
      whole(this.documents),
      whole(this.mark),
    ];
    if (this.patchable.length !== PATCHABLE.length) throw new Error('columns and PATCHABLE differ');

    const count = stations.names.length;
    this.servers = Float64Array.from(stations.servers, (steps) => firstValue(network, steps));
    this.scheduled = this.servers.slice();
    this.halted = new Int32Array(count);
    this.outages = new Outages(network.outages.names, seed, replication);
    this.busy = new Int32Array(count);
    this.queueAt = stations.queue.map((level) => this.recorder.levelAt(level));
    this.busyAt = stations.busy.map((level) => this.recorder.levelAt(level));
    this.waitAt = stations.wait.map((tally) => this.recorder.tallyAt(tally));
    this.noWaitAt = stations.wait.map((tally) => tally * SKETCH_BINS + binOf(0));
    this.ledgerAt = ledgerAt(network, this.recorder);
    this.waiting = new Int32Array(count);
    this.lanes = lanesOf(network, this.servers, seed, replication);
    const lines = (count + network.lanes.speed.length) * PRIORITIES;
    this.head = new Int32Array(lines).fill(-1);
    this.tail = new Int32Array(lines).fill(-1);
    this.blockedHead = new Int32Array(count).fill(-1);
    this.blockedTail = new Int32Array(count).fill(-1);
    this.tickets = ticketsOf(network);
    this.units = Float64Array.from(pools.units, (steps) => firstValue(network, steps));
    this.taken = new Float64Array(pools.names.length);
    this.worn = new Float64Array(pools.names.length);
    this.wornAt = new Float64Array(pools.names.length);
    this.felt = new Float64Array(pools.names.length);
    this.feltAt = new Float64Array(pools.names.length).fill(network.begin);
    this.shut = new Uint8Array(pools.names.length);
    for (const pool of network.openings.pool) this.shut[pool] = 1;
    this.setOff = new Uint8Array(network.openings.pool.length);
    this.sold = new Float64Array(services.times.length);
    this.cursor = services.first.slice(0, services.names.length);
    this.gone = services.first.slice(0, services.names.length);
    this.cancelled = cancellationsOf(network, seed, replication);
    this.possible = Uint8Array.from(choices.open, (steps) =>
      steps < 0 || firstValue(network, steps) > 0 ? 1 : 0,
    );
    this.told = new Float64Array(network.gauges.kind.length);
    this.readers = plan.readers;
    // The first bulletin works out all of them.
    this.stale = new Uint8Array(choices.program.length).fill(1);
    this.worth = new Float64Array(choices.target.length);
    this.stack = new Float64Array(choices.code.length + 1);
    this.#openMeasures();
  }

  #openMeasures(): void {
    const { network, recorder } = this;
    const { begin } = network;
    for (let i = 0; i < this.servers.length; i++)
      recorder.set(network.stations.open[i]!, this.servers[i]!, begin);
    for (let i = 0; i < this.units.length; i++) {
      const units = this.shut[i] === 1 ? 0 : this.units[i]!;
      if (network.pools.there[i]! >= 0) recorder.set(network.pools.there[i]!, units, begin);
    }
  }

  /** Every column of the run's own, the pictures that are to be told, and where it stands. */
  parts(): Parts {
    const own = Object.entries(this).filter((entry): entry is [string, Column] =>
      ArrayBuffer.isView(entry[1]),
    );
    const pictures = this.snapshots.map((seen, i) => [`picture ${i}`, seen] as const);
    const tickets = Object.entries(this.tickets ?? {}).map(([name, values]) => [`tickets ${name}`, values]);
    return {
      columns: Object.fromEntries([...own, ...pictures, ...tickets]),
      numbers: {
        moment: this.moment,
        pictures: this.snapshots.length,
        hasDocuments: this.hasDocuments ? 1 : 0,
      },
    };
  }

  adopt(parts: Parts): void {
    const { numbers } = parts;
    this.moment = numbers.moment!;
    this.hasDocuments = numbers.hasDocuments === 1;
    while (this.snapshots.length < numbers.pictures!) this.snapshots.push(new Float64Array(this.told.length));
    overwrite(this.parts().columns, parts);
  }

  /** Works out again which documents a source's parties may have. */
  findDocumentEnd(source: number): void {
    let end = DOCUMENTS;
    while (end > 0 && this.documents[source * (DOCUMENTS + 1) + end - 1] === 0) end--;
    this.documentEnd[source] = end;
    if (end > 0 && !this.hasDocuments) {
      this.hasDocuments = true;
      this.differs.fill(1);
    }
  }

  /** Sets the luck for a draw of a party at a purpose. */
  lucky(party: number, purpose: number): Luck {
    const { parties, luck } = this;
    luck.begin(
      parties.get(party, PARTY.KEY0),
      parties.get(party, PARTY.KEY1),
      purpose,
      parties.get(party, PARTY.ROUND),
    );
    return luck;
  }

  /** Class of a party in a queue. */
  priorityOf(party: number): number {
    return this.network.sources.priority[this.parties.get(party, PARTY.SOURCE)]!;
  }

  /** An operand of a node. */
  node(node: number, field: NODE): number {
    return this.rows[(node << ROW) + field]!;
  }
}

/** A column that dated changes rewrite: every `stride`-th number of `values`, from `offset` on. */
export interface Patched {
  readonly values: Float64Array | Int32Array;
  readonly stride: number;
  readonly offset: number;
}

function whole(values: Float64Array | Int32Array): Patched {
  return { values, stride: 1, offset: 0 };
}

/** Which utilities read each gauge. */
function readersOf({ gauges, choices }: Network): number[][] {
  const readers: number[][] = Array.from(gauges.kind, () => []);
  choices.program.forEach((start, utility) => {
    for (let at = start; at >= 0 && choices.code[at] !== CODE.END; at += 2) {
      if (choices.code[at] === CODE.GAUGE) readers[choices.code[at + 1]!]!.push(utility);
    }
  });
  return readers;
}

/** Where each entry of the ledger writes to. */
function ledgerAt({ ledger }: Network, recorder: Recorder): Int32Array {
  const { bounds, index } = ledger;
  const at = index.slice();
  for (let page = 0; page < bounds.length; page += 4) {
    for (let entry = bounds[page + 2]!; entry < bounds[page + 3]!; entry++)
      at[entry] = recorder.levelAt(index[entry]!);
  }
  return at;
}

/** What follows from the network alone, worked out once for all replications in this thread. */
interface Plan {
  readonly agenda: Agenda;
  readonly followers: Followers;
  readonly keepsServer: Uint8Array;
  readonly rings: Uint8Array | null;
  readonly rows: Int32Array;
  readonly readers: readonly number[][];
  readonly bucketWidth: number;
}

/** A memory of plans, by network: a pure function's results, so no state that could be seen. */
const plans = new WeakMap<Network, Plan>();

function planOf(network: Network): Plan {
  const known = plans.get(network);
  if (known) return known;
  const keepsServer = findKeepers(network);
  const plan = {
    agenda: agendaOf(network),
    followers: followersOf(network),
    keepsServer,
    rings: ringsOf(network),
    rows: rowsOf(network, keepsServer),
    readers: readersOf(network),
    bucketWidth: bucketWidth(network),
  };
  plans.set(network, plan);
  return plan;
}

/** Some 30 arrivals to a bucket, which measured best; see `docs/decisions/`. */
function bucketWidth(network: Network): number {
  const { sources, begin, end } = network;
  let total = 0;
  for (let i = 0; i < sources.names.length; i++) {
    for (let j = sources.first[i]!; j < sources.first[i + 1]! - 1; j++) {
      total +=
        0.5 * (sources.rates[j]! + sources.rates[j + 1]!) * (sources.times[j + 1]! - sources.times[j]!);
    }
  }
  const length = end - begin;
  return total > 0 ? Math.min((30 * length) / total, length / 16) : length / 1024;
}
