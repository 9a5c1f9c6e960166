import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import { map, mapTimes } from '../../src/report/charts/map.js';
import { corrected, outlinesIn, type Topology } from '../../src/report/map/atlas.js';
import { frameAround } from '../../src/report/map/frame.js';
import { labelsFor } from '../../src/report/map/labels.js';
import { sceneOf } from '../../src/report/map/scene.js';
import { widthOf } from '../../src/report/names.js';
import { compiled, svgOf } from '../../src/report/svg.js';
import { syntheticResults } from '../support/results.js';

const results = syntheticResults({ days: 6 });
const world = corrected(atlas as unknown as Topology);

type Ring = readonly (readonly [number, number])[];

/** Does a country hold a position (longitude, latitude)? By the even-odd rule on plain degrees. */
function holds(country: string, [x, y]: readonly [number, number]): boolean {
  const features = vega.read(world as unknown as string, { type: 'topojson', feature: 'countries' }) as {
    properties: { name: string };
    geometry: { coordinates: Ring[][] };
  }[];
  const polygons = features.find(({ properties }) => properties.name === country)?.geometry.coordinates ?? [];
  const crossings = polygons.flat().flatMap((ring) =>
    ring.filter(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length];
      return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    }),
  );
  return crossings.length % 2 === 1;
}

describe('the outlines of countries', () => {
  it('have Crimea in Ukraine, without a border to the mainland, and nothing of it in Russia', () => {
    for (const place of [
      [34.1, 44.95],
      [33.6, 45.4],
      [35.4, 45.1],
    ] as const) {
      expect(holds('Ukraine', place)).toBe(true);
      expect(holds('Russia', place)).toBe(false);
    }
    expect(holds('Ukraine', [30.5, 50.4])).toBe(true);
    expect(holds('Russia', [37.6, 55.75])).toBe(true);
    // The isthmus of Perekop lies at 46.1° N, 33.6° E: no line between two countries is near it.
    const inner = vega.read(
      world as unknown as string,
      {
        type: 'topojson',
        mesh: 'countries',
        filter: 'interior',
      } as never,
    ) as unknown as { coordinates: Ring[] }[];
    const near = inner
      .flatMap(({ coordinates }) => coordinates.flat())
      .filter(([x, y]) => Math.hypot(x - 33.7, y - 46.15) < 0.4);
    expect(near).toEqual([]);
  });

  it('have the north of Cyprus in Cyprus, and Somaliland in Somalia', () => {
    expect(holds('Cyprus', [33.36, 35.3])).toBe(true);
    expect(holds('Somalia', [44.06, 9.56])).toBe(true);
    expect(world.objects.countries.geometries.map(({ properties }) => properties.name)).not.toContain(
      'Somaliland',
    );
  });

  it('are cut to the frame, and small', () => {
    const frame = frameAround([[51, 50], [55, 75]], 900); // biome-ignore format: one line
    const { land, lines } = outlinesIn(frame, 0.8);
    const points = [...land.coordinates.flat(2), ...lines.coordinates.flat()];
    expect(points.length).toBeGreaterThan(100);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(-2.1);
      expect(x).toBeLessThanOrEqual(902.1);
      expect(y).toBeGreaterThanOrEqual(-2.1);
      expect(y).toBeLessThanOrEqual(frame.height + 2.1);
    }
    expect(JSON.stringify([land, lines]).length).toBeLessThan(60_000);
  });
});

describe('a frame', () => {
  it.each([
    ['one place', [[51, 50]]],
    ['a region', [[51, 50], [55, 75], [43, 77]]],
    ['the equator', [[-3, 30], [4, 33]]],
    ['both sides of the world', [[60, -100], [-30, 140], [10, 10]]],
  ] as const)('holds all of %s, with north above', (_, points) => {
    const frame = frameAround(points, 600);
    for (const point of points) {
      const [x, y] = frame.place(point);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(600);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(frame.height);
    }
    const [[latitude, longitude]] = points;
    if (points.length < 4) expect(frame.place([latitude + 0.5, longitude])[1]).toBeLessThan(frame.place([latitude, longitude])[1]);
  }); // biome-ignore format: a table

  it('has a scale: a degree of latitude is 111 km', () => {
    const frame = frameAround([[51, 50], [55, 60]], 900); // biome-ignore format: one line
    const [a, b] = [frame.place([53, 55]), frame.place([54, 55])];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1]) / frame.perKilometre).toBeCloseTo(111.2, 0);
  });
});

