/** Who set out, day by day and group by group? */
import { quantity, withInterval } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { type Body, type Chart, dayAxis, events, finished, PLOT_WIDTH, WHICH_DAY } from '../chart.js';
import { elided, fullName, labelsOf } from '../names.js';
import { CATEGORIES, INK, QUIET } from '../theme.js';
import { daily, dateInWords, localMs, rough, short } from '../time.js';
import { unpacked } from './multiples.js';

const HOUR = 3_600_000;
const NOON = 12 * HOUR;
/** Groups that have a colour of their own; the smallest share the last one. */
const MOST_GROUPS = CATEGORIES.length;
const LABEL = 28;
const OTHERS = 'other groups';
const USUAL = 'ordinary travel';

interface Group {
  readonly name: string;
  readonly sum: number;
  readonly days: readonly { readonly begin: number; readonly value: number | null }[];
}

export const departures: Chart = (results) => {
  const groups = groupsOf(results);
  if (groups.length === 0) return null;
  const totals = groups[0].days.map(({ begin }, i) => ({
    begin,
    value: groups.reduce((sum, { days }) => sum + (days[i].value ?? 0), 0),
  }));
  const busiest = totals.reduce((best, day) => (day.value > best.value ? day : best));
  const ordinary = new Set(results.places.visitors);
  const subject = groups.filter(({ name }) => !ordinary.has(name));
  const [largest] = subject.length > 0 ? subject : groups;
  const told = results.metrics[`groups.${largest.name}.departures`];
  return finished(results, {
    name: 'departures',
    title: `Most set out on ${dateInWords(busiest.begin)}: ${quantity(rough(busiest.value), 'persons')}; ${
      groups.length === 1
        ? 'all are'
        : ordinary.size > 0
          ? 'the largest group beside ordinary travel is'
          : 'the largest group is'
    } ${fullName(largest.name)}`,
    how: [
      `Persons who set out a day, by group, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}; stacked from below in the order of the colours' names.`,
      told ? `${fullName(largest.name)}: ${withInterval(told)} in all.` : '',
      ordinary.size === 0
        ? ''
        : `Ordinary travel: ${[...ordinary].map((name) => elided(name, LABEL)).join(', ')}; they visit, and go home again.`,
      subject.length > MOST_GROUPS ? `The ${MOST_GROUPS - 1} largest groups have colours of their own.` : '',
      events(results).words,
    ],
    seen: `Stacked bars of the persons who set out on each of ${totals.length} days, by ${groups.length} groups.`,
    body: bodyOf(results, groups, ordinary),
    table: {
      columns: ['Day', ...groups.map(({ name }) => `${fullName(name)} (persons)`)],
      rows: totals.map(({ begin }, i) => [dateInWords(begin), ...groups.map(({ days }) => days[i].value)]),
    },
  });
};

/** The largest first. */
function groupsOf(results: Results): Group[] {
  const { places, series } = results;
  return places.groups
    .flatMap((name) => {
      const departures = series[`groups.${name}.departures`];
      if (!departures) return [];
      const days = daily(results, departures);
      return [{ name, days, sum: days.reduce((sum, { value }) => sum + (value ?? 0), 0) }];
    })
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum);
}

function bodyOf(results: Results, groups: readonly Group[], ordinary: ReadonlySet<string>): Body {
  const subject = groups.filter(({ name }) => !ordinary.has(name));
  const own = subject.length > MOST_GROUPS ? subject.slice(0, MOST_GROUPS - 1) : subject;
  const labels = labelsOf(
    own.map(({ name }) => name),
    LABEL,
  );
  const labelOf = (name: string) => (ordinary.has(name) ? USUAL : (labels.get(name) ?? OTHERS));
  const domain = [
    ...(ordinary.size > 0 ? [USUAL] : []),
    ...labels.values(),
    ...(own.length < subject.length ? [OTHERS] : []),
  ];
  const range = domain.map((label) =>
    label === USUAL
      ? QUIET
      : label === OTHERS
        ? CATEGORIES[MOST_GROUPS - 1]
        : CATEGORIES[[...labels.values()].indexOf(label)],
  );
  const first = localMs(results, 0);
  const values = groups.map(({ name, days }) => ({
    group: labelOf(name),
    rank: domain.indexOf(labelOf(name)),
    hour: days.map(({ begin }) => short((begin + NOON - first) / HOUR)),
    persons: days.map(({ value }) => value ?? 0),
  }));
  const width = Math.max(1, 0.8 * (PLOT_WIDTH / groups[0].days.length));
  return {
    width: PLOT_WIDTH,
    height: 260,
    data: { values },
    transform: [
      ...unpacked(results, ['persons']),
      { aggregate: [{ op: 'sum', field: 'persons', as: 'persons' }], groupby: ['t', 'group', 'rank'] },
      WHICH_DAY,
    ],
    layer: [
      {
        mark: { type: 'bar', width, stroke: INK.paper, strokeWidth: 0.7, clip: true },
        encoding: {
          x: dayAxis(results, true),
          y: {
            field: 'persons',
            type: 'quantitative',
            stack: 'zero',
            title: 'Persons a day',
            axis: { tickCount: 5 },
          },
          order: { field: 'rank', type: 'quantitative' },
          color: {
            field: 'group',
            type: 'nominal',
            scale: { domain, range },
            legend: { title: null, orient: 'top', direction: 'horizontal', columns: 4, symbolType: 'square' },
          },
          tooltip: [
            { field: 'when', type: 'nominal', title: 'Day' },
            { field: 'group', type: 'nominal', title: 'Group' },
            { field: 'persons', type: 'quantitative', title: 'Persons', format: ',.4~r' },
          ],
        },
      },
      ...events(results, PLOT_WIDTH).layers,
    ],
  };
}
