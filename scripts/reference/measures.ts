/** `docs/reference/measures.md`: every measure with its unit and what it means. */
import { MEANINGS, type MeasureKind } from '../../src/measures/meanings.js';

const STATISTICS: Readonly<Record<MeasureKind, string>> = {
  times: '`.mean` `.p50` `.p90` `.p95` `.max`',
  level: '`.mean` `.max`',
  count: '',
  share: '',
};

const SECTIONS: readonly (readonly [first: string, title: string])[] = [
  ['crossings', 'Crossings'],
  ['countries', 'Countries'],
  ['cities', 'Cities'],
  ['airports', 'Airports'],
  ['services', 'Services'],
  ['destinations', 'Destinations'],
  ['groups', 'Groups'],
  ['outcomes', 'Outcomes'],
];

/** The page as Markdown. */
export function measuresReference(): string {
  return [
    '# Measures',
    'The names are the same in results, charts, `observations` and `--json`. `<city>` and the like stand for names of the',
    'scenario. A measure with statistics is reported by each of them: `crossings.Ozinki.wait.p90`. This page is made from',
    '`src/measures/meanings.ts`: change it there, and run `npm run docs`.',
    '',
    'Everything is counted from time zero; what happens in the warm-up is not. Means of levels are over time. Each number is',
    'reported over the replications as mean, 95 % confidence interval, standard deviation, 5th, 50th and 95th percentile.',
    '',
    ...SECTIONS.flatMap(([first, title]) => section(first, title)),
  ].join('\n');
}

function section(first: string, title: string): string[] {
  const rows = MEANINGS.filter(({ name }) => name.startsWith(`${first}.`)).map(
    ({ name, unit, kind, meaning }) => `| \`${name}\` | ${unit} | ${STATISTICS[kind]} | ${meaning} |`,
  );
  return [`## ${title}`, '| name | unit | statistics | meaning |', '|---|---|---|---|', ...rows, ''];
}
