/** From where to where? Origins by where the ways of their people ended. */
import { quantity } from '../../experiment/format.js';
import type { Flows } from '../../experiment/results.js';
import { type Body, type Chart, finished } from '../chart.js';
import { elided, fullName, labelsOf } from '../names.js';
import { INK, SEQUENTIAL, WIDTH } from '../theme.js';
import { rough, short } from '../time.js';

const MOST_ROWS = 25;
/** Ends of each kind that have columns of their own. */
const MOST_DESTINATIONS = 12;
const MOST_CITIES = 8;
const ROW = 24;
const LOWEST = 130;
const LABEL = 26;

interface Column {
  readonly words: string;
  /** A place was reached. */
  readonly somewhere: boolean;
  readonly has: (end: Flows['ends'][number]) => boolean;
}

export const ends: Chart = (results) => {
  const { ends: all } = results.flows;
  if (all.length === 0) return null;
  const origins = ranked(all, ({ origin }) => origin);
  const rows = origins.slice(0, MOST_ROWS);
  const columns = columnsOf(all).filter(({ has }) => all.some(has));
  const cells = rows.flatMap((origin) =>
    columns.map(({ words, somewhere, has }) => ({
      origin,
      end: words,
      somewhere,
      persons: sum(all.filter((end) => end.origin === origin && has(end))),
    })),
  );
  // Those who reach somewhere are spoken of first; ordinary travel, which goes home, would hide them.
  const reached = cells.filter(({ somewhere, persons }) => somewhere && persons > 0);
  const largest = (reached.length > 0 ? reached : cells).reduce((best, cell) =>
    cell.persons > best.persons ? cell : best,
  );
  const whole = sum(all.filter(({ origin }) => origin === largest.origin));
  return finished(results, {
    name: 'origins-and-ends',
    title: `The largest flow: of ${quantity(Math.round(rough(whole)), 'persons')} from ${fullName(largest.origin)} whose way ended, ${quantity(Math.round(rough(largest.persons)), 'persons')} ${inSentence(largest.end)}`,
    how: [
      `Persons by origin and by the end of their way, mean of ${results.replications === 1 ? 'one replication' : `${results.replications} replications`}; who is still on the way is not here. Grey: nobody.`,
      'Colours follow the square root of the persons, so that small flows are told apart too.',
      rows.length < origins.length
        ? `The ${rows.length} origins with most people, of ${origins.length}.`
        : '',
    ],
    seen: `Heat matrix of ${rows.length} origins by ${columns.length} ends.`,
    body: body(rows, columns, cells),
    table: {
      columns: ['Origin', ...columns.map(({ words }) => `${words} (persons)`)],
      rows: rows.map((origin) => [
        fullName(origin),
        ...columns.map(({ words }) =>
          short(cells.find((cell) => cell.origin === origin && cell.end === words)!.persons),
        ),
      ]),
    },
  });
};

function sum(some: Flows['ends']): number {
  return some.reduce((total, { persons }) => total + persons, 0);
}

/** Names with most persons first. */
function ranked(some: Flows['ends'], nameOf: (end: Flows['ends'][number]) => string): string[] {
  const totals = new Map<string, number>();
  for (const end of some) totals.set(nameOf(end), (totals.get(nameOf(end)) ?? 0) + end.persons);
  return [...totals].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function columnsOf(all: Flows['ends']): Column[] {
  const places = (
    outcome: string,
    most: number,
    words: (place: string) => string,
    others: string,
  ): Column[] => {
    const some = all.filter((end) => end.outcome === outcome);
    const names = ranked(some, ({ place }) => place);
    const own = names.slice(0, names.length > most ? most - 1 : most);
    const labels = labelsOf(own, LABEL);
    return [
      ...own.map((name) => ({
        words: words(name === '' ? '' : labels.get(name)!),
        somewhere: true,
        has: is(outcome, (place) => place === name),
      })),
      { words: others, somewhere: false, has: is(outcome, (place) => !own.includes(place)) },
    ];
  };
  return [
    ...places(
      'onward',
      MOST_DESTINATIONS,
      (place) => (place === '' ? 'On to elsewhere' : place),
      'On to other places',
    ),
    ...places('settled', MOST_CITIES, (place) => `Settled: ${place}`, 'Settled elsewhere'),
    { words: 'Went home', somewhere: false, has: is('returned') },
    { words: 'Refused', somewhere: false, has: is('refused') },
    { words: 'Never left', somewhere: false, has: is('stayed') },
  ];
}

function is(outcome: string, at: (place: string) => boolean = () => true): Column['has'] {
  return (end) => end.outcome === outcome && at(end.place);
}

/** `Went home` after a number of persons. */
function inSentence(end: string): string {
  if (end === 'Refused') return 'were refused';
  if (/^(?:Went|Never|On to|Settled)/u.test(end))
    return end.charAt(0).toLowerCase() + end.slice(1).replace(': ', ' in ');
  return `reached ${end}`;
}

function body(
  rows: readonly string[],
  columns: readonly Column[],
  cells: readonly { origin: string; end: string; persons: number }[],
): Body {
  const labels = labelsOf(rows, LABEL);
  const values = cells
    .filter(({ persons }) => persons > 0)
    .map(({ origin, end, persons }) => ({
      origin: labels.get(origin),
      end,
      persons: short(persons),
      name: elided(origin, 160),
    }));
  return {
    autosize: { type: 'fit-x', contains: 'padding' },
    width: WIDTH,
    // The legend needs room beside a single row, too.
    height: Math.max(LOWEST, ROW * rows.length),
    view: { fill: INK.void, stroke: null },
    data: { values },
    mark: { type: 'rect', stroke: INK.paper, strokeWidth: 1 },
    encoding: {
      x: {
        field: 'end',
        type: 'nominal',
        title: null,
        scale: { domain: columns.map(({ words }) => words) },
        axis: {
          orient: 'top',
          labelAngle: -45,
          ticks: false,
          domain: false,
          labelLimit: 200,
          labelPadding: 6,
        },
      },
      y: {
        field: 'origin',
        type: 'nominal',
        title: null,
        scale: { domain: [...labels.values()] },
        axis: { ticks: false, domain: false },
      },
      color: {
        field: 'persons',
        type: 'quantitative',
        scale: { type: 'sqrt', scheme: SEQUENTIAL, domainMin: 0 },
        legend: {
          title: 'Persons',
          gradientLength: Math.max(90, Math.min(220, ROW * rows.length)),
          tickCount: 5,
          format: ',.4~r',
        },
      },
      tooltip: [
        { field: 'name', type: 'nominal', title: 'Origin' },
        { field: 'end', type: 'nominal', title: 'End' },
        { field: 'persons', type: 'quantitative', title: 'Persons', format: ',.4~r' },
      ],
    },
  };
}
