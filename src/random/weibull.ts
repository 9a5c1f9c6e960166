import { logGamma } from './special.js';

/**
 * The Weibull law by shape and scale. The power is taken by exp and log, since `Math.pow` is not the same to the last
 * bit in every engine.
 */
export function weibullQuantile(u: number, shape: number, scale: number): number {
  return scale * Math.exp(Math.log(-Math.log(1 - u)) / shape);
}

export function weibullCdf(x: number, shape: number, scale: number): number {
  return x <= 0 ? 0 : -Math.expm1(-((x / scale) ** shape));
}

/** E[X^power] = scale^power Γ(1 + power / shape); infinite where power <= −shape. */
export function weibullMoment(shape: number, scale: number, power: number): number {
  if (power <= -shape) return Number.POSITIVE_INFINITY;
  return scale ** power * Math.exp(logGamma(1 + power / shape));
}
