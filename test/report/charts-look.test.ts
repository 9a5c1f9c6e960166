import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { afterEach, describe, expect, it } from 'vitest';
import { quantity, withoutInterval } from '../../src/experiment/format.js';
import type { Results } from '../../src/experiment/results.js';
import type { ChartSpec } from '../../src/report/chart.js';
import { chartsOf } from '../../src/report/charts/all.js';
import { compiled, svgOf } from '../../src/report/svg.js';
import { CATEGORIES, INK } from '../../src/report/theme.js';
import { syntheticResults } from '../support/results.js';

/** A page is 1,000 px wide, and has margins. */
const WIDEST = 960;
const LONG = [
  '漢字'.repeat(100),
  '🧳'.repeat(500),
  'Two words '.repeat(100),
  'M'.repeat(2000),
  'm'.repeat(60),
];

const drawn = (results: Results) => chartsOf(results).map(({ chart }) => chart);
const results = syntheticResults();
const charts = drawn(results);
/** The same shapes from less, for what takes time to draw. */
const short = syntheticResults({ days: 4 });
const named = (name: string, all: readonly ChartSpec[] = charts) => all.find((chart) => chart.name === name)!;
const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

function width(svg: string): number {
  return Number(/<svg[^>]* width="([\d.]+)"/u.exec(svg)![1]);
}

describe('the look of charts', () => {
  it('keeps every drawing inside its frame and inside the page, also with very long and wide names', async () => {
    const odd = drawn(
      syntheticResults({ crossings: LONG, cities: LONG, groups: LONG, title: LONG[0], days: 3 }),
    );
    for (const { spec, name } of [...drawn(short), ...odd]) {
      const svg = await svgOf(spec, 'c');
      expect(width(svg), name).toBeLessThanOrEqual(WIDEST);
      const box = new Resvg(svg, {
        font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
      }).getBBox();
      if (!box) continue;
      expect(box.x + box.width, `right edge of ${name}`).toBeLessThanOrEqual(width(svg) + 1);
      expect(box.x, `left edge of ${name}`).toBeGreaterThanOrEqual(-1);
    }
  });

  it('keeps specifications short, also those of a year and of 200 crossings', () => {
    const year = drawn(syntheticResults({ days: 365, crossings: ['A', 'B'], cities: ['C', 'D'] }));
    const many = Array.from({ length: 200 }, (_, i) => `Crossing ${i}`);
    for (const { spec, name } of [...charts, ...year, ...drawn(syntheticResults({ crossings: many }))])
      expect(JSON.stringify(spec).length, name).toBeLessThan(150_000);
  });

  it('is the same in every time zone', async () => {
    for (const name of ['traffic', 'queues', 'waits-by-time', 'departures']) {
      const found: string[] = [];
      for (const there of ['UTC', 'Asia/Tokyo', 'America/St_Johns']) {
        process.env.TZ = there;
        expect(new Date(0).getTimezoneOffset() === 0).toBe(there === 'UTC');
        found.push(
          await svgOf(named(name, drawn(syntheticResults({ days: 4, crossings: ['A', 'B'] }))).spec, 'c'),
        );
      }
      expect(new Set(found).size, name).toBe(1);
    }
  });

  it('is the same where expressions are interpreted, as in the page, and where they are compiled', async () => {
    // Clip paths are numbered through all drawings of a process.
    const svg = async (view: vega.View) => (await view.toSVG()).replace(/(clip|gradient_)\d+/gu, '$1');
    for (const { bare, name } of drawn(short)) {
      const spec = compiled(bare);
      const plain = new vega.View(vega.parse(spec), { renderer: 'none' });
      const ast = vega.parse(spec, undefined, { ast: true });
      const interpreted = new vega.View(ast, { renderer: 'none', expr: expressionInterpreter });
      expect((await svg(interpreted)) === (await svg(plain)), name).toBe(true);
    }
  });

  it('names days on the clock of the scenario', async () => {
    const svg = await svgOf(named('departures').spec, 'c');
    const labels = [...svg.matchAll(/>(\d{1,2} (?:Sep|Oct))</gu)].map(([, label]) => label);
    expect(labels).toContain('19 Sep');
    expect(labels).not.toContain('18 Sep');
    expect(labels).not.toContain('13 Oct');
  });

  it('writes units at the axes', () => {
    const titles = (name: string) => JSON.stringify(named(name).bare);
    expect(titles('queues')).toContain('"title":"Persons"');
    expect(titles('waits')).toContain('"title":"Hours"');
    expect(titles('waits-by-time')).toContain('"title":"Mean wait (h)"');
    expect(titles('wait-distributions')).toContain('"title":"Wait (h)"');
    expect(titles('fares')).toContain('"title":"USD"');
    expect(titles('traffic')).toContain('"title":"Persons a day"');
    expect(titles('departures')).toContain('"title":"Date (UTC+6)"');
  });

  it('draws categories with contrast enough on white', () => {
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (hex: string) => 1.05 / (luminance(hex) + 0.05);
    for (const colour of CATEGORIES) expect(contrast(colour), colour).toBeGreaterThan(1.7);
    expect(contrast(INK.text)).toBeGreaterThan(7);
    expect(contrast(INK.soft)).toBeGreaterThan(4.5);
  });
});

