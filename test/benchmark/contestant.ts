/** What each contestant measures of itself, and prints as one line of JSON. */

export interface Ran {
  readonly customers: number;
  readonly cpuSeconds: number;
  /** Largest resident memory of the process. */
  readonly memoryMb: number;
  /** Figures that theory knows, by the names of `answers.ts`. */
  readonly answers: Readonly<Record<string, number>>;
  readonly events?: number;
  readonly readSeconds?: number;
  readonly compileSeconds?: number;
}

/** What a function returns and the CPU seconds (user and system, all threads) that it took. */
export function cpuSecondsOf<T>(run: () => T): { readonly value: T; readonly cpuSeconds: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuSeconds: (user + system) / 1e6 };
}

export function memoryMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
