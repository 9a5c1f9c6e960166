import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/report/charts/all.js';
import { CATEGORIES, INK } from '../../src/report/theme.js';
import { STANDARD } from '../../src/report/theme-file.js';
import { syntheticResults } from '../support/results.js';

type Triple = readonly [number, number, number];

/**
 * What is left of linear red, green and blue in the eyes of those who lack one kind of cone: G. Machado, M. Oliveira and
 * L. Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15(6), 2009, severity 1.
 */
const SIGHTS: Readonly<Record<string, readonly Triple[]>> = {
  'all cones': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}; // biome-ignore format: matrices

function linear(hex: string): Triple {
  return [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Triple;
}

/** CIE L*a*b* (1976) under D65. */
function lab(rgb: Triple): Triple {
  const [r, g, b] = rgb.map((part) => Math.min(1, Math.max(0, part)));
  const xyz = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ];
  const [x, y, z] = xyz.map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, sight: string): Triple {
  const rgb = linear(hex);
  return lab(
    SIGHTS[sight].map((row) => row.reduce((sum, weight, i) => sum + weight * rgb[i], 0)) as unknown as Triple,
  );
}

/** Distance as seen (CIE76: 2.3 is just noticed). */
function distance(a: string, b: string, sight: string): number {
  const [p, q] = [seen(a, sight), seen(b, sight)];
  return Math.hypot(...p.map((part, i) => part - q[i]));
}

/** Sets of colours that stand beside each other in one chart: the ranges of its scales, and its fixed colours. */
function together(spec: unknown): string[][] {
  const found: string[][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { range, domain } = node as { range?: unknown; domain?: unknown };
    if (Array.isArray(range) && range.every((each) => typeof each === 'string' && each.startsWith('#')))
      found.push(Array.isArray(domain) ? range.slice(0, domain.length) : range);
    for (const [key, inner] of Object.entries(node)) if (key !== 'data' && key !== 'config') walk(inner);
  };
  walk(spec);
  return found;
}

const charts = chartsOf(syntheticResults({ days: 4 })).map(({ chart }) => chart);
const dark = new Map<string, string>([
  ...CATEGORIES.map((each, i) => [each, STANDARD.darkCategories[i]] as const),
  ...(Object.keys(INK) as (keyof typeof INK)[]).map((ink) => [INK[ink], STANDARD.dark[ink]] as const),
]);

describe('the colours', () => {
  const sets = charts.flatMap(({ name, spec }) => together(spec).map((colours) => ({ name, colours })));

  it('are found in the charts', () => {
    const names = new Set(sets.map(({ name }) => name));
    for (const name of ['beds', 'departures', 'map', 'outcomes', 'published', 'traffic', 'waterfall'])
      expect(names).toContain(name);
  });

  it.each(Object.keys(SIGHTS))('are told apart by %s, on light and on dark', (sight) => {
    const close: string[] = [];
    for (const { name, colours } of sets) {
      for (const ground of [colours, colours.map((each) => dark.get(each) ?? each)])
        for (const [i, a] of ground.entries())
          for (const b of ground.slice(i + 1))
            if (distance(a, b, sight) < 10)
              close.push(`${name}: ${a} and ${b}, ${distance(a, b, sight).toFixed(1)}`);
    }
    expect([...new Set(close)]).toEqual([]);
  });

  it.each(Object.keys(SIGHTS))('stand off from the ground for %s', (sight) => {
    const faint: string[] = [];
    for (const { name, colours } of sets)
      for (const colour of colours) {
        const pairs = [
          [colour, INK.paper],
          [dark.get(colour) ?? colour, STANDARD.dark.paper],
        ];
        for (const [a, b] of pairs)
          if (distance(a, b, sight) < 20)
            faint.push(`${name}: ${a} on ${b}, ${distance(a, b, sight).toFixed(1)}`);
      }
    expect([...new Set(faint)]).toEqual([]);
  });
});
