/** Simulated against published: how far is each figure from what was reported? */
import type { Results, Scored } from '../../experiment/results.js';
import { publishedInWords, simulatedInWords } from '../../experiment/words.js';
import { type Body, type Chart, finished } from '../chart.js';
import { fullName, labelsOf } from '../names.js';
import { USES, verdictInWords } from '../page/published.js';
import { BLUE, INK, VERMILION } from '../theme.js';
import { short } from '../time.js';

const LABEL = 60;
const ROW = 19;
const WIDTH = 450;
/** No further than this from 1 on the axis; what is further stands at the edge. */
const FURTHEST = 100;
const VERDICTS = ['inside', 'missed'];

interface Row {
  readonly scored: Scored;
  readonly use: string;
  /** Simulated over the middle of what was published; the percentiles and the published interval likewise. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

export const published: Chart = (results) => {
  const { observations } = results;
  const rows = observations.flatMap(rowOf);
  if (rows.length === 0) return null;
  const left = observations.length - rows.length;
  return finished(results, {
    name: 'published',
    title: titleOf(observations),
    how: [
      `Simulated figure over the middle of the published one (1 = as published), on a logarithmic axis. ${markInWords(results)}`,
      'Grey bar: what was published, where that is an interval. Circle: inside. Triangle: missed.',
      'Fitted to: the scenario was adjusted until it came near. Kept for checking: it was not, so that these alone test it.',
      left === 0
        ? ''
        : `${left} ${left === 1 ? 'figure that is 0 has' : 'figures that are 0 have'} no place on such an axis.`,
    ],
    seen: `A dot for each of ${rows.length} figures on a logarithmic axis of simulated over published, by use.`,
    body: bodyOf(rows, results.replications > 1),
    table: {
      columns: [
        'Figure',
        'Use',
        'Published',
        'Simulated (middle 90 %)',
        'Verdict',
        'Simulated over published',
      ],
      rows: observations.map((scored) => [
        fullName(nameOf(scored)),
        USES[scored.use],
        publishedInWords(scored),
        simulatedInWords(scored),
        verdictInWords(scored),
        rowOf(scored).map(({ ratio }) => short(ratio))[0] ?? null,
      ]),
    },
  });
};

function titleOf(observations: readonly Scored[]): string {
  const met = (use: Scored['use']) => {
    const some = observations.filter((scored) => scored.use === use);
    return { met: some.filter(({ verdict }) => verdict === 'inside').length, all: some.length };
  };
  const fitted = met('calibrate');
  const checking = met('validate');
  const parts = [
    fitted.all === 0 ? '' : `${fitted.met} of ${fitted.all} figures fitted to are met`,
    checking.all === 0 ? '' : `${checking.met} of ${checking.all} kept for checking`,
  ].filter((part) => part !== '');
  if (parts.length === 2) return parts.join(', and ');
  if (fitted.all > 0) return parts[0];
  const all = checking.all > 0 ? checking : met('context');
  return `${all.met} of ${all.all} published figures are met`;
}

function markInWords({ replications }: Results): string {
  return replications > 1
    ? `Mark: mean of ${replications} replications; line: the middle 90 % of them.`
    : 'One replication: no interval can be drawn.';
}

function nameOf({ label, measure }: Scored): string {
  return label === '' ? measure : label;
}

/** Two figures of one name are told apart by a number. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** Nothing where a figure is 0: it has no ratio. */
function rowOf(scored: Scored): Row[] {
  const { published: { low, high }, simulated, use } = scored; // biome-ignore format: one line
  // On a logarithmic axis the middle of an interval is its geometric one.
  const middle = low > 0 ? Math.sqrt(low * high) : high / 2;
  if (!(middle > 0) || !(simulated.mean > 0)) return [];
  const over = (value: number) => short(Math.min(FURTHEST, Math.max(1 / FURTHEST, value / middle)));
  return [
    {
      scored,
      use: USES[use],
      ratio: over(simulated.mean),
      low: over(simulated.p05),
      high: over(simulated.p95),
      from: over(low),
      to: over(high),
    },
  ];
}

function bodyOf(rows: readonly Row[], banded: boolean): Body {
  const all = rows.flatMap(({ low, high, from, to, ratio }) =>
    banded ? [low, high, from, to, ratio] : [from, to, ratio],
  );
  const domain = [Math.min(0.8, ...all) / 1.08, Math.max(1.25, ...all) * 1.08];
  const uses = Object.values(USES).filter((use) => rows.some((row) => row.use === use));
  return {
    spacing: 16,
    resolve: { scale: { y: 'independent', color: 'shared', shape: 'shared' } },
    vconcat: uses.map((use, i) =>
      panel(
        use,
        rows.filter((row) => row.use === use),
        { domain, banded, last: i === uses.length - 1 },
      ),
    ),
  };
}

/** Ticks that a reader of ratios knows. */
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100];
const FINE_TICKS = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4];

