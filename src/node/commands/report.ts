/** `onward report`: a report again, or parts of it in other formats, from what a run has kept. */
import path from 'node:path';
import type { Argv } from 'yargs';
import type { Results } from '../../experiment/results.js';
import type { Theme } from '../../report/theme-file.js';
import type { Files } from '../publish.js';
import { FORMATS, type Format } from '../report-formats.js';
import { terminal } from '../terminal.js';
import { QUIET_OPTION } from './options.js';

interface Call {
  readonly run: string;
  readonly format: Format;
  readonly only: string[] | undefined;
  readonly theme: string | undefined;
  readonly out: string | undefined;
  readonly quiet: boolean;
}

export const report = {
  command: 'report <run>',
  describe: 'Draw a report again without running, or write it as pictures, PDF, tables or map data',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('run', {
        type: 'string',
        demandOption: true,
        describe: 'Folder of a report, as `onward run` writes it',
      })
      .option('format', {
        choices: FORMATS,
        default: 'html' as const,
        describe:
          'html: the page; svg, png: each chart; pdf: the page on paper; md: words and charts; csv: tables for a spreadsheet; geojson, flowmap: places and flows for a map',
      })
      .option('only', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Only this chart, by the name of its file; may be given several times',
      })
      .option('theme', {
        type: 'string',
        requiresArg: true,
        describe: 'Colours and fonts, a YAML or JSON file',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'the report itself for html, a folder beside it named for the format otherwise',
        describe: 'Where to write',
      })
      .option('quiet', QUIET_OPTION)
      .example('$0 report reports/kazakhstan-2022', 'the page again, as this version draws it')
      .example('$0 report reports/kazakhstan-2022 --format png --only waits', 'one picture for a briefing')
      .example('$0 report reports/kazakhstan-2022 --format flowmap', 'for flowmap.gl'),
  handler: reportAgain,
};

/**
 *     run's folder ─(1) read→ Results, Theme ─(2) draw what is asked for→ files ─(3) put in place→ folder
 */
async function reportAgain(call: Call): Promise<void> {
  const out = terminal(call.quiet);
  const [{ resultsOf, runFilesOf }, { readThemeFile }, { filesOf }, { publish }, { writeExport }] =
    await Promise.all([
      import('../kept.js'),
      import('../theme.js'),
      import('../formats.js'),
      import('../publish.js'),
      import('../export-folder.js'),
    ]);
  // 1.
  const theme: Theme | undefined = call.theme === undefined ? undefined : readThemeFile(call.theme);
  const results: Results = await resultsOf(call.run);
  // 2.
  const files: Files = await filesOf(results, call.format, {
    ...(theme === undefined ? {} : { theme }),
    ...(call.only === undefined ? {} : { only: call.only }),
  });
  // 3. A whole report takes the place of the one that it is of; a part of it never does.
  const whole = call.format === 'html' && call.only === undefined;
  const folder = call.out ?? (whole ? call.run : besideIt(call));
  if (whole) await publish(folder, new Map([...files, ...(await runFilesOf(call.run))]));
  else await writeExport(folder, files);
  const [first] = files.keys();
  out.say(files.size === 1 ? path.join(folder, first!) : `${files.size} files in ${folder}`);
}

/** `reports/my-run-csv`: beside the report, which holds nothing but its own files. */
function besideIt({ run, format }: Call): string {
  return `${path.resolve(run)}-${format}`;
}
