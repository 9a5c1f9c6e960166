/** Rules of countries: whom each lets in and out, and what it is to newcomers. */
import { GAUGE, OP } from '../network/network.js';
import { multiplySteps } from '../scenario/calendar/steps.js';
import type { Country, Group, Steps } from '../scenario/scenario.js';
import { sink } from './borders.js';
import { type Binding, sumOf } from './formulas.js';
import { calledAs, chain, type Model, maskOf, perhaps } from './model.js';

/** Documents that a place asks for itself, or else those that its country does; none inside the country. */
export function documentsAsked(
  model: Model,
  own: readonly string[],
  country: string,
  from: string,
): readonly string[] {
  if (own.length > 0) return own;
  return country === from ? [] : (model.rules.get(country)?.rule.admits ?? []);
}

/** When a place is open that lies in a country, to those who come from another. */
export function openToArrivals(
  model: Model,
  own: Steps | undefined,
  country: string,
  from: string,
): Steps | undefined {
  const rule = country === from ? undefined : model.rules.get(country)?.rule;
  if (rule === undefined || !mayClose(rule.open)) return own;
  return own === undefined ? rule.open : multiplySteps(own, rule.open);
}

function mayClose({ values }: Steps): boolean {
  return values.some((value) => value === 0);
}

/**
 * The control at which a party enters a country, and goes on to `next` when it is let in: with one of the documents,
 * while the country is open.
 */
export function letsIn(
  model: Model,
  group: Group,
  name: string,
  country: string,
  documents: readonly string[],
  next: number,
): number {
  const { builder } = model;
  const rules = model.rules.get(country);
  const closes = rules !== undefined && mayClose(rules.rule.open);
  if (!closes && documents.length === 0 && !model.changing) return next;
  const refused = chain(model, [
    ...(rules
      ? [builder.node({ op: OP.COUNT, name: `${name}/refused by ${country}`, a: rules.refused, b: 1 })]
      : []),
    sink(model, group, 'refused'),
  ]);
  const mask = documents.length > 0 ? maskOf(model, documents) : 0;
  if (closes) {
    const control = builder.choose(`${name}/let in?`, [{ target: next, open: rules.rule.open, need: mask }]);
    builder.link(control, { alt: refused });
    return control;
  }
  // A mask of all bits asks for any document that exists: what "no document needed" means where rules may change.
  return builder.node({
    op: OP.NEED,
    name: `${name}/documents`,
    a: mask === 0 ? -1 : mask,
    alt: refused,
    next,
  });
}

/** An exit ban: some of the group are not let out of a country, and pass `before` to their end; the others go on. */
export function letsOut(
  model: Model,
  group: Group,
  name: string,
  country: string,
  next: number,
  before: () => readonly number[] = () => [],
): number {
  const rules = model.rules.get(country);
  if (rules === undefined) return next;
  const { builder } = model;
  return perhaps(
    model,
    `${name}/barred by ${country}?`,
    barredShare(rules.rule, calledAs(model, group)),
    () =>
      chain(model, [
        builder.node({ op: OP.COUNT, name: `${name}/barred by ${country}`, a: rules.barred, b: 1 }),
        ...before(),
        sink(model, group, 'refused'),
      ]),
    () => next,
  );
}

function barredShare(rule: Country, group: string): number {
  return rule.bars[group] ?? rule.barsAll;
}

/** What formulas may ask about the country in which an option ends. */
export function countryVariables(model: Model, country: string): Readonly<Record<string, () => Binding>> {
  const { builder } = model;
  const rule = model.rules.get(country)?.rule;
  const parts = model.countries.get(country);
  return {
    help: () => rule?.help ?? 0,
    extradition: () => rule?.extradition ?? 0,
    ...(parts ? { compatriots: () => sumOf([builder.gauge(GAUGE.GAIN, parts.stock)]) } : {}),
  };
}
