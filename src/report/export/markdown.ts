/** The report in words and tables as Markdown, for a briefing that is written elsewhere. */
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { findingsOf, publishedInWords, simulatedInWords } from '../../experiment/words.js';
import type { ChartSpec } from '../chart.js';
import type { ReportFile } from '../files.js';
import { elided, fullName, plain } from '../names.js';
import { runInWords } from '../page/page.js';
import { verdictInWords } from '../page/published.js';

/** `report.md`, with the pictures that stand beside it in `charts/`. */
export function markdownFiles(results: Results, charts: readonly ChartSpec[]): ReportFile[] {
  const { scenario, observations, evidence } = results;
  const lines = [
    `# ${safe(fullName(scenario.title))}`,
    ...(scenario.whatIf === '' ? [] : ['', `What if: ${safe(fullName(scenario.whatIf))}`]),
    '',
    safe(runInWords(results)),
    '',
    ...findingsOf(results).map(({ text }) => `- ${safe(text)}`),
    ...charts.flatMap(({ name, title, subtitle, alt, source }) => [
      '',
      `## ${safe(title)}`,
      '',
      `![${safe(alt)}](charts/${name}.svg)`,
      '',
      safe(subtitle),
      '',
      `Source: ${safe(source)}`,
    ]),
    ...(observations.length === 0
      ? []
      : [
          '',
          '## Simulated against published',
          '',
          ...table(
            ['Figure', 'Published', 'Simulated (middle 90 %)', 'Verdict', 'Source'],
            observations.map((each) => [
              each.label === '' ? each.measure : each.label,
              publishedInWords(each),
              simulatedInWords(each),
              verdictInWords(each),
              each.source,
            ]),
          ),
        ]),
    '',
    '## What is assumed',
    '',
    `${quantity(evidence.values.filter(({ source }) => source === 'assumption').length, 'count')} of ${quantity(evidence.values.length, 'count')} values are assumptions.`,
    ...(evidence.sources.length === 0
      ? []
      : [
          '',
          '## Sources',
          '',
          ...evidence.sources.map(
            ({ title, date, via, url }) =>
              `- ${safe(
                [title, date, via === '' ? '' : `via ${via}`, url]
                  .filter((part) => part !== '')
                  .map((part) => elided(part, 300))
                  .join(', '),
              )}`,
          ),
        ]),
  ];
  return [{ path: 'report.md', text: `${lines.join('\n')}\n` }];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => safe(elided(cell, 300))).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---|').join('')}`, ...rows.map(line)];
}

/** Text in which nothing is markup: neither Markdown's nor HTML's. */
function safe(text: string): string {
  return plain(text)
    .replace(/[\\`*_{}[\]<>#|!~&]/gu, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/u, '$1\\$2');
}
