/**
 * The process graph: what a scenario is compiled to and what the engine runs. Numbers in typed arrays, by column;
 * it can be sent to a worker or a browser as it is. Here nobody knows what a border is: there are nodes that parties
 * pass, and stations, pools and services that the nodes use.
 *
 * A party stands at one node at a time. Nodes that take no time are passed at once, one after the other, until the
 * party comes to one that holds it (DELAY, SERVE, BOARD, UNTIL) or ends it (SINK). A station is shared: parties of
 * many nodes queue at it, and each goes on from its own node.
 *
 * All times are seconds from time zero (negative in the warm-up); −1 means "none" in index columns.
 */
import type { Catalogue } from '../measures/measures.js';

/** Version of the layout, checked by whoever receives a network. */
export const NETWORK_VERSION = 2;

/** Classes of priority in a queue. */
export const PRIORITIES = 4;

/** What a node does. The operands a, b, c, d, x of each are given beside it; `next` is the way on, `alt` the way out. */
export enum OP {
  /** The party ends. a: count (persons). b: 1 if it keeps the pool units it holds for good. c: end in the catalogue, −1: none. */
  SINK = 0,
  /** Holds the party for a time drawn from law a. */
  DELAY = 1,
  /**
   * Queues at station a and is served. alt: where to when the room is full and the station does not block.
   * b: where to when patience ends. c: law of patience (−1: endless), drawn with purpose d; x: 1 if patience runs
   * from the party's clock (START), 0 if it runs from joining this queue.
   */
  SERVE = 2,
  /** Takes units of pool a (b: 0 one unit, 1 one for each person). alt: none free or not affordable. */
  SEIZE = 3,
  /** Gives back what the party holds of a pool, and pays for it. */
  RELEASE = 4,
  /** Buys a seat for each person (with b = 1: one for the party) on the first departure of service a that has them. Holds the party until x seconds before it leaves. alt: none, or not affordable. */
  BOARD = 5,
  /** One of the options of choice a that are possible, each with a chance in proportion to exp(utility). alt: none is. */
  CHOOSE = 6,
  /** One of b targets from `targets[a]` on, by the cumulative shares from `shares[c]` on. */
  SPLIT = 7,
  /** To `targets[a + mark]`. */
  SWITCH = 8,
  /** Adds the party's persons (b = 1) or one (b = 0) to count a; legs follow the counts. */
  COUNT = 9,
  /** Adds x for each person (b = 1) or once (b = 0) to level a. */
  LEVEL = 10,
  /** Sets the party's mark to a. */
  MARK = 11,
  /** Needs one of the documents of mask a, none where it is −1; alt: has none. */
  NEED = 12,
  /** Starts the party's clock. */
  START = 13,
  /** Records the time since START in tally a. */
  RECORD = 14,
  /** Holds the party until its departure. alt: it has left already. */
  UNTIL = 15,
  /** Can it still pay the bed it holds? alt: no. */
  SOLVENT = 16,
  /** Sets a moment to now + law a. b: 0 that at which the party stops looking, 1 that up to which it is allowed to stay. */
  LIMIT = 17,
  /** Is that moment (b as in LIMIT) still to come? alt: no. */
  WITHIN = 18,
  /** Pays x for each person. alt: it cannot. */
  PAY = 19,
  /** Nothing: a name for a place in the graph while it is built; `builder.build()` leads past it. */
  PASS = 20,
  /** Several entries of the books at once: page a of `ledger`. `builder.build()` makes it (`ledger.ts`). */
  LEDGER = 21,
  /** Does the departure of service a that the party has booked run? alt: no; it gets its money back. */
  RUNS = 22,
  /** Holds the party for a time drawn from law a, but not beyond the moment that LIMIT set; b as there, 2: the sooner of both. */
  PAUSE = 23,
  /** Holds the party up to the moment to which it is allowed to stay. alt: there is none. */
  AWAIT = 24,
}

