/** `onward compare`: a scenario against its what-ifs or other files, with the same parties in all. */
import path from 'node:path';
import type { Argv } from 'yargs';
import { suggest } from '../../scenario/suggest.js';
import { EXECUTOR_OPTIONS, type ExecutorCall, openExecutor } from '../executors.js';
import { Interruption, Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import type { SoundScenario } from '../read.js';
import { type Terminal, terminal } from '../terminal.js';
import { JSON_OPTION, MEASURE_OPTION, QUIET_OPTION, SEED_OPTION, wholeNumber } from './options.js';

const REPLICATIONS = 20;

interface Call extends ExecutorCall {
  readonly file: string;
  readonly others: string[] | undefined;
  readonly measure: string[] | undefined;
  readonly replications: number | undefined;
  readonly seed: string;
  readonly out: string | undefined;
  readonly theme: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const compare = {
  command: 'compare <file> [others..]',
  describe: 'Compare what-ifs or other files with the base, and say what changes by how much',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .positional('others', {
        type: 'string',
        array: true,
        describe: 'Names of what-ifs, or other files; all what-ifs of the file unless given',
      })
      .option('measure', MEASURE_OPTION)
      .option('replications', {
        string: true,
        coerce: wholeNumber('replications', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: String(REPLICATIONS),
        describe: 'How many pairs of replications',
      })
      .option('seed', SEED_OPTION)
      .options(EXECUTOR_OPTIONS)
      .option('out', {
        type: 'string',
        requiresArg: true,
        describe: 'Write a report into this folder too; a report that stands there is replaced',
      })
      .option('theme', {
        type: 'string',
        requiresArg: true,
        implies: 'out',
        describe: 'Colours and fonts of the report, a YAML or JSON file',
      })
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example(
        '$0 compare scenarios/kazakhstan-2022.yaml "two more lanes"',
        'what two more lanes would have changed',
      )
      .example('$0 compare my.yaml --out reports/my-what-ifs', 'with a report to show to others')
      .example('$0 compare my.yaml --measure "crossings.*.wait.p90"', 'all what-ifs of the file, one measure')
      .example('$0 compare my.yaml other.yaml', 'two files, where they measure the same'),
  handler: compareAndTell,
};

/** One side of the comparison. */
interface Side {
  /** '' for the base. */
  readonly name: string;
  readonly sound: SoundScenario;
  /** How one replication is run alone. */
  readonly alone: (replication: number) => string[];
}

/**
 *     base, others ─(1) read→ scenarios ─(2) the same replications of each→ samples ─(3) pair→ Comparison
 *                                                      standard output ←(4) tell─┤
 *                                     report's folder ←(5) draw, put in place─┘
 */
async function compareAndTell(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [{ compile }, { runAllPoints }, { compare: pair, HEADLINES }, { keysOf }, { version }] =
    await Promise.all([
      import('../../compile/compile.js'),
      import('../run-points.js'),
      import('../../experiment/compare.js'),
      import('../../experiment/places.js'),
      import('../version.js'),
    ]);
  // 1. Whatever is wrong with the call is said before anything is simulated.
  const sides = await sidesOf(call, out);
  const [base] = sides;
  const { title } = base.sound.scenario;
  const report = call.out === undefined ? null : await reportOf(call.out, call.theme);
  // 2.
  const measures = call.measure ?? HEADLINES;
  const dotted = sides.flatMap(({ sound }) => keysOf(sound.scenario));
  const replications = Array.from({ length: call.replications ?? REPLICATIONS }, (_, i) => i + 1);
  const points = sides.map(({ name, sound, alone }) => ({
    label: name === '' ? 'the base' : name,
    network: () => compile(sound.scenario),
    alone,
  }));
  const executor = await openExecutor(call, points.length * replications.length);
  const run = { points, seed: call.seed, replications, measures, dotted, executor, signal };
  const [first, ...rest] = await runAllPoints(run, out, call.quiet).finally(() => executor.close?.());
  // 3.
  const alternatives = rest.map((samples, i) => ({ name: sides[i + 1].name, samples }));
  const found = pair(first, alternatives, { measures, dotted });
  if (found.differences.length === 0)
    throw new Refusal(`No measure is named ${measures.join(', ')}. \`onward run --json\` lists them all.`);
  const comparison = {
    scenario: { title, file: base.sound.name, hash: base.sound.hash },
    version: version(),
    seed: call.seed,
    ...found,
  };
  // 4.
  const { comparisonText, roundedComparison } = await import('../../report/comparison.js');
  const json = `${JSON.stringify(roundedComparison(comparison), null, 2)}\n`;
  if (call.json) out.answer(json);
  else if (!call.quiet) out.answer(comparisonText(comparison));
  // 5.
  if (report === null) return;
  const { drawComparison } = await import('../draw-comparison.js');
  const files = await drawComparison(comparison, json, report.options);
  if (signal.aborted) throw new Interruption('Interrupted: no report was written.');
  await report.publish(report.folder, files);
  out.say(`Report: ${path.join(report.folder, 'report.html')}`);
}

/** Where the report goes and how it looks; throws a Refusal where it cannot go there, or the theme is none. */
async function reportOf(folder: string, file: string | undefined) {
  const [{ assertReplaceable, publish }, { readThemeFile }] = await Promise.all([
    import('../publish.js'),
    import('../theme.js'),
  ]);
  await assertReplaceable(folder);
  return { folder, publish, options: file === undefined ? {} : { theme: readThemeFile(file) } };
}

/** The base, and what is set against it: what-ifs of the file by their name, and other files. */
async function sidesOf(call: Call, out: Terminal): Promise<Side[]> {
  const { readSound } = await import('../read.js');
  const { file, seed } = call;
  const side = (name: string, of: string, whatIf?: string): Side => {
    const option = whatIf === undefined ? [] : ['--what-if', whatIf];
    const words = ['onward', 'run', of, ...option, '--seed', seed, '--only'];
    return {
      name,
      sound: readSound(of, whatIf, out),
      alone: (replication) => [...words, String(replication)],
    };
  };
  const base = side('', file);
  const known = base.sound.scenario.whatIfs;
  const asked = call.others?.length ? [...new Set(call.others)] : known;
  if (asked.length === 0)
    throw new Refusal(`${file} has no what-ifs to compare. Name another file, or write what-ifs into it.`);
  const others = asked.map((name) => {
    if (known.includes(name)) return side(name, file, name);
    if (/\.(ya?ml|json)$/iu.test(name)) return side(name, name);
    throw new Refusal(noWhatIf(file, name, known));
  });
  return [base, ...others];
}

function noWhatIf(file: string, name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  const meant = near === undefined ? '.' : `; did you mean ${JSON.stringify(near)}?`;
  const has = known.length === 0 ? 'It has none.' : `It has: ${known.join(', ')}.`;
  // Whoever gives several measures after one --measure has named all but the first as what-ifs.
  const measure = name.includes('*') ? ' Each measure takes a --measure of its own.' : '';
  return `${file} has no what-if ${JSON.stringify(name)}${meant} ${has}${measure}`;
}
