/** Reads a scenario for a command that needs one: without errors, or not at all. */
import { formatIssue, type Issue } from '../scenario/issue.js';
import type { Scenario } from '../scenario/scenario.js';
import { Refusal } from './exit.js';
import { readScenarioFile } from './files.js';
import type { Terminal } from './terminal.js';

export interface SoundScenario {
  readonly scenario: Scenario;
  /** Base name of the file. */
  readonly name: string;
  readonly hash: string;
  /** One line each. */
  readonly warnings: readonly string[];
}

/** The scenario of a file. Says its warnings to `out`; throws a Refusal that carries all issues where it has errors. */
export function readSound(file: string, whatIf: string | undefined, out?: Terminal): SoundScenario {
  const { scenario, issues, warnings, name, hash } = readScenarioFile(file, whatIf);
  if (scenario === null || issues.length > 0) {
    throw new Refusal([...[...issues, ...warnings].map(formatIssue), counted(issues, warnings)].join('\n'));
  }
  for (const warning of warnings) out?.say(formatIssue(warning));
  return { scenario, name, hash, warnings: warnings.map(asLine) };
}

/** `2 errors, 1 warning.` */
export function counted(issues: readonly Issue[], warnings: readonly Issue[]): string {
  const parts = [plural(issues.length, 'error')];
  if (warnings.length > 0) parts.push(plural(warnings.length, 'warning'));
  return `${parts.join(', ')}.`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A warning for the report: without folders, which differ between machines. */
function asLine(issue: Issue): string {
  const file = issue.file.slice(Math.max(issue.file.lastIndexOf('/'), issue.file.lastIndexOf('\\')) + 1);
  return formatIssue({ ...issue, file }).replaceAll('\n  ', '; ');
}
