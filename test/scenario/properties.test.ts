import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { sectionsOf } from '../../scripts/reference/keys.js';
import { exampleReader } from '../../scripts/reference/language.js';
import type { Json } from '../../src/scenario/document.js';
import { scenarioValues } from '../support/made-scenarios.js';
import {
  changesNothing,
  isSameInOtherUnits,
  readsBack,
  runsToItsEnd,
} from '../support/scenario-properties.js';

/** How many of the scenarios that were made checked: a property of none would hold. */
const tried = { all: 0, sound: 0 };
const count = (isSound: boolean): void => {
  tried.all++;
  if (isSound) tried.sound++;
};

describe('every scenario that checks', () => {
  property.prop([scenarioValues], { seed: 1, numRuns: 25 })('runs to its end', (values) => {
    count(runsToItsEnd(values));
  });

  property.prop([scenarioValues], { seed: 2, numRuns: 12 })('reads back as it was printed', (values) => {
    count(readsBack(values));
  });

  property.prop([scenarioValues, fc.array(fc.nat(), { minLength: 1, maxLength: 6 })], {
    seed: 3,
    numRuns: 12,
  })('gives the same bytes under a what-if that changes nothing', (values, picks) => {
    count(changesNothing(values, picks));
  });

  property.prop([scenarioValues], { seed: 4, numRuns: 12 })('is the same in other units', (values) => {
    count(isSameInOtherUnits(values));
  });

  test('may hold every key of the language, but those that a few tests of their own are for', () => {
    const seen = new Set<string>();
    const look = (value: Json): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        seen.add(key);
        look(inner);
      }
    };
    fc.sample(scenarioValues, { seed: 5, numRuns: 200 }).forEach(look);
    const keys = sectionsOf(exampleReader()).scenario.flatMap((section) => section.keys);
    const never = [...new Set(keys.map(({ name }) => name))].filter((name) => !seen.has(name));
    expect(never).toEqual(['change to', 'bicycle', 'plane', 'name', 'across', 'per']);
  });

  afterAll(() => expect(tried.sound).toBeGreaterThan(0.7 * tried.all));
});
