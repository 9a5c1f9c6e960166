import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changesInWords, planInWords } from '../../../src/scenario/explain/words.js';
import { readScenario } from '../../../src/scenario/read.js';
import { resolveScenario } from '../../../src/scenario/resolve.js';

const small = readFileSync(new URL('../../fixtures/small.yaml', import.meta.url), 'utf8');

/** What a what-if that is written like this changes. */
function changes(...lines: string[]): string[] {
  const text = `${small}  tried:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  expect(readScenario(text, { file: 'x.yaml', whatIf: 'tried' }).issues).toEqual([]);
  const { document, before } = resolveScenario(text, { file: 'x.yaml', whatIf: 'tried' });
  return changesInWords(before!, document!, undefined);
}

describe('what a what-if changes, in words', () => {
  test.each([
    [
      'add: {crossings.*.posts.*.car.lanes: 2}',
      [
        'crossings.Mashtakovo.posts.exit.car.lanes: 6 → 8 (+2)',
        'crossings.Mashtakovo.posts.entry.car.lanes.00:00-08:00: 3 → 5 (+2)',
        'crossings.Mashtakovo.posts.entry.car.lanes.08:00-24:00: 6 → 8 (+2)',
      ],
    ],
    [
      'add: {crossings.*.posts.exit.car.lanes: -2}',
      ['crossings.Mashtakovo.posts.exit.car.lanes: 6 → 4 (-2)'],
    ],
    [
      'set: {crossings.*.posts.exit.car.service: 6 min}',
      ['crossings.Mashtakovo.posts.exit.car.service: 9 min → 6 min (× 0.667)'],
    ],
    [
      'multiply: {crossings.*.posts.exit.car.service: 2}',
      ['crossings.Mashtakovo.posts.exit.car.service: 9 min, times 2'],
    ],
    ['add: {airports.*.ahead: 1 h}', ['airports.Oral airport.ahead: 3 h, plus 1 h']],
    ['set: {services.night train.seats: 900}', ['services.night train.seats: 600 → 900 (+300)']],
    ['set: {services.1.departs: daily 05:00}', ['services.1.departs: We,Su 05:00 → daily 05:00']],
    ['set: {cities.Oral.appeal: 2}', ['cities.Oral.appeal: added: 2']],
    [
      'set: {cities.Oral.lodging.tents: {beds: 50, price: 0 USD}}',
      ['cities.Oral.lodging.tents: added: {beds: 50, price: 0 USD}'],
    ],
    [
      'set: {parameters.tenge: {value: 1 USD / 500, source: estimate}}',
      ['parameters.tenge: 1 USD / 475 → 1 USD / 500 (× 0.95)', 'parameters.tenge.source: bank → estimate'],
    ],
    ['set: {parameters.tenge: 1 USD / 500}', ['parameters.tenge: 1 USD / 475 → 1 USD / 500 (× 0.95)']],
    ['set: {crossings.Mashtakovo.posts.exit.car.lanes: 6}', []],
  ])('%s', (line, expected) => {
    expect(changes(line)).toEqual(expected);
  });

  test('its dated changes come last, as they are written', () => {
    const lines = changes(
      'set: {bulletins.age: 0 h}',
      'timeline:',
      '  - {at: "2022-09-26", because: {text: The road is closed, source: ministry}, set: {crossings.*.open: false}}',
      '  - {at: "2022-09-27", multiply: {cities.*.desks.registration.desks: 2}}',
    );
    expect(lines).toEqual([
      'bulletins.age: 3 h → 0 h',
      '2022-09-26: crossings.*.open is set to false (The road is closed)',
      '2022-09-27: cities.*.desks.registration.desks is multiplied by 2',
    ]);
  });

  test('a file with a base is set against that base', () => {
    const files = () => small;
    const options = { file: 'more.yaml', files };
    const text = 'base: small.yaml\ntitle: More desks\nset: {cities.Oral.desks.registration.desks: 20}\n';
    const { document, before, name } = resolveScenario(text, options);
    expect(name).toBe('More desks');
    expect(changesInWords(before!, document!, files)).toEqual([
      'title: A small border → More desks',
      'cities.Oral.desks.registration.desks: 12 → 20 (+8)',
    ]);
  });

  test('a whole scenario tells its dated changes and every what-if', () => {
    const { document } = resolveScenario(small, { file: 'x.yaml' });
    const plan = planInWords(document!, undefined);
    expect(plan.map(({ heading, lines }) => [heading, lines.length])).toEqual([
      ['Dated changes', 1],
      ['What if: two more lanes', 3],
    ]);
    expect(plan[0]!.lines).toEqual([
      '2022-09-25: cities.Oral.desks.registration.desks is set to 24 (More desks)',
    ]);
  });
});
