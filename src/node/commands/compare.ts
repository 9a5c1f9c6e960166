/** `onward compare`: the base of a scenario against its what-ifs, with the same parties in both. */
import type { Argv } from 'yargs';
import { suggest } from '../../scenario/suggest.js';
import { EXECUTOR_OPTIONS, type ExecutorCall, openExecutor } from '../executors.js';
import { Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION, SEED_OPTION, wholeNumber } from './options.js';

const REPLICATIONS = 20;

interface Call extends ExecutorCall {
  readonly file: string;
  readonly whatIfs: string[] | undefined;
  readonly measure: string[] | undefined;
  readonly replications: number | undefined;
  readonly seed: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const compare = {
  command: 'compare <file> [whatIfs..]',
  describe: 'Compare what-ifs with the base, and say what changes by how much',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .positional('whatIfs', {
        type: 'string',
        array: true,
        describe: 'Names of what-ifs; all of the file unless given',
      })
      .option('measure', {
        type: 'string',
        array: true,
        requiresArg: true,
        defaultDescription: 'waits, entries, people without a bed, outcomes',
        describe: 'What to compare, with * for any name: "crossings.*.wait.mean"',
      })
      .option('replications', {
        string: true,
        coerce: wholeNumber('replications', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: String(REPLICATIONS),
        describe: 'How many pairs of replications',
      })
      .option('seed', SEED_OPTION)
      .options(EXECUTOR_OPTIONS)
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example(
        '$0 compare scenarios/kazakhstan-2022.yaml "two more lanes"',
        'what two more lanes would have changed',
      )
      .example(
        '$0 compare my.yaml --measure "crossings.*.wait.p90"',
        'all what-ifs of the file, one measure',
      ),
  handler: compareAndTell,
};

/**
 *     base, what-ifs ─(1) read→ scenarios ─(2) the same seed for each→ samples ─(3) pair→ Comparison ─(4) tell
 */
async function compareAndTell(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [{ readSound }, { simulateMany }, { compare: pair }, { comparisonText }] = await Promise.all([
    import('../read.js'),
    import('../simulate-many.js'),
    import('../../experiment/compare.js'),
    import('../../report/comparison.js'),
  ]);
  // 1. Whatever is wrong with the call is said before anything is simulated.
  const base = readSound(call.file, undefined, out);
  const names = namesOf(call, base.scenario.whatIfs);
  const others = names.map((name) => ({ name, sound: readSound(call.file, name, out) }));
  // 2.
  const replications = call.replications ?? REPLICATIONS;
  const executor = await openExecutor(call, replications);
  const simulate = (sound: typeof base) =>
    simulateMany({ ...call, sound, replications, executor, say: out.say, signal });
  const simulateAll = async () => {
    const { samples, results } = await simulate(base);
    const alternatives = [];
    for (const { name, sound } of others) {
      out.say(`What if: ${name}`);
      alternatives.push({ name, samples: (await simulate(sound)).samples });
    }
    return { samples, results, alternatives };
  };
  const { samples, results, alternatives } = await simulateAll().finally(() => executor.close?.());
  // 3.
  const comparison = pair(samples, alternatives, {
    ...(call.measure ? { measures: call.measure } : {}),
    dotted: dottedNames(results.places),
  });
  if (comparison.differences.length === 0) {
    throw new Refusal(
      `No measure is named ${(call.measure ?? []).join(', ')}. \`onward run --json\` lists them all.`,
    );
  }
  // 4.
  if (call.json) out.answer(`${JSON.stringify(comparison, null, 2)}\n`);
  else if (!call.quiet) out.answer(comparisonText(results.scenario.title, comparison));
}

/** The what-ifs asked for, each once; all of the file unless some are named. */
function namesOf(call: Call, known: readonly string[]): string[] {
  if (known.length === 0) throw new Refusal(`${call.file} has no what-ifs to compare.`);
  const asked = call.whatIfs?.length ? [...new Set(call.whatIfs)] : [...known];
  for (const name of asked) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    const meant = near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`;
    throw new Refusal(
      `${call.file} has no what-if ${JSON.stringify(name)}${meant} It has: ${known.join(', ')}.`,
    );
  }
  return asked;
}

/** Names of the scenario that hold dots, which patterns must not split. */
function dottedNames(places: object): string[] {
  const names: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes('.')) names.push(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(places);
  return names;
}
