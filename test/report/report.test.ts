import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withInterval } from '../../src/experiment/format.js';
import type { Results, Summary } from '../../src/experiment/results.js';
import { publishedInWords, simulatedInWords } from '../../src/experiment/words.js';
import { reportFiles } from '../../src/report/files.js';
import { syntheticResults } from '../support/results.js';

const RUNTIME = 'document.title = "</script><!--";';
const report = async (results: Results) =>
  new Map((await reportFiles(results, { runtime: RUNTIME })).map(({ path, text }) => [path, text]));
const files = await report(syntheticResults());
const page = files.get('report.html')!;

/** The text of each element that carries an attribute. */
function marked(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`<td ${attribute}="">(.*?)</td>`, 'gsu'))].map(([, text]) => text);
}

describe('a report', () => {
  it('is a page, a summary and each chart as specification and drawing', () => {
    const paths = [...files.keys()];
    expect(paths).toContain('summary.json');
    const specs = paths.filter((path) => path.endsWith('.vl.json'));
    expect(specs.length).toBeGreaterThan(10);
    for (const path of specs) {
      expect(JSON.parse(files.get(path)!).$schema).toContain('vega-lite');
      expect(files.get(path.replace('.vl.json', '.svg'))).toMatch(/^<svg/u);
    }
    expect(paths).toHaveLength(2 + 2 * specs.length);
  });

  it('has the same bytes twice', async () => {
    expect([...(await report(syntheticResults()))]).toEqual([...files]);
  });

  it('stays under five megabytes', () => {
    expect(new TextEncoder().encode(page).length).toBeLessThan(5_000_000);
  });

  it('lists published and simulated figures as summary.json has them, formatted in one place', () => {
    const summary: Summary = JSON.parse(files.get('summary.json')!);
    const order = ['calibrate', 'validate', 'context'];
    const observations = [...summary.observations].sort(
      (a, b) => order.indexOf(a.use) - order.indexOf(b.use),
    );
    expect(observations.length).toBeGreaterThan(5);
    expect(marked(page, 'data-published')).toEqual(observations.map(publishedInWords));
    expect(marked(page, 'data-simulated')).toEqual(observations.map(simulatedInWords));
  });

  it('shows key figures as summary.json has them', () => {
    const { metrics }: Summary = JSON.parse(files.get('summary.json')!);
    const figures = [...page.matchAll(/data-measure="([^"]+)">([^<]*)</gu)];
    expect(figures.length).toBeGreaterThan(5);
    for (const [, measure, text] of figures) expect(withInterval(metrics[measure])).toContain(text);
  });

  it('says of key figures whether ordinary travel is in them, where groups only visit', async () => {
    expect(page).toMatch(
      /Entered Kazakhstan beyond ordinary travel<.*?data-measure="countries\.Kazakhstan\.entries\.non-visitors"/su,
    );
    expect(page).toMatch(
      /Went home beyond ordinary travel<.*?data-measure="outcomes\.non-visitors\.returned"/su,
    );
    const all = (await report(syntheticResults({ days: 3, groups: ['men by car'] }))).get('report.html')!;
    expect(all.includes('ordinary travel')).toBe(false);
    expect(all.includes('>Went home<')).toBe(true);
  });

  it('folds a long description, and shows a short one', async () => {
    const results = syntheticResults({ days: 3 });
    const described = async (description: string) =>
      (await report({ ...results, scenario: { ...results.scenario, description } })).get('report.html')!;
    const long = `Who left and where they went. ${'And so on. '.repeat(40)}`.trim();
    expect((await described(long)).includes(`<p>${long}</p></details>`)).toBe(true);
    expect((await described('Who left.')).includes('<p>Who left.</p>')).toBe(true);
  });

  it('links each key figure to the values that it rests on', () => {
    const cards = [...page.matchAll(/<div><dt>.*?<\/dd><\/div>/gsu)].map(([card]) => card);
    expect(cards.length).toBeGreaterThan(5);
    for (const card of cards) {
      const links = [...card.matchAll(/<span class="rests">.*?<\/span>/gsu)].flatMap(([rests]) =>
        [...rests.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id),
      );
      expect(links.length, card).toBeGreaterThan(0);
      for (const id of links) expect(page).toContain(`<details id="${id}">`);
    }
  });

  it('says which what-ifs would change it, and the command that tells by how much', async () => {
    expect(page).toContain('“two more lanes”, “charter flights”');
    expect(page).toContain('<code>npx onward compare scenarios/synthetic.yaml --out differences</code>');
    const results = syntheticResults({ days: 3 });
    const none = (await report({ ...results, whatIfs: [] })).get('report.html')!;
    expect(none).not.toContain('What would change it');
    const scenario = { ...results.scenario, whatIf: 'charter flights' };
    const one = (await report({ ...results, scenario, path: "it's mine.yaml" })).get('report.html')!;
    expect(one).toContain('asks what if: “two more lanes”.');
    expect(one).toContain('onward compare &#39;it&#39;\\&#39;&#39;s mine.yaml&#39; --out');
  });

  it('tells the dated changes once, and says where', () => {
    const read = page.replace(/<script[^>]*>.*?<\/script>/gsu, '');
    expect(read.match(/Russia begins to mobilise; /gu)).toHaveLength(1);
    expect(page.match(/<a href="#departures-title">Dashed lines/gu)!.length).toBeGreaterThan(4);
  });

  it('opens with one finding on each of two topics', async () => {
    const results = syntheticResults({ days: 3 });
    const metrics = {
      ...results.metrics,
      'countries.Turkey.entries': results.metrics['countries.Kazakhstan.exits'],
    };
    const html = (await report({ ...results, metrics })).get('report.html')!;
    const lead = /<p class="lead">(.*?)<\/p>/su.exec(html)![1];
    expect(lead).toMatch(
      /enter Kazakhstan beyond ordinary travel; .* with it\. The longest waits are at \w+: /u,
    );
    expect(lead).not.toContain('Turkey');
    expect(html).toMatch(/<li>[^<]* enter Turkey\.<\/li>/u);
  });

  it('lets only its own script and style run, and nothing load', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u
      .exec(page)![1]
      .replaceAll('&#39;', "'");
    const script = /<script>(.*?)<\/script>/su.exec(page)![1];
    const style = /<style>(.*?)<\/style>/su.exec(page)![1];
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script)}`);
    expect(policy).toContain(`style-src ${hash(style)}`);
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/ style="/u);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed)\b|\bon\w+="/iu);
  });

  it('keeps text that would end its script inside it', () => {
    const charts = [...files.keys()].filter((path) => path.endsWith('.svg')).length;
    expect(page.match(/<script/gu)).toHaveLength(charts + 1);
    expect(page.match(/<\/script>/gu)).toHaveLength(charts + 1);
    expect(page).not.toContain('<!--');
  });

  it('can be read without its script: every chart stands in it as a picture', () => {
    const pictures = page.match(/<div class="chart(?: tall)?" [^>]*><svg/gu) ?? [];
    expect(pictures.length).toBe([...files.keys()].filter((path) => path.endsWith('.svg')).length);
  });

  it('has one heading of the first order, and leaves no order out', () => {
    const orders = [...page.matchAll(/<h([1-6])/gu)].map(([, order]) => Number(order));
    expect(orders.filter((order) => order === 1)).toHaveLength(1);
    orders.forEach((order, i) => {
      expect(order - (orders[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('says that one replication has no interval', async () => {
    const one = (await report(syntheticResults({ replications: 1, days: 3 }))).get('report.html')!;
    expect(one).toContain('One replication has no interval and no band:');
    expect(one).toContain('One replication: no band');
  });

  it('shows hostile names as text', async () => {
    const names = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      `\u2028</script>\u202e`,
      'y'.repeat(2000),
    ];
    const results = syntheticResults({
      crossings: names,
      cities: names,
      groups: names,
      title: names[0],
      days: 3,
    });
    const source = { name: 'evil', title: names[1], date: '', via: '', url: 'javascript:alert(1)' };
    const value = { path: names[0], text: names[1], source: 'assumption', note: names[2] };
    const html = (await report({ ...results, evidence: { sources: [source], values: [value] } })).get(
      'report.html',
    )!;
    const charts = html.match(/<script type="application\/json" id="spec-[a-z-]+">/gu)!.length;
    expect(html.match(/<script/gu)).toHaveLength(charts + 1);
    expect(html).not.toMatch(/<img|href="javascript/iu);
    expect(html).not.toMatch(/[\u2028\u202e]/u);
    expect(html).not.toContain('y'.repeat(500));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('of an empty run says so, and still tells what was assumed', async () => {
    const nothing = {
      ...syntheticResults({ crossings: [], cities: [], groups: [] }),
      metrics: {},
      series: {},
      histograms: {},
      flows: { legs: [], ends: [] },
      observations: [],
    };
    const found = await report(nothing);
    expect([...found.keys()]).toEqual(['report.html', 'summary.json']);
    expect(found.get('report.html')).toContain('Nothing happened in this run.');
    expect(found.get('report.html')).toContain('What is assumed');
  });
});
