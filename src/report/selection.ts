/** What `onward best` found, as text for a terminal. */
import type { Selection } from '../experiment/best.js';
import { quantity, withInterval } from '../experiment/format.js';
import { subjectOf } from '../experiment/measure-words.js';
import { fullName } from './names.js';
import { grid } from './terminal.js';

const WIDTH = 80;
const MOST = 20;

export function selectionText(title: string, selection: Selection): string {
  const { goal, used, budget, alternatives, guaranteed, zone, unit, alpha } = selection;
  const objective = objectiveInWords(selection);
  const [first] = alternatives;
  const sure = quantity(1 - alpha, 'share');
  const verdict = guaranteed
    ? `Best: ${first.name}. With a chance of ${sure} or more it is the best one, or within ${quantity(zone, unit)} of it.`
    : `The budget of ${budget.toLocaleString('en')} replications ended before one was left: ${first.name} leads, and no guarantee is given.`;
  const rows = alternatives.slice(0, MOST).map(({ name, metric, droppedAfter, chance }, i) => [
    `${i + 1}`,
    name,
    withInterval(
      metric,
      alternatives.map((each) => each.metric.mean),
    ),
    droppedAfter !== null
      ? `out after ${droppedAfter}`
      : chance === null
        ? `${metric.n} runs`
        : `best: ${quantity(Number(chance.toFixed(2)), 'share')}`,
  ]);
  const more =
    alternatives.length > MOST ? [`${alternatives.length - MOST} more alternatives: --json lists them.`] : [];
  return `${[
    fullName(title),
    '',
    ...grid(
      [
        [
          `The ${goal} ${objective}, of ${alternatives.length} alternatives with the same parties: ${used.toLocaleString('en')} replications.`,
        ],
      ],
      [WIDTH],
    ),
    ...grid([[verdict]], [WIDTH]),
    '',
    ...grid(rows, [4, 34, 26, 16]),
    ...more,
    '',
    ...grid([[METHOD]], [WIDTH]),
  ].join('\n')}\n`;
}

const METHOD =
  'Procedure KN (Kim and Nelson, 2001) under common random numbers; alternatives drop out as soon as they are behind by more than chance explains. In brackets 95 % intervals of each mean.';

function objectiveInWords({ measure, across }: Selection): string {
  const { text } = subjectOf(measure.replaceAll('*', 'all'));
  return across === null ? text : `${text}, the ${across} of them`;
}
