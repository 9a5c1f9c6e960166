import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mermaidOf } from '../../../src/scenario/explain/mermaid.js';
import { readScenario } from '../../../src/scenario/read.js';

const read = (text: string) => readScenario(text, { file: 'x.yaml' }).scenario!;
const small = readFileSync(new URL('../../fixtures/small.yaml', import.meta.url), 'utf8');
const kazakhstan = readFileSync(new URL('../../../scenarios/kazakhstan-2022.yaml', import.meta.url), 'utf8');

describe('the drawing of a scenario', () => {
  test('shows places by country, routes and services', () => {
    expect(mermaidOf(read(small)).trimEnd().split('\n')).toEqual([
      'flowchart LR',
      '  p0(["Samara"])',
      '  p1{{"Mashtakovo, into Kazakhstan"}}',
      '  subgraph c0 ["Kazakhstan"]',
      '    p2["Oral"]',
      '    p3[/"Oral airport"\\]',
      '  end',
      '  subgraph c1 ["Turkey"]',
      '    p4("Istanbul")',
      '  end',
      '  p2 --- p3',
      '  p0 -->|"car, 260 km"| p1',
      '  p1 -->|"car, 52 km"| p2',
      '  p0 ==>|"train, 600 seats, 10 departures"| p2',
      '  p3 ==>|"flight, 180 seats, 3 departures"| p4',
    ]);
  });

  test('a route with both ways is one arrow with two heads', () => {
    const text = small.replace(
      'routes:\n',
      'routes:\n  - {from: Oral, to: Uralsk, takes: 2 h, by: [car, bus], both ways: true}\n',
    );
    const cities = 'cities:\n  Uralsk: {country: Kazakhstan}\n';
    expect(mermaidOf(read(text.replace('cities:\n', cities)))).toContain(' <-->|"car or bus, 2 h"| ');
  });

  test('names cannot break out of their quotes', () => {
    const name = 'Or"]; click p0 <b> `md` #35; & \\ al';
    const scenario = read(small);
    const cities = scenario.cities.map((city) => ({ ...city, country: name }));
    const lines = mermaidOf({ ...scenario, cities }).split('\n');
    expect(lines).toContain(
      '  subgraph c0 ["Or#quot;]; click p0 #lt;b#gt; #96;md#96; #35;35; #amp; #92; al"]',
    );
  });

  test('every node that an arrow names is drawn once', () => {
    const lines = mermaidOf(read(kazakhstan)).split('\n');
    const drawn = lines.flatMap((line) => /^ +(p\d+)[([{]/.exec(line)?.[1] ?? []);
    const named = lines.flatMap((line) => {
      const arrow = /^ {2}(p\d+) (?:-->|<-->|==>|---)(?:\|"[^"]*"\|)? (p\d+)$/.exec(line);
      return arrow === null ? [] : [arrow[1]!, arrow[2]!];
    });
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter((id) => !drawn.includes(id))).toEqual([]);
    expect(lines.filter((line) => /-->|==>/.test(line)).length).toBe(
      lines.filter((line) => /\|"[^"]*"\|/.test(line)).length,
    );
  });
});
