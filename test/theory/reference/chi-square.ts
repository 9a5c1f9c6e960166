import { upperGamma } from '../../../src/random/special.js';

/**
 * Chance of a fit at least as bad as that of `values` (whole numbers) to the chances of 0, 1, …, by the chi-square
 * test (Pearson 1900). Neighbouring values are put together until at least 10 are expected.
 */
export function chanceOfWorseFit(values: readonly number[], chances: readonly number[]): number {
  const observed = new Float64Array(chances.length + 1);
  for (const value of values) observed[Math.min(value, chances.length)]++;
  const expected = [...chances, Math.max(0, 1 - chances.reduce((sum, chance) => sum + chance, 0))].map(
    (chance) => chance * values.length,
  );
  const cells: [number, number][] = [];
  let open: [number, number] = [0, 0];
  expected.forEach((value, i) => {
    open = [open[0] + observed[i], open[1] + value];
    if (open[1] < 10) return;
    cells.push(open);
    open = [0, 0];
  });
  const last = cells.pop()!;
  cells.push([last[0] + open[0], last[1] + open[1]]);
  const chiSquare = cells.reduce((sum, [seen, meant]) => sum + (seen - meant) ** 2 / meant, 0);
  return upperGamma((cells.length - 1) / 2, chiSquare / 2);
}
