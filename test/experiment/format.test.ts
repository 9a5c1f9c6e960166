import { describe, expect, it } from 'vitest';
import { quantity, range, withInterval, withoutInterval, written } from '../../src/experiment/format.js';

const interval = (unit: string, mean: number, low: number | null, high: number | null) => ({
  unit,
  mean,
  low,
  high,
});

describe('a figure with its interval', () => {
  it.each([
    ['persons', 98312, 97761, 98863, '98,300 persons (97,800 to 98,900)'],
    ['persons', 98312, 98307, 98317, '98,312 persons (98,307 to 98,317)'],
    ['persons', 1234567, 1229000, 1240134, '1,235,000 persons (1,229,000 to 1,240,000)'],
    ['persons', 12, -18, 42, '12 persons (−18 to 42)'],
    ['h', 6.1234, 5.21, 7.04, '6.1 h (5.2 to 7.0)'],
    ['h', 0.25, 0.2, 0.3, '15 min (12 to 18)'],
    ['h', 120, 110.4, 129.6, '5.0 days (4.6 to 5.4)'],
    ['share', 0.9731, 0.9701, 0.9761, '97.3 % (97.0 to 97.6)'],
    ['USD', 412.3, 397.8, 426.8, '410 USD (400 to 430)'],
    ['count', 3.4, 3.1, 3.7, '3.4 (3.1 to 3.7)'],
  ])('in %s, %d from %d to %d, is written to the digits that it supports', (unit, mean, low, high, text) => {
    expect(withInterval(interval(unit, mean, low, high))).toBe(text);
  });

  it('is told in one unit with the times that it stands beside', () => {
    expect(quantity(72, 'h')).toBe('3 days');
    expect(quantity(72, 'h', [30.9])).toBe('72 h');
    expect(withInterval(interval('h', 30.9, 29.5, 31.5), [72])).toBe('31 h (30 to 32)');
    expect(quantity(96, 'h', [72])).toBe('4 days');
    expect([quantity(0.5, 'h', [2]), quantity(2, 'h', [0.5])]).toEqual(['0.500 h', '2 h']);
    // Nothing has no length that could ask for another unit.
    expect(quantity(96, 'h', [0])).toBe('4 days');
  });

  it('is exact when nothing varies', () => {
    expect(withInterval(interval('persons', 4120, 4120, 4120))).toBe('4,120 persons (4,120 to 4,120)');
    expect(withInterval(interval('h', 0, 0, 0))).toBe('0 h (0 to 0)');
  });

  it('can be had without the interval, to the same digits', () => {
    expect(withoutInterval(interval('persons', 98312, 97761, 98863))).toBe('98,300 persons');
  });
});

describe('a figure alone', () => {
  it.each([
    [98000, 'persons', '98,000 persons'],
    [1, 'persons', '1 person'],
    [1, 'parties', '1 party'],
    [0, 'persons', '0 persons'],
    [2.3456, 'h', '2.35 h'],
    [71.9, 'h', '71.9 h'],
    [72, 'h', '3 days'],
    [0.5, 'h', '30 min'],
    [0.07, 'share', '7 %'],
    [-2.5, 'USD', '−2.50 USD'],
    [7, 'count', '7'],
  ])('%d in %s is %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });
});

describe('an interval alone', () => {
  it('takes its digits from its larger end', () => {
    expect(range('h', -0.42, 1.23)).toBe('−0.4 to 1.2 h');
    expect(range('persons', -1234, 1300)).toBe('−1,200 to 1,300 persons');
    expect(range('persons', 0, 0)).toBe('0 persons');
  });
});

describe('a number', () => {
  it.each([
    [1234567, 1, '1,234,567'],
    [999.96, 0.1, '1,000.0'],
    [-0.04, 0.1, '0.0'],
    [0.1 + 0.2, 0.01, '0.30'],
    [1250, 1000, '1,000'],
    [-1234.5, 0.1, '−1,234.5'],
  ])('%d by steps of %d is %s', (value, step, text) => {
    expect(written(value, step)).toBe(text);
  });
});
