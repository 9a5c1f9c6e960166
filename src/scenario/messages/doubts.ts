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
