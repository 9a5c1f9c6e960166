/** `onward best`: which of many alternatives is best in one measure, with a guarantee. */
import type { Argv } from 'yargs';
import { EXECUTOR_OPTIONS, type ExecutorCall, openExecutor } from '../executors.js';
import { EXIT, Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION, SEED_OPTION, wholeNumber } from './options.js';

const BUDGET = 1000;
const ZONE = '5 %';
const ALPHA = 0.05;

interface Call extends ExecutorCall {
  readonly file: string;
  readonly over: string[];
  readonly base: boolean;
  readonly measure: string;
  readonly across: 'sum' | 'mean' | 'largest' | undefined;
  readonly max: boolean;
  readonly min: boolean;
  readonly budget: number | undefined;
  readonly zone: string;
  readonly seed: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const best = {
  command: 'best <file>',
  describe: 'Find the best of many alternatives in one measure, with a guarantee',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('over', {
        type: 'string',
        array: true,
        demandOption: true,
        requiresArg: true,
        describe:
          'Alternatives: a path and its values, with ? for each place in turn; what-ifs, or the name of one',
      })
      .option('base', {
        type: 'boolean',
        default: false,
        describe: 'The scenario as it stands is an alternative too',
      })
      .option('measure', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'What is to be best: "crossings.Ozinki.wait.mean"',
      })
      .option('across', {
        choices: ['sum', 'mean', 'largest'] as const,
        requiresArg: true,
        describe: 'How the places of a * in the measure become one figure',
      })
      .option('max', { type: 'boolean', default: false, describe: 'The largest is best' })
      .option('min', {
        type: 'boolean',
        default: false,
        describe: 'The smallest is best; so it is for waits and queues unless said',
      })
      .option('budget', {
        string: true,
        coerce: wholeNumber('budget', 2, 10_000_000),
        requiresArg: true,
        defaultDescription: String(BUDGET),
        describe: 'Most replications, over all alternatives',
      })
      .option('zone', {
        type: 'string',
        default: ZONE,
        requiresArg: true,
        describe:
          'Differences below this do not matter: a share of the best mean, or a figure in the unit of the measure',
      })
      .option('seed', SEED_OPTION)
      .options(EXECUTOR_OPTIONS)
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example(
        '$0 best my.yaml --over "crossings.?.posts.*.car.lanes+=5" --measure "crossings.*.wait.mean" --across mean',
        'where five lanes more help most',
      )
      .example('$0 best my.yaml --over what-ifs --measure outcomes.onward --max', 'the best what-if'),
  handler: selectAndTell,
};

/**
 *     file ─(1) read→ scenario ─(2) alternatives, each checked ─(3) select, a few replications at a time→ Selection ─(4) tell
 */
async function selectAndTell(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [varied, { pointsOf }, { NoValue, selectBest }, { preferenceOf }, { keysOf }, { runPoints }] =
    await Promise.all([
      import('../varied.js'),
      import('../../experiment/design.js'),
      import('../../experiment/best.js'),
      import('../../experiment/compare.js'),
      import('../../experiment/places.js'),
      import('../../experiment/points.js'),
    ]);
  // 1. and 2.
  if (call.max && call.min) throw new Refusal('--max and --min do not go together: one end is best.');
  const goal = call.max ? 'largest' : call.min ? 'smallest' : preferenceOf(call.measure);
  if (goal === null)
    throw new Refusal(`Say whether the largest or the smallest ${call.measure} is best: --max or --min.`);
  const zone = zoneOf(call.zone);
  const file = varied.openVaried(call.file, out);
  const factors = varied.factorsOf(file, '--over', call.over);
  const designed = varied.refusing('--over', () => pointsOf(factors, { kind: 'full' }, call.seed));
  const asItStands = { label: 'as it stands', levels: [], whatIf: '', changes: [] };
  const alternatives = call.base ? [asItStands, ...designed] : designed;
  if (alternatives.length < 2)
    throw new Refusal('--over gives one alternative: there is nothing to choose from.');
  await varied.checkPoints(file, alternatives, signal);
  // 3.
  const dotted = keysOf(file.sound.scenario);
  const points = alternatives.map((point) => varied.compiledOnce(varied.runnable(file, point, call.seed)));
  const executor = await openExecutor(call);
  const budget = call.budget ?? BUDGET;
  out.say(
    `Choosing among ${points.length} alternatives on ${executor.name}, with at most ${budget.toLocaleString('en')} replications.`,
  );
  const { measure, across = null } = call;
  const replicate = async (which: readonly number[], replications: readonly number[]) => {
    const samples = await runPoints({
      points: which.map((i) => points[i]),
      seed: call.seed,
      replications,
      measures: [measure],
      dotted,
      executor,
      signal,
    });
    out.say(
      `Replications ${replications[0]} to ${replications.at(-1)} of ${which.length} alternatives are done.`,
    );
    return samples;
  };
  const found = await selectBest(
    alternatives.map(({ label }) => label),
    { objective: { measure, across, goal }, alpha: ALPHA, zone, budget, dotted },
    replicate,
  )
    .catch((error: unknown) => {
      throw varied.ended(error, signal, [NoValue, RangeError]);
    })
    .finally(() => executor.close?.());
  // 4.
  const { selectionText } = await import('../../report/selection.js');
  if (call.json) out.answer(`${JSON.stringify(found, null, 2)}\n`);
  else if (!call.quiet) out.answer(selectionText(file.sound.scenario.title, found));
  if (!found.guaranteed) process.exitCode = EXIT.no;
}

function zoneOf(text: string): { kind: 'absolute' | 'relative'; value: number } {
  const found = /^(\d+(?:\.\d+)?)\s*(%)?$/u.exec(text.trim());
  const value = Number(found?.[1]);
  if (!found || !(value > 0))
    throw new Refusal(
      `--zone takes a share ("5 %") or a figure in the unit of the measure ("0.5"), not ${JSON.stringify(text)}.`,
    );
  return found[2] ? { kind: 'relative', value: value / 100 } : { kind: 'absolute', value };
}
