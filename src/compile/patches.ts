/** The numbers in which a later version of a network differs from the one before it. */
import { type Network, PATCHABLE, type Patches } from '../network/network.js';

/** A dated change that asks for another network, not for other numbers in the same one. */
export class ShapeChange extends Error {
  override readonly name = 'ShapeChange';
}

type Column = Int32Array | Float64Array;

function columnOf(network: Network, path: (typeof PATCHABLE)[number]): Column {
  const [table, column] = path.split('.') as [keyof Network, string | undefined];
  const found = network[table] as unknown as Column & Record<string, Column>;
  return column ? found[column]! : found;
}

/**
 * Patches that turn `networks[0]` into the others, one after another, at their times.
 *
 * @throws ShapeChange where a version has other stations, nodes or options than the first.
 */
export function patchesOf(versions: readonly { at: number; network: Network }[]): Patches {
  const patches: { at: number; column: number; index: number; value: number }[] = [];
  for (let i = 1; i < versions.length; i++) {
    const { at, network } = versions[i]!;
    const before = versions[i - 1]!.network;
    checkShape(before, network);
    PATCHABLE.forEach((path, column) => {
      const old = columnOf(before, path);
      const changed = columnOf(network, path);
      if (old.length !== changed.length) throw new ShapeChange(path);
      changed.forEach((value, index) => {
        if (!Object.is(old[index], value)) patches.push({ at, column, index, value });
      });
    });
  }
  return {
    at: Float64Array.from(patches, (patch) => patch.at),
    column: Uint8Array.from(patches, (patch) => patch.column),
    index: Int32Array.from(patches, (patch) => patch.index),
    value: Float64Array.from(patches, (patch) => patch.value),
  };
}

/** What no patch can change must be the same. */
function checkShape(before: Network, after: Network): void {
  const same = (name: string, a: ArrayLike<number>, b: ArrayLike<number>): void => {
    if (a.length !== b.length) throw new ShapeChange(name);
    for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) throw new ShapeChange(name);
  };
  same('nodes', before.nodes.op, after.nodes.op);
  same('ways', before.nodes.next, after.nodes.next);
  same('ways', before.nodes.alt, after.nodes.alt);
  same('targets', before.targets, after.targets);
  same('options', before.choices.target, after.choices.target);
  same('programs', before.choices.code, after.choices.code);
  same('sources', before.sources.first, after.sources.first);
  same('schedules', before.steps.times, after.steps.times);
}
