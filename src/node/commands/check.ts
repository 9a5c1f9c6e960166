/** `onward check`: everything that is wrong with a scenario, at once, and what it holds if nothing is. */
import type { Argv } from 'yargs';
import { expectedParties } from '../../scenario/check/work.js';
import type { Issue } from '../../scenario/issue.js';
import type { Scenario } from '../../scenario/scenario.js';
import { EXIT } from '../exit.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION, WHAT_IF_OPTION } from './options.js';

interface Call {
  readonly file: string;
  readonly 'what-if': string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const check = {
  command: 'check <file>',
  describe: 'Say everything that is wrong with a scenario',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('what-if', WHAT_IF_OPTION)
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example('$0 check my.yaml', 'errors and warnings as file:line:column')
      .example('$0 check my.yaml --json | jq .issues', 'the same for machines'),
  handler: checkFile,
};

async function checkFile(call: Call): Promise<void> {
  const [{ readScenarioFile }, { formatIssue }, { counted }] = await Promise.all([
    import('../files.js'),
    import('../../scenario/issue.js'),
    import('../read.js'),
  ]);
  const out = terminal(false);
  const { scenario, issues, warnings, name, hash } = readScenarioFile(call.file, call['what-if']);
  const sound = scenario !== null && issues.length === 0;
  if (!sound) process.exitCode = EXIT.wrong;
  if (call.json) out.answer(JSON.stringify(answer(sound ? scenario : null, issues, warnings, hash), null, 2));
  for (const issue of call.quiet ? issues : [...issues, ...warnings]) out.say(formatIssue(issue));
  if (!sound || (warnings.length > 0 && !call.quiet)) out.say(counted(issues, warnings));
  if (sound && !call.json && !call.quiet) out.answer(`${name}: ${sentence(holdings(scenario))}.`);
}

function answer(
  scenario: Scenario | null,
  issues: readonly Issue[],
  warnings: readonly Issue[],
  hash: string,
): object {
  return { sound: scenario !== null, hash, holds: scenario && holdings(scenario), issues, warnings };
}

interface Holdings {
  readonly groups: number;
  readonly origins: number;
  readonly crossings: number;
  readonly cities: number;
  readonly airports: number;
  readonly destinations: number;
  readonly services: number;
  readonly routes: number;
  readonly observations: number;
  readonly whatIfs: number;
  /** Parties that set out in a run on average. */
  readonly parties: number;
}

function holdings(scenario: Scenario): Holdings {
  return {
    groups: scenario.groups.length,
    origins: scenario.origins.length,
    crossings: scenario.crossings.length,
    cities: scenario.cities.length,
    airports: scenario.airports.length,
    destinations: scenario.destinations.length,
    services: scenario.services.length,
    routes: scenario.routes.length,
    observations: scenario.observations.length,
    whatIfs: scenario.whatIfs.length,
    parties: Math.round(
      scenario.origins
        .flatMap(({ departures }) => departures)
        .reduce((sum, each) => sum + expectedParties(each), 0),
    ),
  };
}

const NAMES: Readonly<Record<keyof Holdings, readonly [one: string, many: string]>> = {
  groups: ['group', 'groups'],
  origins: ['origin', 'origins'],
  crossings: ['crossing', 'crossings'],
  cities: ['city', 'cities'],
  airports: ['airport', 'airports'],
  destinations: ['destination', 'destinations'],
  services: ['service', 'services'],
  routes: ['route', 'routes'],
  observations: ['observation', 'observations'],
  whatIfs: ['what-if', 'what-ifs'],
  parties: ['expected party', 'expected parties'],
};

/** `3 groups, 1 origin, …, 12,400 expected parties`. */
function sentence(held: Holdings): string {
  const keys = Object.keys(NAMES) as (keyof Holdings)[];
  return keys
    .filter((key) => held[key] > 0)
    .map((key) => `${held[key].toLocaleString('en')} ${NAMES[key][held[key] === 1 ? 0 : 1]}`)
    .join(', ');
}
