/** `onward evidence`: every value of a scenario with what it rests on. */
import type { Argv } from 'yargs';
import { capital } from '../../experiment/measure-words.js';
import type { Evidence, Kind } from '../../scenario/explain/evidence.js';
import type { Source } from '../../scenario/scenario.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION, WHAT_IF_OPTION } from './options.js';

interface Call {
  readonly file: string;
  readonly 'what-if': string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const evidence = {
  command: 'evidence <file>',
  describe: 'List every value of a scenario with its source, and those that have none',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('what-if', WHAT_IF_OPTION)
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example('$0 evidence my.yaml', 'what is published, estimated, fitted and assumed')
      .example('$0 evidence my.yaml --json | jq \'.values[] | select(.kind == "assumption") | .path\'', ''),
  handler: listEvidence,
};

async function listEvidence(call: Call): Promise<void> {
  const [{ readSound }, { evidenceByKind }] = await Promise.all([
    import('../read.js'),
    import('../../scenario/explain/evidence.js'),
  ]);
  const out = terminal(call.quiet);
  const { scenario, name, hash } = readSound(call.file, call['what-if'], out);
  const found = evidenceByKind(scenario);
  out.answer(call.json ? JSON.stringify({ name, hash, ...found }, null, 2) : inWords(name, found));
}

const HEADINGS: Readonly<Record<Kind, string>> = {
  source: 'with a source',
  estimate: 'estimated by the author',
  fitted: 'fitted to published figures',
  assumption: 'assumed, without a source',
};

const WIDTH = 80;

/** Counts, then the values of each kind; those with a source by source. At most 80 columns. */
function inWords(name: string, { counts, values, sources }: Evidence): string {
  const kinds = Object.keys(HEADINGS) as Kind[];
  const digits = String(values.length).length;
  const lines = [`${name}: ${values.length} ${values.length === 1 ? 'value' : 'values'}`];
  if (values.some(({ range }) => range)) lines.push('(in brackets: the range that the file allows it)');
  lines.push('');
  for (const kind of kinds) lines.push(`  ${String(counts[kind]).padStart(digits)}  ${HEADINGS[kind]}`);
  for (const kind of kinds) {
    const theirs = values.filter((value) => value.kind === kind);
    if (theirs.length === 0) continue;
    lines.push('', `${capital(HEADINGS[kind])} (${theirs.length})`);
    if (kind !== 'source') lines.push(...theirs.flatMap((value) => valueLines(value, 2)));
    else for (const source of sources) lines.push(...sourceLines(source, theirs));
  }
  return lines.join('\n');
}

function sourceLines(source: Source, values: Evidence['values']): string[] {
  const theirs = values.filter((value) => value.source === source.name);
  if (theirs.length === 0) return [];
  const { name, title, date, via, url } = source;
  const about = [title === name ? '' : title, date, via === '' ? '' : `via ${via}`, url];
  const heading = [name, about.filter((part) => part !== '').join(', ')].filter((part) => part !== '');
  return [...wrapped(heading.join(': '), 2), ...theirs.flatMap((value) => valueLines(value, 4))];
}

/** `path: value [range]`, and its note on lines of its own. */
function valueLines({ path, text, note, range }: Evidence['values'][number], indent: number): string[] {
  const lines = wrapped(`${path}: ${text}${range ? ` [${range.join(' to ')}]` : ''}`, indent);
  return note === '' ? lines : [...lines, ...wrapped(`(${note})`, indent + 2)];
}

/** A text in lines of at most 80 columns, those after the first set in by 4 more; a word that is longer is cut. */
function wrapped(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => WIDTH - indent - (lines.length > 0 ? 4 : 0);
  const put = () => {
    lines.push(`${' '.repeat(indent + (lines.length > 0 ? 4 : 0))}${line}`);
    line = '';
  };
  for (let word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room()) put();
    line = line === '' ? word : `${line} ${word}`;
    while (line.length > room()) {
      word = line.slice(room());
      line = line.slice(0, room());
      put();
      line = word;
    }
  }
  if (line !== '') put();
  return lines;
}
