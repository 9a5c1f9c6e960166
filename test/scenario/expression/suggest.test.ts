import { describe, expect, it } from 'vitest';
import { editDistance, suggest } from '../../../src/scenario/suggest.js';

describe('suggestions', () => {
  it('count inserted, deleted, changed and swapped letters', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('mxa', 'max')).toBe(1);
    expect(editDistance('crossing', 'crossings')).toBe(1);
    expect(editDistance('same', 'same')).toBe(0);
  });

  it('take the nearest candidate, whatever its case', () => {
    expect(suggest('lognorml', ['normal', 'lognormal'])).toBe('lognormal');
    expect(suggest('Kazakstan', ['Kyrgyzstan', 'Kazakhstan'])).toBe('Kazakhstan');
    expect(suggest('usd', ['USD'])).toBe('USD');
  });

  it('are silent where nothing is near', () => {
    expect(suggest('b', ['s', 'm', 'h'])).toBeUndefined();
    expect(suggest('wombat', ['wait', 'load'])).toBeUndefined();
    expect(suggest('a'.repeat(10_000), ['a'])).toBeUndefined();
    expect(suggest('wait', [])).toBeUndefined();
  });
});
