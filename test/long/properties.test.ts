import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe } from 'vitest';
import { scenarioValues } from '../support/made-scenarios.js';
import {
  changesNothing,
  isSameInOtherUnits,
  readsBack,
  runsToItsEnd,
} from '../support/scenario-properties.js';

describe('every scenario that checks, many times', () => {
  property.prop([scenarioValues], { seed: 11, numRuns: 150 })('runs to its end', (values) => {
    runsToItsEnd(values);
  });

  property.prop([scenarioValues], { seed: 12, numRuns: 60 })('reads back as it was printed', (values) => {
    readsBack(values);
  });

  property.prop([scenarioValues, fc.array(fc.nat(), { minLength: 1, maxLength: 6 })], {
    seed: 13,
    numRuns: 60,
  })('gives the same bytes under a what-if that changes nothing', (values, picks) => {
    changesNothing(values, picks);
  });

  property.prop([scenarioValues], { seed: 14, numRuns: 60 })('is the same in other units', (values) => {
    isSameInOtherUnits(values);
  });
});
