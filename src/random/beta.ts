import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { log1p } from '../elementary/log1p.js';
import { square } from '../elementary/square.js';
import { type OnLine, scoreQuantile, scoreTable } from './scores.js';
import { logBeta, lowerBeta } from './special.js';

/** Appends the table of `betaQuantile` for `a` and `b`. */
export function betaTable(a: number, b: number, into: number[]): void {
  scoreTable(new LogitBetaLaw(a, b), into);
}

/** The quantile of the beta law on [low, low + width] from the table of (a, b) that begins at `table[at]`. */
export function betaQuantile(
  u: number,
  low: number,
  width: number,
  table: ArrayLike<number>,
  at: number,
): number {
  return low + width / (1 + exp(-scoreQuantile(u, table, at)));
}

export function betaCdf(x: number, a: number, b: number, low: number, high: number): number {
  if (x < low) return 0;
  return x >= high ? 1 : lowerBeta((x - low) / (high - low), a, b);
}

export function betaMean(a: number, b: number, low: number, high: number): number {
  return low + ((high - low) * a) / (a + b);
}

export function betaVariance(a: number, b: number, low: number, high: number): number {
  return (square(high - low) * a * b) / (square(a + b) * (a + b + 1));
}

/** The logit of a beta variable on [0, 1]. */
class LogitBetaLaw implements OnLine {
  readonly start: number;
  private readonly a: number;
  private readonly b: number;
  private readonly logBetaOfBoth: number;

  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
    this.logBetaOfBoth = logBeta(a, b);
    this.start = log(a / b);
  }

  logLower(y: number): number {
    // The first term of the series where the variable is too small for the rest to matter.
    if (y < -40) return this.a * y - this.logBetaOfBoth - log(this.a);
    return log(lowerBeta(1 / (1 + exp(-y)), this.a, this.b));
  }

  logUpper(y: number): number {
    if (y > 40) return -this.b * y - this.logBetaOfBoth - log(this.b);
    return log(lowerBeta(1 / (1 + exp(y)), this.b, this.a));
  }

  logDensity(y: number): number {
    return -this.a * softplus(-y) - this.b * softplus(y) - this.logBetaOfBoth;
  }
}

/** log(1 + e^y) without overflow. */
function softplus(y: number): number {
  return y > 0 ? y + log1p(exp(-y)) : log1p(exp(y));
}
