/** Places and the ways between them, as a map outside of Onward takes them. */
import type { Results } from '../../experiment/results.js';

export interface Located {
  readonly name: string;
  readonly kind: 'origin' | 'crossing' | 'city' | 'airport' | 'destination';
  /** '' where the scenario says none. */
  readonly country: string;
  /** Latitude and longitude (degrees); null where neither it nor the city that it is of has any. */
  readonly at: readonly [number, number] | null;
}

export function locatedIn({ places }: Results): Located[] {
  const { origins, crossings, cities, airports, destinations } = places;
  const cityOf = new Map(cities.map((city) => [city.name, city]));
  return [
    ...origins.map(({ name, at }) => ({ name, at, kind: 'origin' as const, country: '' })),
    ...crossings.map(({ name, at, into }) => ({ name, at, kind: 'crossing' as const, country: into })),
    ...cities.map(({ name, at, country }) => ({ name, at, kind: 'city' as const, country })),
    ...airports.map(({ name, city, at }) => ({
      name,
      at: at ?? cityOf.get(city)?.at ?? null,
      kind: 'airport' as const,
      country: cityOf.get(city)?.country ?? '',
    })),
    ...destinations.map(({ name, at, country }) => ({ name, at, kind: 'destination' as const, country })),
  ];
}

/** A way between two places with the persons on it, by day of the run, all transport together. */
export interface Flow {
  readonly from: Located;
  readonly to: Located;
  readonly persons: readonly number[];
}

/** Flows between places that both have coordinates, the largest first. */
export function flowsIn(results: Results): Flow[] {
  const located = new Map(locatedIn(results).map((place) => [place.name, place]));
  const flows = new Map<string, Flow>();
  for (const { from, to, persons } of results.flows.legs) {
    const [start, end] = [located.get(from), located.get(to)];
    if (!start?.at || !end?.at) continue;
    const key = JSON.stringify([from, to]);
    const before = flows.get(key)?.persons;
    flows.set(key, {
      from: start,
      to: end,
      persons: before ? before.map((value, day) => value + (persons[day] ?? 0)) : persons,
    });
  }
  return [...flows.values()].sort((a, b) => total(b.persons) - total(a.persons));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
