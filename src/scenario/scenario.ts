/**
 * A checked scenario: what `read` makes of a file and what `compile` takes. Names are resolved, units are gone:
 * times are seconds from the scenario's start (negative in the warm-up), distances metres, money US dollars.
 * Where a value came from stands apart, in `evidence`.
 */
import type { Law } from '../random/law.js';
import type { Formula } from './formula.js';

export interface Scenario {
  readonly title: string;
  /** A paragraph for the report's reader, if the file has one. */
  readonly description: string;
  /** Time zero as written, with its offset, e.g. `2022-09-19T00:00+03:00`. */
  readonly start: string;
  /** Time zero in milliseconds since 1970-01-01T00:00Z. */
  readonly startMs: number;
  /** Offset of `start` from UTC in minutes; dates without an offset and all opening hours take it. */
  readonly offsetMinutes: number;
  /** Length of the run after time zero (s). */
  readonly duration: number;
  /** Length of the run before time zero that no measure counts (s). */
  readonly warmUp: number;
  /** How often time series are recorded (s). */
  readonly recordEvery: number;
  readonly groups: readonly Group[];
  readonly origins: readonly Origin[];
  /** Rules of countries; a country without an entry lets everybody in and out. */
  readonly countries: readonly Country[];
  readonly crossings: readonly Crossing[];
  readonly cities: readonly City[];
  readonly airports: readonly Airport[];
  readonly destinations: readonly Destination[];
  readonly services: readonly Service[];
  readonly routes: readonly Route[];
  readonly choices: Choices;
  /** `informed`: share of parties that know a country as bulletins tell it, absent: all. */
  readonly bulletins: { readonly every: number; readonly age: number; readonly informed?: Formula };
  /** Dated changes, in order of time; each carries the whole scenario as it stands from then on. */
  readonly timeline: readonly TimelineEntry[];
  readonly observations: readonly Observation[];
  /** What-ifs by name, as the file declares them; `read` applies at most one. */
  readonly whatIfs: readonly string[];
  /** The what-if that was applied, or '' for the base. */
  readonly whatIf: string;
  readonly sources: readonly Source[];
  readonly evidence: readonly EvidenceEntry[];
}

export type Mode = 'car' | 'bus' | 'bicycle' | 'foot' | 'train' | 'plane';
export const GOALS = ['onward', 'settle', 'wait', 'visit', 'return'] as const;
export type Goal = (typeof GOALS)[number];
/** A number for each goal; goals that are not written have 0. */
export type ByGoal<T> = Readonly<Record<Goal, T>>;
export type Point = readonly [latitude: number, longitude: number];

/** A kind of party. */
export interface Group {
  readonly name: string;
  /** Persons in a party and their shares (shares sum to 1). */
  readonly party: { readonly sizes: readonly number[]; readonly shares: readonly number[] };
  /** Ways to travel, first preference first; the next is taken where the one before has nothing left. */
  readonly travel: readonly Mode[];
  /** Share of parties that hold each document; `Scenario.documents` order is by first mention. */
  readonly documents: Readonly<Record<string, number>>;
  /** Money at departure (USD a party); absent: money never binds. */
  readonly budget?: Law;
  /** Longest total wait in a crossing's queue before giving up (s); absent: never. */
  readonly patience?: Law;
  /** How often a party in a crossing's queue weighs the other crossings against its place in line (s); absent: never. */
  readonly reconsiders?: number;
  /** Class in queues, 0 … 3: served first where larger; 0 unless written. */
  readonly priority: number;
  /** Share of parties with each goal at departure (sums to 1). */
  readonly goal: ByGoal<number>;
  /** How long a party stays with a goal before it acts on `afterwards` (s). */
  readonly stay: Readonly<Partial<Record<Goal, Law>>>;
  /** What a party does when its `stay` for `wait` ends: share of each next goal (sums to 1). */
  readonly afterwards: ByGoal<number>;
  /** How often a party that waits thinks it over (s), and its hazards of turning to a goal (1/s). */
  readonly whileWaiting?: {
    readonly every: number;
    readonly hazards: Readonly<Partial<Record<Goal, Formula>>>;
  };
  /** What a person spends on living in a city (USD/s). */
  readonly spends: number;
  /** What a party turns to that cannot pay its living (sums to 1). */
  readonly savingsRunOut: ByGoal<number>;
  /** Hazard of finding work (1/s); absent: who settles needs none. */
  readonly findsWork?: Formula;
  /** Share of parties with a goal that need a bed of the city's lodging (others stay with family, or do not stay). */
  readonly needsBed: ByGoal<number>;
  /** Share of parties with a goal that go to the registration desk, in a city that has one. */
  readonly registers: ByGoal<number>;
  /** How often a party that found no seat looks again (s). */
  readonly looksAgain: number;
  /** Longest time a party looks for a way onward before it changes its goal as `afterwards` says (s); absent: to the end. */
  readonly looksFor?: Law;
  /** What a party does that gives up at a crossing or finds its room full: shares, sum to 1. */
  readonly givesUp: { readonly anotherCrossing: number; readonly home: number };
  /** What a party does after a night without a bed: shares, sum to 1. */
  readonly withoutBed: { readonly tryAgain: number; readonly anotherCity: number; readonly home: number };
}

