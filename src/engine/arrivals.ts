/**
 * Arrival times of a source: a Poisson process whose rate is piecewise linear in time, by inversion of its integral
 * (Çinlar, 1975): exact, and the k-th party of a source keeps its place in the stream when the rate changes. Or the
 * times are given. Several parties may come at once (with a rate: a compound Poisson process).
 */
import { cell } from '../elementary/bits.js';
import { logOfCell } from '../elementary/log.js';
import type { Network } from '../network/network.js';
import { draw } from '../random/draw.js';
import { drawn, Luck, purposeOf, STEP, scramble } from '../random/luck.js';
import { seedWords } from '../random/streams.js';
import { type Column, overwrite, type Parts } from './parts.js';

const ARRIVALS = purposeOf('arrivals');
const BATCHES = purposeOf('batches');

export class Arrivals {
  /** Parties that came from each source. */
  readonly numbers: Float64Array;
  /** Time of each source's next arrival, Infinity when its rate has ended. */
  readonly coming: Float64Array;
  /** Positions of the sources' streams: two words each. */
  readonly #streams: Int32Array;
  readonly #segment: Int32Array;
  readonly #time: Float64Array;
  /** By source: a rate that stands still, 0 where it does not, and until when. */
  readonly #level: Float64Array;
  /** Times that are given and have passed, by source. */
  readonly #passed: Int32Array;
  /** Luck of each source's batches; null where parties come one by one everywhere. */
  readonly #batches: Luck[] | null;
  readonly #sources: Network['sources'];

  constructor(network: Network, seed: string, replication: number) {
    const { sources } = network;
    this.#sources = sources;
    this.#passed = sources.firstFixed.slice(0, sources.names.length);
    this.#batches = sources.batch.some((law) => law >= 0)
      ? sources.names.map((name) => {
          const luck = new Luck();
          const [word0, word1] = seedWords(seed, replication, 'batches', name);
          luck.begin(word0, word1, BATCHES, 0);
          return luck;
        })
      : null;
    this.#streams = new Int32Array(2 * sources.names.length);
    sources.names.forEach((name, source) => {
      const [word0, word1] = seedWords(seed, replication, 'arrivals', name);
      this.#streams[2 * source] = word0 + ARRIVALS;
      this.#streams[2 * source + 1] = word1;
    });
    this.coming = new Float64Array(sources.names.length).fill(Number.POSITIVE_INFINITY);
    this.numbers = new Float64Array(sources.names.length);
    this.#level = new Float64Array(2 * sources.names.length);
    this.#segment = sources.first.slice(0, sources.names.length);
    this.#time = Float64Array.from(sources.names, (_, i) => sources.times[sources.first[i]!] ?? 0);
  }

  /** Draws the source's next arrival: its time is in `coming` then. A source whose times are given draws in vain. */
  advance(source: number): void {
    const at = 2 * source;
    const streams = this.#streams;
    const word1 = (streams[at + 1]! + STEP) | 0;
    streams[at + 1] = word1;
    scramble(streams[at]!, word1);
    cell[0] = drawn[0]!;
    logOfCell();
    // Most rates stand still most of the time: then the next time follows from the last without a search.
    const level = this.#level[at]!;
    const end = this.#level[at + 1]!;
    const time = this.#time[source]!;
    if (level * (end - time) >= -cell[0]!)
      this.#time[source] = this.coming[source] = Math.min(time - cell[0]! / level, end);
    else this.#search(source);
  }

  /** The next time of a source that is given its times, or whose rate changes before `−cell[0]` more are expected. */
  #search(source: number): void {
    const { times, rates, first, fixed, firstFixed } = this.#sources;
    const last = first[source + 1]! - 1;
    this.coming[source] = Number.POSITIVE_INFINITY;
    if (last < first[source]!) {
      const at = this.#passed[source]!++;
      if (at < firstFixed[source + 1]!) this.coming[source] = fixed[at]!;
      return;
    }
    let left = -cell[0]!;
    let time = this.#time[source]!;
    this.#level[2 * source] = 0;
    for (let segment = this.#segment[source]!; segment < last; segment++) {
      const end = times[segment + 1]!;
      const length = end - times[segment]!;
      if (length > 0) {
        const level = rates[segment] === rates[segment + 1];
        const slope = level ? 0 : (rates[segment + 1]! - rates[segment]!) / length;
        const rate = rates[segment]! + slope * (time - times[segment]!);
        const area = level ? rate * (end - time) : 0.5 * (rate + rates[segment + 1]!) * (end - time);
        if (area >= left) {
          // rate·x + slope·x²/2 = left, written so that nothing cancels.
          const root = level ? rate : Math.sqrt(Math.max(0, rate * rate + 2 * slope * left));
          const arrival = Math.min(time + (level ? left / rate : (2 * left) / (rate + root)), end);
          this.#segment[source] = segment;
          this.#time[source] = this.coming[source] = arrival;
          if (level) {
            this.#level[2 * source] = rate;
            this.#level[2 * source + 1] = end;
          }
          return;
        }
        left -= area;
      }
      time = end;
    }
    this.#segment[source] = Math.max(last, first[source]!);
  }

  /** How many parties come with the source's arrival that is at hand. */
  together(source: number, laws: Float64Array): number {
    if (this.#batches === null) return 1;
    const law = this.#sources.batch[source]!;
    return law < 0 ? 1 : Math.round(draw(laws, law, this.#batches[source]!));
  }

  parts(): Parts {
    const batches = Int32Array.from((this.#batches ?? []).flatMap((luck) => luck.position()));
    return { columns: { ...this.#columns(), batches }, numbers: {} };
  }

  adopt(parts: Parts): void {
    overwrite(this.#columns(), parts);
    const { batches } = parts.columns;
    this.#batches?.forEach((luck, source) => {
      luck.put(batches![2 * source]!, batches![2 * source + 1]!);
    });
  }

  #columns(): Record<string, Column> {
    return {
      numbers: this.numbers,
      coming: this.coming,
      streams: this.#streams,
      segment: this.#segment,
      time: this.#time,
      level: this.#level,
      passed: this.#passed,
    };
  }
}
