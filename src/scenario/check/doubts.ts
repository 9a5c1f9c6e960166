/** Things that run but were probably meant otherwise. */
import { MOST_TICKS } from '../build/scenario.js';
import type { ExpressionContext } from '../expression/context.js';
import { DIMENSIONS } from '../expression/dimension.js';
import { amount } from '../expression/messages.js';
import type { Path } from '../issue.js';
import * as aboutDoubts from '../messages/doubts.js';
import type { Scenario } from '../scenario.js';
import { CHOICE_VARIABLES } from '../schema/choices.js';
import type { Found } from '../schema/leaf.js';
import type { ScenarioValues } from '../schema/schema.js';
import { Stated } from '../schema/stated.js';
import { momentsOf, whereItFails } from '../trials.js';
import { expectedParties } from './work.js';

/** What to warn of in a scenario that has no errors; `values` are those that it was built from. */
export function checkDoubts(values: ScenarioValues, scenario: Scenario, context: ExpressionContext): Found[] {
  return [
    ...ofValues(values, []),
    ...unusedModes(scenario),
    ...nobodyLeaves(scenario),
    ...goalsOfNobody(values),
    ...waysTwice(scenario),

    ...choices(values, context),
    ...recording(values, scenario),
  ];
}

/** What was found doubtful when a value was read. */
function ofValues(value: unknown, path: Path): Found[] {
  if (value instanceof Stated) return value.doubt === undefined ? [] : [{ path, problem: value.doubt }];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => ofValues(inner, [...path, key]));
}

/** Lanes for a mode by which nobody travels. */
function unusedModes(scenario: Scenario): Found[] {
  const used = new Set([
    ...scenario.groups.flatMap((group) => group.travel),
    ...scenario.crossings.flatMap((crossing) => crossing.changes.map(({ to }) => to)),
  ]);
  return scenario.crossings.flatMap((crossing) =>
    crossing.posts.flatMap((post) =>
      post.lanes
        .filter((lanes) => !used.has(lanes.mode))
        .map((lanes) => ({
          path: ['crossings', crossing.name, 'posts', post.name, lanes.mode],
          problem: aboutDoubts.unusedMode(lanes.mode),
        })),
    ),
  );
}

function nobodyLeaves({ origins }: Scenario): Found[] {
  const leaving = origins.flatMap(({ departures }) => departures);
  if (leaving.length === 0 || leaving.some((each) => expectedParties(each) > 0)) return [];
  return [{ path: ['origins'], problem: aboutDoubts.nobodyLeaves() }];
}

/** How long who stays with a goal that nobody sets out with or turns to. */
function goalsOfNobody({ groups }: ScenarioValues): Found[] {
  return Object.entries(groups).flatMap(([name, group]) => {
    const { stay, goal, afterwards } = group;
    const turned = [afterwards, group['while waiting'], group['savings run out']];
    const has = (key: string): boolean =>
      [goal ?? { onward: 1 }, ...turned].some(
        (shares) =>
          shares !== undefined && key in shares && !isNothing((shares as Record<string, unknown>)[key]),
      );
    return Object.keys(stay ?? {})
      .filter((key) => stay![key as keyof typeof stay] !== undefined && !has(key))
      .map((key) => ({ path: ['groups', name, 'stay', key], problem: aboutDoubts.nobodyHasGoal(name, key) }));
  });
}

function isNothing(share: unknown): boolean {
  return share === undefined || (share instanceof Stated && share.value === 0);
}

/** Routes of one mode and length between the same places, of which one was probably left over. */
function waysTwice({ routes }: Scenario): Found[] {
  const seen = new Set<string>();
  return routes.flatMap(({ from, to, by, takes, takesBy }, i) =>
    by.flatMap((mode): Found[] => {
      const way = JSON.stringify([from, to, mode, takesBy[mode] ?? takes]);
      if (!seen.has(way)) {
        seen.add(way);
        return [];
      }
      return [{ path: ['routes', i], problem: aboutDoubts.wayTwice(from, to, mode) }];
    }),
  );
}

/** Utilities that are no number, or infinite, in a state that a run may well meet. */
function choices({ choices: written }: ScenarioValues, context: ExpressionContext): Found[] {
  return (Object.keys(CHOICE_VARIABLES) as (keyof typeof CHOICE_VARIABLES)[]).flatMap((choice) => {
    const utility = written?.[choice];
    if (utility === undefined) return [];
    const failure = whereItFails(utility.value, CHOICE_VARIABLES[choice], momentsOf(context));
    if (failure === null) return [];
    const say = Number.isNaN(failure.worth) ? aboutDoubts.sometimesNoNumber : aboutDoubts.sometimesInfinite;
    const problem = say(utility.written, failure.where);
    return [{ path: ['choices', choice], problem }];
  });
}

/** Series that are recorded less often than is written, so that they are not too long. */
function recording({ 'record every': written }: ScenarioValues, { recordEvery }: Scenario): Found[] {
  if (written === undefined || written.value === recordEvery) return [];
  const kept = amount(recordEvery, DIMENSIONS.duration);
  const problem = aboutDoubts.recordedLessOften(written.written, kept, MOST_TICKS);
  return [{ path: ['record every'], problem }];
}
