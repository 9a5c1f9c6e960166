/** `onward merge`: brings the replications of shards together and writes the report of the whole. */
import type { Argv } from 'yargs';
import type { Executor } from '../../experiment/executor.js';
import { Refusal } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION } from './options.js';

interface Call {
  readonly file: string;
  readonly folders: string[];
  readonly out: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const merge = {
  command: 'merge <file> <folders..>',
  describe: 'Bring the shards of a run together, and write the report',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'The scenario (YAML) that was run',
      })
      .positional('folders', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'The --out of every shard; one where they shared it',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'the folder, where there is one',
        describe: 'Folder of the report; a report that stands there is replaced',
      })
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example(
        '$0 merge my.yaml shards/* --out reports/my',
        'what `onward run my.yaml --shard K/N --out shards/K` left',
      )
      .example('$0 merge my.yaml reports/my', 'shards that shared one folder') as unknown as Argv<Call>,
  handler: mergeAndReport,
};

/**
 *     folders ─(1)→ what was run; file ─(2) read→ the same? ─(3) take all replications→ Results ─(4)→ report
 */
async function mergeAndReport(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const signal = interruptible();
  const [{ readSound }, { assertReplaceable }, { simulateMany }, { wholeOf }, { keeping }, { tell, write }] =
    await Promise.all([
      import('../read.js'),
      import('../publish.js'),
      import('../simulate-many.js'),
      import('../archive/shards.js'),
      import('../archive/finished.js'),
      import('../deliver.js'),
    ]);
  const folder = call.out ?? onlyOne(call.folders);
  await assertReplaceable(folder);
  // 1.
  const whole = await wholeOf(call.folders);
  // 2.
  const sound = readSound(
    call.file,
    whole.whatIf === '' ? undefined : whole.whatIf,
    call.json ? out : undefined,
  );
  if (sound.hash !== whole.hash)
    throw new Refusal(`${call.file} is not the scenario that the shards were run of: it was changed since.`);
  // 3.
  const executor = keeping(absent(call.file), {
    folder,
    from: call.folders,
    about: {},
    say: out.say,
  });
  const { seed, replications } = whole;
  const outcome = await simulateMany({ ...call, sound, seed, replications, executor, say: out.say, signal });
  // 4.
  const delivery = { ...call, ...outcome, folder };
  await tell(delivery, out);
  await write(delivery, out, signal);
}

function onlyOne(folders: readonly string[]): string {
  if (folders.length === 1) return folders[0]!;
  throw new Refusal('Say with --out where the report of all shards should go.');
}

/** Runs nothing: what no shard has is named. */
function absent(file: string): Executor {
  return {
    name: 'finished shards',
    run({ replications }) {
      if (replications.length === 0) return Promise.resolve();
      const shown = replications.slice(0, 10).join(', ') + (replications.length > 10 ? ', …' : '');
      return Promise.reject(
        new Refusal(
          `${replications.length === 1 ? 'Replication' : 'Replications'} ${shown} ${replications.length === 1 ? 'is' : 'are'} in no shard: ` +
            `run \`onward run ${file} --shard …\` again with --resume for the parts that have not ended.`,
        ),
      );
    },
  };
}
