import { describe, expect, it } from 'vitest';
import type { Sweep } from '../../src/experiment/sweep.js';
import { sweepFiles } from '../../src/report/sweep/files.js';
import { sweepText } from '../../src/report/sweep/text.js';

const metric = (mean: number) => ({
  unit: 'h',
  mean,
  low: mean - 1,
  high: mean + 1,
  sd: 1,
  p05: mean - 1,
  p50: mean,
  p95: mean + 1,
  n: 4,
});

/** One factor and one measure, with these means. */
const swept = (...means: number[]): Sweep => ({
  scenario: { title: 'One crossing', file: 'one.yaml', hash: 'a'.repeat(64) },
  version: '0.1.0',
  seed: '1',
  replications: 4,
  design: { kind: 'full', seed: '1' } as unknown as Sweep['design'],
  factors: [{ name: 'lanes', levels: means.map((_, i) => i + 1), numeric: true }] as Sweep['factors'],
  measures: [{ name: 'crossings.Ozinki.wait.mean', unit: 'h' }],
  points: means.map((mean, i) => ({
    settings: [i + 1],
    metrics: [metric(mean)],
  })) as unknown as Sweep['points'],
  warnings: [],
});
const page = async (sweep: Sweep) =>
  (await sweepFiles(sweep, { runtime: '' })).find(({ path }) => path === 'report.html')!.text;

describe('a sweep', () => {
  it('whose points are all equal says why no chart is drawn', async () => {
    const equal = swept(5, 5, 5);
    expect(await page(equal)).toContain('No chart is drawn: every measure is the same at all 3 points.');
    expect(sweepText(equal)).toContain('Nothing that is measured differs between the points');
    expect(await page(swept(5))).toContain('No chart is drawn: there is one point');
  });

  it('tells the points of a curve in one unit', () => {
    const text = sweepText(swept(90, 40));
    expect(text).toMatch(/90 h .*\n.*40 h /u);
    expect(text).not.toContain('days');
  });

  it('whose points differ draws its curve', async () => {
    const html = await page(swept(9, 4));
    expect(html).toContain('<figure');
    expect(html.includes('No chart is drawn')).toBe(false);
  });
});
