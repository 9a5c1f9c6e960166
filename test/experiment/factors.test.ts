import { describe, expect, it } from 'vitest';
import { factorOf } from '../../src/experiment/factors.js';
import { Variants } from '../../src/scenario/variants.js';
import { TINY } from '../node/command.js';

const TEXT = TINY.replace(
  'groups:\n',
  'parameters:\n  surge: {value: 2, range: [1, 3]}\n  delay: {value: 5 min, range: [5 min, 15 min]}\n  plain: 4\ngroups:\n',
);
const variants = new Variants(TEXT, { file: 'tiny.yaml' });
const LANES = 'crossings.Mashtakovo.posts.exit.car.lanes';
const factor = (text: string) => factorOf(text, variants, ['two more lanes']);
const values = (text: string) => factor(text).levels.map(({ value }) => value);

describe('a factor of a design', () => {
  it('takes a range with steps, both ends among them', () => {
    expect(values(`${LANES}=2..12:2`)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(values('parameters.surge=0.1..0.3:0.1')).toEqual([0.1, 0.2, 0.3]);
    expect(values(`${LANES}=2..6:3`)).toEqual([2, 5]);
  });

  it('takes a range without steps: five levels, or any value between', () => {
    const { levels, at, numeric } = factor('parameters.surge=1..3');
    expect(levels.map(({ value }) => value)).toEqual([1, 1.5, 2, 2.5, 3]);
    expect(at!(0.25).changes).toEqual([{ kind: 'set', target: 'parameters.surge', value: 1.5 }]);
    expect(numeric).toBe(true);
  });

  it('takes values with a unit', () => {
    const { levels, name } = factor(`crossings.Mashtakovo.posts.exit.car.service=5..7:1 min`);
    expect(levels.map(({ changes }) => changes[0].value)).toEqual(['5 min', '6 min', '7 min']);
    expect(name).toContain('(min)');
  });

  it('takes a list, in which commas inside brackets part nothing', () => {
    const { levels, numeric } = factor(`x.service=lognormal(9 min, 0.5), exponential(5 min)`);
    expect(levels.map(({ value }) => value)).toEqual(['lognormal(9 min, 0.5)', 'exponential(5 min)']);
    expect(numeric).toBe(false);
    expect(values(`${LANES}=1,4`)).toEqual([1, 4]);
  });

  it('adds and multiplies', () => {
    expect(factor(`${LANES}+=1,2`).levels[1]).toMatchObject({
      label: '+2',
      changes: [{ kind: 'add', target: LANES, value: 2 }],
    });
    expect(factor(`${LANES}*=1.5`).levels[0].changes[0].kind).toBe('multiply');
  });

  it('takes a parameter by its name, over its own range', () => {
    expect(values('surge')).toEqual([1, 1.5, 2, 2.5, 3]);
    expect(factor('delay').levels[0].changes[0]).toEqual({
      kind: 'set',
      target: 'parameters.delay',
      value: '5 min',
    });
    expect(factor('surge=2..4:2').levels[1].changes[0].target).toBe('parameters.surge');
    expect(() => factor('plain')).toThrow('plain has no range in the file: write plain=<from>..<to>.');
  });

  it('takes what-ifs, all or one', () => {
    expect(factor('what-ifs').levels).toEqual(factor('two more lanes').levels);
    expect(factor('two more lanes').levels[0]).toMatchObject({ whatIf: 'two more lanes', changes: [] });
  });

  it('takes each place in turn', () => {
    const { levels } = factor('cities.?.lodging.?.beds+=50');
    expect(levels.map(({ label, changes }) => [label, changes[0].target])).toEqual([
      ['Oral, hotels', 'cities.Oral.lodging.hotels.beds'],
    ]);
    expect(() => factor('cities.?.nothing.?.beds+=50')).toThrow(
      'is nothing in the file, whatever ? stands for',
    );
  });

  it.each([
    ['lanes', 'says no values: write <path>=<values>'],
    ['=2..3', 'says no values'],
    [`${LANES}=5..2:1`, 'the range must rise'],
    [`${LANES}=1..5:0`, 'the step must be larger than 0'],
    [`${LANES}=0..9:0.0001`, 'more than 10,000 levels'],
    [`${LANES}={`, 'a quote or a bracket is not closed'],
  ])('refuses %s', (text, why) => {
    expect(() => factor(text)).toThrow(RangeError);
    expect(() => factor(text)).toThrow(why);
  });
});
