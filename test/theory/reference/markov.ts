/** Markov chains in continuous time on states that are told as they are met. */

export interface Way<State> {
  readonly to: State;
  readonly rate: number;
}

export interface Chance<State> {
  readonly state: State;
  readonly chance: number;
}

/**
 * Stationary distribution of the chain that `ways` leads through from `start`, by the elimination of Grassmann, Taksar
 * and Heyman ("Regenerative analysis and steady state distributions for Markov chains", 1985): no subtraction.
 */
export function stationary<State>(
  start: State,
  ways: (state: State) => readonly Way<State>[],
): Chance<State>[] {
  const states: State[] = [start];
  const number = new Map([[JSON.stringify(start), 0]]);
  const rates: number[][] = [];
  for (let i = 0; i < states.length; i++) {
    rates.push([]);
    for (const { to, rate } of ways(states[i])) {
      const key = JSON.stringify(to);
      if (!number.has(key)) number.set(key, states.push(to) - 1);
      const j = number.get(key)!;
      rates[i][j] = (rates[i][j] ?? 0) + rate;
    }
  }
  const n = states.length;
  const a = rates.map((row) => Float64Array.from({ length: n }, (_, j) => row[j] ?? 0));
  const out = new Float64Array(n);
  for (let k = n - 1; k > 0; k--) {
    for (let j = 0; j < k; j++) out[k] += a[k][j];
    for (let i = 0; i < k; i++) {
      if (a[i][k] === 0) continue;
      const share = a[i][k] / out[k];
      for (let j = 0; j < k; j++) if (j !== i) a[i][j] += share * a[k][j];
    }
  }
  const weights = new Float64Array(n);
  weights[0] = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) weights[k] += weights[i] * a[i][k];
    weights[k] /= out[k];
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return states.map((state, i) => ({ state, chance: weights[i] / total }));
}

/** Sum of f over a distribution. */
export function expectation<State>(chances: readonly Chance<State>[], f: (state: State) => number): number {
  return chances.reduce((sum, { state, chance }) => sum + chance * f(state), 0);
}

export interface Jump {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/**
 * Distribution after `time` of a chain with the given jumps, by uniformization (Jensen 1953; Grassmann 1977): jumps
 * at the times of one Poisson process whose rate is at least that of leaving any state.
 */
export function afterTime(start: Float64Array, jumps: readonly Jump[], time: number): Float64Array {
  const leaving = new Float64Array(start.length);
  for (const { from, rate } of jumps) leaving[from] += rate;
  const pace = leaving.reduce((most, rate) => Math.max(most, rate), 0) + 1e-12;
  const result = new Float64Array(start.length);
  let now = start;
  let logarithm = -pace * time;
  let reached = 0;
  for (let k = 0; reached < 1 - 1e-12 && k < 100_000; k++) {
    const chance = Math.exp(logarithm);
    reached += chance;
    now.forEach((value, i) => {
      result[i] += chance * value;
    });
    const next = Float64Array.from(now, (value, i) => value * (1 - leaving[i] / pace));
    for (const { from, to, rate } of jumps) next[to] += (now[from] * rate) / pace;
    now = next;
    logarithm += Math.log(pace * time) - Math.log(k + 1);
  }
  return result;
}
