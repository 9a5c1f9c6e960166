/** The pools, desks, counts and levels of a city, which exist once for all groups. */
import type { NetworkBuilder } from '../network/builder.js';
import { valueAt } from '../scenario/calendar/steps.js';
import type { City, Desk, Lodging, Scenario } from '../scenario/scenario.js';
import { curveOf } from './formulas.js';

export interface DeskParts {
  readonly desk: Desk;
  readonly station: number;
  /** Count of those without the documents, −1: none are needed. */
  readonly refused: number;
  /** Service of the slots and count of those who found none free, −1: no appointments. */
  readonly slots: number;
  readonly balked: number;
  /** Count of those served at a later stage of registration, −1: it is none. */
  readonly completed: number;
}

export interface CityParts {
  readonly city: City;
  readonly arrivals: number;
  readonly stock: number;
  readonly unsheltered: number;
  /** Counts of nights without a bed, and of those who went to another city for want of one. */
  readonly nightsWithout: number;
  /** Levels of what is spent in a day, and of those who found work (−1: nobody looks for any). */
  readonly spending: number;
  readonly employed: number;
  readonly movedOn: number;
  /** Pool of each lodging, in order. */
  readonly pools: readonly number[];
  readonly desks: ReadonlyMap<string, DeskParts>;
}

export function cityParts(
  builder: NetworkBuilder,
  city: City,
  run: Pick<Scenario, 'warmUp' | 'duration' | 'groups'>,
): CityParts {
  const base = `cities.${city.name}`;
  const unsheltered = builder.pool({
    name: `${base}.unsheltered`,
    takenName: `${base}.unsheltered`,
    units: Number.POSITIVE_INFINITY,
    unit: 'persons',
  });
  const spending = builder.level(`${base}.spending`, 'USD');
  const works = run.groups.some(({ findsWork }) => findsWork !== undefined);
  return {
    city,
    arrivals: builder.count(`${base}.arrivals`, 'persons'),
    stock: builder.level(`${base}.stock`, 'persons'),
    unsheltered,
    nightsWithout: builder.count(`${base}.nights-unsheltered`, 'persons'),
    movedOn: builder.count(`${base}.moved-on`, 'persons'),
    spending,
    employed: works ? builder.level(`${base}.employed`, 'persons') : -1,
    pools: city.lodging.map((lodging) => lodgingPool(builder, base, lodging, unsheltered, spending)),
    desks: new Map(
      city.desks.map((desk) => [desk.name, deskParts(builder, `${base}.desks.${desk.name}`, desk, run)]),
    ),
  };
}

function lodgingPool(
  builder: NetworkBuilder,
  base: string,
  lodging: Lodging,
  unsheltered: number,
  spending: number,
): number {
  const { opensWhen, priceLag, wearsOut } = lodging;
  const pool = builder.pool({
    name: `${base}.lodging.${lodging.name}`,
    units: lodging.beds,
    price: curveOf(lodging.price, 'full'),
    spending,
    lag: { up: priceLag.rising, down: priceLag.falling },
    ...(wearsOut ? { wear: wearsOut } : {}),
  });
  if (opensWhen) {
    const { unsheltered: threshold, delay } = opensWhen;
    builder.opening({ pool, watched: unsheltered, threshold, delay });
  }
  return pool;
}

export function deskStation(builder: NetworkBuilder, name: string, desk: Desk): number {
  return builder.station({ name, servers: desk.desks, service: desk.service, room: desk.room });
}

function deskParts(
  builder: NetworkBuilder,
  name: string,
  desk: Desk,
  run: Pick<Scenario, 'warmUp' | 'duration'>,
): DeskParts {
  const station = deskStation(builder, name, desk);
  const refused = desk.documents.length > 0 ? builder.count(`${name}.refused`, 'parties') : -1;
  const completed = desk.stage ? builder.count(`${name}.completed`, 'persons') : -1;
  if (!desk.appointments) return { desk, station, refused, slots: -1, balked: -1, completed };
  const departs = slotsOf(desk, desk.appointments.every, run);
  const bookable = desk.appointments.ahead;
  const slots = builder.service({
    name: `${name}.appointments`,
    departs,
    seats: 1,
    bookable,
    appointments: true,
  });
  const balked = builder.count(`${name}.appointments.balked`, 'parties');
  return { desk, station, refused, slots, balked, completed };
}

/** Times of the slots: one for each desk that is open then. */
function slotsOf({ desks }: Desk, every: number, run: Pick<Scenario, 'warmUp' | 'duration'>): number[] {
  const slots: number[] = [];
  for (let k = Math.ceil(-run.warmUp / every); k * every < run.duration; k++) {
    for (let desk = valueAt(desks, k * every); desk > 0; desk--) slots.push(k * every);
  }
  return slots;
}
