/** Services and routes from checked values. */
import type { Law } from '../../random/law.js';
import { DAY } from '../calendar/date.js';
import { constantSteps, type Run, stepsOf } from '../calendar/steps.js';
import type { Route, Service, Steps } from '../scenario.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';

type ServiceValues = NonNullable<ScenarioValues['services']>[number];
type RouteValues = NonNullable<ScenarioValues['routes']>[number];

const MONTH = 30 * DAY;
/** Speed of a route that has none: 70 km/h in m/s. */
const SPEED = 70_000 / 3600;

/** Services with a name each: `flight Oral airport-Istanbul`, the second of the kind `flight Oral airport-Istanbul 2`. */
export function buildServices(all: readonly ServiceValues[], run: Run): Service[] {
  const taken = new Set(all.flatMap((values) => (values.name === undefined ? [] : [values.name.value])));
  const next = new Map<string, number>();
  return all.map((values) => {
    const name =
      values.name?.value ??
      freeName(`${values.by.value} ${values.from.value}-${values.to.value}`, taken, next);
    taken.add(name);
    return {
      name,
      by: values.by.value,
      from: values.from.value,
      to: values.to.value,
      seats: values.seats.value,
      departs: values.departs.value,
      takes: values.takes.value,
      fare: values.fare?.value ?? [0],
      bookable: values.bookable?.value ?? MONTH,
      taken: values.taken?.value ?? 0,
      cancelled: chanceOfCancelling(values, run),
      appeal: values.appeal?.value ?? 1,
    };
  });
}

/** The share of cancelled departures over time; all on the days that are named. */
function chanceOfCancelling(values: ServiceValues, run: Run): Steps {
  const share = values.cancelled?.value ?? 0;
  const days = values['cancelled on']?.value ?? [];
  const changes = days.flatMap((day, i): (readonly [number, number])[] =>
    days[i + 1] === day + DAY
      ? [[day, 1]]
      : [
          [day, 1],
          [day + DAY, share],
        ],
  );
  return stepsOf(share, changes, run);
}

/** A name that is not taken; `next` holds the number from which to look. */
function freeName(name: string, taken: ReadonlySet<string>, next: Map<string, number>): string {
  if (!taken.has(name)) return name;
  let i = next.get(name) ?? 2;
  while (taken.has(`${name} ${i}`)) i++;
  next.set(name, i + 1);
  return `${name} ${i}`;
}

/** Routes, a route with `both ways` as two. */
export function buildRoutes(all: readonly RouteValues[], run: Run): Route[] {
  return all.flatMap((values) => {
    const route: Route = {
      from: values.from.value,
      to: values.to.value,
      by: values.by?.value ?? ['car'],
      distance: values.distance?.value ?? 0,
      ...timesOnTheWay(values),
      open: values.open?.value ?? constantSteps(1, run),
      cost: values.cost?.value ?? 0,
    };
    return values['both ways']?.value === true
      ? [route, { ...route, from: route.to, to: route.from }]
      : [route];
  });
}

/** The time as written, or distance over speed: for all modes, and for those with a speed of their own. */
function timesOnTheWay(values: RouteValues): Pick<Route, 'takes' | 'takesBy'> {
  const { takes, speed } = values;
  if (takes !== undefined) return { takes: takes.value, takesBy: {} };
  const distance = values.distance?.value ?? 0;
  const usual: Law = { law: 'constant', value: SPEED };
  if (speed === undefined || speed instanceof Stated)
    return { takes: over(distance, speed?.value ?? usual), takesBy: {} };
  const byMode = Object.entries(speed).flatMap(([mode, law]) =>
    law === undefined ? [] : [[mode, over(distance, law.value)]],
  );
  return { takes: over(distance, usual), takesBy: Object.fromEntries(byMode) };
}

function over(distance: number, speed: Law): Law {
  return speed.law === 'constant'
    ? { law: 'constant', value: distance / speed.value }
    : { law: 'reciprocal', of: speed, times: distance };
}
