/** A comparison as text: what each what-if changes, the surest first, and which is best. */
import {
  type Best,
  type Difference,
  differenceInWords,
  isNothing,
  isTold,
  sideInWords,
} from '../experiment/compare.js';
import { quantity } from '../experiment/format.js';
import { capital, subjectOf } from '../experiment/measure-words.js';
import { rounded, roundedMetric } from '../experiment/summary.js';
import { bySureness, type Compared, whatIfsOf } from './compared/compared.js';
import { fullName } from './names.js';
import { grid } from './terminal.js';

const WIDTH = 80;
/** Sentences for one what-if, and measures of which the best is told; the rest is counted. */
const MOST = 12;
/** Pairs below which no chance to be best is told: it rests on their spread, which so few do not show. */
const FEWEST = 5;
/** A chance below this is not told. */
const CHANCE = 0.005;

export function comparisonText(comparison: Compared): string {
  const { scenario, replications, comparisons, seed, differences, best } = comparison;
  const pairs = replications === 1 ? 'one pair' : `${replications} pairs`;
  const together =
    comparisons > 1
      ? `in brackets 95 % intervals of the difference that all ${comparisons} hold together; whether there is a difference is told by Holm's test.`
      : 'in brackets the 95 % interval of the difference.';
  const lines = [
    fullName(scenario.title),
    '',
    ...text(
      `Each what-if against the base, in ${pairs} of replications with the same parties, seed ${seed}; ${together}`,
    ),
  ];
  for (const name of whatIfsOf(comparison)) {
    lines.push('', `What if: ${fullName(name)}`);
    lines.push(...sentences(differences.filter(({ whatIf }) => whatIf === name)));
  }
  lines.push(...bestOnes(best, replications));
  return `${lines.join('\n')}\n`;
}

function sentences(differences: readonly Difference[]): string[] {
  const told = bySureness(differences.filter(isTold));
  const shown = told
    .slice(0, MOST)
    .flatMap((difference) =>
      text(`${capital(differenceInWords(difference))}, from ${sideInWords(difference, 'base')}.`, 2),
    );
  const same = differences.filter(isNothing).length;
  const unsure = differences.length - told.length - same;
  if (told.length > MOST) shown.push(`  ${told.length - MOST} more measures differ: --json lists them.`);
  if (unsure > 0) shown.push(...unsureOnes(differences, unsure));
  if (same > 0) shown.push(`  ${same === 1 ? '1 measure' : `${same} measures`}: no difference at all.`);
  return shown;
}

/** Where little was compared, what cannot be told is told by name. */
function unsureOnes(differences: readonly Difference[], unsure: number): string[] {
  const [{ n }] = differences;
  if (unsure > 3) return [`  ${unsure} measures: no difference that ${n} replications can tell.`];
  return differences
    .filter((difference) => !isTold(difference) && !isNothing(difference))
    .flatMap((difference) => text(`${capital(differenceInWords(difference))}.`, 2));
}

/** Who is best, with what chance: measures in which it is open first. */
function bestOnes(best: readonly Best[], pairs: number): string[] {
  const open = best.filter(
    ({ chances }) => chances.length > 1 && new Set(chances.map(({ chance }) => chance)).size > 1,
  );
  if (open.length === 0) return [];
  if (pairs < FEWEST)
    return [
      '',
      ...text(
        `Which is best is not told: of ${pairs} pairs a chance would say more than they know. Run ${FEWEST} or more (--replications).`,
      ),
    ];
  const rows = open.slice(0, MOST).map(({ measure, prefer, chances }) => {
    const told = [...chances].filter(({ chance }) => chance >= CHANCE).sort((p, q) => q.chance - p.chance);
    const names = told.map(
      ({ name, chance }) =>
        `${name === '' ? 'the base' : name} ${quantity(Number(chance.toFixed(2)), 'share')}`,
    );
    return [`${capital(subjectOf(measure).text)}, ${prefer}:`, names.join('; ')];
  });
  const more = open.length > MOST ? [`  ${open.length - MOST} more measures: --json lists them.`] : [];
  return [
    '',
    ...text('The chance that its mean is the best of all, by what these replications tell:'),
    ...grid(rows, [38, WIDTH - 40]).map((line) => `  ${line}`),
    ...more,
  ];
}

/** Lines of at most 80 columns. */
function text(sentence: string, indent = 0): string[] {
  return grid([[sentence]], [WIDTH - indent]).map((line) => ' '.repeat(indent) + line);
}

/** Figures rounded as those of a summary are: what `onward compare --json` prints. */
export function roundedComparison(comparison: Compared): Compared {
  const { scenario, version, seed, replications, comparisons } = comparison;
  const differences = comparison.differences.map((difference) => ({
    ...difference,
    base: roundedMetric(difference.base),
    other: roundedMetric(difference.other),
    mean: rounded(difference.mean),
    low: rounded(difference.low),
    high: rounded(difference.high),
    allLow: rounded(difference.allLow),
    allHigh: rounded(difference.allHigh),
    sd: rounded(difference.sd),
    p: rounded(difference.p),
    adjusted: rounded(difference.adjusted),
    varianceRatio: rounded(difference.varianceRatio),
  }));
  const best = comparison.best.map(({ measure, prefer, chances }) => ({
    measure,
    prefer,
    chances: chances.map(({ name, chance }) => ({ name, chance: rounded(chance) })),
  }));
  return { scenario, version, seed, replications, comparisons, differences, best };
}