export interface Network {
  readonly version: number;
  /** Start (≤ 0, the warm-up's length), end and recording step of the run (s); recording times. */
  readonly begin: number;
  readonly end: number;
  readonly recordEvery: number;
  readonly ticks: number;
  readonly catalogue: Catalogue;
  readonly nodes: Nodes;
  /** Pages of LEDGER nodes. */
  readonly ledger: Ledger;
  /** Lists that SPLIT and SWITCH point into. */
  readonly targets: Int32Array;
  readonly shares: Float64Array;
  /** Encoded laws (`random/draw.ts`); a law is named by its offset. */
  readonly laws: Float64Array;
  /** Step functions of time, one after another: steps[i] spans first[i] … first[i + 1] − 1 of times and values. */
  readonly steps: { readonly first: Int32Array; readonly times: Float64Array; readonly values: Float64Array };
  readonly sources: Sources;
  readonly stations: Stations;
  readonly lanes: LanesOfStations;
  readonly outages: Outages;
  readonly pools: Pools;
  readonly openings: Openings;
  readonly services: Services;
  readonly choices: Choices;
  readonly reconsidering: Reconsidering;
  readonly gauges: Gauges;
  readonly bulletins: { readonly every: number; readonly age: number };
  /** Changes of single numbers at given times, in order of time. */
  readonly patches: Patches;
  /** Level that counts all persons inside the run; −1: none. */
  readonly inside: number;
}

export interface Nodes {
  readonly op: Uint8Array;
  readonly next: Int32Array;
  readonly alt: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly d: Int32Array;
  readonly x: Float64Array;
  /** Names the draw, the same in every what-if. */
  readonly purpose: Uint32Array;
  /** 1 where a party that comes by again gets new luck: the head of every loop. */
  readonly again: Uint8Array;
  /** For traces and faults. */
  readonly names: readonly string[];
}

/**
 * Pages of entries. Page p: tallies to record from `bounds[4 p]` on, counts from `bounds[4 p + 1]`, levels from
 * `bounds[4 p + 2]` to `bounds[4 p + 3]` − 1; `starts[p]` is 1 where the party's clock starts (after the records).
 * An entry changes measure `index` by `each` for every person and by `once` for the party.
 */
export interface Ledger {
  readonly bounds: Int32Array;
  readonly starts: Uint8Array;
  readonly index: Int32Array;
  readonly each: Float64Array;
  readonly once: Float64Array;
}

/** Where parties come from. */
export interface Sources {
  /** First node. */
  readonly node: Int32Array;
  /** Name of the stream of arrivals and of the parties' luck. */
  readonly names: readonly string[];
  /** Rate of parties: piecewise linear between points first[i] … first[i + 1] − 1 of times (s) and rates (1/s). */
  readonly first: Int32Array;
  readonly times: Float64Array;
  readonly rates: Float64Array;
  /** Times (s) at which parties come for certain: firstFixed[i] … firstFixed[i + 1] − 1 of fixed. Such a source has no rate. */
  readonly firstFixed: Int32Array;
  readonly fixed: Float64Array;
  /** Law of the parties that come at once (offset), −1: one. */
  readonly batch: Int32Array;
  /** Law of the persons in a party (offset), −1: one. */
  readonly size: Int32Array;
  /** Law of the money of a party (USD), −1: without end. */
  readonly money: Int32Array;
  /** Law of the mark, −1: `mark`. */
  readonly marks: Int32Array;
  readonly mark: Int32Array;
  /** Served first where larger; 0 … PRIORITIES − 1. */
  readonly priority: Int32Array;
  /** Count of persons that left, −1: none. */
  readonly count: Int32Array;
  /** Origin in the catalogue, −1: none. */
  readonly origin: Int32Array;
  /** Source × 32: share of parties with each document. */
  readonly documents: Float64Array;
}

/** Documents that can be told apart. */
export const DOCUMENTS = 31;

