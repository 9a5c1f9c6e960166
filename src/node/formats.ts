/** A report in any format: texts from the portable part, and what takes fonts or a browser. */
import type { Results } from '../experiment/results.js';
import { chartsOf } from '../report/charts/all.js';
import { type ExportOptions, exportFiles } from '../report/export/export.js';
import { suggest } from '../scenario/suggest.js';
import { draw } from './draw.js';
import { Refusal } from './exit.js';
import { pngOf } from './pixels.js';
import { pdfOf } from './print.js';
import type { Files } from './publish.js';
import type { Format } from './report-formats.js';

/** Formats that hold no charts. */
const WITHOUT_CHARTS: readonly Format[] = ['geojson', 'flowmap'];

/** The files of a format. Throws a Refusal where a chart that is asked for is not there. */
export async function filesOf(results: Results, format: Format, options: ExportOptions): Promise<Files> {
  assertKnown(results, format, options.only);
  if (format === 'html' && options.only === undefined) return draw(results, options);
  if (format === 'html' || format === 'pdf') {
    const page = String((await draw(results, options)).get('report.html'));
    return format === 'html'
      ? new Map([['report.html', page]])
      : new Map([['report.pdf', await pdfOf(page)]]);
  }
  const files = await exportFiles(results, format === 'png' ? 'svg' : format, options);
  return new Map<string, string | Uint8Array>(
    files.map(({ path, text }) =>
      format === 'png' ? [path.replace(/svg$/u, 'png'), pngOf(text)] : [path, text],
    ),
  );
}

function assertKnown(results: Results, format: Format, only: readonly string[] = []): void {
  if (only.length === 0) return;
  if (WITHOUT_CHARTS.includes(format))
    throw new Refusal(
      `--format ${format} holds no charts, so --only has nothing to choose from: leave it out.`,
    );
  const known = chartsOf(results).map(({ chart }) => chart.name);
  const missing = only.find((name) => !known.includes(name));
  if (missing === undefined) return;
  const near = suggest(missing, known);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new Refusal(
    `This report has no chart ${JSON.stringify(missing)}.${meant} It has: ${known.join(', ')}.`,
  );
}
