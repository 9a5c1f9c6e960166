/** Queues with patience. */
import { birthAndDeath, erlangB, meanOver } from './erlang.js';

export interface Patient {
  /** Share of arrivals that give up, mean time in the queue of all arrivals, mean number in the queue. */
  readonly lost: number;
  readonly wait: number;
  readonly queue: number;
}

/** M/M/c+M with services of mean 1 and patience of mean `patience` (Palm 1957; Mandelbaum and Zeltyn 2007, "Erlang A"). */
export function erlangA(rate: number, servers: number, patience: number): Patient & { chances: number[] } {
  const chances = birthAndDeath(
    400,
    () => rate,
    (n) => Math.min(n, servers) + Math.max(0, n - servers) / patience,
  );
  const queue = meanOver(chances, (n) => Math.max(0, n - servers));
  return { chances, queue, wait: queue / rate, lost: queue / patience / rate };
}

/**
 * M/M/c+D with services of mean 1 and constant patience (Barrer 1957), by the building blocks of Zeltyn and Mandelbaum
 * ("Call centers with impatient customers: many-server asymptotics of the M/M/n+G queue", 2005, §4): the offered wait V
 * has the density λ exp(λ min(x, patience) − cx) / (E + λJ). `above(x)` is P(V > x) for x ≤ patience.
 */
export function constantPatience(
  rate: number,
  servers: number,
  patience: number,
): Patient & { above: (x: number) => number } {
  const drift = servers - rate;
  // ∫ from x on of exp(λ min(u, patience) − cu) du
  const tail = (x: number): number =>
    (Math.exp(-drift * x) - Math.exp(-drift * patience)) / drift + Math.exp(-drift * patience) / servers;
  const e = 1 / erlangB(servers - 1, rate);
  const j = tail(0);
  const above = (x: number): number => (rate * tail(x)) / (e + rate * j);
  // Who gives up has waited for `patience`: the time in the queue is min(V, patience), its mean ∫ P(V > x) dx to there.
  const last = Math.exp(-drift * patience);
  const integral = ((1 - last) / drift - last * patience) / drift + (last * patience) / servers;
  const wait = (rate * integral) / (e + rate * j);
  return { above, wait, queue: rate * wait, lost: above(patience) };
}