/** Queues with parallel servers. */
export interface Stations {
  readonly names: readonly string[];
  /** Steps of the number of servers. Who is in service when servers close is served to the end. */
  readonly servers: Int32Array;
  readonly law: Int32Array;
  /** Most parties that may wait (Infinity: any number). */
  readonly room: Float64Array;
  /** 1: a party that finds the room full keeps the server it came from until there is room. */
  readonly blocks: Uint8Array;
  /** Mean service time (s), for what bulletins tell. */
  readonly mean: Float64Array;
  /** Levels: parties waiting, servers busy, servers open. Tally: wait. Counts of parties. */
  readonly queue: Int32Array;
  readonly busy: Int32Array;
  readonly open: Int32Array;
  readonly wait: Int32Array;
  readonly served: Int32Array;
  readonly reneged: Int32Array;
  readonly balked: Int32Array;
}

/** Servers that are told apart: of different speed, that break down by themselves, or with lines of their own. */
export interface LanesOfStations {
  /** Row of each station, −1: its servers are only counted. Without elements where all are. */
  readonly row: Int32Array;
  /** Lanes first[i] … first[i + 1] − 1 of each row. The schedule opens the first ones. */
  readonly first: Int32Array;
  /** What a lane's time of service is divided by. */
  readonly speed: Float64Array;
  /** Laws of the time until a lane breaks down and until it is mended, by row; −1: never breaks down. */
  readonly after: Int32Array;
  readonly mended: Int32Array;
  /** 1: each lane has a line of its own, and who comes joins the shortest. */
  readonly separate: Uint8Array;
}

/** Times at which several stations stand still together: they come and go by themselves. */
export interface Outages {
  /** Name of the stream. */
  readonly names: readonly string[];
  /** Laws (offsets) of the time until one begins, from the end of the one before, and of how long it lasts. */
  readonly after: Int32Array;
  readonly lasts: Int32Array;
  /** Stations first[i] … first[i + 1] − 1 of each. */
  readonly first: Int32Array;
  readonly stations: Int32Array;
}

/** Points of a table over [0, 1] (prices over the share taken, fares over the share sold). */
export const CURVE_POINTS = 65;

/** Units that are held for a while: beds. */
export interface Pools {
  readonly names: readonly string[];
  /** Steps of the number of units; Infinity: any number. */
  readonly units: Int32Array;
  /** Pool × CURVE_POINTS: price of a unit for a day (USD) over the share taken. */
  readonly price: Float64Array;
  /**
   * Time constants (s) with which the share taken is followed by that which the price goes by, where it rises and where
   * it falls; 0: at once.
   */
  readonly lagUp: Float64Array;
  readonly lagDown: Float64Array;
  /** A unit held for a time d is lost with the chance 1 − exp(−d ÷ wear) when it is given back; Infinity: never (s). */
  readonly wear: Float64Array;
  /** Lost units come back with this time constant; Infinity: never (s). */
  readonly rests: Float64Array;
  /** Level of what those who hold units pay in a day (USD/day), −1: none. */
  readonly spending: Int32Array;
  /** Levels: units taken, units there are (−1: none). Tally: price paid (−1: none). */
  readonly taken: Int32Array;
  readonly there: Int32Array;
  readonly paid: Int32Array;
}

/** Pools that are shut until so many units of another have once been taken, and a while after. */
export interface Openings {
  readonly pool: Int32Array;
  readonly watched: Int32Array;
  readonly threshold: Float64Array;
  /** Time from then until the pool opens (s). */
  readonly delay: Float64Array;
}

/** Scheduled departures with seats. */
export interface Services {
  readonly names: readonly string[];
  /** Departures first[i] … first[i + 1] − 1 of times (s). */
  readonly first: Int32Array;
  readonly times: Float64Array;
  readonly seats: Float64Array;
  /** Seats taken by others on each departure. */
  readonly others: Float64Array;
  /** How far ahead a seat can be bought (s). */
  readonly bookable: Float64Array;
  /** Service × CURVE_POINTS: fare for a person (USD) over the share of seats sold. */
  readonly fare: Float64Array;
  /** Chance of each departure to be cancelled, which is told when it should leave. Without elements where none is. */
  readonly cancelled: Float64Array;
  /** Count of seats that were sold on cancelled departures, −1: none. */
  readonly lost: Int32Array;
  /** Tallies: time from booking to departure, fare (−1: none). Counts: seats sold, seats offered, of departures that ran. */
  readonly wait: Int32Array;
  readonly paid: Int32Array;
  readonly sold: Int32Array;
  readonly offered: Int32Array;
}

