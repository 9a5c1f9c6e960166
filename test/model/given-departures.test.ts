import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { readScenario } from '../../src/scenario/read.js';
import { measured } from '../support/scenarios.js';

const text = (at: string) => `
onward: 1
title: Buses
start: 2022-01-01T00:00Z
duration: 5 days
groups: {families: {party: {2: 100 %}, goal: {settle: 100 %}, needs a bed: 0 %, registers: 0 %}}
origins: {Home: {departures: {families: ${at}}}}
cities: {City: {country: Abroad}}
routes:
  - {from: Home, to: City, takes: 1 h}
`;

function departed(at: string, table: string): number {
  const { scenario } = readScenario(text(at), { file: 'test.yaml', files: () => table });
  return measured(compile(scenario!))('groups.families.departures');
}

test('as many leave as a table of given departures says, row by row, within the run', () => {
  const table = 'leaves,families\n2021-12-30,50\n2022-01-01 06:00,3\n2022-01-02,0\n2022-01-03 18:00,4\n';
  expect(departed('{at: {table: buses.csv, time: leaves, parties: families}}', table)).toBe(14);
  expect(departed('{at: {table: buses.csv, time: leaves}, parties: 10}', table)).toBe(60);
});
