/** Outages, during which several stations stand still together: which of them are on, and the luck of each. */
import { Luck, purposeOf } from '../random/luck.js';
import { seedWords } from '../random/streams.js';
import { overwrite, type Parts } from './parts.js';

export class Outages {
  readonly on: Uint8Array;
  readonly luck: readonly Luck[];

  constructor(names: readonly string[], seed: string, replication: number) {
    this.on = new Uint8Array(names.length);
    this.luck = names.map((name) => {
      const luck = new Luck();
      const [word0, word1] = seedWords(seed, replication, 'outages', name);
      luck.begin(word0, word1, purposeOf(name), 0);
      return luck;
    });
  }

  parts(): Parts {
    const luck = Int32Array.from(this.luck.flatMap((stream) => stream.position()));
    return { columns: { on: this.on, luck }, numbers: {} };
  }

  adopt(parts: Parts): void {
    overwrite({ on: this.on }, parts);
    const { luck } = parts.columns;
    this.luck.forEach((stream, outage) => {
      stream.put(luck![2 * outage]!, luck![2 * outage + 1]!);
    });
  }
}
