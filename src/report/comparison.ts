/** A comparison as text: what each what-if changes, the surest first. */
import { type Comparison, type Difference, differenceInWords } from '../experiment/compare.js';
import { fullName } from './names.js';

/** Sentences for one what-if; the rest is counted. */
const MOST = 15;

export function comparisonText(title: string, comparison: Comparison): string {
  const names = [...new Set(comparison.differences.map(({ whatIf }) => whatIf))];
  const pairs = comparison.replications === 1 ? 'one pair' : `${comparison.replications} pairs`;
  const lines = [
    fullName(title),
    '',
    `Each what-if against the base, in ${pairs} of replications with the same parties;`,
  ];
  lines.push('in brackets the 95 % interval of the difference.');
  for (const name of names) {
    lines.push('', `What if: ${fullName(name)}`);
    lines.push(...sentences(comparison.differences.filter(({ whatIf }) => whatIf === name)));
  }
  return `${lines.join('\n')}\n`;
}

function sentences(differences: readonly Difference[]): string[] {
  const told = differences.filter(canTell).sort((p, q) => sureness(q) - sureness(p));
  const shown = told.slice(0, MOST).map((difference) => `  ${capital(differenceInWords(difference))}.`);
  const same = differences.filter(({ low, high }) => low === 0 && high === 0).length;
  const unsure = differences.length - told.length - same;
  if (told.length > MOST) shown.push(`  ${told.length - MOST} more measures differ: --json lists them.`);
  if (unsure > 0) shown.push(`  ${unsure} measures: no difference that can be told from chance.`);
  if (same > 0) shown.push(`  ${same} measures: no difference at all.`);
  return shown;
}

/** Does the adjusted test tell it from chance? */
function canTell({ adjusted, low, high }: Difference): boolean {
  return adjusted !== null && adjusted < 0.05 && !(low === 0 && high === 0);
}

/** How many standard errors the difference is from nothing. */
function sureness({ mean, sd, n }: Difference): number {
  if (sd === null || sd === 0) return Number.POSITIVE_INFINITY;
  return Math.abs(mean) / (sd / Math.sqrt(n));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
