/** `onward query`: SQL over what a run measured. */
import type { Argv } from 'yargs';
import { Refusal } from '../exit.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION } from './options.js';

interface Call {
  readonly run: string;
  readonly sql: string;
  readonly csv: boolean;
  readonly json: boolean;
}

export const query = {
  command: 'query <run> <sql>',
  describe: 'Ask the tables of a run in SQL: metrics, series, legs, ends, journeys',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('run', { type: 'string', demandOption: true, describe: 'Folder of a report' })
      .positional('sql', {
        type: 'string',
        demandOption: true,
        describe: 'One statement; it can change nothing',
      })
      .option('csv', {
        type: 'boolean',
        default: false,
        describe: 'Print CSV, for a spreadsheet',
      })
      .option('json', { ...JSON_OPTION, describe: 'Print the rows as one JSON array of objects' })
      .example(
        '$0 query reports/my "select avg(value), stddev(value) from metrics where measure = \'outcomes.settled\'"',
        'one measure over the replications',
      )
      .example('$0 query reports/my "from metrics" --csv > metrics.csv', 'a whole table for a spreadsheet'),
  handler: ask,
};

async function ask(call: Call): Promise<void> {
  const out = terminal(false);
  const [{ query: answer }, { default: Table }] = await Promise.all([
    import('../archive/query.js'),
    import('cli-table3'),
  ]);
  if (call.csv && call.json) throw new Refusal('Choose one of --csv and --json.');
  const { columns, rows } = await answer(call.run, call.sql);
  if (call.csv) out.answer([columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join(''));
  else if (call.json) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
    out.answer(JSON.stringify(objects, null, 2));
  } else {
    const table = new Table({ head: [...columns], style: { head: [], border: [] } });
    for (const row of rows) table.push(row.map((value) => plain(value)));
    out.answer(table.toString());
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value in CSV (RFC 4180); what a spreadsheet would take for a formula is text all the same. */
function cell(value: unknown): string {
  const text = plain(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
