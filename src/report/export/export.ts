/** A report in the formats that other programs take, as text. */

import type { Results } from '../../experiment/results.js';
import { roundedResults } from '../../experiment/summary.js';
import type { ChartSpec } from '../chart.js';
import { chartsOf } from '../charts/all.js';
import { inTheme, type ReportFile } from '../files.js';
import { svgOf } from '../svg.js';
import { STANDARD, type Theme } from '../theme-file.js';
import { flowmapFiles } from './flowmap.js';
import { geojsonFiles } from './geojson.js';
import { markdownFiles } from './markdown.js';
import { chartFile, tableFiles } from './tables.js';

export const TEXT_FORMATS = ['svg', 'md', 'csv', 'geojson', 'flowmap'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export interface ExportOptions {
  readonly theme?: Theme;
  /** Names of the charts that are wanted; all unless given. */
  readonly only?: readonly string[];
}

/** Files of one format. Figures are those of summary.json, digit by digit. */
export async function exportFiles(
  found: Results,
  format: TextFormat,
  { theme = STANDARD, only }: ExportOptions = {},
): Promise<ReportFile[]> {
  const results = roundedResults(found);
  const charts = () =>
    chartsOf(results)
      .map(({ chart }) => chart)
      .filter(({ name }) => only === undefined || only.includes(name))
      .map((chart) => inTheme(chart, theme));
  switch (format) {
    case 'svg':
      return drawings(charts(), '');
    case 'md':
      return [...markdownFiles(results, charts()), ...(await drawings(charts(), 'charts/'))];
    case 'csv':
      return only === undefined
        ? tableFiles(results, charts())
        : charts().map((chart) => chartFile(chart, ''));
    case 'geojson':
      return geojsonFiles(results);
    case 'flowmap':
      return flowmapFiles(results);
  }
}

/** Charts as SVG, one after another, so that memory holds one drawing at a time. */
async function drawings(charts: readonly ChartSpec[], folder: string): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for (const { name, spec } of charts)
    files.push({ path: `${folder}${name}.svg`, text: `${await svgOf(spec, name)}\n` });
  return files;
}
