import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../src/experiment/measure-words.js';

describe('a measure in words', () => {
  it.each([
    ['crossings.Ozinki.wait.mean', 'waits at Ozinki', true],
    ['crossings.Ozinki.exit.car.wait.p90', 'the 90th percentile of waits at Ozinki, exit, car', false],
    ['crossings.Ozinki.queue.max', 'the peak of the queue at Ozinki', false],
    ['crossings.St. Louis.wait.mean', 'waits at St. Louis', true],
    ['countries.Kazakhstan.exits', 'exits from Kazakhstan', true],
    ['countries.Kazakhstan.exits.plane', 'exits from Kazakhstan by plane', true],
    ['cities.Oral.lodging.flats.price.mean', 'prices of a night in flats in Oral', true],
    ['outcomes.settled', 'persons who settle', true],
    ['outcomes.inside.max', 'the peak of persons who are still on the way', false],
    ['something.else', 'something.else', false],
  ])('%s is "%s"', (name, text, plural) => {
    expect(subjectOf(name)).toEqual({ text, plural });
  });

  it('takes names as they are, even with signs that mean something to a replacement', () => {
    expect(subjectOf("countries.$2 $& $'.entries").text).toBe("entries into $2 $& $'");
  });
});
