/** Formulas of the scenario → curves over a share, weights that stay, and programs over gauges. */

import type { NetworkBuilder } from '../network/builder.js';
import { CODE, CURVE_POINTS } from '../network/network.js';
import { evaluate, type Formula, FUNCTIONS } from '../scenario/formula.js';

/** A variable of a choice: a number known now, or what a bulletin tells (a formula over gauges). */
export type Binding = number | readonly GaugeStep[];
/** Postfix steps over gauges: a number, a gauge, or an operation of two values. */
export type GaugeStep = number | { readonly gauge: number } | 'add' | 'divide' | 'min';
export type Bindings = Readonly<Record<string, Binding>>;

/** Values of `formula` of one variable at CURVE_POINTS equal steps from 0 to 1. Never negative. */
export function curveOf(formula: Formula, variable: string): number[] {
  return Array.from({ length: CURVE_POINTS }, (_, i) =>
    Math.max(0, evaluate(formula, { [variable]: i / (CURVE_POINTS - 1), t: 0 })),
  );
}

/** Does the formula's value hang on what bulletins tell? */
export function isTold(formula: Formula, bindings: Bindings): boolean {
  return formula.some((step) => typeof step === 'string' && typeof bindings[step] !== 'number');
}

/** Utility of an option where every variable is known now. */
export function utilityOf(formula: Formula, bindings: Bindings): number {
  return evaluate(formula, bindings as Readonly<Record<string, number>>);
}

/** The program of an option's utility, for the engine. */
export function programOf(builder: NetworkBuilder, formula: Formula, bindings: Bindings): number[] {
  const code: number[] = [];
  const number = (value: number): number => code.push(CODE.NUMBER, builder.constant(value));
  const call = (name: (typeof FUNCTIONS)[number], arity: number): number =>
    code.push(CODE.FUNCTION + FUNCTIONS.indexOf(name), arity);
  for (const step of formula) {
    if (typeof step === 'number') number(step);
    else if (typeof step === 'object') call(step.call, step.arity);
    else {
      const binding = bindings[step];
      if (binding === undefined) throw new RangeError(`no value for the variable ${step}`);
      if (typeof binding === 'number') number(binding);
      else emit(binding, code, number, call);
    }
  }
  return [...code, CODE.END];
}

function emit(
  steps: readonly GaugeStep[],
  code: number[],
  number: (value: number) => number,
  call: (name: 'add' | 'divide' | 'min', arity: number) => number,
): void {
  for (const step of steps) {
    if (typeof step === 'number') number(step);
    else if (typeof step === 'string') call(step, 2);
    else code.push(CODE.GAUGE, step.gauge);
  }
}

/** The sum of gauges, as steps; 0 when there are none. */
export function sumOf(gauges: readonly number[]): GaugeStep[] {
  if (gauges.length === 0) return [0];
  return gauges.flatMap((gauge, i): GaugeStep[] => (i === 0 ? [{ gauge }] : [{ gauge }, 'add']));
}
