/** The summary as text for a terminal, 80 columns wide. */
import Table from 'cli-table3';
import { withoutInterval } from '../experiment/format.js';
import type { Results, Scored, Series } from '../experiment/results.js';
import { findingsOf, publishedInWords, simulatedInWords } from '../experiment/words.js';
import { mainCountry } from './country.js';
import { elided, plain } from './names.js';
import { USES, verdictInWords } from './page/published.js';
import { dateInWords, localMs, ticksPerStep } from './time.js';

const WIDTH = 80;
/** Steps of a sparkline, lowest first. */
const BARS = '▁▂▃▄▅▆▇█';
const SPARK = 28;
const NAME = 18;

/** How words are set off; the plain ones where nothing is to be set off. Colour only repeats what a word says. */
export interface Pen {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
}

const same = (text: string) => text;
const PLAIN: Pen = { bold: same, dim: same, green: same, red: same };

/**
 * What was found, for a person at a terminal: headline, findings, curves, and the comparison with published figures.
 * No line is longer than 80 columns; nothing that a scenario says reaches the terminal as a command.
 */
export function terminalReport(results: Results, pen: Pen = PLAIN): string {
  const { scenario, replications, seed } = results;
  const runs =
    replications === 1
      ? '1 replication, so there are no intervals'
      : `${replications} replications; in brackets the 95 % confidence interval of the mean`;
  const title = scenario.whatIf === '' ? scenario.title : `${scenario.title}: ${scenario.whatIf}`;
  return [
    ...grid([[title]], [WIDTH], false).map(pen.bold),
    ...grid([[`Seed ${seed}, ${runs}`]], [WIDTH], false).map(pen.dim),
    '',
    ...grid(
      findingsOf(results).map(({ text }) => ['•', text]),
      [2, WIDTH - 2],
    ),
    ...curves(results, pen),
    ...comparison(results, pen),
    ...results.warnings.flatMap((text) => ['', ...grid([[`Warning: ${text}`]], [WIDTH])]),
  ].join('\n');
}

/** Sparklines of the series that a reader asks for first. */
function curves(results: Results, pen: Pen): string[] {
  const { series, metrics, places, times } = results;
  const country = mainCountry(results);
  const [crossing] = places.crossings
    .map(({ name }) => name)
    .filter((name) => (metrics[`crossings.${name}.queue.max`]?.mean ?? 0) > 0)
    .sort((a, b) => metrics[`crossings.${b}.queue.max`].mean - metrics[`crossings.${a}.queue.max`].mean);
  const rows = [
    ['entries', `countries.${country}.entries`],
    ['exits', `countries.${country}.exits`],
    ['in the country', `countries.${country}.stock`],
    ['queue', `crossings.${crossing}.queue`],
    ['wait', `crossings.${crossing}.wait`],
  ] as const;
  const where = (name: string) => (name === 'queue' || name === 'wait' ? `${name}, ${crossing}` : name);
  const found = rows.flatMap(([name, key]) =>
    series[key] === undefined ? [] : [curve(results, where(name), series[key])],
  );
  if (found.length === 0) return [];
  const span = `${dateInWords(localMs(results, times[0]))} to ${dateInWords(localMs(results, times.at(-1)!))}`;
  return [
    '',
    pen.bold(`Over time, ${span}`),
    ...grid(found, [NAME, SPARK + 1, WIDTH - NAME - SPARK - 1], false),
  ];
}

function curve(results: Results, name: string, series: Series): string[] {
  const ticks = ticksPerStep(results, SPARK);
  const values: (number | null)[] = [];
  for (let k = series.kind === 'level' ? 0 : 1; k < series.mean.length; k += ticks) {
    const there = series.mean.slice(k, k + ticks).filter((value) => value !== null);
    const sum = there.reduce((total, value) => total + value, 0);
    values.push(there.length === 0 ? null : series.kind === 'flow' ? sum : sum / there.length);
  }
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const step = Math.round(((results.times[1] ?? 0) - (results.times[0] ?? 0)) * ticks) / 3600;
  const most = withoutInterval({
    unit: series.unit,
    mean: Number(top.toPrecision(3)),
    low: null,
    high: null,
  });
  const per = series.kind === 'flow' ? ` in ${step} h` : '';
  return [name, sparkline(values, top), `to ${most}${per}`];
}

/** One character a value, from zero; a space where there is none. */
function sparkline(values: readonly (number | null)[], top: number): string {
  return values
    .map((value) => (value === null ? ' ' : BARS[top === 0 ? 0 : Math.min(7, Math.floor((8 * value) / top))]))
    .join('');
}

function comparison(results: Results, pen: Pen): string[] {
  const { observations } = results;
  if (observations.length === 0) return [];
  const uses = (Object.keys(USES) as Scored['use'][]).filter((use) =>
    observations.some((each) => each.use === use),
  );
  return [
    '',
    pen.bold('Simulated against published: ✓ inside, ✗ missed'),
    pen.dim('Inside: the middle 90 % of the replications (in brackets) meet the published.'),
    ...uses.flatMap((use) => ['', ...oneUse(use, observations, pen)]),
  ];
}

/** The figures that the scenario was fitted to, or those kept for checking. */
function oneUse(use: Scored['use'], observations: readonly Scored[], pen: Pen): string[] {
  const rows = [
    ['', USES[use], 'Published', 'Simulated'],
    ...observations.filter((each) => each.use === use).map(row),
  ];
  return grid(rows, [2, 34, 20, 24]).map((line, i) => {
    if (i === 0) return pen.bold(line);
    return line.startsWith('✓') ? pen.green(line) : line.startsWith('✗') ? pen.red(line) : line;
  });
}

function row(scored: Scored): string[] {
  const { label, measure, verdict } = scored;
  const name = elided(label === '' ? measure : label, 60);
  const told = verdict === 'inside' ? '' : `; ${verdictInWords(scored)}`;
  return [
    verdict === 'inside' ? '✓' : '✗',
    `${name}${told}`,
    publishedInWords(scored),
    simulatedInWords(scored),
  ];
}

/**
 * Cells in columns without rules, as lines of at most the widths' sum. A character that takes two columns is counted
 * so; the cells are cleaned, since a terminal acts upon escape sequences.
 */
export function grid(rows: readonly (readonly string[])[], widths: readonly number[], wrap = true): string[] {
  if (rows.length === 0) return [];
  const edges = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
  ];
  const rules = ['left', 'left-mid', 'right', 'right-mid', 'mid', 'mid-mid', 'middle'];
  const table = new Table({
    colWidths: [...widths],
    wordWrap: wrap,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    chars: Object.fromEntries([...edges, ...rules].map((name) => [name, ''])),
  });
  for (const cells of rows) table.push(cells.map(plain));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
