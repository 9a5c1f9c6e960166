/** What runs but was probably meant otherwise. */
import type { Problem } from '../problem.js';
import { shorten } from './words.js';

export const unusedMode = (mode: string): Problem => ({
  code: 'unused-mode',
  message: `no group travels by ${mode}`,
});

export const sometimesNoNumber = (text: string, where: string): Problem => ({
  code: 'not-a-number',
  message: `${shorten(text)} is no number where ${where}, and nobody chooses the option then`,
  hint: 'keep what stands in log() or sqrt() above 0, as in log(max(1, …))',
});

export const sometimesInfinite = (text: string, where: string): Problem => ({
  code: 'not-finite',
  message: `${shorten(text)} is infinite where ${where}, and everybody chooses the option then`,
  hint: 'keep what stands behind / away from 0, as in 1 h / max(1 min, wait)',
});

export const recordedLessOften = (written: string, kept: string, most: number): Problem => ({
  code: 'record-every',
  message: `time series will be recorded every ${kept} in place of ${written}`,
  expected: `at most ${most.toLocaleString('en')} times of recording in a run`,
  hint: `write record every: ${kept}, or a shorter run`,
});

export const unusedParameter = (name: string): Problem => ({
  code: 'unused-parameter',
  message: `nothing uses the parameter ${shorten(name)}`,
});

export const alwaysSame = (call: string, value: number, from: string, until: string): Problem => ({
  code: 'outside-run',
  message: `${call} is ${value} throughout the run`,
  expected: `a date between ${from} and ${until}`,
});

export const nobodyLeaves = (): Problem => ({
  code: 'nobody-leaves',
  message: 'nobody ever leaves: all departures are 0 in the run',
});

export const nobodyHasGoal = (group: string, goal: string): Problem => ({
  code: 'unused-goal',
  message: `nobody of ${group} ever has the goal ${goal}`,
  hint: 'give it a share in goal or afterwards, or remove it from stay',
});

export const wayTwice = (from: string, to: string, mode: string): Problem => ({
  code: 'way-twice',
  message: `a route by ${mode} from ${from} to ${to} of the same length stands before`,
  hint: 'remove one of the two',
});
