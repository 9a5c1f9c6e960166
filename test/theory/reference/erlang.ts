/** Erlang's formulas, and queues that are birth and death processes. */

/** Chance that all of `servers` are busy when nobody waits (Erlang B), by its recursion (Cooper 1981, §3.3). */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Chance to wait where all wait (Erlang C) from Erlang B (Cooper 1981, §3.5). */
export function erlangC(servers: number, load: number): number {
  const b = erlangB(servers, load);
  return b / (1 - (load / servers) * (1 - b));
}

/**
 * Stationary chances of 0, 1, … `most` in a birth and death process (Kleinrock 1975, §3.1): p(n + 1) death(n + 1) =
 * p(n) birth(n).
 */
export function birthAndDeath(
  most: number,
  birth: (n: number) => number,
  death: (n: number) => number,
): number[] {
  const weights = [1];
  for (let n = 0; n < most; n++) weights.push((weights[n] * birth(n)) / death(n + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Mean of f(n) over chances of n = 0, 1, … */
export function meanOver(chances: readonly number[], f: (n: number) => number): number {
  return chances.reduce((sum, chance, n) => sum + chance * f(n), 0);
}
