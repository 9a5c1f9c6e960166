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

  it('tells both ends of a curve in one unit, and begins each line at the margin', async () => {
    expect(await page(swept(3.5, 0.4))).toContain('3.50 h at 1, 0.400 h at 2');
    const one = swept(9, 4);
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => ({ name, unit: 'h' }));
    const points = one.points.map((point, i) => ({
      ...point,
      metrics: eight.map((_, m) => (m === 7 ? metric(5) : metric(9 - i - m / 10))),
    }));
    const lines = sweepText({ ...one, measures: eight, points } as Sweep).split('\n');
    expect(lines).toContain('1 more measure moves: sweep.csv and --json list it.');
    expect(lines).toContain('1 measure is the same at all points.');
  });

  it('whose points differ draws its curve', async () => {
    const html = await page(swept(9, 4));
    expect(html).toContain('<figure');
    expect(html.includes('No chart is drawn')).toBe(false);
  });
});
