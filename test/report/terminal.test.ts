import { describe, expect, it } from 'vitest';
import { type Pen, terminalReport } from '../../src/report/terminal.js';
import { syntheticResults } from '../support/results.js';

const wrap = (name: string) => (text: string) => `{${name}}${text}{/}`;
const PEN: Pen = { bold: wrap('b'), dim: wrap('d'), green: wrap('g'), red: wrap('r') };

/** Columns of a text of Latin, Cyrillic and Chinese letters. */
function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffdc]/u.test(character) ? 2 : 1), 0);
}

describe('the summary in a terminal', () => {
  it('fits into 80 columns', () => {
    for (const line of terminalReport(syntheticResults()).split('\n'))
      expect(columns(line)).toBeLessThanOrEqual(80);
  });

  it('fits into 80 columns whatever the names are, and sends no escape sequence', () => {
    const names = [
      'Маштаково и Озинки вместе взятые',
      '漢字'.repeat(60),
      'z'.repeat(2000),
      'a\u001b[31mb\u0007\u009b2J\u202e',
    ];
    const results = syntheticResults({
      crossings: names,
      cities: names,
      groups: names,
      title: names.join(' '),
      days: 3,
    });
    const text = terminalReport(results);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(80);
  });

  it('says the verdict by a sign, which colour only repeats', () => {
    const text = terminalReport(syntheticResults());
    expect(text).toMatch(/^✓ Waits at Ozinki/mu);
    expect(text).toMatch(/^✗ Exits over the whole time; missed/mu);
    const coloured = terminalReport(syntheticResults(), PEN);
    expect(coloured).toMatch(/^\{g\}✓/mu);
    expect(coloured.replace(/\{\/?\w?\}/gu, '')).toBe(text);
  });

  it('draws curves that begin at zero', () => {
    const text = terminalReport(syntheticResults());
    expect(text).toMatch(/^queue, Ozinki +▁▁▁.*█.* to [\d,]+ persons$/mu);
  });

  it('tells the unit of every curve whole', () => {
    const text = terminalReport(syntheticResults({ days: 3 }));
    expect(text).toMatch(/^entries .* to [\d,.]+ persons in \d+ h$/mu);
    const results = syntheticResults({ days: 3 });
    const most = results.series['countries.Kazakhstan.entries'];
    const many = { ...most, mean: most.mean.map((value) => value && value * 10_000) };
    const huge = terminalReport({
      ...results,
      series: { ...results.series, 'countries.Kazakhstan.entries': many },
    });
    expect(huge).toMatch(/^entries .* to [\d,.]+ persons in \d+ h$/mu);
  });

  it('says that one replication has no intervals', () => {
    expect(terminalReport(syntheticResults({ replications: 1 }))).toContain(
      '1 replication, so there are no intervals',
    );
  });

  it('has a title and no more for an empty run', () => {
    const nothing = {
      ...syntheticResults(),
      metrics: {},
      series: {},
      histograms: {},
      observations: [],
      evidence: { sources: [], values: [] },
    };
    expect(
      terminalReport(nothing)
        .split('\n')
        .filter((line) => line !== ''),
    ).toHaveLength(2);
  });
});
