import { logGamma, type Order, power } from './special.js';

/**
 * The Weibull law by shape and scale. The power is taken by exp and log, since `Math.pow` is not the same to the last
 * bit in every engine.
 */
export function weibullQuantile(u: number, shape: number, scale: number): number {
  return scale * Math.exp(Math.log(-Math.log(1 - u)) / shape);
}

export function weibullCdf(x: number, shape: number, scale: number): number {
  return x <= 0 ? 0 : -Math.expm1(-Math.exp(shape * Math.log(x / scale)));
}

/** E[X^order] = scale^order Γ(1 + order / shape); infinite where order <= −shape. */
export function weibullMoment(shape: number, scale: number, order: Order): number {
  if (order <= -shape) return Number.POSITIVE_INFINITY;
  return power(scale, order) * Math.exp(logGamma(1 + order / shape));
}
