/** From results to what is told and written. */
import type { Results } from '../experiment/results.js';
import { summaryOf } from '../experiment/summary.js';
import type { Files } from './publish.js';

/** What `--json` prints, which is also the report's `summary.json`. */
export function summaryText(results: Results): string {
  return `${JSON.stringify(summaryOf(results), null, 2)}\n`;
}

export function terminalSummary(results: Results): string {
  return results.scenario.title;
}

export async function draw(results: Results): Promise<Files> {
  return new Map([
    ['summary.json', summaryText(results)],
    ['report.html', '<html></html>'],
  ]);
}
