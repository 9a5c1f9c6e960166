import { describe, expect, it } from 'vitest';
import { matcher } from '../../src/experiment/pattern.js';

describe('a pattern of names', () => {
  it('without * means itself only', () => {
    expect(matcher('a.b')('a.b')).toBe(true);
    expect(matcher('a.b')('a.bc')).toBe(false);
    expect(matcher('a.b')('axb')).toBe(false);
  });

  it('has * stand for one key', () => {
    const matches = matcher('crossings.*.wait');
    expect(matches('crossings.Verkhny Lars.wait')).toBe(true);
    expect(matches('crossings.Lars.exit.car.wait')).toBe(false);
    expect(matches('crossings.wait')).toBe(false);
    expect(matches('crossings..wait')).toBe(false);
  });

  it('knows names that have dots', () => {
    const matches = matcher('crossings.*.wait', ['St. Louis', 'Lars']);
    expect(matches('crossings.St. Louis.wait')).toBe(true);
    expect(matches('crossings.Fort St. John.wait')).toBe(false);
  });

  it('takes every other sign as it stands', () => {
    expect(matcher('a(b)+*')('a(b)+c')).toBe(true);
    expect(matcher('a(b)+*')('abbc')).toBe(false);
  });
});
