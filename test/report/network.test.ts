import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../src/report/network/layout.js';
import { networkSvg } from '../../src/report/network/svg.js';
import { readScenario } from '../../src/scenario/read.js';

const read = (text: string) => readScenario(text, { file: 'x.yaml' }).scenario!;
const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const small = read(file('test/fixtures/small.yaml'));
const kazakhstan = read(file('scenarios/kazakhstan-2022.yaml'));

describe('the picture of a network of places', () => {
  test.each([
    ['small', small],
    ['Kazakhstan', kazakhstan],
  ])('%s: every place has a box of its own, inside the picture, and no two touch', (_, scenario) => {
    const { boxes, width, height } = layoutOf(scenario);
    const places = (['origins', 'crossings', 'cities', 'airports', 'destinations'] as const).flatMap((kind) =>
      scenario[kind].map(({ name }) => name),
    );
    expect(boxes.map(({ name }) => name).sort()).toEqual([...places].sort());
    for (const [i, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThan(0);
      expect(box.x + box.width).toBeLessThan(width);
      expect(box.y + 10).toBeLessThan(height);
      for (const other of boxes.slice(i + 1)) {
        const isApart = other.column !== box.column || Math.abs(other.y - box.y) >= 22;
        expect([box.name, other.name, isApart]).toEqual([box.name, other.name, true]);
      }
    }
  });

  test('columns follow the journey, and an airport stands below its city', () => {
    const { boxes } = layoutOf(small);
    const at = (name: string) => boxes.find((box) => box.name === name)!;
    expect(['Samara', 'Mashtakovo', 'Oral', 'Istanbul'].map((name) => at(name).column)).toEqual([0, 1, 2, 3]);
    expect(at('Oral airport')).toMatchObject({ column: 2, x: at('Oral').x });
    expect(at('Oral airport').y).toBeGreaterThan(at('Oral').y);
  });

  test('ways there and back are drawn once, each kind of transport by itself', () => {
    const { ways } = layoutOf(small);
    expect(ways).toEqual([
      { from: 'Samara', to: 'Mashtakovo', by: 'road', both: false },
      { from: 'Mashtakovo', to: 'Oral', by: 'road', both: false },
      { from: 'Samara', to: 'Oral', by: 'train', both: false },
      { from: 'Oral airport', to: 'Istanbul', by: 'flight', both: false },
    ]);
    const two = file('test/fixtures/small.yaml')
      .replace('cities:\n', 'cities:\n  Aktobe: {country: Kazakhstan}\n')
      .replace('routes:\n', 'routes:\n  - {from: Oral, to: Aktobe, distance: 480 km, both ways: true}\n');
    expect(layoutOf(read(two)).ways).toContainEqual({ from: 'Oral', to: 'Aktobe', by: 'road', both: true });
  });

  test('what lies near stands near: ways of Kazakhstan cross less than in the order of the file', () => {
    const { boxes, ways } = layoutOf(kazakhstan);
    const inFile = new Map([...kazakhstan.origins, ...kazakhstan.crossings].map(({ name }, i) => [name, i]));
    const drawn = new Map(boxes.map(({ name, y }) => [name, y]));
    const roads = ways.filter(({ from, to }) => inFile.has(from) && inFile.has(to));
    const crossings = (height: ReadonlyMap<string, number>) =>
      roads.reduce(
        (sum, a, i) =>
          sum +
          roads
            .slice(i + 1)
            .filter(
              (b) =>
                (height.get(a.from)! - height.get(b.from)!) * (height.get(a.to)! - height.get(b.to)!) < 0,
            ).length,
        0,
      );
    expect(roads.length).toBeGreaterThan(50);
    expect(crossings(drawn)).toBeLessThan(crossings(inFile));
  });

  test('the same scenario gives the same picture, and a name is never markup', () => {
    expect(networkSvg(small)).toBe(networkSvg(small));
    const named = read(file('test/fixtures/small.yaml').replaceAll('Istanbul', '<script>'));
    expect(networkSvg(named)).not.toContain('<script>');
    expect(networkSvg(named)).toContain('&lt;script&gt;');
  });
});
