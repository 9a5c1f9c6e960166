/** `onward sweep`: a scenario at many settings, with the same parties at each. */
import path from 'node:path';
import type { Argv } from 'yargs';
import { EXECUTOR_OPTIONS, type ExecutorCall, openExecutor } from '../executors.js';
import { Interruption, Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, MEASURE_OPTION, QUIET_OPTION, SEED_OPTION, wholeNumber } from './options.js';

const REPLICATIONS = 10;

interface Call extends ExecutorCall {
  readonly file: string;
  readonly vary: string[];
  readonly sample: string | undefined;
  readonly measure: string[] | undefined;
  readonly replications: number | undefined;
  readonly only: number | undefined;
  readonly seed: string;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly 'no-report': boolean;
}

export const sweep = {
  command: 'sweep <file>',
  describe: 'Simulate a scenario at many settings, and show what moves what',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('vary', {
        type: 'string',
        array: true,
        demandOption: true,
        requiresArg: true,
        describe: 'A path and its values: PATH=2..12:2, PATH=a,b, PATH+=5; a parameter; a what-if',
      })
      .option('sample', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'all combinations',
        describe: 'So many points over the ranges: lhs:100 (Latin hypercube), sobol:64 (Sobol)',
      })
      .option('measure', MEASURE_OPTION)
      .option('replications', {
        string: true,
        coerce: wholeNumber('replications', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: String(REPLICATIONS),
        describe: 'How many replications of each point, with the same parties at all',
      })
      .option('only', {
        string: true,
        coerce: wholeNumber('only', 1, 1_000_000),
        requiresArg: true,
        conflicts: 'replications',
        describe: 'Run this one replication of each point, by its number',
      })
      .option('seed', SEED_OPTION)
      .options(EXECUTOR_OPTIONS)
      .option('out', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'reports/<name of the file>-sweep',
        describe: 'Folder of the report; a report that stands there is replaced',
      })
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .option('no-report', { type: 'boolean', default: false, describe: 'Write no report' })
      .example('$0 sweep my.yaml --vary "crossings.*.posts.*.car.lanes=2..12:2"', 'lanes of all crossings')
      .example(
        '$0 sweep my.yaml --vary parameters.surge --vary "cities.Oral.lodging.hotels.beds=500,1000"',
        'all combinations: a parameter over its range, and beds',
      )
      .example('$0 sweep my.yaml --vary surge --vary bulletin --sample lhs:100', 'a hundred points between'),
  handler: sweepAndReport,
};

/**
 *     file ─(1) read→ scenario ─(2) factors, design→ points, each checked ─(3) the same replications at each→ samples
 *                      standard output ←(5) tell─ Sweep ←(4) bring together─┘
 *                      report's folder ←(6) draw, put in place─┘
 */
async function sweepAndReport(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [
    { assertReplaceable, publish },
    varied,
    { designKind, pointsOf },
    { HEADLINES },
    { keysOf },
    runs,
    told,
  ] = await Promise.all([
    import('../publish.js'),
    import('../varied.js'),
    import('../../experiment/design.js'),
    import('../../experiment/compare.js'),
    import('../../experiment/places.js'),
    import('../run-points.js'),
    import('../../experiment/sweep.js'),
  ]);
  // 1. and 2. Whatever is wrong with the call is said before anything is simulated.
  const file = varied.openVaried(call.file, out);
  const { sound } = file;
  const folder = call.out ?? path.join('reports', `${sound.name.replace(/\.(ya?ml|json)$/i, '')}-sweep`);
  if (!call['no-report']) await assertReplaceable(folder);
  const factors = varied.factorsOf(file, '--vary', call.vary);
  const { sample } = call;
  const design =
    sample === undefined
      ? ({ kind: 'full' } as const)
      : varied.refusing('--sample', () => designKind(sample));
  const points = varied.refusing('--vary', () => pointsOf(factors, design, call.seed));
  await varied.checkPoints(file, points, signal);
  // 3.
  const count = call.replications ?? REPLICATIONS;
  const replications = call.only === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [call.only];
  const executor = await openExecutor(call, points.length * replications.length);
  const samples = await runs
    .runAllPoints(
      {
        points: points.map((point) => varied.runnable(file, point, call.seed)),
        seed: call.seed,
        replications,
        measures: call.measure ?? HEADLINES,
        dotted: keysOf(sound.scenario),
        executor,
        signal,
      },
      out,
      call.quiet,
    )
    .finally(() => executor.close?.());
  // 4.
  const { version } = await import('../version.js');
  const found = told.sweepOf(
    {
      scenario: { title: sound.scenario.title, file: sound.name, hash: sound.hash },
      version: version(),
      seed: call.seed,
      replications: replications.length,
      warnings: sound.warnings,
      design,
      factors,
    },
    points,
    samples,
  );
  if (found.measures.length === 0)
    throw new Refusal(
      `No measure is named ${(call.measure ?? []).join(', ')}. \`onward run --json\` lists them all.`,
    );
  // 5.
  const { sweepText } = await import('../../report/sweep/text.js');
  if (call.json) out.answer(`${JSON.stringify(found, null, 2)}\n`);
  else if (!call.quiet) out.answer(sweepText(found));
  // 6.
  if (call['no-report']) return;
  const { drawSweep } = await import('../draw-sweep.js');
  const files = await drawSweep(found);
  if (signal.aborted) throw new Interruption('Interrupted: no report was written.');
  await publish(folder, files);
  out.say(`Report: ${path.join(folder, 'report.html')}`);
}
