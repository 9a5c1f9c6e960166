/** From results to what is told on standard output. */
import pc from 'picocolors';
import type { Results } from '../experiment/results.js';
import { summaryOf } from '../experiment/summary.js';
import { terminalReport } from '../report/terminal.js';

/** What `--json` prints, which is also the report's `summary.json`. */
export function summaryText(results: Results): string {
  return `${JSON.stringify(summaryOf(results), null, 2)}\n`;
}

/** What was found, for a person; in colour where standard output shows it. */
export function terminalText(results: Results): string {
  return process.stdout.isTTY === true && pc.isColorSupported
    ? terminalReport(results, pc)
    : terminalReport(results);
}
