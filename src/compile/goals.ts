/**
 * What changes the goal of a party while it stays in a city: hazards, savings that run out, work that is found.
 *
 *     waits: LIMIT stay → ⟲ a while → pays its living (cannot: savings run out) → stay over? → turns to a goal, finds
 *            work, or waits on
 *     looks for work: ⟲ a while → pays its living → finds work, or looks on
 */
import { GAUGE, OP } from '../network/network.js';
import type { Law } from '../random/law.js';
import type { Formula, FunctionName } from '../scenario/formula.js';
import { GOALS, type Goal, type Group } from '../scenario/scenario.js';
import { choiceOf, type Option } from './choices.js';
import type { CityParts } from './city-parts.js';
import { type Binding, type GaugeStep, sumOf } from './formulas.js';
import { holdsUpTo, mayStay } from './limits.js';
import { chain, type Model, place } from './model.js';

const DAY = 86_400;

/** Does anything happen to a group of that while it waits? */
export function thinksItOver(group: Group): boolean {
  return group.whileWaiting !== undefined || group.findsWork !== undefined || group.spends > 0;
}

/** A stay during which the party thinks it over, again and again; `next` is what it does when the stay ends. */
export function waitsAndSees(model: Model, group: Group, parts: CityParts, stay: Law, next: number): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/wait`;
  const every = everyOf(group);
  const again = (): number =>
    place(model, `${name}/again`, () =>
      chain(model, [
        holdsUpTo(model, group, parts, `${name}/for a while`, { law: 'constant', value: every }, true),
        ...paysLiving(model, group, parts, name, every),
        ...mayStay(model, group, parts, name, again),
        builder.node({ op: OP.WITHIN, name: `${name}/still`, alt: next }),
        turns(model, group, parts, name, again),
      ]),
    );
  return builder.node({ op: OP.LIMIT, name: `${name}/stay`, a: builder.law(stay), next: again() });
}

/** A party that wants to settle looks for work until it has found it; `done` is where it has settled. */
export function looksForWork(model: Model, group: Group, parts: CityParts, done: number): number {
  const name = `${group.name}/${parts.city.name}/work`;
  const every = everyOf(group);
  const again = (): number =>
    place(model, `${name}/looks`, () =>
      chain(model, [
        holdsUpTo(model, group, parts, `${name}/for a while`, { law: 'constant', value: every }),
        ...paysLiving(model, group, parts, name, every),
        ...mayStay(model, group, parts, name, again),
        hazards(model, group, parts, name, again, [
          { what: 'work', rate: group.findsWork!, target: () => found(model, parts, name, done) },
        ]),
      ]),
    );
  return again();
}

/** The nodes at which a party pays its living for a time; who cannot turns to what `savings run out` says. */
export function paysLiving(
  model: Model,
  group: Group,
  parts: CityParts,
  name: string,
  time: number,
): number[] {
  const { builder } = model;
  const runOut = (): number =>
    place(model, `${group.name}/${parts.city.name}/savings run out`, () =>
      builder.split(
        `${group.name}/${parts.city.name}/savings run out?`,
        GOALS.filter((goal) => group.savingsRunOut[goal] > 0).map((goal) => ({
          share: group.savingsRunOut[goal],
          target: marked(model, `${name}/out of savings`, goal, model.act(group, parts, goal)),
        })),
      ),
    );
  if (group.spends > 0)
    return [builder.node({ op: OP.PAY, name: `${name}/living`, x: group.spends * time, alt: runOut() })];
  return group.budget ? [builder.node({ op: OP.SOLVENT, name: `${name}/solvent`, alt: runOut() })] : [];
}

/** Level nodes for what the persons of a group spend in a day in a city where they come in (1) or go (−1). */
export function spends(model: Model, group: Group, parts: CityParts, name: string, sign: 1 | -1): number[] {
  if (group.spends === 0) return [];
  const x = sign * group.spends * DAY;
  return [model.builder.node({ op: OP.LEVEL, name: `${name}/spends`, a: parts.spending, b: 1, x })];
}

function everyOf(group: Group): number {
  return group.whileWaiting?.every ?? DAY;
}

function turns(model: Model, group: Group, parts: CityParts, name: string, again: () => number): number {
  const rates = Object.entries(group.whileWaiting?.hazards ?? {}) as [Goal, Formula][];
  return hazards(model, group, parts, name, again, [
    ...rates.map(([goal, rate]) => ({
      what: goal,
      rate,
      target: () => marked(model, `${name}/turns`, goal, model.act(group, parts, goal)),
    })),
    ...(group.findsWork
      ? [
          {
            what: 'work',
            rate: group.findsWork,
            target: () =>
              found(
                model,
                parts,
                name,
                marked(model, `${name}/employed`, 'settle', model.act(group, parts, 'settle', true)),
              ),
          },
        ]
      : []),
  ]);
}

function marked(model: Model, name: string, goal: Goal, next: number): number {
  return model.builder.node({ op: OP.MARK, name: `${name} ${goal}`, a: GOALS.indexOf(goal), next });
}

function found(model: Model, parts: CityParts, name: string, next: number): number {
  return model.builder.node({
    op: OP.LEVEL,
    name: `${name}/found work`,
    a: parts.employed,
    b: 1,
    x: 1,
    next,
  });
}

interface Risk {
  readonly what: string;
  readonly rate: Formula;
  readonly target: () => number;
}

/**
 * Competing risks over the time between two thoughts: with rates λ and their sum Λ a party goes on as it was with the
 * chance exp(−Λ Δ), and else to one of them in proportion to λ. Written as the utilities of a choice, whose chances are
 * in proportion to exp(utility).
 */
function hazards(
  model: Model,
  group: Group,
  parts: CityParts,
  name: string,
  again: () => number,
  risks: readonly Risk[],
): number {
  const all = risks.filter(({ rate }) => rate.length > 1 || rate[0] !== 0);
  if (all.length === 0) return again();
  const call = (name: FunctionName, arity = 2) => ({ call: name, arity });
  const rates = all.map(({ rate }): Formula => [0, ...rate, call('max')]);
  const sum = rates.flatMap((rate, i) => (i === 0 ? rate : [...rate, call('add')]));
  const decay = [...sum, everyOf(group), call('multiply'), call('negate', 1)];
  const goes = [1, ...decay, call('exp', 1), call('subtract')];
  const variables = variablesOf(model, parts);
  const options = all.map(
    ({ what, target }, i): Option => ({
      target: target(),
      key: `${name}: ${what}`,
      formula: [...goes, ...rates[i]!, call('multiply'), ...sum, call('divide'), call('log', 1)],
      variables,
    }),
  );
  const stays: Option = { target: again(), key: `${name}: goes on`, formula: decay, variables };
  return choiceOf(model, `${name}/turns?`, [stays, ...options], again());
}

/** What hazards may ask about the city. */
function variablesOf(model: Model, parts: CityParts): Readonly<Record<string, () => Binding>> {
  const { builder } = model;
  const known = model.cityVariables(parts.city.name);
  return {
    ...known,
    employed: () => (parts.employed < 0 ? 0 : sumOf([builder.gauge(GAUGE.LEVEL, parts.employed)])),
    fare: () => cheapest(model, parts),
  };
}

/** The cheapest fare of all services from the city and its airports; 0 where there are none. */
function cheapest(model: Model, { city }: CityParts): Binding {
  const { airports, services } = model.scenario;
  const from = [
    city.name,
    ...airports.filter((airport) => airport.city === city.name).map(({ name }) => name),
  ];
  const fares = services
    .filter((service) => from.includes(service.from))
    .map(({ name }) => model.builder.gauge(GAUGE.FARE, model.services.get(name)!));
  if (fares.length === 0) return 0;
  return fares.flatMap((gauge, i): GaugeStep[] => (i === 0 ? [{ gauge }] : [{ gauge }, 'min']));
}

/** The next goal of a party that has waited, or has looked for a way on in vain. */
export function afterwards(model: Model, group: Group, parts: CityParts): number {
  const { builder } = model;
  const name = `${group.name}/${parts.city.name}/afterwards`;
  return place(model, name, () =>
    builder.split(
      name,
      GOALS.filter((goal) => group.afterwards[goal] > 0 || model.changing).map((goal) => ({
        share: group.afterwards[goal],
        target: builder.node({
          op: OP.MARK,
          name: `${name}/${goal}`,
          a: GOALS.indexOf(goal),
          next: place(model, `${name}/acts ${goal}`, () => model.act(group, parts, goal)),
        }),
      })),
    ),
  );
}
