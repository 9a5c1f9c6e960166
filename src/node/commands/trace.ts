/** `onward trace`: what happened to one party, or at one station, in one simulated run. */
import type { Argv } from 'yargs';
import type { World } from '../../experiment/story.js';
import type { Stretch } from '../../experiment/trace-lines.js';
import type { Scenario } from '../../scenario/scenario.js';
import { Refusal } from '../exit.js';
import { terminal } from '../terminal.js';
import { QUIET_OPTION, SEED_OPTION, WHAT_IF_OPTION, wholeNumber } from './options.js';

interface Call {
  readonly file: string;
  readonly 'what-if': string | undefined;
  readonly seed: string;
  readonly replication: number | undefined;
  readonly party: number | undefined;
  readonly station: string | undefined;
  readonly between: string[] | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const trace = {
  command: 'trace <file>',
  describe: 'Tell what happened to one party, or at one station',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('party', {
        string: true,
        coerce: wholeNumber('party', 1, Number.MAX_SAFE_INTEGER),
        requiresArg: true,
        conflicts: 'station',
        describe: 'The party to follow: parties are numbered from 1 as they set out, over all origins',
      })
      .option('station', {
        type: 'string',
        requiresArg: true,
        describe: 'The station to watch, as its measures are called: crossings.Mashtakovo.exit.car',
      })
      .option('between', {
        type: 'string',
        nargs: 2,
        coerce: (dates: string | string[]) => [dates].flat(),
        describe: 'Only from the first date up to the second, as the scenario writes dates',
      })
      .option('what-if', WHAT_IF_OPTION)
      .option('seed', SEED_OPTION)
      .option('replication', {
        string: true,
        coerce: wholeNumber('replication', 1, 1_000_000),
        requiresArg: true,
        defaultDescription: '1',
        describe: 'The replication to trace, by its number',
      })
      .option('json', {
        type: 'boolean',
        default: false,
        describe:
          "Print one JSON object a line: every node of the party's way, or every visit to the station",
      })
      .option('quiet', QUIET_OPTION)
      .example('$0 trace my.yaml --party 1200', 'the way of the 1,200th party')
      .example(
        '$0 trace my.yaml --station crossings.Post.exit.car --between 2022-09-24 2022-09-25',
        'one day',
      ),
  handler: tell,
};

/**
 *     file ─read→ Scenario ─compile→ Network ─watched run→ steps of a party, visits to a station ─→ lines
 */
async function tell(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  if ((call.party === undefined) === (call.station === undefined))
    throw new Refusal('Say what to trace: --party N or --station NAME. See onward trace --help.');
  const [{ readSound }, { compile }, { worldOf }] = await Promise.all([
    import('../read.js'),
    import('../../compile/compile.js'),
    import('../../experiment/story.js'),
  ]);
  const { scenario } = readSound(call.file, call['what-if'], out);
  const stretch = await stretchOf(call.between, scenario);
  const world = worldOf(scenario, compile(scenario));
  const lines =
    call.party === undefined
      ? await stationLines(world, call, stretch, call.station!)
      : await partyLines(world, call, stretch, call.party);
  if (lines.length > 0) out.answer(lines.join('\n'));
}

async function partyLines(world: World, call: Call, stretch: Stretch, party: number): Promise<string[]> {
  const [{ traceParty }, lines] = await Promise.all([
    import('../../experiment/trace.js'),
    import('../../experiment/trace-lines.js'),
  ]);
  const replication = call.replication ?? 1;
  const { came, trace: found } = traceParty(world.network, call.seed, replication, party);
  if (found === null) {
    const many = `${came.toLocaleString('en')} ${came === 1 ? 'party' : 'parties'}`;
    throw new Refusal(`There is no party ${party}: ${many} came in replication ${replication}.`);
  }
  return call.json
    ? lines.partyRecords(world, found, stretch).map((record) => JSON.stringify(record))
    : lines.partyLines(world, found, stretch);
}

async function stationLines(world: World, call: Call, stretch: Stretch, name: string): Promise<string[]> {
  const [{ traceStation }, lines, { suggest }] = await Promise.all([
    import('../../experiment/trace.js'),
    import('../../experiment/trace-lines.js'),
    import('../../scenario/suggest.js'),
  ]);
  const { names } = world.network.stations;
  const station = names.indexOf(name);
  if (station < 0) {
    const near = suggest(name, names);
    const hint = near === undefined ? `The stations are ${names.join(', ')}` : `Did you mean ${near}`;
    throw new Refusal(
      `There is no station ${JSON.stringify(name)}. ${hint}${near === undefined ? '.' : '?'}`,
    );
  }
  const visits = traceStation(world.network, call.seed, call.replication ?? 1, station);
  return call.json
    ? lines.visitRecords(world, visits, stretch).map((record) => JSON.stringify(record))
    : lines.visitLines(world, station, visits, stretch);
}

/** All of the run, or what lies between two dates as scenarios write them. */
async function stretchOf(between: readonly string[] | undefined, scenario: Scenario): Promise<Stretch> {
  if (between === undefined) return { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const [{ readDate }, { sentence }] = await Promise.all([
    import('../../scenario/calendar/date.js'),
    import('../../scenario/problem.js'),
  ]);
  const [from, until] = between.map((text) => {
    const date = readDate(text, scenario);
    if ('problem' in date) throw new Refusal(`--between: ${sentence(date.problem)}.`);
    return date.value;
  }) as [number, number];
  if (until <= from) throw new Refusal(`--between: ${between[1]} is not after ${between[0]}.`);
  return { from, until };
}