/** Choices: options first[i] … first[i + 1] − 1. */
export interface Choices {
  readonly first: Int32Array;
  readonly target: Int32Array;
  /** What the option is worth: an index into the two columns of utilities, which options share. */
  readonly utility: Int32Array;
  /** Utility → its value at the start, and the place in `code` of the program that works it out again at bulletins (−1: it stays). */
  readonly value: Float64Array;
  readonly program: Int32Array;
  /**
   * Utility → that of which the value is the share of parties that know it as it was told last; the others go by what
   * was told at time zero. −1: all know it. Without elements where all know all.
   */
  readonly knows: Int32Array;
  /** Steps of 1 (possible) and 0 (not), −1: always. */
  readonly open: Int32Array;
  /** Mask of documents of which one is needed, 0: none. */
  readonly need: Int32Array;
  /** Money that the option takes, for each person (USD): the party must have it. */
  readonly cost: Float64Array;
  /** A pool that must have units free, a service that must have seats, −1: none. Both must be affordable. */
  readonly pool: Int32Array;
  readonly service: Int32Array;
  /** Seconds before departure that the party must be able to leave (with a service). */
  readonly ahead: Float64Array;
  /** Share of parties that may take it, drawn by `gatePurpose`. */
  readonly gate: Float64Array;
  readonly gatePurpose: Uint32Array;
  /** Postfix programs: CODE values, END-terminated; NUMBER is followed by an index into `constants`, GAUGE by a gauge. */
  readonly code: Int32Array;
  readonly constants: Float64Array;
}

/**
 * Queues that parties may change while they wait in them: SERVE nodes with a row here. A party reconsiders every so
 * often from its joining on: it weighs staying against the options of a CHOOSE node.
 */
export interface Reconsidering {
  /** Row of each node, −1: nobody reconsiders there. Without elements where nobody does at any node. */
  readonly row: Int32Array;
  /** How often (s). */
  readonly every: Float64Array;
  /** CHOOSE node of the other ways. */
  readonly others: Int32Array;
  /** Place in `choices.code` of the program for what staying is worth. */
  readonly stay: Int32Array;
  /** Gauge that the program reads as the party's own remaining wait, −1: none does. */
  readonly own: number;
}

/** Programs are the functions of `scenario/formula.ts` by number from CODE.FUNCTION on, with the arity after them. */
export const CODE = { END: 0, NUMBER: 1, GAUGE: 2, FUNCTION: 3 } as const;

/** What bulletins tell. `kind` says what is read, `index` of what. */
export interface Gauges {
  readonly kind: Uint8Array;
  readonly index: Int32Array;
}

export const GAUGE = {
  TIME: 0,
  LEVEL: 1,
  /** A level above its value at time zero; 0 before, and where it has fallen below. */
  GAIN: 2,
  /** Time that the queue of a station will take (s): parties waiting × mean service ÷ servers open. */
  WAIT: 3,
  FULL: 4,
  PRICE: 5,
  /** Time to the first departure of a service with a free seat (s). */
  SEAT: 6,
  FARE: 7,
  LOAD: 8,
  /** Time that the party that reconsiders has still to wait (s): its place in line × mean service ÷ servers open. */
  OWN: 9,
} as const;

export interface Patches {
  readonly at: Float64Array;
  /** Which column: an index into PATCHABLE. */
  readonly column: Uint8Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Columns that a dated change may rewrite. */
export const PATCHABLE = [
  'laws',
  'shares',
  'nodes.a',
  'nodes.c',
  'nodes.x',
  'stations.room',
  'stations.mean',
  'pools.price',
  'pools.lagUp',
  'pools.lagDown',
  'pools.wear',
  'pools.rests',
  'openings.threshold',
  'openings.delay',
  'services.seats',
  'services.others',
  'services.bookable',
  'services.fare',
  'choices.value',
  'choices.need',
  'choices.gate',
  'choices.cost',
  'choices.constants',
  'sources.documents',
  'sources.mark',
] as const;
