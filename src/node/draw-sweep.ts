/** From a sweep to the files of its report. Heavy, since it brings Vega along: imported when there is something to draw. */
import type { Sweep } from '../experiment/sweep.js';
import { sweepFiles } from '../report/sweep/files.js';
import { pageScript } from './draw.js';
import type { Files } from './publish.js';

/** Every file of the report, by its path in the report's folder. */
export async function drawSweep(sweep: Sweep): Promise<Files> {
  const files = await sweepFiles(sweep, { runtime: pageScript() });
  return new Map(files.map(({ path, text }) => [path, text]));
}
