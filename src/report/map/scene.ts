/** What a map of a run shows: places with the persons at them, and ways with the persons on them, step by step. */
import type { Results, Series } from '../../experiment/results.js';
import { localMs, short } from '../time.js';
import { type Frame, frameAround, type Point } from './frame.js';

export type SiteKind = 'crossing' | 'city' | 'origin' | 'destination';

export interface Site {
  readonly name: string;
  readonly kind: SiteKind;
  readonly x: number;
  readonly y: number;
  /** By step: in the queue of a crossing, or present in a city, on average over the step; without any elsewhere. */
  readonly persons: readonly number[];
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  /** By step: who sets out a day, by all transport together. */
  readonly persons: readonly number[];
}

export interface Scene {
  readonly frame: Frame;
  readonly sites: readonly Site[];
  readonly ways: readonly Way[];
  /** Beginning of each step (ms as `localMs`), and its days. */
  readonly steps: readonly number[];
  readonly daysPerStep: number;
  /** How many of each were there before the least were left out. */
  readonly all: { readonly crossings: number; readonly cities: number; readonly ways: number };
  /** Places beyond the frame to or from which ways lead. */
  readonly beyond: readonly string[];
  /** Places without coordinates. */
  readonly unplaced: number;
}

const DAY = 86_400;
/** A slider has so many steps at most. */
const MOST_STEPS = 40;
const MOST_CROSSINGS = 60;
const MOST_CITIES = 40;
const MOST_WAYS = 60;

interface Located {
  readonly name: string;
  readonly kind: SiteKind;
  readonly at: Point | null;
  readonly series?: Series | undefined;
}

/** Null where no crossing and no city has coordinates, or nobody is anywhere. */
export function sceneOf(results: Results, width: number): Scene | null {
  const located = locatedIn(results);
  const grounds = located.filter(({ at, kind }) => at !== null && kind !== 'destination');
  if (!grounds.some(({ kind }) => kind !== 'origin')) return null;
  const days = Math.max(1, Math.ceil((results.times.at(-1) ?? 0) / DAY));
  const daysPerStep = Math.ceil(days / MOST_STEPS);
  const steps = Array.from({ length: Math.ceil(days / daysPerStep) }, (_, i) => i);
  // What happens at the border and behind it fills the map; origins that are far away are told in words.
  const middle = grounds.filter(({ kind }) => kind !== 'origin');
  const frame = frameAround(
    middle.map(({ at }) => at!),
    width,
  );
  const sites = located.flatMap(({ name, kind, at, series }): Site[] => {
    if (at === null) return [];
    const [x, y] = frame.place(at);
    const persons = series
      ? steps.map((step) => meanOver(results, series, step * daysPerStep, daysPerStep))
      : [];
    return [{ name, kind, x, y, persons }];
  });
  const inside = ({ x, y }: Site) => x >= 0 && y >= 0 && x <= width && y <= frame.height;
  const { ways, all } = waysOf(results, sites, daysPerStep, steps, frame);
  const beyond = sites.filter(
    (site) => !inside(site) && ways.some(({ from, to }) => from === site.name || to === site.name),
  );
  if (ways.length === 0 && sites.every(({ persons }) => peakOf(persons) === 0)) return null;
  const crossings = largest(sites.filter(({ kind }) => kind === 'crossing'));
  const cities = largest(sites.filter(({ kind }) => kind === 'city'));
  return {
    frame,
    sites: [
      // Crossings are drawn over cities: their queues are smaller than a town.
      ...cities.slice(0, MOST_CITIES),
      ...crossings.slice(0, MOST_CROSSINGS),
      ...sites.filter((site) => site.persons.length === 0 && inside(site)),
    ],
    ways,
    steps: steps.map((step) => localMs(results, step * daysPerStep * DAY)),
    daysPerStep,
    all: { crossings: crossings.length, cities: cities.length, ways: all },
    beyond: beyond.map(({ name }) => name),
    unplaced: located.filter(({ at }) => at === null).length,
  };
}

function locatedIn({ places, series }: Results): Located[] {
  const { origins, crossings, cities, destinations } = places;
  return [
    ...crossings.map(({ name, at }) => ({
      name,
      at,
      kind: 'crossing' as const,
      series: series[`crossings.${name}.queue`],
    })),
    ...cities.map(({ name, at }) => ({
      name,
      at,
      kind: 'city' as const,
      series: series[`cities.${name}.stock`],
    })),
    ...origins.map(({ name, at }) => ({ name, at, kind: 'origin' as const })),
    ...destinations.map(({ name, at }) => ({ name, at, kind: 'destination' as const })),
  ];
}

/** Mean of a level over so many days from a day of the run on. */
function meanOver({ times }: Results, { mean }: Series, day: number, days: number): number {
  const there = mean.filter((_, k) => times[k] >= day * DAY && times[k] < (day + days) * DAY);
  return short(there.reduce<number>((sum, value) => sum + (value ?? 0), 0) / Math.max(1, there.length));
}

/** The busiest first. */
function largest(sites: readonly Site[]): Site[] {
  return sites
    .filter(({ persons }) => peakOf(persons) > 0)
    .sort((a, b) => peakOf(b.persons) - peakOf(a.persons));
}

export function peakOf(persons: readonly number[]): number {
  return Math.max(0, ...persons);
}

/** Legs between two located places, all transport together; an airport stands where its city is. */
function waysOf(
  { flows, places }: Results,
  sites: readonly Site[],
  daysPerStep: number,
  steps: readonly number[],
  size: Pick<Frame, 'width' | 'height'>,
): { ways: Way[]; all: number } {
  const cities = new Map(places.airports.map(({ name, city }) => [name, city]));
  const siteOf = new Map(sites.map((site) => [site.name, site]));
  const sums = new Map<string, { from: Site; to: Site; days: number[] }>();
  for (const { from, to, persons } of flows.legs) {
    const [a, b] = [from, to].map((name) => siteOf.get(cities.get(name) ?? name));
    if (!a || !b || a === b) continue;
    const key = JSON.stringify([a.name, b.name]);
    const way = sums.get(key) ?? { from: a, to: b, days: persons.map(() => 0) };
    sums.set(key, { ...way, days: way.days.map((sum, day) => sum + persons[day]) });
  }
  const ways = [...sums.values()]
    .map(({ from, to, days }): Way => {
      const ofStep = (step: number) => days.slice(step * daysPerStep, (step + 1) * daysPerStep);
      const persons = steps.map((step) =>
        short(ofStep(step).reduce((sum, number) => sum + number, 0) / Math.max(1, ofStep(step).length)),
      );
      return { from: from.name, to: to.name, x: from.x, y: from.y, x2: to.x, y2: to.y, persons };
    })
    .sort((a, b) => peakOf(b.persons) - peakOf(a.persons))
    .flatMap((way) => cut(way, size) ?? []);
  return { ways: ways.slice(0, MOST_WAYS), all: ways.length };
}

/** The part of a way inside the frame; null where there is none (the method of Liang and Barsky, 1984). */
function cut(way: Way, { width, height }: Pick<Frame, 'width' | 'height'>): Way | null {
  const [dx, dy] = [way.x2 - way.x, way.y2 - way.y];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, way.x],
    [dx, width - way.x],
    [-dy, way.y],
    [dy, height - way.y],
  ]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return null;
  const at = (share: number) => [short(way.x + share * dx), short(way.y + share * dy)];
  const [[x, y], [x2, y2]] = [at(from), at(to)];
  return { ...way, x, y, x2, y2 };
}
