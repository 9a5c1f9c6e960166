/**
 * Outlines of countries and coasts: Natural Earth 1:50m as topojson (world-atlas), drawn as the United Nations draw
 * them. Where Natural Earth follows who holds a land, the land is given back to the country that it belongs to.
 */
import * as vega from 'vega';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Frame } from './frame.js';

/** What stands under every map. */
export const OUTLINES =
  'Country outlines: Natural Earth (world-atlas 2.0.2), corrected: Crimea is drawn as part of Ukraine (General Assembly resolution 68/262). They express no opinion on any boundary.';

interface Shape {
  readonly type: string;
  readonly arcs: readonly unknown[];
  readonly properties: { readonly name: string };
}

/** A ring is a list of arcs; a polygon a list of rings. */
type Polygon = readonly (readonly number[])[];

export interface Topology {
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly objects: { readonly countries: { readonly geometries: readonly Shape[] } };
}

/** Whole shapes that are part of another country. */
const PARTS: readonly (readonly [part: string, whole: string])[] = [
  // Security Council resolutions 541 (1983) and 550 (1984).
  ['N. Cyprus', 'Cyprus'],
  // Security Council resolution 2102 (2013) on the territorial integrity of Somalia, and those before it.
  ['Somaliland', 'Somalia'],
];

/** Crimea in degrees: west, south, east, north. It is the one ring of Russia's that lies inside. */
const CRIMEA = [32, 44, 37, 46.5] as const;

/** The topology with Crimea in Ukraine, and parts in their countries. */
export function corrected(topology: Topology): Topology {
  const { geometries } = topology.objects.countries;
  const polygons = new Map(geometries.map((shape) => [shape.properties.name, polygonsOf(shape)]));
  const russia = polygons.get('Russia') ?? [];
  const crimea = russia.filter((polygon) => liesIn(topology, polygon, CRIMEA));
  polygons.set(
    'Russia',
    russia.filter((polygon) => !crimea.includes(polygon)),
  );
  polygons.set('Ukraine', [...(polygons.get('Ukraine') ?? []), ...crimea]);
  for (const [part, whole] of PARTS) {
    polygons.set(whole, [...(polygons.get(whole) ?? []), ...(polygons.get(part) ?? [])]);
    polygons.delete(part);
  }
  const shapes = [...polygons].map(([name, arcs]) => ({ type: 'MultiPolygon', arcs, properties: { name } }));
  return {
    ...topology,
    objects: { ...topology.objects, countries: { ...topology.objects.countries, geometries: shapes } },
  };
}

function polygonsOf({ type, arcs }: Shape): readonly Polygon[] {
  return (type === 'Polygon' ? [arcs] : arcs) as readonly Polygon[];
}

function liesIn({ arcs, transform }: Topology, [outer]: Polygon, box: readonly number[]): boolean {
  return outer.every((index) => {
    // Arcs are differences of whole numbers; which way one is passed does not matter here.
    let [x, y] = [0, 0];
    return arcs[index < 0 ? ~index : index].every(([dx, dy]) => {
      x += dx;
      y += dy;
      const longitude = x * transform.scale[0] + transform.translate[0];
      const latitude = y * transform.scale[1] + transform.translate[1];
      return longitude > box[0] && longitude < box[2] && latitude > box[1] && latitude < box[3];
    });
  });
}

/** Land and lines as GeoJSON in pixels of a frame. */
export interface Outlines {
  readonly land: { readonly type: 'MultiPolygon'; readonly coordinates: readonly Line[][] };
  /** Coasts and borders. */
  readonly lines: { readonly type: 'MultiLineString'; readonly coordinates: readonly Line[] };
}

type Line = readonly (readonly [number, number])[];

/**
 * What of the world is seen in a frame.
 * @param step shorter steps than this are not drawn, nor islands of a few of them (px)
 */
export function outlinesIn(frame: Frame, step: number): Outlines {
  const world = corrected(atlas as unknown as Topology);
  const read = (what: object) =>
    vega.read(world as unknown as string, { type: 'topojson', ...what } as never) as object[];
  return {
    land: {
      type: 'MultiPolygon',
      coordinates: read({ feature: 'countries' })
        .flatMap((country) => frame.traced(country))
        .map((ring) => coarser(ring, step))
        .filter((ring) => ring.length > 6)
        .map((ring) => [ring]),
    },
    lines: {
      type: 'MultiLineString',
      coordinates: read({ mesh: 'countries' })
        .flatMap((lines) => frame.traced(lines))
        .map((line) => coarser(line, step))
        .filter((line) => line.length > (closed(line) ? 6 : 1)),
    },
  };
}

function closed(line: Line): boolean {
  const [first, last] = [line[0], line[line.length - 1]];
  return first[0] === last[0] && first[1] === last[1];
}

/** A line in whole tenths of a pixel, without points that are too near to the one before; its ends stay. */
function coarser(line: Line, step: number): Line {
  const kept: (readonly [number, number])[] = [];
  line.forEach(([x, y], i) => {
    const [before] = kept.slice(-1);
    if (before && i < line.length - 1 && Math.hypot(x - before[0], y - before[1]) < step) return;
    kept.push([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  });
  return kept;
}
