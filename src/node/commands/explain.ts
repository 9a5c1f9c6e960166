/** `onward explain`: a scenario as it stands after bases and what-ifs, its changes in words, its places as a drawing. */
import type { Argv } from 'yargs';
import type { JsonMap, ScenarioDocument } from '../../scenario/document.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION, WHAT_IF_OPTION } from './options.js';

const FORMS = ['yaml', 'json', 'svg', 'mermaid', 'words'] as const;

interface Call {
  readonly file: string;
  readonly 'what-if': string | undefined;
  readonly as: (typeof FORMS)[number];
  readonly json: boolean;
  readonly quiet: boolean;
}

export const explain = {
  command: 'explain <file>',
  describe: 'Print a scenario as it stands after its bases and a what-if, its changes, or a drawing of it',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', demandOption: true, describe: 'The scenario (YAML)' })
      .option('what-if', WHAT_IF_OPTION)
      .option('as', {
        choices: FORMS,
        default: 'yaml' as const,
        requiresArg: true,
        describe:
          'The whole scenario (yaml, json), its network of places (svg, mermaid), or its changes (words)',
      })
      .option('json', { ...JSON_OPTION, describe: 'Print one JSON object that holds all of these' })
      .option('quiet', QUIET_OPTION)
      .example('$0 explain my.yaml --as words', 'dated changes and what-ifs, value by value')
      .example('$0 explain my.yaml --what-if "two more lanes"', 'the scenario with the what-if in it')
      .example(
        '$0 explain my.yaml --as svg > places.svg',
        'a picture of origins, crossings, cities and ways',
      ),
  handler: explainFile,
};

/**
 *     file ─(1) read, so that what is explained is sound→ Scenario ─────────────────────────→ svg, mermaid
 *       └──(2) bases and what-if→ document ─(3)→ yaml, json      document before it ─(4) compare→ words
 */
async function explainFile(call: Call): Promise<void> {
  const [
    { readSound },
    { openScenario },
    { resolveScenario },
    words,
    { mermaidOf },
    { networkSvg },
    { printScenario },
  ] = await Promise.all([
    import('../read.js'),
    import('../files.js'),
    import('../../scenario/resolve.js'),
    import('../../scenario/explain/words.js'),
    import('../../scenario/explain/mermaid.js'),
    import('../../report/network/svg.js'),
    import('../../scenario/explain/print.js'),
  ]);
  // 1.
  const out = terminal(call.quiet);
  const { scenario, name, hash } = readSound(call.file, call['what-if'], out);
  // 2.
  const { text, files } = openScenario(call.file);
  const whatIf = call['what-if'];
  const options = whatIf === undefined ? { file: name, files } : { file: name, files, whatIf };
  const { document, before } = resolveScenario(text as string, options) as {
    document: ScenarioDocument;
    before: ScenarioDocument;
  };
  // 3. and 4.
  const raw = whatIf === undefined ? document.raw : withoutWhatIfs(document.raw as JsonMap);
  const isChanged = document !== before;
  const changes = isChanged ? words.changesInWords(before, document, files) : [];
  const plan = words.planInWords(document, files);
  const heading = isChanged ? `${scenario.whatIf}, against its base` : '';
  if (call.json) {
    const drawing = mermaidOf(scenario);
    out.answer(
      JSON.stringify({ name, hash, whatIf: scenario.whatIf, changes, scenario: raw, drawing }, null, 2),
    );
  } else if (call.as === 'json') out.answer(JSON.stringify(raw, null, 2));
  else if (call.as === 'mermaid') out.answer(mermaidOf(scenario));
  else if (call.as === 'svg') out.answer(networkSvg(scenario).trimEnd());
  else if (call.as === 'words') {
    out.answer(inWords(scenario.title, isChanged ? [{ heading, lines: changes }] : plan));
  } else {
    const comment = isChanged ? [heading, ...changes.map((line) => `  ${line}`)] : [];
    out.answer([...comment.map((line) => `# ${line}`), printScenario(raw)].join('\n'));
  }
}

/** With one what-if in it, the others no longer start from what their author meant. */
function withoutWhatIfs({ 'what-ifs': _, ...raw }: JsonMap): JsonMap {
  return raw;
}

function inWords(title: string, parts: readonly { heading: string; lines: readonly string[] }[]): string {
  const told = parts.flatMap(({ heading, lines }) => [
    '',
    heading,
    ...(lines.length === 0 ? ['  nothing'] : lines.map((line) => `  ${line}`)),
  ]);
  return [
    title,
    ...(told.length === 0 ? ['', 'Nothing changes on a date, and no what-if is written.'] : told),
  ].join('\n');
}
