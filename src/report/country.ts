/** The country that a report speaks of first. */
import type { Results } from '../experiment/results.js';

/** The country behind the crossings that most people enter; null where nobody enters any. */
export function mainCountry({ metrics, places }: Results): string | null {
  const behind = new Set(places.crossings.map(({ into }) => into));
  const entries = (country: string) => metrics[`countries.${country}.entries`]?.mean ?? 0;
  const entered = places.countries.filter((country) => entries(country) > 0);
  const candidates = entered.some((country) => behind.has(country))
    ? entered.filter((country) => behind.has(country))
    : entered;
  return candidates.reduce<string | null>(
    (best, country) => (best !== null && entries(best) >= entries(country) ? best : country),
    null,
  );
}
