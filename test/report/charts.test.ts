import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/experiment/results.js';
import { chartsOf } from '../../src/report/charts/all.js';
import { compiled, svgOf } from '../../src/report/svg.js';
import { type Synthetic, syntheticResults } from '../support/results.js';

const HOSTILE = [
  '<script>alert(1)</script>',
  `"'&\u202e\u0000\u001b[31m`,
  'x'.repeat(2000),
  '🧳 Озинки 漢字',
  '=1+1',
];
const EMPTY: Synthetic = { crossings: [], cities: [], groups: [] };

const charts = (results: Results) => chartsOf(results).map(({ chart }) => chart);
const full = charts(syntheticResults());

/** Shapes and texts of the drawing itself, without axes and titles. */
function marks(svg: string): number {
  return [
    ...svg.matchAll(/class="mark-(?:rect|line|area|rule|symbol|text) role-mark[^"]*"[^>]*>(.*?)<\/g>/gsu),
  ]
    .map(([, inside]) => [...inside.matchAll(/<(?:path|line|text|rect)/gu)].length)
    .reduce((sum, n) => sum + n, 0);
}

/** Nothing happens anywhere: every measure and every value of a series is 0. */
function silent(results: Results): Results {
  const metrics = Object.fromEntries(
    Object.entries(results.metrics).map(([name, metric]) => [
      name,
      { ...metric, mean: 0, low: 0, high: 0, sd: 0, p05: 0, p50: 0, p95: 0 },
    ]),
  );
  const series = Object.fromEntries(
    Object.entries(results.series).map(([name, each]) => {
      const zeros = each.mean.map(() => 0);
      return [name, { ...each, mean: zeros, p05: zeros, p95: zeros }];
    }),
  );
  return { ...results, metrics, series, histograms: {}, flows: { legs: [], ends: [] }, observations: [] };
}

