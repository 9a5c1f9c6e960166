import { exp, expm1 } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { logGamma, type Order, power } from './special.js';

/** The Weibull law by shape and scale. The power is taken by exp and log, which is faster and close enough. */
export function weibullQuantile(u: number, shape: number, scale: number): number {
  return scale * exp(log(-log(1 - u)) / shape);
}

export function weibullCdf(x: number, shape: number, scale: number): number {
  return x <= 0 ? 0 : -expm1(-exp(shape * log(x / scale)));
}

/** E[X^order] = scale^order Γ(1 + order / shape); infinite where order <= −shape. */
export function weibullMoment(shape: number, scale: number, order: Order): number {
  if (order <= -shape) return Number.POSITIVE_INFINITY;
  return power(scale, order) * exp(logGamma(1 + order / shape));
}
