/** Chances of 0 … `most` of a Poisson distribution. */
export function poisson(mean: number, most: number): number[] {
  const chances: number[] = [];
  let logarithm = -mean;
  for (let n = 0; n <= most; n++) {
    chances.push(Math.exp(logarithm));
    logarithm += Math.log(mean) - Math.log(n + 1);
  }
  return chances;
}
