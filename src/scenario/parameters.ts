/** Named values of a file, on which all other values depend. */
import { isMap } from './changes.js';
import type { Json } from './document.js';
import type { ExpressionContext, Parameter } from './expression/context.js';
import { sameDimension } from './expression/dimension.js';
import { wrongDimension } from './expression/messages.js';
import { constantOf, isZero } from './expression/quantity.js';
import { readParameter } from './expression/read.js';
import * as aboutKeys from './messages/keys.js';
import type { Checked } from './problem.js';
import { type Found, isRange, rangeProblem } from './schema/leaf.js';

/** All parameters that can be read, each with those above it; what is wrong with the others goes to `found`. */
export function readParameters(raw: Json | undefined, context: ExpressionContext, found: Found[]) {
  const parameters = new Map<string, Parameter>();
  if (!isMap(raw)) return parameters;
  for (const [name, input] of Object.entries(raw)) {
    const value = bare(input);
    if (value === undefined || value === null) continue;
    const at = value === input ? [] : ['value'];
    const read: Checked<Parameter> =
      typeof value === 'string' || typeof value === 'number'
        ? readParameter(name, value, { ...context, parameters })
        : { problem: aboutKeys.wrongType('a number or an expression', value) };
    if ('value' in read) {
      parameters.set(name, read.value);
      found.push(...rangeOf(name, input, read.value, { ...context, parameters }));
    } else found.push({ path: ['parameters', name, ...at], problem: read.problem });
  }
  return parameters;
}

/** What is wrong with the range of a parameter. */
function rangeOf(name: string, input: Json, parameter: Parameter, context: ExpressionContext): Found[] {
  const range = isMap(input) ? input.range : undefined;
  if (!isMap(input) || range === undefined || !isRange(range)) return [];
  const path = ['parameters', name, 'range'];
  const ends = range.map((end) => readParameter(name, end as string | number, context));
  const found = ends.flatMap((end, i): Found[] => {
    if ('problem' in end) return [{ path: [...path, i], problem: end.problem }];
    const { dimension } = end.value;
    if (sameDimension(dimension, parameter.dimension) || isZero(end.value)) return [];
    return [
      {
        path: [...path, i],
        problem: wrongDimension(parameter.dimension, dimension, String(range[i])),
      },
    ];
  });
  if (found.length > 0) return found;
  const amounts = [...ends.map((end) => ('value' in end ? end.value : parameter)), parameter].map(constantOf);
  const problem = rangeProblem(range, input.value!, amounts[0], amounts[1], amounts[2]);
  return problem === null ? [] : [{ path, problem }];
}

/** The value inside `{value, source, note, range}`. */
export function bare(input: Json | undefined): Json | undefined {
  return isMap(input) && 'value' in input ? input.value : input;
}