/** Whom a country lets in and out, and what newcomers may expect of it. */
export interface Country {
  readonly name: string;
  /** Documents of which one is needed to enter; empty: none. */
  readonly admits: readonly string[];
  /** Lets people in (1) or nobody (0) over time. */
  readonly open: Steps;
  /** Share of parties that it does not let leave, by group name; absent groups: `barsAll`. */
  readonly bars: Readonly<Record<string, number>>;
  readonly barsAll: number;
  /** What utilities weigh under these names. */
  readonly help: number;
  readonly extradition: number;
  /** How long those who enter are allowed to stay; absent: for good. */
  readonly stayLimit?: StayLimit;
}

/** A stay that ends by law. */
export interface StayLimit {
  /** From the entry on (s). */
  readonly limit: Law;
  /** From being registered on (s); absent: who is registered may stay. */
  readonly registered?: Law;
  /** Groups for which it holds; empty: all. */
  readonly groups: readonly string[];
  /** What becomes of a party that is there when it ends: shares, sum to 1. */
  readonly afterwards: {
    readonly register: number;
    readonly leave: number;
    readonly moveOn: number;
    readonly overstay: number;
  };
}

export interface Origin {
  readonly name: string;
  /** Country in which it lies; absent: one without rules. */
  readonly country?: string;
  readonly at?: Point;
  /** Departures by group name: parties per second over time. */
  readonly departures: readonly Departures[];
}

export interface Departures {
  readonly group: string;
  /** Rate of arrivals per second, piecewise linear between the given times (s); two equal times make a jump. */
  readonly rate: RateTable;
  /** Parties that leave at once with each of these; absent: one. */
  readonly batch?: Law;
  /** Times (s) at which parties leave for certain, and how many each time. */
  readonly departs: readonly number[];
  readonly parties: Law;
}

export interface RateTable {
  readonly times: readonly number[];
  readonly rates: readonly number[];
}

/** A directed border crossing. */
export interface Crossing {
  readonly name: string;
  readonly at?: Point;
  /** Country left; absent: one without rules. */
  readonly from?: string;
  /** Country entered. */
  readonly into: string;
  /** Documents of which one is needed; empty: those of the country. */
  readonly admits: readonly string[];
  /** Weight for `choices.crossing` under the name `appeal`; 1 unless written. */
  readonly appeal: number;
  /** Open (1) or closed to newcomers (0) over time: a closed crossing cannot be chosen. */
  readonly open: Steps;
  readonly posts: readonly Post[];
  /** Posts of the way back, on which parties return; empty: nobody queues for it. */
  readonly back: readonly Post[];
  /** From time to time all its lanes stand still (s, from the end of the last standstill on); absent: never. */
  readonly standsStill?: { readonly after: Law; readonly lasts: Law };
  /** Modes to which parties may change in front of it. */
  readonly changes: readonly ModeChange[];
}

