/** Catalogues and measures made by hand, for tests that need no engine. */
import {
  type Catalogue,
  columnCount,
  countColumn,
  LEVEL_FIELDS,
  legPeriods,
  levelColumn,
  type Measures,
  TALLY_FIELDS,
  tallyColumn,
} from '../../src/measures/measures.js';
import { binOf, SKETCH_BINS } from '../../src/measures/sketch.js';

/** A catalogue's part on who went where, of nobody. */
export const NO_FLOWS = { legs: [], legEvery: 24, origins: [], ends: [] } as const;

/** What one replication saw, in words that a test can write down. Times are seconds. */
export interface Story {
  readonly replication?: number;
  /** Values of each tally, with the recording time by which each was known. */
  readonly tallies?: readonly (readonly { readonly tick: number; readonly value: number }[])[];
  /** Each level at the recording times. */
  readonly levels?: readonly (readonly number[])[];
  /** Each count so far at the recording times. */
  readonly counts?: readonly (readonly number[])[];
  /** Each leg by period. */
  readonly legs?: readonly (readonly number[])[];
  /** Each origin by end. */
  readonly ends?: readonly (readonly number[])[];
}

/** Measures that a replication with this story would give; a level keeps its value until the next recording time. */
export function measuresOf(catalogue: Catalogue, ticks: number, recordEvery: number, story: Story): Measures {
  const measures = {
    replication: story.replication ?? 1,
    events: 100 * (story.replication ?? 1),
    parties: 10 * (story.replication ?? 1),
    ticks,
    tallies: new Float64Array(catalogue.tallies.length * TALLY_FIELDS),
    sketches: new Uint32Array(catalogue.tallies.length * SKETCH_BINS),
    levels: new Float64Array(catalogue.levels.length * LEVEL_FIELDS),
    counts: new Float64Array(catalogue.counts.length),
    series: new Float64Array(columnCount(catalogue) * ticks),
    legs: Float64Array.from(
      story.legs?.flat() ?? new Array(catalogue.legs.length * legPeriods(catalogue, ticks)).fill(0),
    ),
    ends: Float64Array.from(
      story.ends?.flat() ?? new Array(catalogue.origins.length * catalogue.ends.length).fill(0),
    ),
  };
  story.tallies?.forEach((values, tally) => {
    for (const { tick, value } of values) putValue(measures, tally, tick, value);
  });
  story.levels?.forEach((values, level) => {
    measures.series.set(values, levelColumn(catalogue, level) * ticks);
    const held = values.slice(0, ticks - 1).reduce((sum, value) => sum + value * recordEvery, 0);
    measures.levels.set([held, Math.max(...values)], level * LEVEL_FIELDS);
  });
  story.counts?.forEach((values, count) => {
    measures.series.set(values, countColumn(catalogue, count) * ticks);
    measures.counts[count] = values[values.length - 1];
  });
  return measures;
}

function putValue(measures: Measures, tally: number, tick: number, value: number): void {
  const first = tally * TALLY_FIELDS;
  const [count, sum, squares, smallest, largest] = measures.tallies.subarray(first, first + TALLY_FIELDS);
  measures.tallies.set(
    [
      count + 1,
      sum + value,
      squares + value * value,
      count === 0 ? value : Math.min(smallest, value),
      count === 0 ? value : Math.max(largest, value),
    ],
    first,
  );
  measures.sketches[tally * SKETCH_BINS + binOf(value)]++;
  for (let k = tick; k < measures.ticks; k++) {
    measures.series[tallyColumn(tally) * measures.ticks + k]++;
    measures.series[(tallyColumn(tally) + 1) * measures.ticks + k] += value;
  }
}
