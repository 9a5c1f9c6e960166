/** A sweep as text for a terminal, 80 columns wide. */
import { quantity, withInterval } from '../../experiment/format.js';
import { capital, subjectOf } from '../../experiment/measure-words.js';
import { movement, responseOf, type Sweep } from '../../experiment/sweep.js';
import { fullName } from '../names.js';
import { grid } from '../terminal.js';

const WIDTH = 80;
/** Measures that are told, those that move most; and levels of a factor. */
const MOST_MEASURES = 6;
const MOST_LEVELS = 12;

export function sweepText(sweep: Sweep): string {
  const moving = movingMeasures(sweep);
  const shown = moving.slice(0, MOST_MEASURES);
  const still = sweep.measures.length - moving.length;
  const rest = [
    ...(moving.length > shown.length
      ? [
          `${moving.length - shown.length === 1 ? '1 more measure moves: sweep.csv and --json list it' : `${moving.length - shown.length} more measures move: sweep.csv and --json list them`}.`,
        ]
      : []),
    ...(still > 0
      ? [
          moving.length > 0
            ? `${still === 1 ? '1 measure is' : `${still} measures are`} the same at all points.`
            : 'Nothing that is measured differs between the points: what was varied does not matter here.',
        ]
      : []),
  ];
  return `${[
    ...lines(fullName(sweep.scenario.title)),
    ...lines(designInWords(sweep)),
    ...shown.flatMap((measure) => ['', ...told(sweep, measure)]),
    ...(rest.length > 0 ? ['', ...rest.flatMap((line) => lines(line))] : []),
  ].join('\n')}\n`;
}

/** Measures that are not the same at all points, those that move most first. */
export function movingMeasures(sweep: Sweep): number[] {
  const moves = sweep.measures.map((_, m) => movement(sweep, m));
  return moves
    .map((_, m) => m)
    .filter((m) => moves[m] > 0)
    .sort((a, b) => moves[b] - moves[a] || a - b);
}

/** `12 points, all combinations of 2 factors; 10 replications of each, with the same parties; seed 1.` */
export function designInWords({ points, factors, design, replications, seed }: Sweep): string {
  const count = factors.length === 1 ? 'one factor' : `${factors.length} factors`;
  const kind =
    design.kind === 'full'
      ? factors.length === 1
        ? 'over one factor'
        : `all combinations of ${count}`
      : `${design.kind === 'lhs' ? 'a Latin hypercube' : "Sobol's sequence"} over ${count}`;
  const runs = replications === 1 ? 'one replication' : `${replications} replications`;
  const number = points.length === 1 ? '1 point' : `${points.length.toLocaleString('en')} points`;
  return `${number}, ${kind}; ${runs} of each, with the same parties at all; seed ${seed}.`;
}

function told(sweep: Sweep, measure: number): string[] {
  const { name, unit } = sweep.measures[measure];
  const curves = sweep.factors.flatMap((factor, f) => {
    if (factor.levels === null) return [];
    const curve = responseOf(sweep, f, measure);
    const every = Math.ceil(curve.length / MOST_LEVELS);
    const kept = curve.filter((_, i) => i % every === 0 || i === curve.length - 1);
    const rows = kept.map(({ level, mean, low, high }, i) => [
      i === 0 ? factor.name : '',
      String(level),
      withInterval(
        { unit, mean, low, high },
        kept.map((point) => point.mean),
      ),
    ]);
    return grid(rows, [38, 14, WIDTH - 54]).map((line) => `  ${line}`);
  });
  return [capital(subjectOf(name).text), ...curves, ...extremes(sweep, measure)];
}

/** The settings with the smallest and the largest mean. */
function extremes({ points, factors, measures }: Sweep, measure: number): string[] {
  if (factors.length === 1 && factors[0].levels !== null) return [];
  const there = points.flatMap(({ settings, metrics }) =>
    metrics[measure] === null ? [] : [{ settings, metric: metrics[measure] }],
  );
  const sorted = [...there].sort((a, b) => a.metric.mean - b.metric.mean);
  const where = (word: string, at: (typeof sorted)[number]): string[] =>
    lines(
      `${word}: ${quantity(at.metric.mean, measures[measure].unit, [sorted[0]!.metric.mean, sorted.at(-1)!.metric.mean])} at ${settingsInWords(factors, at.settings)}`,
      2,
    );
  return [...where('smallest', sorted[0]), ...where('largest', sorted.at(-1)!)];
}

export function settingsInWords(factors: Sweep['factors'], settings: readonly (number | string)[]): string {
  return factors.map(({ name }, f) => `${name} = ${settings[f]}`).join(', ');
}

function lines(sentence: string, indent = 0): string[] {
  return grid([[sentence]], [WIDTH - indent]).map((line) => ' '.repeat(indent) + line);
}
