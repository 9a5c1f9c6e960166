/**
 * Everything that changes while a network runs once. The files beside this one hold what is done to it, each for one
 * concept; they are functions of a `Run` rather than methods, so that each stands alone and the columns stay flat.
 */
import { DOCUMENTS, type Network, PATCHABLE, PRIORITIES } from '../network/network.js';
import { purposeOf } from '../random/luck.js';
import { seedWords } from '../random/streams.js';
import { type Agenda, type Followers, firstValue } from './agenda.js';
import { Arrivals } from './arrivals.js';
import { Calendar } from './calendar.js';
import { cancellationsOf } from './cancellations.js';
import { columnsOf } from './columns.js';
import { type Lanes, lanesOf } from './lanes.js';
import { Outages } from './outages.js';
import { PARTY, Parties } from './parties.js';
import { type Column, overwrite, type Parts } from './parts.js';
import { type Plan, planOf } from './plan.js';
import { Recorder } from './recorder.js';
import { NODE, ROW } from './rows.js';
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

/** Where the columns of stations begin in `Run.crowd`, in numbers of stations. */
export enum CROWD {
  WAITING = 0,
  BUSY = 1,
  SERVERS = 2,
  ROOM = 3,
  FIELDS = 4,
}

export class Run {
  readonly network: Network;
  readonly seed: string;
  readonly replication: number;
  /** How many moments of the agenda have passed. */
  moment = 0;
  readonly plan: Plan;
  readonly agenda: Agenda;
  readonly followers: Followers;
  readonly calendar: Calendar;
  readonly parties: Parties;
  readonly recorder: Recorder;
  readonly arrivals: Arrivals;
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
  readonly room: Float64Array;
  /** Servers that the schedule opens, and outages that stop the station now. */
  readonly scheduled: Float64Array;
  readonly halted: Int32Array;
  readonly outages: Outages;
  readonly busy: Float64Array;
  readonly waiting: Float64Array;
  /** These four one after the other, by CROWD; and heads and tails of the lines: for the loop, which holds few arrays. */
  readonly crowd: Float64Array;
  readonly lines: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly blockedHead: Int32Array;
  readonly blockedTail: Int32Array;
  /** Place in the books of the level of all persons inside, −1: none. */
  readonly insideAt: number;
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
    this.plan = plan;
    this.agenda = plan.agenda;
    this.followers = plan.followers;
    this.keepsServer = plan.keepsServer;
    this.rings = plan.rings;
    this.calendar = new Calendar(network.begin, network.end, plan.bucketWidth);
    this.recorder = new Recorder(network.catalogue, network.ledger, network.ticks, this.calendar.time);
    this.insideAt = network.inside < 0 ? -1 : this.recorder.levelAt(network.inside);
    this.parties = new Parties(columnsOf(network));
    this.arrivals = new Arrivals(network, seed, replication);
    [this.seed0, this.seed1] = seedWords(seed, replication, 'parties');
    this.sourcePurpose = Uint32Array.from(sources.names, (name) => purposeOf(name));

    const count = stations.names.length;
    this.laws = network.laws.slice();
    this.shares = network.shares.slice();
    this.rows = plan.rows.slice();
    this.nodeX = network.nodes.x.slice();
    this.crowd = new Float64Array(CROWD.FIELDS * count);
    this.waiting = part(this.crowd, CROWD.WAITING, count);
    this.busy = part(this.crowd, CROWD.BUSY, count);
    this.servers = part(this.crowd, CROWD.SERVERS, count);
    this.room = part(this.crowd, CROWD.ROOM, count);
    this.servers.set(Float64Array.from(stations.servers, (steps) => firstValue(network, steps)));
    this.room.set(stations.room);
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

    this.scheduled = this.servers.slice();
    this.halted = new Int32Array(count);
    this.outages = new Outages(network.outages.names, seed, replication);
    this.lanes = lanesOf(network, this.servers, seed, replication);
    const lines = (count + network.lanes.speed.length) * PRIORITIES;
    this.lines = new Int32Array(2 * lines).fill(-1);
    this.head = this.lines.subarray(0, lines);
    this.tail = this.lines.subarray(lines);
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
    // Columns that are a part of another are kept with it.
    const own = Object.entries(this).filter(
      (entry): entry is [string, Column] =>
        ArrayBuffer.isView(entry[1]) && entry[1].byteLength === entry[1].buffer.byteLength,
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

/** One of equal parts of a column, in place. */
function part(all: Float64Array, which: number, length: number): Float64Array {
  return all.subarray(which * length, (which + 1) * length);
}

function whole(values: Float64Array | Int32Array): Patched {
  return { values, stride: 1, offset: 0 };
}