function panel(
  use: string,
  rows: readonly Row[],
  { domain, banded, last }: { domain: number[]; banded: boolean; last: boolean },
): Body {
  const names = distinct(rows.map(({ scored }) => nameOf(scored)));
  const labels = labelsOf(names, LABEL);
  const values = rows.map((row, i) => drawnOf(row, labels.get(names[i])!)).sort((a, b) => b.ratio - a.ratio);
  const axis = {
    title: last ? 'Simulated ÷ published (1 = as published)' : null,
    values: (domain[1] / domain[0] > 2 ? TICKS : FINE_TICKS).filter(
      (tick) => tick >= domain[0] && tick <= domain[1],
    ),
    format: '~g',
    labelOverlap: 'greedy',
    labelSeparation: 6,
    labels: last,
    ticks: last,
  };
  const x = { type: 'quantitative', scale: { type: 'log', domain, nice: false } };
  const y = {
    field: 'place',
    type: 'nominal',
    sort: values.map(({ place }) => place),
    axis: { title: null, labelPadding: 6, ticks: false, domain: false, minExtent: 380 },
  };
  return {
    title: { text: use, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    data: { values },
    width: WIDTH,
    height: { step: ROW },
    layer: [
      {
        transform: [{ filter: 'datum.from < datum.to' }],
        mark: { type: 'bar', color: INK.line, opacity: 0.45, height: 11 },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y },
      },
      { mark: { type: 'rule', color: INK.text, strokeWidth: 1 }, encoding: { x: { datum: 1, ...x } } },
      ...(banded
        ? [
            {
              mark: { type: 'rule', strokeWidth: 2 },
              encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y, color: COLOUR },
            },
          ]
        : []),
      {
        mark: { type: 'point', filled: true, size: 62, opacity: 1 },
        encoding: {
          x: { field: 'ratio', ...x, axis },
          y,
          color: COLOUR,
          shape: {
            field: 'verdict',
            type: 'nominal',
            scale: { domain: VERDICTS, range: ['circle', 'triangle-up'] },
          },
          tooltip: ['Figure', 'Published', 'Simulated', 'Verdict'].map((field) => ({
            field,
            type: 'nominal',
            title: field === 'Simulated' ? 'Simulated (middle 90 %)' : field,
          })),
        },
      },
    ],
  };
}

const COLOUR = {
  field: 'verdict',
  type: 'nominal',
  scale: { domain: VERDICTS, range: [BLUE, VERMILION] },
  legend: { title: 'Verdict', orient: 'top' },
};

function drawnOf({ scored, ratio, low, high, from, to }: Row, place: string) {
  return {
    place,
    ratio,
    low,
    high,
    from,
    to,
    verdict: scored.verdict,
    Figure: fullName(nameOf(scored)),
    Published: publishedInWords(scored),
    Simulated: simulatedInWords(scored),
    Verdict: verdictInWords(scored),
  };
}
