/** From results to what is told on standard output. */
import type { Results } from '../experiment/results.js';
import { summaryOf } from '../experiment/summary.js';
import { findingsOf } from '../experiment/words.js';

/** What `--json` prints, which is also the report's `summary.json`. */
export function summaryText(results: Results): string {
  return `${JSON.stringify(summaryOf(results), null, 2)}\n`;
}

/** The findings, as sentences for a person. */
export function terminalSummary(results: Results): string {
  return [results.scenario.title, '', ...findingsOf(results).map(({ text }) => text)].join('\n');
}
