/** Waits at one server that serves in order of arrival, Poisson arrivals. */

/** Raw moments of a service time: E[S], E[S²], E[S³]. */
export type RawMoments = readonly [number, number, number];

/** Mean wait of M/G/1 (Pollaczek 1930, Khinchine 1932; Kleinrock 1975, §5.6). */
export function pollaczekKhinchine(rate: number, [first, second]: RawMoments): number {
  return (rate * second) / (2 * (1 - rate * first));
}

/** Mean square of the wait of M/G/1 (Takács 1962; Kleinrock 1975, §5.7). */
export function takacs(rate: number, service: RawMoments): number {
  return 2 * pollaczekKhinchine(rate, service) ** 2 + (rate * service[2]) / (3 * (1 - rate * service[0]));
}

/** P(W ≤ t) of M/D/1 (Erlang 1909; Crommelin 1932), for a service time `d` and t of a few d. */
export function erlangDeterministic(rate: number, d: number, t: number): number {
  let sum = 0;
  let factorial = 1;
  for (let j = 0; j <= Math.floor(t / d); j++) {
    if (j > 0) factorial *= j;
    const x = rate * (j * d - t);
    sum += (x ** j / factorial) * Math.exp(-x);
  }
  return (1 - rate * d) * sum;
}

/**
 * P(W ≤ t), t > 0, of M/G/1 from the Laplace–Stieltjes transform of its service time: the transform of P(W > t) is
 * (1 − W*(s)) / s with W*(s) = (1 − ρ)s / (s − λ + λS*(s)) (Kleinrock 1975, §5.7), turned back by the Euler algorithm of
 * Abate and Whitt ("Numerical inversion of Laplace transforms of probability distributions", 1995): error about 1e-8.
 */
export function waitBelow(rate: number, mean: number, transform: (s: Complex) => Complex, t: number): number {
  const waitAbove = (s: Complex): number => {
    const below = add(s, scale(add(transform(s), [-1, 0]), rate));
    return divide(add([1, 0], scale(divide(s, below), -(1 - rate * mean))), s)[0];
  };
  const A = 18.4;
  const terms = 40;
  let sum = (Math.exp(A / 2) / (2 * t)) * waitAbove([A / (2 * t), 0]);
  const partial: number[] = [];
  for (let k = 1; k <= terms + 11; k++) {
    sum += ((-1) ** k * Math.exp(A / 2) * waitAbove([A / (2 * t), (k * Math.PI) / t])) / t;
    if (k >= terms) partial.push(sum);
  }
  // Euler summation: the binomial mean of the last partial sums.
  let weight = 2 ** -11;
  let above = 0;
  for (let m = 0; m <= 11; m++) {
    above += weight * partial[m];
    weight *= (11 - m) / (m + 1);
  }
  return 1 - above;
}

export type Complex = readonly [number, number];

export function add([a, b]: Complex, [c, d]: Complex): Complex {
  return [a + c, b + d];
}

export function scale([a, b]: Complex, by: number): Complex {
  return [a * by, b * by];
}

export function multiply([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

export function divide([a, b]: Complex, [c, d]: Complex): Complex {
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
}

export function exponential([a, b]: Complex): Complex {
  return [Math.exp(a) * Math.cos(b), Math.exp(a) * Math.sin(b)];
}

/** Mean wait of each class, the one served first in front, in M/G/1 with non-preemptive priorities (Cobham 1954). */
export function cobham(classes: readonly { rate: number; service: RawMoments }[]): number[] {
  const residual = classes.reduce((sum, { rate, service }) => sum + (rate * service[1]) / 2, 0);
  let before = 0;
  return classes.map(({ rate, service }) => {
    const upTo = before + rate * service[0];
    const wait = residual / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}
