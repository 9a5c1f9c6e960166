/** All files of a report, as text. */
import type { Results } from '../experiment/results.js';
import { roundedResults, summaryOf } from '../experiment/summary.js';
import type { ChartSpec } from './chart.js';
import { chartsOf } from './charts/all.js';
import { type Drawn, drawnOf } from './page/figure.js';
import { pageOf } from './page/page.js';
import { svgOf } from './svg.js';
import { STANDARD, type Theme, themed } from './theme-file.js';

export interface ReportOptions {
  /** The text of the built page script (`dist/page-runtime.js`). */
  readonly runtime: string;
  /** Colours and fonts; the standard ones unless given. */
  readonly theme?: Theme;
  /** Names of the charts that are wanted; all unless given. */
  readonly only?: readonly string[];
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
export async function reportFiles(
  found: Results,
  { runtime, theme = STANDARD, only }: ReportOptions,
): Promise<ReportFile[]> {
  // 1. What is drawn and told is what summary.json holds, digit by digit.
  const results = roundedResults(found);
  // 2. and 3., one after another, so that memory holds one drawing at a time.
  const files: ReportFile[] = [];
  const drawn: (Drawn & ReturnType<typeof chartsOf>[number])[] = [];
  for (const { chapter, chart: plain } of chartsOf(results)) {
    if (only !== undefined && !only.includes(plain.name)) continue;
    const chart = inTheme(plain, theme);
    files.push(...(await chartFiles(chart)));
    drawn.push({ chapter, ...(await drawnOf(chart)) });
  }
  // 4.
  const html = await pageOf(results, drawn, runtime, theme);
  return [
    { path: 'report.html', text: html },
    { path: 'summary.json', text: `${JSON.stringify(summaryOf(results), null, 2)}\n` },
    ...files,
  ];
}

/** A chart in the colours and fonts of a theme. */
export function inTheme(chart: ChartSpec, theme: Theme): ChartSpec {
  return { ...chart, spec: themed(chart.spec, theme), bare: themed(chart.bare, theme) };
}

/** A chart as files: its specification and its picture. */
export async function chartFiles(chart: ChartSpec): Promise<ReportFile[]> {
  const { name, spec } = chart;
  return [
    { path: `charts/${name}.vl.json`, text: `${JSON.stringify(spec, null, 1)}\n` },
    { path: `charts/${name}.svg`, text: `${await svgOf(spec, name)}\n` },
  ];
}
