/** Where did people end? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { type Chart, finished, PLOT_WIDTH } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { CATEGORIES } from '../theme.js';
import { rough, short } from '../time.js';

const OUTCOMES = [
  ['onward', 'Moved on'],
  ['settled', 'Settled'],
  ['stayed', 'Never left'],
  ['returned', 'Went home'],
  ['refused', 'Refused'],
] as const;
/** Groups that have a colour of their own. */
const MOST_GROUPS = 7;

interface Ended {
  readonly group: string;
  readonly outcome: string;
  readonly persons: number;
}

export const outcomes: Chart = (results) => {
  const rows = ended(results);
  if (rows.length === 0) return null;
  const ordinary = new Set(results.places.visitors);
  const apart = ordinary.size > 0;
  const groups = [...new Set(rows.map(({ group }) => group))].sort(
    // Those who are spoken of come first, and ordinary travel last.
    (a, b) => Number(ordinary.has(a)) - Number(ordinary.has(b)) || total(rows, b) - total(rows, a),
  );
  const own = groups.slice(0, groups.length > MOST_GROUPS + 1 ? MOST_GROUPS : MOST_GROUPS + 1);
  const labels = labelsOf(own, 28);
  const labelOf = (group: string) => labels.get(group) ?? 'other groups';
  const panelOf = (group: string) =>
    !apart ? 'All' : ordinary.has(group) ? 'Ordinary travel: groups that only visit' : 'All other groups';
  const values = rows.map(({ group, outcome, persons }) => ({
    panel: panelOf(group),
    apart: apart && ordinary.has(group) ? 1 : 0,
    outcome: OUTCOMES.find(([name]) => name === outcome)![1],
    group: labelOf(group),
    rank: own.includes(group) ? own.indexOf(group) : own.length,
    persons: short(persons),
  }));
  const domain = [...labels.values(), ...(own.length < groups.length ? ['other groups'] : [])];
  const subject = rows.filter(({ group }) => !(apart && ordinary.has(group)));
  const sums = OUTCOMES.map(([name, words]) => ({
    words,
    persons: subject.filter(({ outcome }) => outcome === name).reduce((sum, { persons }) => sum + persons, 0),
  }));
  const all = sums.reduce((sum, { persons }) => sum + persons, 0);
  const [most] = [...sums].sort((a, b) => b.persons - a.persons);
  const inside = results.series['outcomes.inside']?.mean.at(-1) ?? null;
  return finished(results, {
    name: 'outcomes',
    title: `${apart ? 'Ordinary travel apart, most' : 'Most'} ${verb(most.words)}: ${quantity(Math.round(rough(most.persons)), 'persons')}, ${quantity(most.persons / all, 'share')} of those whose way had ended`,
    how: [
      `Persons by the end of their way, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}; bars are split by group.`,
      inside === null
        ? ''
        : `Beside these, ${withoutInterval({ unit: 'persons', mean: rough(inside), low: null, high: null })} were still on their way, or waiting, at the end of the run.`,
      apart ? 'The two panels have scales of their own.' : '',
    ],
    seen: `Bars from zero of the persons who ${OUTCOMES.map(([, words]) => verb(words)).join(', ')}, split by group.`,
    body: {
      data: { values },
      facet: {
        row: {
          field: 'panel',
          type: 'nominal',
          sort: { field: 'apart', op: 'min' },
          header: apart
            ? { title: null, labelAngle: 0, labelOrient: 'top', labelPadding: 4 }
            : { title: null, labels: false },
        },
      },
      spacing: 24,
      resolve: { scale: { x: 'independent' } },
      spec: {
        width: PLOT_WIDTH - 20,
        height: 130,
        mark: { type: 'bar' },
        encoding: {
          y: {
            field: 'outcome',
            type: 'nominal',
            title: null,
            scale: { domain: OUTCOMES.map(([, words]) => words) },
            axis: { ticks: false, domain: false },
          },
          x: {
            field: 'persons',
            type: 'quantitative',
            aggregate: 'sum',
            stack: 'zero',
            title: 'Persons',
            axis: { tickCount: 6 },
          },
          color: {
            field: 'group',
            type: 'nominal',
            scale: { domain, range: CATEGORIES.slice(0, domain.length) },
            legend: { title: null, orient: 'bottom', columns: 4, symbolType: 'square' },
          },
          order: { field: 'rank', type: 'quantitative', aggregate: 'min' },
          tooltip: [
            { field: 'group', type: 'nominal', title: 'Group' },
            { field: 'outcome', type: 'nominal', title: 'End' },
            { field: 'persons', type: 'quantitative', aggregate: 'sum', title: 'Persons', format: ',.4~r' },
          ],
        },
      },
    },
    table: {
      columns: ['Group', ...OUTCOMES.map(([, words]) => `${words} (persons)`)],
      rows: groups.map((group) => [
        fullName(group),
        ...OUTCOMES.map(([name]) =>
          short(rows.find((row) => row.group === group && row.outcome === name)?.persons ?? 0),
        ),
      ]),
    },
  });
};

function ended({ places, metrics }: Results): Ended[] {
  return places.groups.flatMap((group) =>
    OUTCOMES.flatMap(([outcome]) => {
      const persons = metrics[`groups.${group}.${outcome}`]?.mean ?? 0;
      return persons > 0 ? [{ group, outcome, persons }] : [];
    }),
  );
}

function total(rows: readonly Ended[], group: string): number {
  return rows.filter((row) => row.group === group).reduce((sum, { persons }) => sum + persons, 0);
}

/** `Moved on` in the middle of a sentence. */
function verb(words: string): string {
  return words === 'Refused' ? 'were refused' : words.toLowerCase();
}
