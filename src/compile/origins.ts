/** Where parties come from: the ways out of an origin, by the group's preferences, and the source that feeds them. */
import { OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import type { Departures, Group, Mode, Origin } from '../scenario/scenario.js';
import { GOALS } from '../scenario/scenario.js';
import { sink } from './borders.js';
import { choiceOf, type Option } from './choices.js';
import type { Model } from './model.js';
import { ABROAD } from './model.js';
import { routeOptions, type Start, serviceOptions } from './travel.js';

/** The transport of each mode that runs by a timetable. */
const SERVICE_OF: Readonly<Partial<Record<Mode, 'flight' | 'train' | 'bus'>>> = {
  plane: 'flight',
  train: 'train',
  bus: 'bus',
};

export function addSource(model: Model, origin: Origin, departures: Departures): void {
  const { builder, scenario } = model;
  const group = scenario.groups.find(({ name }) => name === departures.group)!;
  const goals = GOALS.filter((goal) => group.goal[goal] > 0);
  const law = (values: readonly number[], shares: readonly number[]): Law => ({
    law: 'discrete',
    values,
    shares,
  });
  const { sizes, shares } = group.party;
  const oneSize = sizes.length === 1 && sizes[0] === 1;
  const documents: number[] = [];
  for (const [name, bit] of model.documents) documents[bit] = group.documents[name] ?? 0;
  const source = {
    node: leaves(model, group, origin),
    ...(oneSize ? {} : { size: law(sizes, shares) }),
    ...(group.budget ? { money: group.budget } : {}),
    ...(goals.length === 1
      ? { mark: GOALS.indexOf(goals[0]!) }
      : {
          marks: law(
            goals.map((goal) => GOALS.indexOf(goal)),
            goals.map((goal) => group.goal[goal]),
          ),
        }),
    priority: group.priority,
    count: model.departures.get(group.name)!,
    origin: builder.origin(origin.name),
    documents: Array.from(documents, (share) => share ?? 0),
  };
  const name = `${origin.name}/${group.name}`;
  const { rate, batch, departs, parties } = departures;
  builder.source({ ...source, ...rate, name, ...(batch ? { batch } : {}) });
  if (departs.length === 0) return;
  builder.source({ ...source, name: `${name}/at`, times: [], rates: [], fixed: departs, batch: parties });
}

/**
 * One choice among all ways by all modes, where the scenario words it; else the first preference, and where nothing is
 * left of it the next. Where nothing is left at all, later or never.
 */
function leaves(model: Model, group: Group, origin: Origin): number {
  const { builder } = model;
  const name = `${group.name}/${origin.name}`;
  const stayed = sink(model, group, 'stayed');
  const first = builder.node({ op: OP.PASS, name: `${name}/leaves` });
  let otherwise = group.looksFor ? looksAgain(model, group, name, first, stayed) : stayed;
  const { leaving } = model.scenario.choices;
  const modes = [...group.travel.entries()];
  if (leaving) {
    const ways = modes.flatMap(([i, mode]) => waysBy(model, group, origin, mode, i, otherwise));
    otherwise = choiceOf(model, `${name}/leaving`, ways, otherwise);
  } else {
    for (const [i, mode] of modes.reverse()) {
      const ways = waysBy(model, group, origin, mode, i, otherwise);
      otherwise = choiceOf(model, `${name}/by ${mode}`, ways, otherwise);
    }
  }
  builder.link(first, { next: otherwise });
  if (!group.looksFor) return first;
  return builder.node({
    op: OP.LIMIT,
    name: `${name}/looks for`,
    a: builder.law(group.looksFor),
    next: first,
  });
}

function looksAgain(model: Model, group: Group, name: string, first: number, stayed: number): number {
  const { builder } = model;
  return builder.node({
    op: OP.DELAY,
    name: `${name}/waits`,
    a: builder.law({ law: 'constant', value: group.looksAgain }),
    next: builder.node({ op: OP.WITHIN, name: `${name}/within`, alt: stayed, next: first }),
  });
}

function waysBy(
  model: Model,
  group: Group,
  origin: Origin,
  mode: Mode,
  rank: number,
  fails: number,
): Option[] {
  const name = `${group.name}/${origin.name}/${rank}`;
  const { leaving } = model.scenario.choices;
  const start: Start = {
    name,
    at: origin.at,
    country: ABROAD,
    ...(origin.country === undefined ? {} : { barredBy: origin.country }),
    ...(leaving === undefined ? {} : { weighed: { formula: leaving, preference: rank } }),
    leaves: () => [],
    fails,
    missed: fails,
  };
  const service = SERVICE_OF[mode];
  return [
    ...routeOptions(model, group, origin.name, start, 'crossing', { modes: [mode] }),
    ...(service ? serviceOptions(model, group, origin.name, start, ({ by }) => by === service) : []),
  ];
}
