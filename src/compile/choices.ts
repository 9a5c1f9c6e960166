/** Choices: options with what must hold and what they are worth. */
import { exp } from '../elementary/exp.js';
import { GAUGE, OP } from '../network/network.js';
import type { Formula } from '../scenario/formula.js';
import type { Steps } from '../scenario/scenario.js';
import { type Binding, type Bindings, isTold, programOf, sumOf, utilityOf } from './formulas.js';
import { type Model, maskOf } from './model.js';

/** One option. Variables are functions, so that only gauges that the formula names are made. */
export interface Option {
  readonly target: number;
  /** Names what the option is worth; options with the same key are worth the same to everybody. */
  readonly key: string;
  readonly formula: Formula;
  readonly variables: Readonly<Record<string, () => Binding>>;
  readonly open?: Steps;
  readonly admits?: readonly string[];
  /** Money that it takes, for each person: the party must have it. */
  readonly cost?: number;
  /** The country in which it ends: only those who are informed of it know what it is worth now. */
  readonly country?: string;
  readonly pool?: number;
  readonly service?: number;
  readonly ahead?: number;
  /** Share of parties that may take it, and the name of the draw. */
  readonly gate?: { readonly share: number; readonly name: string };
}

/** The node of a choice; `nothing` is where a party goes that can take no option. */
export function choiceOf(model: Model, name: string, options: readonly Option[], nothing: number): number {
  const { builder } = model;
  if (options.length === 0) return nothing;
  const bound = options.map((option) => ({ option, bindings: bind(model, option) }));
  const told = bound.some(({ option, bindings }) => isTold(option.formula, bindings));
  const free = !model.changing && options.every(isFree);
  if (free && options.length === 1) return options[0]!.target;
  if (free && !told) {
    const utilities = bound.map(({ option, bindings }) => utilityOf(option.formula, bindings));
    const best = Math.max(...utilities);
    return fixedShares(
      model,
      name,
      options,
      utilities.map((utility) => exp(utility - best)),
    );
  }
  const node = chooseNode(model, name, bound);
  builder.link(node, { alt: nothing });
  return node;
}

interface Bound {
  readonly option: Option;
  readonly bindings: Bindings;
}

function chooseNode(model: Model, name: string, options: readonly Bound[]): number {
  return model.builder.choose(
    name,
    options.map((bound) => ({
      target: bound.option.target,
      utility: worthOf(model, bound),
      ...conditionsOf(model, bound.option),
    })),
  );
}

function worthOf(model: Model, { option, bindings }: Bound): number {
  const { builder, scenario } = model;
  const worth = (key: string, formula: Formula, bindings: Bindings): number =>
    builder.utility(key, () =>
      isTold(formula, bindings) ? programOf(builder, formula, bindings) : utilityOf(formula, bindings),
    );
  const utility = worth(option.key, option.formula, bindings);
  const { informed } = scenario.bulletins;
  const country = model.countries.get(option.country ?? '');
  if (informed === undefined || country === undefined) return utility;
  const variables = { compatriots: () => sumOf([builder.gauge(GAUGE.GAIN, country.stock)]) };
  const share = { formula: informed, variables };
  builder.knows(utility, worth(`informed: ${option.country}`, informed, bind(model, share)));
  return utility;
}

/** What a party weighs that has joined the queue of a SERVE node: to stay, or other options. */
export function reconsiders(
  model: Model,
  name: string,
  node: number,
  every: number,
  stay: Pick<Option, 'formula' | 'variables'>,
  options: readonly Option[],
): void {
  const { builder } = model;
  const others = chooseNode(
    model,
    name,
    options.map((option) => ({ option, bindings: bind(model, option) })),
  );
  builder.reconsider({ node, others, every, stay: programOf(builder, stay.formula, bind(model, stay)) });
}

/** Values of all variables that an option's formula names: the time, what the option has, and 0 for what it has not. */
function bind({ builder }: Model, option: Pick<Option, 'formula' | 'variables'>): Bindings {
  const bindings: Record<string, Binding> = {};
  for (const step of option.formula) {
    if (typeof step !== 'string') continue;
    const variable = option.variables[step];
    if (variable) bindings[step] = variable();
    else bindings[step] = step === 't' ? [{ gauge: builder.gauge(GAUGE.TIME, 0) }] : 0;
  }
  return bindings;
}

/** An option that every party can take at any time. */
function isFree(option: Option): boolean {
  const always = !option.open || option.open.values.every((value) => value > 0);
  const gated = option.gate !== undefined && option.gate.share < 1;
  return (
    always &&
    !gated &&
    !option.cost &&
    !option.admits?.length &&
    option.pool === undefined &&
    option.service === undefined
  );
}

function conditionsOf(model: Model, option: Option): object {
  const always = !option.open || (option.open.values.every((value) => value > 0) && !model.changing);
  return {
    ...(always ? {} : { open: option.open }),
    need: option.admits ? maskOf(model, option.admits) : 0,
    ...(option.cost === undefined ? {} : { cost: option.cost }),
    ...(option.pool === undefined ? {} : { pool: option.pool }),
    ...(option.service === undefined ? {} : { service: option.service, ahead: option.ahead ?? 0 }),
    ...(option.gate ? { gate: option.gate.share, gateName: option.gate.name } : {}),
  };
}

function fixedShares(
  model: Model,
  name: string,
  options: readonly Option[],
  weights: readonly number[],
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return model.builder.split(
    name,
    options.map((option, i) => ({ share: weights[i]! / total, target: option.target })),
  );
}

/** A node that holds its place until it is linked. */
export function pass(model: Model, name: string): number {
  return model.builder.node({ op: OP.PASS, name });
}
