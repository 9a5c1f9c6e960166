/** From results to the files of a report. Heavy, since it brings Vega along: imported when there is something to draw. */
import { readFileSync } from 'node:fs';
import type { Results } from '../experiment/results.js';
import { reportFiles } from '../report/files.js';
import { builtFile } from './built.js';
import type { Files } from './publish.js';

/** Every file of the report, by its path in the report's folder. */
export async function draw(results: Results): Promise<Files> {
  const runtime = readFileSync(builtFile('page-runtime.js'), 'utf8');
  const files = await reportFiles(results, { runtime });
  return new Map(files.map(({ path, text }) => [path, text]));
}
