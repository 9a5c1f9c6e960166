/** A piece of the earth on a piece of paper: the projection that suits the places to be shown. */
import * as vega from 'vega';

/** Latitude and longitude (degrees), as scenarios write them. */
export type Point = readonly [latitude: number, longitude: number];

type Pixel = readonly [x: number, y: number];

/** What of d3's projections is used. */
interface Projection {
  (position: readonly [number, number]): [number, number] | null;
  rotate(angles: readonly number[]): Projection;
  fitExtent(extent: readonly (readonly number[])[], shape: object): Projection;
  clipExtent(extent: readonly (readonly number[])[]): Projection;
  scale(): number;
  stream(sink: object): Stream;
  path: { (shape: object): unknown; pointRadius(radius: number): unknown };
}

interface Stream {
  point(x: number, y: number): void;
  lineStart(): void;
  lineEnd(): void;
  polygonStart(): void;
  polygonEnd(): void;
  sphere(): void;
}

export interface Frame {
  /** Size (px). */
  readonly width: number;
  readonly height: number;
  /** Pixels of a kilometre in the middle. */
  readonly perKilometre: number;
  place(point: Point): Pixel;
  /** Lines of a shape of GeoJSON in pixels, cut at the frame. */
  traced(shape: object): Pixel[][];
}

const EARTH = 6371;
/** Room around the outermost places, for symbols and names (px). */
const MARGIN = 56;
/** A map is at least so high, and at most (share of its width). */
const LOWEST = 0.4;
const HIGHEST = 0.75;
/** A single place is shown with so many degrees around it. */
const AROUND = 2;

/** A frame of a given width around all points: Lambert's azimuthal equal-area projection from their middle. */
export function frameAround(points: readonly Point[], width: number): Frame {
  const box = boxOf(points);
  const middle = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const positions = [
    ...points.map(([latitude, longitude]) => [longitude, latitude]),
    [box.west, middle[1]],
    [box.east, middle[1]],
    [middle[0], box.south],
    [middle[0], box.north],
  ];
  const shape = { type: 'MultiPoint', coordinates: positions };
  const projection = azimuthal().rotate([-middle[0], -middle[1]]);
  const height = heightFor(projection, positions, width);
  const inner = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ];
  projection.fitExtent(inner, shape).clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  return {
    width,
    height,
    perKilometre: projection.scale() / EARTH,
    place: ([latitude, longitude]) => {
      const [x, y] = projection([longitude, latitude]) ?? [Number.NaN, Number.NaN];
      return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    },
    traced: (shape) => traced(projection, shape),
  };
}

function azimuthal(): Projection {
  return (vega.projection as unknown as (type: string) => () => Projection)('azimuthalEqualArea')();
}

function boxOf(points: readonly Point[]) {
  const latitudes = points.map(([latitude]) => latitude);
  const longitudes = points.map(([, longitude]) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const pad = (low: number, high: number) => Math.max(0, AROUND - (high - low)) / 2;
  const [tall, wide] = [pad(south, north), pad(west, east)];
  return { south: south - tall, north: north + tall, west: west - wide, east: east + wide };
}

/** Height that the places fill at a width, within bounds. */
function heightFor(projection: Projection, positions: readonly number[][], width: number): number {
  const pixels = positions.map((position) => projection(position as [number, number]) ?? [0, 0]);
  const span = (axis: 0 | 1) => {
    const values = pixels.map((pixel) => pixel[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const scale = (width - 2 * MARGIN) / Math.max(1e-9, span(0));
  const height = span(1) * scale + 2 * MARGIN;
  return Math.round(Math.min(HIGHEST * width, Math.max(LOWEST * width, height)));
}

function traced(projection: Projection, shape: object): Pixel[][] {
  const lines: Pixel[][] = [];
  let line: Pixel[] = [];
  let polygon = false;
  const sink: Stream = {
    point: (x, y) => void line.push([x, y]),
    lineStart: () => {
      line = [];
    },
    lineEnd: () => {
      // A ring of a polygon does not say its first point again.
      if (polygon && line.length > 0) line.push(line[0]);
      if (line.length > 1) lines.push(line);
    },
    polygonStart: () => {
      polygon = true;
    },
    polygonEnd: () => {
      polygon = false;
    },
    sphere: () => {},
  };
  streamed(shape, projection.stream(sink));
  return lines;
}

interface Shape {
  readonly type: string;
  readonly geometry?: Shape | null;
  readonly coordinates?: unknown;
}

type Position = readonly [number, number];

/** Feeds the lines of a shape into a stream of d3's. */
function streamed(shape: object, stream: Stream): void {
  const { type, geometry, coordinates } = shape as Shape;
  const line = (positions: readonly Position[], closed: boolean) => {
    stream.lineStart();
    // The stream closes rings by itself.
    for (const [x, y] of closed ? positions.slice(0, -1) : positions) stream.point(x, y);
    stream.lineEnd();
  };
  const polygon = (rings: readonly (readonly Position[])[]) => {
    stream.polygonStart();
    for (const ring of rings) line(ring, true);
    stream.polygonEnd();
  };
  if (type === 'Feature' && geometry) streamed(geometry, stream);
  else if (type === 'Polygon') polygon(coordinates as Position[][]);
  else if (type === 'MultiPolygon') for (const rings of coordinates as Position[][][]) polygon(rings);
  else if (type === 'MultiLineString')
    for (const positions of coordinates as Position[][]) line(positions, false);
  else if (type === 'LineString') line(coordinates as Position[], false);
}
