/** Places on a map and who went between them, made by formulas, for results that no experiment gave. */
import type { Flows, Results } from '../../src/experiment/results.js';

type Point = readonly [number, number];

/** Latitude and longitude. */
const POINTS: Readonly<Record<string, Point>> = {
  Samara: [53.2, 50.15], Saratov: [51.53, 46.03], Chelyabinsk: [55.16, 61.4], Omsk: [54.99, 73.37], Moscow: [55.75, 37.62],
  Oral: [51.23, 51.37], Aktobe: [50.28, 57.17], Atyrau: [47.11, 51.92], Aktau: [43.65, 51.16], Kostanay: [53.21, 63.63],
  Petropavl: [54.87, 69.16], Kokshetau: [53.28, 69.4], Astana: [51.13, 71.43], Pavlodar: [52.29, 76.95], Semey: [50.41, 80.23],
  Almaty: [43.24, 76.89], Shymkent: [42.34, 69.59], Tashkent: [41.3, 69.24], Bishkek: [42.87, 74.59], Istanbul: [41.01, 28.98],
  Antalya: [36.9, 30.7], Tbilisi: [41.72, 44.79], Yerevan: [40.18, 44.51], Dubai: [25.2, 55.27], Belgrade: [44.79, 20.45],
}; // biome-ignore format: a table
export const ORIGINS = ['Samara', 'Saratov', 'Chelyabinsk', 'Omsk', 'Moscow'];

/** A known place, or one on a line from west to east; null for every seventh, of which nobody told where it is. */
export function pointOf(name: string, i: number, of: number): Point | null {
  if (POINTS[name]) return POINTS[name];
  return i % 7 === 6 ? null : [51 + 3 * Math.sin(i), 47 + (34 * i) / Math.max(1, of - 1)];
}

/** Parties go by the nearest origins to crossings, on to cities, and end at destinations or in cities. */
export function flowsOf(
  { crossings, cities, destinations }: Pick<Results['places'], 'crossings' | 'cities' | 'destinations'>,
  days: number,
): Flows {
  const byDay = (size: number) =>
    Array.from({ length: days }, (_, day) => size * (1 + 3 * Math.exp(-((day - 8) ** 2) / 20)));
  const leg = (from: string, to: string, by: string, size: number) => ({
    from,
    to,
    by,
    persons: byDay(size),
  });
  const end = (origin: string, outcome: string, place: string, persons: number) => ({
    origin,
    outcome,
    place,
    persons,
  });
  return {
    legs: [
      ...crossings.map(({ name }, i) => leg(ORIGINS[i % 4], name, 'car', 20 + 11 * ((i * 7) % 13))),
      ...(cities.length > 0
        ? crossings.map(({ name }, i) =>
            leg(name, cities[i % cities.length].name, 'car', 15 + 9 * ((i * 7) % 13)),
          )
        : []),
      ...cities.flatMap(({ name }, i) =>
        destinations
          .slice(0, 1 + (i % 4))
          .map((to, j) => leg(`${name} airport`, to.name, 'flight', 12 + 5 * j)),
      ),
    ],
    ends: ORIGINS.flatMap((origin, i) => [
      ...destinations.map(({ name }, j) => end(origin, 'onward', name, 900 + 400 * ((i + 2 * j) % 5))),
      ...cities.map(({ name }, j) => end(origin, 'settled', name, 120 + 70 * ((2 * i + j) % 6))),
      end(origin, 'returned', '', 5000 + 900 * i),
      end(origin, 'refused', '', 140 + 20 * i),
      end(origin, 'stayed', '', 60 * i),
    ]).filter(({ persons }) => persons > 0),
  };
}