describe('the charts of a journey', () => {
  it('say that nobody waits where no wait is above 0, and draw no picture of nothing', () => {
    const results = syntheticResults({ days: 4 });
    const none = silent(results);
    const waits = (name: string) => /wait|queue/u.test(name);
    const calm = <T>(all: Readonly<Record<string, T>>, zero: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(all).map(([name, own]) => [name, waits(name) ? zero[name] : own]));
    const histograms = Object.fromEntries(
      Object.entries(results.histograms).map(([name, own]) => [
        name,
        { ...own, percentiles: own.percentiles.map(() => 0) },
      ]),
    );
    const metrics = calm(results.metrics, none.metrics);
    const series = calm(results.series, none.series);
    const titles = chartsOf({ ...results, metrics, series, histograms }).map(
      ({ chart }) => [chart.name, chart.title] as const,
    );
    const told = new Map(titles);
    expect(told.get('timeline')).toMatch(/; nobody waits at a border$/u);
    expect(told.get('map-times')).toMatch(/^Nobody waits at the border/u);
    for (const name of ['queues', 'waits', 'waits-by-time', 'wait-distributions', 'crossing'])
      expect([...told.keys()]).not.toContain(name);
    for (const [name, title] of titles)
      expect([name, title]).not.toEqual([name, expect.stringMatching(/(?<![\d,.])0 (?:h|min|persons)\b/u)]);
  });

  it('answer every question of the report', () => {
    expect(full.map(({ name }) => name).sort()).toEqual([
      'beds',
      'crossing',
      'departures',
      'desk-waits',
      'destinations',
      'fares',
      'map',
      'map-times',
      'origins-and-ends',
      'outcomes',
      'published',
      'queues',
      'registrations',
      'seats',
      'timeline',
      'traffic',
      'wait-distributions',
      'waits',
      'waits-by-time',
      'waterfall',
      'without-a-bed',
    ]);
  });

  it.each(full.map((chart) => [chart.name, chart] as const))(
    '%s compiles without a warning, and draws',
    async (_, chart) => {
      const complaints: string[] = [];
      compiled(chart.spec, (text) => complaints.push(text));
      const svg = await svgOf(chart.bare, chart.name, (text) => complaints.push(text));
      expect(marks(svg)).toBeGreaterThan(5);
      expect(complaints).toEqual([]);
    },
  );

  it.each(full.map((chart) => [chart.name, chart] as const))(
    '%s has a title, words for who cannot see it, a source and the numbers behind it',
    (_, { title, alt, subtitle, source, table }) => {
      expect(title).toMatch(/\d/u);
      expect(alt).toContain(title);
      expect(alt.length).toBeGreaterThan(title.length + 20);
      expect(subtitle).not.toBe('');
      expect(source).toContain('seed 1');
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    },
  );

  it('are left out where there is nothing to show', () => {
    const nothing = {
      ...syntheticResults(EMPTY),
      metrics: {},
      series: {},
      histograms: {},
      flows: { legs: [], ends: [] },
      observations: [],
    };
    expect(charts(nothing)).toEqual([]);
    expect(charts(silent(syntheticResults()))).toEqual([]);
  });

  it('draw no band of one replication, and say why', async () => {
    for (const { name, subtitle, spec } of charts(syntheticResults({ replications: 1 }))) {
      if (!['queues', 'waits', 'without-a-bed', 'desk-waits', 'fares', 'traffic'].includes(name)) continue;
      expect(subtitle).toContain('One replication: no band');
      expect(await svgOf(spec, name)).not.toContain('mark-area');
    }
    const queues = full.find(({ name }) => name === 'queues')!;
    expect(await svgOf(queues.spec, 'queues')).toContain('mark-area');
  });

  it('show the worst twelve of very many crossings, and say of how many', () => {
    const names = Array.from({ length: 200 }, (_, i) => `Crossing ${i}`);
    const many = charts(syntheticResults({ crossings: names, days: 4 }));
    const queues = many.find(({ name }) => name === 'queues')!;
    expect(queues.subtitle).toContain('12 crossings with the longest queues, of 200');
    expect(queues.table.columns).toHaveLength(13);
  });

  it('tell times on the clock of the scenario, whatever the zone of the machine', () => {
    const traffic = full.find(({ name }) => name === 'traffic')!;
    expect(traffic.subtitle).toContain('A\u00a021\u00a0Sep,\u00a009:00: Russia begins to mobilise');
    expect(traffic.table.rows[0][0]).toBe('19 Sep');
    expect(traffic.table.rows).toHaveLength(24);
  });

  it('give the same bytes twice', async () => {
    const again = charts(syntheticResults());
    for (const [i, chart] of full.entries()) {
      expect(JSON.stringify(again[i])).toBe(JSON.stringify(chart));
      // The drawings of all are compared in the report's own test.
      if (chart.name !== 'beds' && chart.name !== 'waits-by-time') continue;
      expect(await svgOf(again[i].spec, 'a')).toBe(await svgOf(chart.spec, 'a'));
    }
  });

  it('have ids of their own, so that they can stand in one page', async () => {
    const heat = full.find(({ name }) => name === 'waits-by-time')!;
    const [a, b] = [await svgOf(heat.spec, 'a'), await svgOf(heat.spec, 'b')];
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids(a).length).toBeGreaterThan(0);
    expect(ids(a).filter((id) => ids(b).includes(id))).toEqual([]);
    for (const [, id] of a.matchAll(/url\(#([^)]+)\)/gu)) expect(ids(a)).toContain(id);
  });

  it('show hostile names as text, cut and cleaned, in well-formed SVG', async () => {
    const hostile = charts(
      syntheticResults({
        crossings: HOSTILE,
        cities: HOSTILE,
        groups: HOSTILE,
        title: HOSTILE.join(''),
        days: 5,
      }),
    );
    expect(hostile.length).toBeGreaterThan(10);
    for (const { spec, name, title } of hostile) {
      const svg = await svgOf(spec, name);
      expect(svg).not.toMatch(/<script/iu);
      expect(svg).not.toContain('x'.repeat(200));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(svg + title).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202e]/u);
    }
    const queues = hostile.find(({ name }) => name === 'queues')!;
    expect(await svgOf(queues.spec, 'q')).toContain('&lt;script&gt;');
  });
});
