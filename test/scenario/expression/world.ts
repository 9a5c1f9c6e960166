import type { ExpressionContext, Parameter } from '../../../src/scenario/expression/context.js';
import { readParameter } from '../../../src/scenario/expression/read.js';
import { type Checked, sentence } from '../../../src/scenario/problem.js';

/** 19 September 2022 (a Monday), 00:00 at UTC+3, for 24 days, without a warm-up. */
export function world(parameters: Readonly<Record<string, string | number>> = {}): ExpressionContext {
  const known = new Map<string, Parameter>();
  const context: ExpressionContext = {
    parameters: known,
    startMs: Date.UTC(2022, 8, 18, 21),
    offsetMinutes: 180,
    from: 0,
    until: 24 * 86_400,
  };
  for (const [name, text] of Object.entries(parameters)) {
    known.set(name, valueIn(readParameter(name, text, context)));
  }
  return context;
}

/** The value, or a failure of the test that says why there is none. */
export function valueIn<T>(result: Checked<T>): T {
  if ('problem' in result) throw new Error(sentence(result.problem));
  return result.value;
}

/** The sentence with which a text is refused, or a failure of the test where it is accepted. */
export function refusal(result: Checked<unknown>): string {
  if ('value' in result) throw new Error(`accepted as ${JSON.stringify(result.value)}`);
  return sentence(result.problem);
}
