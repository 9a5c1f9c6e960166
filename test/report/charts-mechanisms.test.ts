/** Charts of mechanisms that few scenarios turn on, from a run in which each of them works. */
import { expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { inProcess } from '../../src/experiment/in-process.js';
import type { Results } from '../../src/experiment/results.js';
import { runExperiment } from '../../src/experiment/run.js';
import type { ChartSpec } from '../../src/report/chart.js';
import { chartsOf } from '../../src/report/charts/all.js';
import { svgOf } from '../../src/report/svg.js';
import { short } from '../../src/report/time.js';
import { readScenario } from '../../src/scenario/read.js';

const TEXT = `
onward: 1
title: Every mechanism
start: 2022-01-01T00:00Z
duration: 12 days
groups:
  men:
    documents: {passport: 80 %}
    goal: {settle: 50 %, wait: 50 %}
    stay: {wait: 5 days}
    spends: 20 USD/day
    finds work: 0.2/day
    registers: {settle: 60 %, wait: 0 %}
origins:
  Home: {country: Homeland, departures: {men: 60/day}}
countries:
  Homeland: {bars: {men: 10 %}}
  Abroad: {admits: passport, stay limit: {limit: 3 days, afterwards: {overstay: 100 %}}}
crossings:
  Border:
    from: Homeland
    into: Abroad
    change to: {foot: {from: car, takes: 1 h, share: 50 %}}
    posts: {exit: {car: {lanes: 1, service: 40 min}, foot: {lanes: 1, service: 5 min}}}
    back: {entry: {car: {lanes: 1, service: 90 min}}}
cities:
  City:
    country: Abroad
    lodging: {hotel: {beds: 60, price: 30 USD}}
    desks:
      registration: {desks: 3, service: 20 min}
      account: {desks: 2, service: 20 min, after: registration}
  Town: {country: Abroad, lodging: {hotel: {beds: 40, price: 20 USD}}}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Border, to: City, by: [car, bus], takes: 1 h}
  - {from: City, to: Town, takes: 2 h}
timeline:
  - {at: "2022-01-06", set: {countries.Abroad.admits: visa}}
`.replace('documents: {passport: 80 %}', 'documents: {passport: 80 %, visa: 50 %}');

const results: Results = await (async () => {
  const { scenario, issues } = readScenario(TEXT, { file: 'every.yaml' });
  expect(issues).toEqual([]);
  return runExperiment({
    scenario: scenario!,
    network: compile(scenario!),
    seed: '1',
    replications: 2,
    executor: inProcess(),
    file: 'every.yaml',
    hash: '',
    version: '0.1.0',
  });
})();
const charts = new Map(chartsOf(results).map(({ chart }) => [chart.name, chart]));
const named = (name: string): ChartSpec => charts.get(name)!;
const metric = (name: string) => short(results.metrics[name]!.mean);

it('say whom the rules of countries stopped, of countries that are only left too', () => {
  const rows = named('rules').table.rows.map(([kind, where, mean]) => [kind, where, mean]);
  expect(rows).toContainEqual([
    'not let leave',
    'Homeland: not let leave',
    metric('countries.Homeland.barred'),
  ]);
  expect(rows).toContainEqual(['not let in', 'Abroad: not let in', metric('countries.Abroad.refused')]);
  expect(rows).toContainEqual([
    'stay without leave',
    'Abroad: stay without leave',
    metric('countries.Abroad.overstayed'),
  ]);
});

it('say where people left their cars, and how long the way back took', () => {
  expect(named('changes-of-mode').table.rows[0]![1]).toBe(metric('crossings.Border.changed'));
  expect(named('way-back').title).toContain('Border');
});

it('tell nights without a bed apart from moving on', () => {
  const rows = named('nights-without-a-bed').table.rows.map(([kind, where, mean]) => [kind, where, mean]);
  expect(rows).toContainEqual([
    'nights without a bed',
    'City: nights',
    metric('cities.City.nights-unsheltered'),
  ]);
  expect(rows).toContainEqual([
    'moved on for want of a bed',
    'City: moved on',
    metric('cities.City.moved-on'),
  ]);
});

it('show spending and work as indexes, with what they assume and leave out beside them', () => {
  expect(named('spending').subtitle).toContain('Index, not income');
  expect(named('spending').subtitle).toContain('no wages');
  expect(named('work').subtitle).toContain('a rate that the scenario assumes');
});

it('count the stages of registration', () => {
  expect(named('stages-of-registration').table.rows[0]!.slice(0, 3)).toEqual([
    'account',
    'City, account',
    metric('cities.City.desks.account.completed'),
  ]);
});

it('are drawn', async () => {
  for (const name of ['rules', 'changes-of-mode', 'way-back', 'nights-without-a-bed', 'spending', 'work'])
    expect(await svgOf(named(name).bare, name)).toContain('<svg');
});
