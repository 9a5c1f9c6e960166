/** A theme file, read for a command. */
import { readTheme, type Theme } from '../report/theme-file.js';
import { formatIssue } from '../scenario/issue.js';
import { Refusal } from './exit.js';
import { openScenario } from './files.js';
import { counted } from './read.js';

/** Throws a Refusal that carries all issues where the file is no theme. */
export function readThemeFile(file: string): Theme {
  const { text } = openScenario(file);
  if (typeof text !== 'string')
    throw new Refusal(`${file}: ${text.message}.${text.hint ? ` ${text.hint}` : ''}`);
  const { theme, issues } = readTheme(text, file);
  if (theme !== null) return theme;
  throw new Refusal([...issues.map(formatIssue), counted(issues, [])].join('\n'));
}
