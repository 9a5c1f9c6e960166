import { gammaCdf } from './gamma.js';

/** The Erlang law, the sum of `stages` equal exponential stages, is the gamma law of that shape. */
export function erlangScale(stages: number, mean: number): number {
  return mean / stages;
}

export function erlangCdf(x: number, stages: number, mean: number): number {
  if (mean === 0) return x < 0 ? 0 : 1;
  return gammaCdf(x, stages, mean / stages);
}

export function erlangVariance(stages: number, mean: number): number {
  return (mean * mean) / stages;
}
