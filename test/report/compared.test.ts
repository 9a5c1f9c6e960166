import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiment/compare.js';
import { withInterval } from '../../src/experiment/format.js';
import type { Samples } from '../../src/experiment/samples.js';
import { worded } from '../../src/report/compared/charts.js';
import type { Compared } from '../../src/report/compared/compared.js';
import { comparedFiles } from '../../src/report/compared/files.js';

const replications = [1, 2, 3, 4, 5, 6, 7, 8];

/** Waits that a what-if shortens by `less` hours, with luck that both share, and people whom it leaves as they are. */
function samples(less: number): Samples {
  const values = (of: (r: number) => number) => Float64Array.from(replications, of);
  return {
    replications,
    measures: new Map([
      [
        'crossings.Ozinki.wait.mean',
        { unit: 'h', values: values((r) => 14 + Math.sin(r) - less * (1 + 0.02 * Math.cos(r))) },
      ],
      [
        'crossings.Ilek.wait.mean',
        { unit: 'h', values: values((r) => 3 + 0.2 * Math.sin(r) + 0.1 * less * Math.sin(7 * r)) },
      ],
      ['countries.Kazakhstan.entries', { unit: 'persons', values: values((r) => 90_000 + 100 * r) }],
    ]),
  };
}

const compared: Compared = {
  ...compare(samples(0), [
    { name: 'two more lanes', samples: samples(6) },
    { name: '<b>evil</b>', samples: samples(0) },
  ]),
  scenario: { title: 'One crossing', file: 'one.yaml', hash: 'a'.repeat(64) },
  version: '0.1.0',
  seed: '1',
};
const files = new Map(
  (await comparedFiles(compared, '{}\n', { runtime: '' })).map(({ path, text }) => [path, text]),
);
const page = files.get('report.html')!;
const read = page.replace(/<script[^>]*>.*?<\/script>/gsu, '');

describe('the report of a comparison', () => {
  it('tells the surest difference of each what-if first, in words with its interval', () => {
    expect(read).toMatch(
      /<h3>What if: two more lanes<\/h3>\s*<ul><li>Waits at Ozinki fall by 6\.\d+ h \(.* to .*\), from /u,
    );
    expect(read).toMatch(/no difference that can be told from chance/u);
  });

  it('says of a what-if that changes nothing that nothing differs at all', () => {
    const nothing = read.slice(read.indexOf('What if: &lt;b&gt;'));
    expect(nothing).toMatch(/^[^<]*<\/h3>\s*<ul><li>3 measures: no difference at all\.<\/li><\/ul>/u);
  });

  it('draws differences around zero, and base and what-ifs side by side for each unit that differs', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['charts/differences.svg', 'charts/sides-h.svg', 'summary.json']),
    );
    expect(files.has('charts/sides-persons.svg')).toBe(false);
    const spec = JSON.parse(files.get('charts/differences.vl.json')!);
    const ozinki = spec.data.values.find(
      ({ measure, whatIf }: { measure: string; whatIf: string }) =>
        measure === worded('crossings.Ozinki.wait.mean') && whatIf === 'two more lanes',
    );
    expect(ozinki.mean).toBeCloseTo((-6 / 14) * 100, -0.5);
    expect(ozinki.high).toBeLessThan(0);
  });

  it('lists every difference with base and what-if as they are everywhere written', () => {
    for (const { base, other } of compared.differences) {
      expect(read).toContain(`<td>${withInterval(base)}</td><td>${withInterval(other)}</td>`);
    }
  });

  it('shows names as text', () => {
    expect(page).not.toContain('<b>evil');
  });
});
