/** A scenario file and the many variants of it that sweeps and selections run. */
import { compile } from '../compile/compile.js';
import type { DesignPoint } from '../experiment/design.js';
import { type Factor, factorOf } from '../experiment/factors.js';
import type { Point } from '../experiment/points.js';
import type { Network } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import { issueInWords, Variants } from '../scenario/variants.js';
import { Interruption, Refusal } from './exit.js';
import { openScenario } from './files.js';
import { readSound, type SoundScenario } from './read.js';
import type { Terminal } from './terminal.js';

export interface VariedFile {
  readonly file: string;
  readonly sound: SoundScenario;
  readonly variants: Variants;
}

/** Opens a file that must be sound. Says its warnings. */
export function openVaried(file: string, out: Terminal): VariedFile {
  const sound = readSound(file, undefined, out);
  const { name, text, files } = openScenario(file);
  if (typeof text !== 'string') throw new Refusal(`${file}: ${text.message}.`);
  return { file, sound, variants: new Variants(text, { file: name, files }) };
}

/**
 * The factors of an option that may be given several times.
 * Throws a Refusal that names the option and what is wrong.
 */
export function factorsOf(
  { sound, variants }: VariedFile,
  option: string,
  texts: readonly string[],
): Factor[] {
  const factors = texts.map((text) =>
    refusing(option, () => factorOf(text, variants, sound.scenario.whatIfs)),
  );
  const names = factors.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Refusal(`${option}: ${twice} is turned twice.`);
  return factors;
}

/** A RangeError of the call becomes a Refusal that begins with the option. */
export function refusing<T>(option: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(`${option}: ${error.message}`);
    throw error;
  }
}

const STOPPED = 'Interrupted: nothing was written.';

/** Mistakes told at once where the language refuses points. */
const MOST_TOLD = 5;

/**
 * Reads every point, so that what is wrong with one is said before anything runs. Rejects with a Refusal, or with an
 * Interruption when the signal is set off.
 */
export async function checkPoints(
  { variants, file }: VariedFile,
  points: readonly DesignPoint[],
  signal: AbortSignal,
): Promise<void> {
  const wrong = new Map<string, string[]>();
  for (const { whatIf, changes, label } of points) {
    // A Ctrl-C is heard between two points.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new Interruption(STOPPED);
    const [issue] = variants.read(whatIf, changes, label).issues;
    if (issue) wrong.set(issueInWords(issue), [...(wrong.get(issueInWords(issue)) ?? []), label]);
  }
  if (wrong.size === 0) return;
  const told = [...wrong].slice(0, MOST_TOLD).map(([words, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` (and ${others.length} more of ${points.length} points)`;
    return `${first}${more}: ${words}`;
  });
  const rest = wrong.size > MOST_TOLD ? [`… and ${wrong.size - MOST_TOLD} other mistakes.`] : [];
  throw new Refusal([`${file} cannot be varied so:`, ...told, ...rest].join('\n  '));
}

/** A point that has been checked, to be run. */
export function runnable({ variants, file }: VariedFile, point: DesignPoint, seed: string): Point {
  const { label, whatIf, changes } = point;
  const settings = changes.map(({ kind, target, value }) => {
    const sign = { set: '=', add: '+=', multiply: '*=' }[kind];
    return ['--vary', `${target}${sign}${typeof value === 'object' ? JSON.stringify(value) : value}`];
  });
  const varied = [...(whatIf === '' ? [] : ['--vary', whatIf]), ...settings.flat()];
  return {
    label,
    network: () => compile(variants.read(whatIf, changes, label).scenario as Scenario),
    alone: (replication) => [
      'onward',
      'sweep',
      file,
      ...varied,
      '--seed',
      seed,
      '--only',
      String(replication),
    ],
  };
}

/** A point that is run again and again: its network is compiled once, and kept. */
export function compiledOnce(point: Point): Point {
  let made: Network | null = null;
  return { ...point, network: () => (made ??= point.network()) };
}

/** What a selection ended with: an interruption where it was stopped, a Refusal where the call is to blame. */
export function ended(
  error: unknown,
  signal: AbortSignal,
  ofTheCall: readonly (new (...args: never[]) => Error)[],
): unknown {
  if (signal.aborted) return new Interruption(STOPPED);
  return ofTheCall.some((kind) => error instanceof kind) ? new Refusal((error as Error).message) : error;
}
