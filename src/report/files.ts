/** All files of a report, as text. */
import type { Results } from '../experiment/results.js';
import { roundedResults, summaryOf } from '../experiment/summary.js';
import { chartsOf } from './charts/all.js';
import { pageOf } from './page/page.js';
import { svgOf } from './svg.js';

export interface ReportOptions {
  /** The text of the built page script (`dist/page-runtime.js`). */
  readonly runtime: string;
}

export interface ReportFile {
  /** With forward slashes, from the report's folder: `charts/waits.svg`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The report of an experiment: the same results and runtime give the same bytes.
 *
 *     Results ─(1) round→ figures ─(2) charts→ specifications ─(3) draw→ SVG ─(4) page→ report.html
 */
export async function reportFiles(found: Results, { runtime }: ReportOptions): Promise<ReportFile[]> {
  // 1. What is drawn and told is what summary.json holds, digit by digit.
  const results = roundedResults(found);
  // 2. and 3., one after another, so that memory holds one drawing at a time.
  const charts = chartsOf(results);
  const files: ReportFile[] = [];
  const drawn = [];
  for (const { chapter, chart } of charts) {
    files.push({ path: `charts/${chart.name}.vl.json`, text: `${JSON.stringify(chart.spec, null, 1)}\n` });
    files.push({ path: `charts/${chart.name}.svg`, text: `${await svgOf(chart.spec, chart.name)}\n` });
    drawn.push({ chapter, chart, svg: await svgOf(chart.bare, chart.name) });
  }
  // 4.
  const html = await pageOf(results, drawn, runtime);
  return [
    { path: 'report.html', text: html },
    { path: 'summary.json', text: `${JSON.stringify(summaryOf(results), null, 2)}\n` },
    ...files,
  ];
}
