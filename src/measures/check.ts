/** Measures that came from elsewhere (a file, another machine) must fit the network that they are taken for. */
import {
  type Catalogue,
  columnCount,
  LEVEL_FIELDS,
  legPeriods,
  type Measures,
  TALLY_FIELDS,
} from './measures.js';
import { SKETCH_BINS } from './sketch.js';

/** Why `value` cannot be measures of a network with this catalogue and these recording times; null where it can. */
export function measuresProblem(value: unknown, catalogue: Catalogue, ticks: number): string | null {
  if (typeof value !== 'object' || value === null) return 'they are not measures';
  const found = value as Readonly<Record<keyof Measures, unknown>>;
  for (const name of ['replication', 'events', 'parties'] as const) {
    const number = found[name];
    if (!(Number.isSafeInteger(number) && (number as number) >= 0)) return `${name} is not a whole number`;
  }
  if (found.ticks !== ticks) return `ticks is ${String(found.ticks)}, where the network has ${ticks}`;
  const { tallies, levels, counts } = catalogue;
  const arrays = [
    ['tallies', Float64Array, tallies.length * TALLY_FIELDS],
    ['sketches', Uint32Array, tallies.length * SKETCH_BINS],
    ['levels', Float64Array, levels.length * LEVEL_FIELDS],
    ['counts', Float64Array, counts.length],
    ['series', Float64Array, columnCount(catalogue) * ticks],
    ['legs', Float64Array, catalogue.legs.length * legPeriods(catalogue, ticks)],
    ['ends', Float64Array, catalogue.origins.length * catalogue.ends.length],
  ] as const;
  for (const [name, Type, length] of arrays) {
    const array = found[name];
    if (!(array instanceof Type) || array.length !== length) return `${name} is not ${length} numbers`;
  }
  return null;
}