/** A change of the mode of travel in front of a crossing: a ride for those who may not walk, a walk past the cars. */
export interface ModeChange {
  readonly to: Mode;
  readonly from: readonly Mode[];
  /** Cost for a person (USD). */
  readonly cost: number;
  /** How long it takes to change (s). */
  readonly takes: Law;
  /** Share of parties that can. */
  readonly share: number;
}

/** One control after another on the way through a crossing. */
export interface Post {
  readonly name: string;
  /** Lanes by mode of travel; a mode that is absent cannot pass. */
  readonly lanes: readonly Lanes[];
}

/** A queue with parallel servers. */
export interface Lanes {
  readonly mode: Mode;
  /** Number of lanes over time (opening hours and staffing included). */
  readonly lanes: Steps;
  readonly service: Law;
  /** Most parties that may wait; Infinity unless written. */
  readonly room: number;
  /** Share of parties refused after service, by group name; absent groups: `refusesAll`. */
  readonly refuses: Readonly<Record<string, number>>;
  readonly refusesAll: number;
  /** Speed of each lane, those that open first first; lanes beyond the list have 1, and absent: all have. */
  readonly speeds?: readonly number[];
  /** Each lane breaks down by itself (s, from being mended on) and is mended (s); absent: never. */
  readonly breaksDown?: { readonly after: Law; readonly lasts: Law };
  /** Does each lane have a line of its own, of which parties join the shortest? Otherwise all have one. */
  readonly separateLines: boolean;
  /** Desks for some parties after the lane; absent: none are sent there. */
  readonly secondCheck?: SecondCheck;
}

/** A further queue for some parties after a lane, before they are refused or go on. */
export interface SecondCheck {
  /** Share of parties sent there, by group name; absent groups: `shareOfAll`. */
  readonly share: Readonly<Record<string, number>>;
  readonly shareOfAll: number;
  /** Number of desks over time (opening hours of the lanes included). */
  readonly desks: Steps;
  readonly service: Law;
}

