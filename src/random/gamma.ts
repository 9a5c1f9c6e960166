import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { log1p } from '../elementary/log1p.js';
import { type OnLine, scoreQuantile, scoreTable } from './scores.js';
import { logGamma, lowerGamma, type Order, upperGamma } from './special.js';

/** Appends the table of `gammaQuantile` for a shape (the scale is a factor). */
export function gammaTable(shape: number, into: number[]): void {
  scoreTable(new LogGammaLaw(shape), into);
}

/** The quantile of the gamma law from the table of its shape that begins at `table[at]`. */
export function gammaQuantile(u: number, scale: number, table: ArrayLike<number>, at: number): number {
  return scale * exp(scoreQuantile(u, table, at));
}

export function gammaCdf(x: number, shape: number, scale: number): number {
  return lowerGamma(shape, x / scale);
}

/** E[X^order] = scale^order Γ(shape + order) / Γ(shape); infinite where order <= −shape. */
export function gammaMoment(shape: number, scale: number, order: Order): number {
  if (order <= -shape) return Number.POSITIVE_INFINITY;
  let moment = 1;
  for (let i = 0; i < order; i++) moment *= (shape + i) * scale;
  for (let i = -1; i >= order; i--) moment /= (shape + i) * scale;
  return moment;
}

/** The logarithm of a gamma variable of scale 1. */
class LogGammaLaw implements OnLine {
  readonly start: number;
  private readonly shape: number;
  private readonly logGammaOfShape: number;

  constructor(shape: number) {
    this.shape = shape;
    this.logGammaOfShape = logGamma(shape);
    // Below shape 1 the median falls like 2^(-1/shape); above, it is near shape − 1/3.
    this.start = shape < 1 ? (log(0.5) + logGamma(shape + 1)) / shape : log(shape - 0.3);
  }

  logLower(y: number): number {
    // The series' first term, exact to the last digit where x is that small, and safe from underflow.
    if (y < -40) return this.shape * y - this.logGammaOfShape - log(this.shape);
    return log(lowerGamma(this.shape, exp(y)));
  }

  logUpper(y: number): number {
    if (y < -40) return log1p(-exp(this.logLower(y)));
    return log(upperGamma(this.shape, exp(y)));
  }

  logDensity(y: number): number {
    return this.shape * y - exp(y) - this.logGammaOfShape;
  }
}
