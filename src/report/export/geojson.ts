/** Places and flows as GeoJSON (RFC 7946): points with their figures, lines with the persons on them. */
import type { Metric, Results } from '../../experiment/results.js';
import { rounded } from '../../experiment/summary.js';
import type { ReportFile } from '../files.js';
import { plain } from '../names.js';
import { flowsIn, type Located, locatedIn, total } from './places.js';

/** Collections of measures by kind of place. */
const COLLECTIONS: Readonly<Record<Located['kind'], string>> = {
  origin: 'origins',
  crossing: 'crossings',
  city: 'cities',
  airport: 'airports',
  destination: 'destinations',
};

export function geojsonFiles(results: Results): ReportFile[] {
  const points = locatedIn(results).map((place) => ({
    type: 'Feature',
    // A place without coordinates is told without a point, as the standard has it.
    geometry: place.at === null ? null : { type: 'Point', coordinates: position(place.at) },
    properties: {
      name: plain(place.name),
      kind: place.kind,
      country: plain(place.country),
      ...figuresOf(place, results),
    },
  }));
  const lines = flowsIn(results).map(({ from, to, persons }) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [position(from.at!), position(to.at!)] },
    properties: {
      kind: 'flow',
      from: plain(from.name),
      to: plain(to.name),
      persons: rounded(total(persons)),
    },
  }));
  return [
    { path: 'places.geojson', text: collection(points) },
    { path: 'flows.geojson', text: collection(lines) },
  ];
}

function collection(features: readonly unknown[]): string {
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

/** Longitude first. */
function position([latitude, longitude]: readonly [number, number]): [number, number] {
  return [longitude, latitude];
}

/** Measures of the place itself, as `wait.mean`, with their interval; those of its parts are left to the tables. */
function figuresOf({ name, kind }: Located, { metrics }: Results): Record<string, number | string | null> {
  const before = `${COLLECTIONS[kind]}.${name}.`;
  const found: Record<string, number | string | null> = {};
  for (const [measure, metric] of Object.entries(metrics)) {
    if (!measure.startsWith(before)) continue;
    const rest = measure.slice(before.length);
    if (rest.split('.').length > 2 || (rest.includes('.') && !STATISTIC.test(rest))) continue;
    Object.assign(found, named(rest, metric));
  }
  return found;
}

const STATISTIC = /\.(mean|p50|p90|p95|max)$/u;

/** A measure as properties: mean and interval, the unit in the name. */
function named(measure: string, { unit, mean, low, high }: Metric): Record<string, number | null> {
  const key = `${measure} (${unit})`;
  return { [key]: mean, [`${key}, low`]: low, [`${key}, high`]: high };
}
