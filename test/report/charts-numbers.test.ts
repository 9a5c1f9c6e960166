import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/experiment/results.js';
import type { ChartSpec } from '../../src/report/chart.js';
import { chartsOf } from '../../src/report/charts/all.js';
import { crossing } from '../../src/report/charts/crossing.js';
import { ends } from '../../src/report/charts/ends.js';
import { timeline } from '../../src/report/charts/timeline.js';
import { waterfall } from '../../src/report/charts/waterfall.js';
import { compiled } from '../../src/report/svg.js';
import { syntheticResults } from '../support/results.js';

const results = syntheticResults({ days: 5 });

type Row = Readonly<Record<string, unknown>>;

/** The rows of data that a chart carries. */
function rowsOf({ bare }: ChartSpec): Row[] {
  return (bare as unknown as { data: { values: Row[] } }).data.values;
}

describe('origins by ends', () => {
  it('draw what the results hold, and add up to it', () => {
    const chart = ends(results)!;
    const drawn = rowsOf(chart);
    const cell = drawn.find(({ origin, end }) => origin === 'Samara' && end === 'Istanbul')!;
    const held = results.flows.ends.find(({ origin, place }) => origin === 'Samara' && place === 'Istanbul')!;
    expect(cell.persons).toBeCloseTo(held.persons, 0);
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(drawn.map(({ persons }) => persons as number))).toBeCloseTo(
      sum(results.flows.ends.map(({ persons }) => persons)),
      -1,
    );
  });

  it('put the least places together where there are very many', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      origin: `O${i}`,
      outcome: 'onward',
      place: `D${i}`,
      persons: 100 - i,
    }));
    const chart = ends({ ...results, flows: { legs: [], ends: many } })!;
    expect(chart.table.columns.length).toBeLessThan(20);
    expect(chart.table.columns).toContain('On to other places (persons)');
    expect(chart.subtitle).toContain('25 origins with most people, of 60');
  });
});

describe('the waterfall', () => {
  /** As many are inside at the end as came and did not end: what a run keeps, and formulas do not. */
  function balanced(): Results {
    const inside = results.series['outcomes.inside'];
    const out = ['settled', 'onward', 'returned', 'refused', 'stayed'].map(
      (name) => results.metrics[`outcomes.${name}`].mean,
    );
    const end =
      (inside.mean[0] as number) +
      results.metrics['outcomes.departures'].mean -
      out.reduce((a, b) => a + b, 0);
    const mean = inside.mean.map((value, k) => (k === inside.mean.length - 1 ? end : value));
    return { ...results, series: { ...results.series, 'outcomes.inside': { ...inside, mean } } };
  }

  it('goes down from all who came to those who are left, each bar from where the one before ended', () => {
    const rows = rowsOf(waterfall(balanced())!) as unknown as { step: string; from: number; to: number }[];
    const at = (step: string) => rows.find((row) => row.step === step)!;
    expect(at('Set out').from).toBe(at('On the way at the start').to);
    const down = ['Never left', 'Refused', 'Went home', 'Moved on', 'Settled'].map(at);
    let level = at('Set out').to;
    for (const { from, to } of down) {
      expect(to).toBeCloseTo(level, -1);
      level = from;
    }
    expect(at('Left at the end').from).toBe(0);
    expect(Math.abs(at('Left at the end').to - level)).toBeLessThan(0.001 * at('Set out').to + 5);
  });

  it('tells the figures of the results', () => {
    const { table } = waterfall(results)!;
    const row = table.rows.find(([step]) => step === 'Moved on')!;
    expect(row[1]).toBeCloseTo(results.metrics['outcomes.onward'].mean, 0);
  });
});

describe('one crossing at a time', () => {
  it('shows the worst at first, and any other that is chosen', async () => {
    const chart = crossing(results)!;
    const spec = compiled(chart.bare);
    const chosen = spec.signals!.find(({ name }) => name === 'chosen') as {
      value: string;
      bind: { options: string[] };
    };
    expect(chart.title).toContain(chosen.value);
    expect(chosen.bind.options).toHaveLength(results.places.crossings.length);
    const view = new vega.View(vega.parse(spec), { renderer: 'none' });
    const [first, other] = [await view.toSVG(), await view.signal('chosen', chosen.bind.options[5]).toSVG()];
    expect(first).toContain('mark-line');
    expect(other).not.toBe(first);
  });

  it('is left out where there is one crossing alone', () => {
    expect(crossing(syntheticResults({ days: 4, crossings: ['Alone'] }))).toBeNull();
  });
});

describe('dated changes', () => {
  it('stand in words over the curves, each with its date and source', () => {
    const chart = timeline(results)!;
    expect(chart.table.rows[0]).toEqual(['21 Sep, 09:00', 'Russia begins to mobilise', 'al-jazeera']);
    expect(JSON.stringify(chart.bare)).toContain('21 Sep, 09:00: Russia begins to mobilise');
  });
});

describe('every chart', () => {
  /** Bars and areas that stand on their axis. */
  function standing(node: unknown, found: Row[] = []): Row[] {
    if (typeof node !== 'object' || node === null) return found;
    const { mark, encoding } = node as { mark?: Row; encoding?: Record<string, Row> };
    if (encoding && (mark?.type === 'bar' || mark?.type === 'area'))
      for (const axis of ['x', 'y'])
        if (encoding[axis]?.type === 'quantitative' && !encoding[`${axis}2`]) found.push(encoding[axis]);
    for (const [key, inner] of Object.entries(node)) if (key !== 'data') standing(inner, found);
    return found;
  }

  it('begins its bars at zero', () => {
    const axes = chartsOf(results).flatMap(({ chart }) =>
      standing(chart.bare).map((axis) => ({ name: chart.name, axis })),
    );
    expect(axes.length).toBeGreaterThanOrEqual(5);
    for (const { name, axis } of axes) {
      const { zero, type, domain, domainMin } = (axis.scale ?? {}) as Row;
      expect([name, zero]).not.toEqual([name, false]);
      expect([name, type]).not.toEqual([name, 'log']);
      expect([name, Array.isArray(domain) ? domain[0] : 0]).toEqual([name, 0]);
      expect([name, domainMin ?? 0]).toEqual([name, 0]);
    }
  });
});
