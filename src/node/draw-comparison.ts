/** From a comparison to the files of its report. Heavy, since it brings Vega along: imported when there is something to draw. */
import type { Compared } from '../report/compared/compared.js';
import { comparedFiles } from '../report/compared/files.js';
import type { ReportOptions } from '../report/files.js';
import { pageScript } from './draw.js';
import type { Files } from './publish.js';

/** Every file of the report, by its path in the report's folder; `text` becomes its summary. */
export async function drawComparison(
  compared: Compared,
  text: string,
  options: Omit<ReportOptions, 'runtime'>,
): Promise<Files> {
  const files = await comparedFiles(compared, text, { ...options, runtime: pageScript() });
  return new Map(files.map((file) => [file.path, file.text]));
}
