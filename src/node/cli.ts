/**
 * The command line. This file and those it imports at once are light, so that `--help` answers at once; each command
 * imports what it runs when it runs.
 */
import yargs, { type Argv } from 'yargs';
import { suggest } from '../scenario/suggest.js';
import { best } from './commands/best.js';
import { check } from './commands/check.js';
import { compare } from './commands/compare.js';
import { evidence } from './commands/evidence.js';
import { explain } from './commands/explain.js';
import { merge } from './commands/merge.js';
import { create } from './commands/new.js';
import { query } from './commands/query.js';
import { report } from './commands/report.js';
import { run } from './commands/run.js';
import { schema } from './commands/schema.js';
import { sweep } from './commands/sweep.js';
import { trace } from './commands/trace.js';
import { worker } from './commands/worker.js';
import { ending, Refusal } from './exit.js';
import { ignoreClosedPipes, warn } from './terminal.js';
import { version } from './version.js';

const COMMANDS = [
  run,
  check,
  compare,
  sweep,
  best,
  query,
  worker,
  merge,
  trace,
  explain,
  evidence,
  create,
  report,
  schema,
];

const EPILOGUE = `Exit codes: 0 done; 1 done, and the answer is no; 2 the input or the call is wrong; 3 interrupted;
70 a fault of onward's own.`;

/** Parses the arguments and runs the command that they name. */
async function main(args: readonly string[]): Promise<void> {
  const options = new Set(['help', 'version']);
  const parser: Argv = yargs([...args])
    .scriptName('onward')
    .locale('en')
    .usage('onward: a discrete-event migration flow simulator\n\n  $0 <command> [options]')
    .command(run)
    .command(check)
    .command(compare)
    .command(sweep)
    .command(best)
    .command(trace)
    .command(explain)
    .command(evidence)
    .command(create)
    .command(report)
    .command(schema)
    .command(worker)
    .command(merge)
    .command(query)
    .demandCommand(1)
    .strict()
    .version(version())
    .help()
    .example('$0 run scenarios/kazakhstan-2022.yaml', 'simulate, and write a report')
    .example('$0 run --help', 'what a command takes')
    .epilogue(EPILOGUE)
    .parserConfiguration({ 'boolean-negation': false, 'greedy-arrays': false })
    .middleware((call) => refuseTwice(call, parser))
    .wrap(Math.min(110, process.stderr.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      // A handler that neither throws nor exits would let the command run all the same.
      if (error !== undefined && error !== null && error.name !== 'YError') throw error;
      for (const name of optionsOf(parser)) options.add(name);
      throw new Refusal(callProblem(message ?? error.message, args, options));
    });
  await parser.parseAsync();
}

/** Long names of the options that the parser knows by now: the common ones and those of the command. */
function optionsOf(parser: unknown): string[] {
  const { key } = (parser as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1 && /^[a-z-]+$/.test(name));
}

/** Options that take one value are given once: which of two was meant, nobody knows. */
function refuseTwice(call: Record<string, unknown>, parser: unknown): void {
  const { array, narg } = (
    parser as { getOptions(): { array: string[]; narg: Record<string, number> } }
  ).getOptions();
  const several = Object.keys(narg).filter((name) => narg[name]! > 1);
  const lists = new Set(['_', 'others', ...array, ...several]);
  const twice = optionsOf(parser).find((name) => Array.isArray(call[name]) && !lists.has(name));
  if (twice !== undefined) throw new Refusal(`--${twice} is given more than once.`);
}

/** What yargs complains of, in our words, with what was probably meant. */
function callProblem(message: string, args: readonly string[], options: ReadonlySet<string>): string {
  const names = COMMANDS.map((command) => command.command.split(' ')[0]!);
  const command = names.includes(args[0] ?? '') ? `${args[0]} ` : '';
  const help = `See onward ${command}--help.`;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/.exec(message)?.[1];
  if (unknown !== undefined) {
    const [first] = unknown.split(', ') as [string, ...string[]];
    const isOption = args.some(
      (arg) => arg.startsWith('-') && arg.replace(/^-+/, '').split('=')[0] === first,
    );
    if (isOption) return `There is no option --${first}${meant(first, options, '--')} ${help}`;
    if (command === '') return `There is no command ${first}${meant(first, names, '')} ${help}`;
    return `${JSON.stringify(first)} is one argument too many. ${help}`;
  }
  if (args.length === 0) return `Say what to do: onward ${names.join(', ')}. ${help}`;
  if (message.startsWith('Not enough non-option arguments')) {
    return command === '' ? `Name a command: ${names.join(', ')}. ${help}` : `Name a scenario file. ${help}`;
  }
  const missing = /^Missing required arguments?: (\S+?)(?:,|$)/.exec(message)?.[1];
  if (missing !== undefined) {
    const wrong = args.map((arg) => /^--([a-z-]+)/.exec(arg)?.[1]).find((name) => name && !options.has(name));
    if (wrong) return `There is no option --${wrong}${meant(wrong, options, '--')} ${help}`;
    return `--${missing} is needed. ${help}`;
  }
  const empty = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  return empty === undefined ? `${message} ${help}` : `--${empty} needs a value. ${help}`;
}

function meant(word: string, candidates: Iterable<string>, dashes: string): string {
  const near = suggest(word, candidates);
  return near === undefined ? '.' : `; did you mean ${dashes}${near}?`;
}

/** Tells how the command ended, in one line; the stack is for those who ask. */
function end(thrown: unknown): void {
  const { code, message } = ending(thrown);
  warn(message);
  if (DEBUG && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
  process.exitCode = code;
}

const DEBUG = process.env.ONWARD_DEBUG === '1';
if (DEBUG) process.setSourceMapsEnabled(true);
ignoreClosedPipes();
process.on('uncaughtException', (thrown) => {
  end(thrown);
  process.exit();
});
await main(process.argv.slice(2)).catch(end);
