/** From results to the files of a report. Heavy, since it brings Vega along: imported when there is something to draw. */
import { readFileSync } from 'node:fs';
import type { Results } from '../experiment/results.js';
import { type ReportOptions, reportFiles } from '../report/files.js';
import { builtFile } from './built.js';
import { kept } from './kept.js';
import type { Files } from './publish.js';

/** Every file of the report, by its path in the report's folder, with the results that it can be drawn from again. */
export async function draw(results: Results, options: Omit<ReportOptions, 'runtime'> = {}): Promise<Files> {
  const files = await reportFiles(results, { ...options, runtime: pageScript() });
  return new Map([...files.map(({ path, text }) => [path, text] as const), ...kept(results)]);
}

/** The script inside a page. */
export function pageScript(): string {
  return readFileSync(builtFile('page-runtime.js'), 'utf8');
}
