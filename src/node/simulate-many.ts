/** Runs a scenario's replications on an executor, with a progress bar, and says how long it took. */
import path from 'node:path';
import { compile } from '../compile/compile.js';
import { type Executor, type Progress, ReplicationError } from '../experiment/executor.js';
import { keysOf } from '../experiment/places.js';
import { type NetworkRule, networkRule } from '../experiment/precision.js';
import type { Results } from '../experiment/results.js';
import { runSampled } from '../experiment/run.js';
import type { Samples } from '../experiment/samples.js';
import type { Network } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Course } from './archive/manifest.js';
import { Interruption, Refusal, systemProblem } from './exit.js';
import { elapsed, perSecond, progressBar } from './progress.js';
import { plural, type SoundScenario } from './read.js';
import { version } from './version.js';

export interface Call {
  readonly sound: SoundScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  readonly seed: string;
  /** How many, or the numbers of those to run. */
  readonly replications: number | readonly number[];
  /** A precision at which to stop, in words; `replications` is then the most that are run. */
  readonly until?: string | undefined;
  /** Stays open. */
  readonly executor: Executor;
  /** Takes words for who is watching. */
  readonly say: (text: string) => void;
  /** Show no progress bar. */
  readonly quiet: boolean;
  readonly signal: AbortSignal;
  /** What becomes of the replications that were finished when a run ends too early; nothing is written unless said. */
  readonly advice?: (done: number, total: number) => string;
}

export interface Outcome {
  readonly results: Results;
  /** The values of every measure by replication, which comparisons are made of. */
  readonly samples: Samples;
  /** How long it took, and how many events it was. */
  readonly sentence: string;
  readonly course: Course;
  /** The rule of `until`, at the end; null without one. */
  readonly until: NetworkRule | null;
}

/**
 * Compiles the scenario and runs it. Throws an Interruption when the signal is set off, a Refusal when the system
 * refuses something (a full disk), a ReplicationError when a replication fails; each says what is kept.
 */
export async function simulateMany(call: Call): Promise<Outcome> {
  const { sound, seed, replications, executor, signal } = call;
  const total = typeof replications === 'number' ? replications : replications.length;
  const began = performance.now();
  const date = new Date();
  const network = compile(sound.scenario);
  const until = call.until === undefined ? undefined : ruleOf(call.until, total, network, sound.scenario);
  const most = until ? 'at most ' : '';
  call.say(`Simulating ${most}${plural(total, 'replication')} on ${executor.name}.`);
  const bar = progressBar(total, executor, !call.quiet);
  const tally = { kept: 0, events: 0, done: 0 };
  try {
    const { results, samples } = await runSampled({
      scenario: sound.scenario,
      network,
      file: call.file,
      hash: sound.hash,
      seed,
      replications,
      until,
      version: version(),
      executor,
      warnings: sound.warnings,
      onProgress: (progress: Progress) => {
        tally.done = progress.done;
        if (progress.kept === true) tally.kept++;
        else tally.events += progress.events;
        bar.update(progress);
      },
      signal,
    });
    bar.stop();
    return {
      results: located(results, sound.name),
      samples,
      sentence: told(results.replications, tally, performance.now() - began),
      course: { executor: executor.name, began: date, took: performance.now() - began },
      until: until ?? null,
    };
  } catch (error) {
    bar.stop();
    const advice = call.advice?.(tally.done, total) ?? 'Nothing was written.';
    if (signal.aborted) throw new Interruption(`Interrupted. ${advice}`);
    throw advised(error, advice);
  }
}

/** What the user can do something about says also what is kept. */
function advised(error: unknown, advice: string): unknown {
  if (error instanceof Refusal) return new Refusal(`${error.message} ${advice}`);
  const problem = systemProblem(error);
  if (problem !== null) return new Refusal(`${problem} ${advice}`);
  if (error instanceof ReplicationError) error.message += `\n${advice}`;
  return error;
}

/** The rule that stops the run. Throws a Refusal where it makes no sense for the scenario. */
function ruleOf(until: string, budget: number, network: Network, scenario: Scenario): NetworkRule {
  try {
    return networkRule(network, until, budget, keysOf(scenario));
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(`--until: ${error.message}`);
    throw error;
  }
}

/** Results name the file without its folders, which differ between machines; commands name it from the working folder. */
function located(results: Results, name: string): Results {
  const from = path.relative('', results.path).replaceAll(path.sep, '/');
  const elsewhere = path.isAbsolute(from) || from.startsWith('../');
  return { ...results, path: elsewhere ? name : from, scenario: { ...results.scenario, file: name } };
}

function told(
  replications: number,
  { kept, events }: { readonly kept: number; readonly events: number },
  milliseconds: number,
): string {
  const before = kept === 0 ? '' : ` (${kept} from before)`;
  const million =
    events >= 1e7 ? `${Math.round(events / 1e6).toLocaleString('en')} million` : events.toLocaleString('en');
  const rate = perSecond(events, milliseconds);
  return `${plural(replications, 'replication')}${before} in ${elapsed(milliseconds)}: ${million} events, ${rate} a second.`;
}
