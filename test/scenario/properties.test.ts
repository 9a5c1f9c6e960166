import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { afterAll, describe, expect } from 'vitest';
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
  property.prop([scenarioValues], { seed: 1, numRuns: 40 })('runs to its end', (values) => {
    count(runsToItsEnd(values));
  });

  property.prop([scenarioValues], { seed: 2, numRuns: 25 })('reads back as it was printed', (values) => {
    count(readsBack(values));
  });

  property.prop([scenarioValues, fc.array(fc.nat(), { minLength: 1, maxLength: 6 })], {
    seed: 3,
    numRuns: 20,
  })('gives the same bytes under a what-if that changes nothing', (values, picks) => {
    count(changesNothing(values, picks));
  });

  property.prop([scenarioValues], { seed: 4, numRuns: 20 })('is the same in other units', (values) => {
    count(isSameInOtherUnits(values));
  });

  afterAll(() => expect(tried.sound).toBeGreaterThan(0.7 * tried.all));
});