/** A step function: `values[i]` holds from `times[i]` on; `times[0]` is the run's first moment. */
export interface Steps {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export interface City {
  readonly name: string;
  readonly at?: Point;
  readonly country: string;
  readonly appeal: number;
  readonly lodging: readonly Lodging[];
  readonly desks: readonly Desk[];
}

export interface Lodging {
  readonly name: string;
  /** Beds over time (0 before it opens). */
  readonly beds: Steps;
  /** Price for a person and a night (USD) as a function of `full`, the share of beds taken. */
  readonly price: Formula;
  readonly appeal: number;
  /** Share of parties that may use it (friends' homes: those who have friends there). */
  readonly openTo: number;
  /** Groups that may use it; empty: all. */
  readonly groups: readonly string[];
  /** It opens `delay` (s) after so many persons in the city were without a bed at once; absent: it is not shut. */
  readonly opensWhen?: { readonly unsheltered: number; readonly delay: number };
  /** Time constants (s) with which the price follows the share of beds taken, where it rises and where it falls. */
  readonly priceLag: { readonly rising: number; readonly falling: number };
  /** Hosts tire of a bed that was taken for `after` (s, mean), and take guests again after `rests` (s; Infinity: never). */
  readonly wearsOut?: { readonly after: number; readonly rests: number };
}

/** A counter inside a city or an airport. */
export interface Desk {
  readonly name: string;
  readonly desks: Steps;
  readonly service: Law;
  /** Most parties that may wait; Infinity unless written. Who finds it full leaves without. */
  readonly room: number;
  /** Documents of which one is needed; empty: none. Who has none leaves without. */
  readonly documents: readonly string[];
  /** Absent: whoever comes queues. */
  readonly appointments?: Appointments;
  /** The stage of registration before this one, the share who go on to it, and the time until they can (s). */
  readonly stage?: { readonly after: string; readonly share: number; readonly waits: Law };
}

/** Each open desk has a slot so often, counted from time zero; a party takes the first free one and comes then. */
export interface Appointments {
  /** Time between slots (s). */
  readonly every: number;
  /** How far ahead a slot can be taken (s). Who finds none free leaves without. */
  readonly ahead: number;
}

export interface Airport {
  readonly name: string;
  readonly at?: Point;
  readonly city: string;
  /** Passed in order, before departure. */
  readonly desks: readonly Desk[];
  /** How long before departure a party leaves the city (s). */
  readonly ahead: number;
}

export interface Destination {
  readonly name: string;
  readonly at?: Point;
  readonly country: string;
  /** Documents of which one is needed; empty: those of the country. */
  readonly admits: readonly string[];
  readonly appeal: number;
}

/** Scheduled transport. */
export interface Service {
  /** Unique; `flight Oral airport-Istanbul` unless written. */
  readonly name: string;
  readonly by: 'flight' | 'train' | 'bus';
  /** An origin, city or airport. */
  readonly from: string;
  /** A city, airport or destination. */
  readonly to: string;
  readonly seats: number;
  /** Departure times within the run (s), in order. */
  readonly departs: readonly number[];
  readonly takes: Law;
  /** Fare for a person (USD) as a function of `load`, the share of seats sold. */
  readonly fare: Formula;
  /** How far ahead a seat can be booked (s). */
  readonly bookable: number;
  /** Share of the seats that are taken by travellers outside the scenario. */
  readonly taken: number;
  /** Chance over time that a departure is cancelled, which is told when it should leave. */
  readonly cancelled: Steps;
  readonly appeal: number;
}

/** Own transport. */
export interface Route {
  readonly from: string;
  readonly to: string;
  readonly by: readonly Mode[];
  readonly distance: number;
  /** Time on the way (s), from distance and speed or as written. */
  readonly takes: Law;
  /** Time on the way of modes that have a speed of their own; absent modes: `takes`. */
  readonly takesBy: Readonly<Partial<Record<Mode, Law>>>;
  /** Open (1) or closed (0) to those who would set out, over time. */
  readonly open: Steps;
  /** Cost for a person (USD). */
  readonly cost: number;
}

/** Utilities of the options of each choice; the chance of an option is in proportion to `exp(utility)`. */
export interface Choices {
  /** One choice among all ways out of an origin; absent: by the group's modes in order of preference. */
  readonly leaving?: Formula;
  readonly crossing: Formula;
  readonly city: Formula;
  readonly lodging: Formula;
  readonly onward: Formula;
}

export interface TimelineEntry {
  readonly at: number;
  readonly text: string;
  readonly source: string;
  /** The scenario as it stands from `at` on (its own `timeline` is empty). */
  readonly then: Scenario;
}

/** A published figure to set beside the simulated one. */
export interface Observation {
  /** A measure's name; with `*`, all that match, brought together by `across`. */
  readonly measure: string;
  readonly label: string;
  /** Counted from here (s); absent: from the start. */
  readonly from?: number;
  /** Read at this time (s). */
  readonly at: number;
  /** The published value, as an interval in the measure's unit (`low` = `high` for one figure). */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** How a `*` is brought together. `rank` 10 of `largest` is the tenth largest. */
  readonly across?: {
    readonly take: 'sum' | 'mean' | 'largest' | 'smallest' | 'count above';
    readonly rank: number;
    readonly above: number;
  };
  /** For levels and waits: the mean, or the largest value over [from, at], or the value at `at`. */
  readonly over: 'at' | 'mean' | 'largest';
  /** Divide by this measure, read in the same way. */
  readonly per?: string;
  readonly source: string;
  readonly use: 'calibrate' | 'validate' | 'context';
  readonly note: string;
}

export interface Source {
  readonly name: string;
  readonly title: string;
  readonly date: string;
  readonly via: string;
  readonly url: string;
}

/** Where one value of the file came from. */
export interface EvidenceEntry {
  /** Dotted path in the file. */
  readonly path: string;
  /** As written. */
  readonly text: string;
  /** A name of `sources`, or `estimate`, `fitted`, `assumption`. What has no source is an assumption. */
  readonly source: string;
  readonly note: string;
  /** From and to: between which values it may lie, as written. Not there: none is stated. */
  readonly range?: readonly string[];
}