describe('names on a map', () => {
  it('never stand on each other nor beyond the edge, and the weightiest come first', () => {
    const points = Array.from({ length: 80 }, (_, i) => ({
      name: `Place number ${i}`,
      x: 20 + ((i * 137) % 560),
      y: 10 + ((i * 71) % 280),
      radius: 4,
      weight: i,
    }));
    const labels = labelsFor(points, { width: 600, height: 300 }, [], 11, 50);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels[0].name).toBe('Place number 79');
    const boxes = labels.map(({ name, x, y, align }) => {
      const wide = widthOf(name) * 11;
      const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2;
      return { left, right: left + wide, top: y - 5.5, bottom: y + 5.5 };
    });
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(600);
      for (const b of boxes.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  });
});

describe('the map', () => {
  const scene = sceneOf(results, 900)!;
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

  it('shows at each crossing the queue of the day, and on each way who set out', () => {
    const site = scene.sites.find(({ name }) => name === 'Ozinki')!;
    const queue = results.series['crossings.Ozinki.queue'].mean as number[];
    expect(site.persons).toHaveLength(6);
    expect(site.persons[3]).toBeCloseTo(mean(queue.slice(72, 96)), 0);
    const way = scene.ways.find(({ from, to }) => from === 'Samara' && to === 'Mashtakovo')!;
    const leg = results.flows.legs.find(({ from, to }) => from === 'Samara' && to === 'Mashtakovo')!;
    for (const [day, persons] of way.persons.entries()) expect(persons).toBeCloseTo(leg.persons[day], 0);
  });

  it('ends ways at its edge', () => {
    const far = { ...results.places.origins[0], at: [60, 10] as const };
    const { ways, frame, beyond } = sceneOf(
      { ...results, places: { ...results.places, origins: [far] } },
      900,
    )!;
    expect(beyond).toContain('Samara');
    const edge = ways.find(({ from }) => from === 'Samara')!;
    expect(Math.min(edge.x, edge.y, 900 - edge.x, frame.height - edge.y)).toBeCloseTo(0, 0);
    for (const { x, y, x2, y2 } of ways) {
      expect(Math.min(x, y, x2, y2)).toBeGreaterThanOrEqual(-0.1);
      expect(Math.max(x, x2)).toBeLessThanOrEqual(900.1);
    }
  });

  it('says how many places have no coordinates, and where Crimea belongs', () => {
    const places = [
      ...results.places.crossings,
      ...results.places.cities,
      ...results.places.origins,
      ...results.places.destinations,
    ];
    const without = places.filter(({ at }) => at === null).length;
    expect(without).toBeGreaterThan(0);
    expect(map(results)!.subtitle).toContain(`${without} places have no coordinates`);
    for (const chart of [map, mapTimes])
      expect(chart(results)!.subtitle).toContain('Crimea is drawn as part of Ukraine');
  });

  it('moves with its slider: other days, other sizes', async () => {
    const spec = compiled(map(results)!.bare);
    const signal = spec.signals!.find(({ name }) => name === 'day') as {
      bind: { input: string; max: number };
    };
    expect(signal.bind).toMatchObject({ input: 'range', min: 0, max: 5 });
    const view = new vega.View(vega.parse(spec), { renderer: 'none' });
    const drawn: string[] = [];
    for (const day of [0, 5]) drawn.push(await view.signal('day', day).toSVG());
    expect(drawn[0]).toContain('19 September 2022');
    expect(drawn[1]).toContain('24 September 2022');
    expect(drawn[0].replace('19 September', '')).not.toBe(drawn[1].replace('24 September', ''));
  });

  it('is beside itself at several days, the worst among them', async () => {
    const small = mapTimes(results)!;
    const svg = await svgOf(small.spec, 'small');
    for (const day of ['19 Sep', '24 Sep']) expect(svg).toContain(`>${day}<`);
    expect(JSON.stringify(small.spec).length).toBeLessThan(150_000);
  });

  it('is left out where no crossing or city has coordinates', () => {
    const places = {
      ...results.places,
      crossings: results.places.crossings.map((one) => ({ ...one, at: null })),
      cities: [],
    };
    expect(map({ ...results, places })).toBeNull();
    expect(mapTimes({ ...results, places })).toBeNull();
  });
});