describe('the findings in titles', () => {
  const largest = (names: readonly string[], measure: (name: string) => string) =>
    [...names].sort((a, b) => results.metrics[measure(b)].mean - results.metrics[measure(a)].mean)[0];
  const crossings = results.places.crossings.map(({ name }) => name);

  it('name the crossing with the longest queue, and its length', () => {
    const worst = largest(crossings, (name) => `crossings.${name}.queue.max`);
    expect(named('queues').title).toContain(
      `${worst}: ${withoutInterval(results.metrics[`crossings.${worst}.queue.max`])}`,
    );
  });

  it('name the crossing with the longest waits, and the median of the worst', () => {
    const worst = largest(crossings, (name) => `crossings.${name}.wait.mean`);
    expect(named('waits').title).toContain(worst);
    const medians = crossings.map((name) => results.histograms[`crossings.${name}.wait`].percentiles[50]);
    expect(named('wait-distributions').title).toContain(quantity(Math.max(...medians), 'h'));
  });

  it('name the destination that most reach', () => {
    const names = results.places.destinations.map(({ name }) => name);
    const most = largest(names, (name) => `destinations.${name}.arrivals`);
    expect(named('destinations').title).toContain(
      `${most}: ${withoutInterval(results.metrics[`destinations.${most}.arrivals`])}`,
    );
  });

  it('count the published figures that are met, those fitted to apart from those kept for checking', () => {
    const met = (use: string) =>
      results.observations.filter((scored) => scored.use === use && scored.verdict === 'inside');
    const all = (use: string) => results.observations.filter((scored) => scored.use === use);
    expect(named('published').title).toBe(
      `${met('calibrate').length} of ${all('calibrate').length} figures fitted to are met, and ${met('validate').length} of ${all('validate').length} kept for checking`,
    );
  });

  it('tell the largest group beside ordinary travel, which is recognised by what it does', () => {
    expect(named('departures').title).toContain('the largest group beside ordinary travel is men by car');
    expect(named('departures').subtitle).toContain('Ordinary travel: visitors by car, visitors by train');
    expect(named('outcomes').title).toContain('Ordinary travel apart, most moved on');
  });

  it('follow the data when the data change', () => {
    const other = drawn(syntheticResults({ crossings: ['North gate', 'South gate'] }));
    expect(named('queues', other).title).toMatch(/North gate|South gate/u);
    expect(named('queues', other).title).not.toBe(named('queues').title);
  });
});

describe('simulated against published', () => {
  const rows = (spec: unknown) =>
    [...JSON.stringify(spec).matchAll(/\{"place":"([^"]*)","ratio":([\d.]+)/gu)].map(([, place, ratio]) => ({
      place,
      ratio: Number(ratio),
    }));

  it('tells a verdict by shape as well as by colour', async () => {
    const svg = await svgOf(named('published').spec, 'c');
    const shapes = [...svg.matchAll(/<path[^>]* d="([^"]*)"[^>]* fill="(#0072b2|#d55e00)"/gu)];
    const of = (fill: string) =>
      new Set(shapes.filter(([, , f]) => f === fill).map(([, d]) => (/A/u.test(d) ? 'round' : 'angular')));
    expect([...of('#0072b2')]).toEqual(['round']);
    expect([...of('#d55e00')]).toEqual(['angular']);
  });

  it('leaves out what has no ratio, and says how many', () => {
    expect(named('published').subtitle).toMatch(/figures? that (?:is|are) 0 ha(?:s|ve) no place/u);
    for (const { ratio } of rows(named('published').spec)) expect(ratio).toBeGreaterThan(0);
  });

  it('tells figures of one name apart by a number', () => {
    const [first] = results.observations;
    const twice = drawn({
      ...results,
      observations: [first, { ...first, simulated: { ...first.simulated, mean: 1 } }],
    });
    const places = rows(named('published', twice).spec).map(({ place }) => place);
    expect(places.sort()).toEqual([first.label, `${first.label} (2)`]);
  });
});
