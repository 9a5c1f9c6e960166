/** Every sentence with which an expression is refused. */
import type { Problem } from '../problem.js';
import { type Dimension, example, inWords, sameDimension } from './dimension.js';

const LONGEST_QUOTE = 48;

/** A piece of the author's text in quotation marks, cut where it is long. */
export function quote(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}"`;
}

function problem(code: string, message: string, hint?: string): Problem {
  return hint === undefined ? { code, message } : { code, message, hint };
}

// What a text may be at all

export const empty = (expected: string): Problem => ({
  ...problem('empty', `${expected} is expected, nothing stands here`),
  expected,
});
export const notText = (expected: string, found: string): Problem => ({
  ...problem('not-text', `${expected} is expected, ${found} stands here`),
  expected,
  found,
});
export const notFinite = (found: string): Problem => problem('not-finite', `${found} is not a finite number`);
export const tooBig = (text: string, most: string): Problem => ({
  ...problem('too-large', `${quote(text)} is more than anything in the world`),
  expected: `at most ${most}`,
});
export const tooLong = (length: number, most: number): Problem =>
  problem('too-long', `an expression has at most ${most} characters, this one has ${length}`);
export const tooDeep = (most: number): Problem =>
  problem('too-deep', `an expression is nested at most ${most} deep`, 'give its parts as parameters');
export const tooManyOperators = (most: number): Problem =>
  problem('too-long', `an expression has at most ${most} operators`, 'give its parts as parameters');
export const tooManySteps = (most: number): Problem =>
  problem('too-long', `with its parameters put in, the expression has more than ${most} steps`);

// Characters and words

export const badCharacter = (character: string, hint?: string): Problem => {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return problem(
    'character',
    `the character ${quote(character)} (U+${code}) has no meaning in an expression`,
    hint,
  );
};
export const badOperator = (operator: string, hint?: string): Problem =>
  problem('not-allowed', `${quote(operator)} is not allowed in an expression`, hint);
export const bareDate = (date: string, full: string): Problem =>
  problem(
    'bare-date',
    `the date ${date} would be read as a subtraction`,
    `write after("${full}") for 0 before and 1 from then on, or since("${full}") for the time since then`,
  );
export const timeOfDay = (time: string): Problem =>
  problem(
    'bare-date',
    `the time of day ${time} cannot stand alone`,
    `write it with its date: after("2022-09-21T${time}")`,
  );
export const textOutside = (text: string): Problem =>
  problem(
    'text',
    `the text ${quote(text)} cannot stand here`,
    'only dates are quoted, inside after("…") and since("…")',
  );
export const openText = (): Problem => problem('syntax', 'a quotation mark is not closed');
export const openParenthesis = (): Problem => problem('syntax', 'a parenthesis is not closed');
export const closedParenthesis = (): Problem =>
  problem('syntax', 'a parenthesis is closed that was never opened');
export const decimalOnly = (text: string): Problem =>
  problem('number', `${quote(text)} is not a number`, 'write it in decimal: 31 or 1.5e3');
export const badNumber = (text: string, hint?: string): Problem =>
  problem('number', `${quote(text)} is not a number`, hint);
export const comma = (hint?: string): Problem =>
  problem('syntax', 'a comma stands outside the parentheses of a function', hint);
export const commaInNumber = (text: string, number: string): Problem =>
  problem('syntax', `${quote(text)}: a number has no comma`, `write ${number}`);
export const twoValues = (first: string, second: string, hint: string): Problem =>
  problem('syntax', `${quote(first)} and ${quote(second)} stand side by side without an operator`, hint);
export const percentAs = (): Problem =>
  problem(
    'percent',
    '"%" means per cent and stands after its number',
    'a remainder is not available; write 5 % * x',
  );
export const syntax = (after: string): Problem =>
  after === ''
    ? problem('syntax', 'the expression cannot begin like this')
    : problem('syntax', `the expression cannot be read on after ${quote(after)}`);
export const endsEarly = (): Problem => problem('syntax', 'the expression ends where a value is expected');
export const notAllowed = (what: string): Problem =>
  problem('not-allowed', `${what} is not allowed in an expression`);
export const chained = (): Problem =>
  problem('not-allowed', 'comparisons cannot be chained', 'write a < b and b < c');

// Names

export const longName = (name: string, most: number): Problem =>
  problem('too-long', `a name has at most ${most} characters, ${quote(name)} has ${name.length}`);
export const unknownName = (name: string, near: string | undefined): Problem =>
  problem(
    'unknown-name',
    `the name ${name} is not known here`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
export const unknownFunction = (name: string, hint: string): Problem =>
  problem('unknown-function', `there is no function ${name}`, hint);
export const unknownLaw = (name: string, hint: string): Problem =>
  problem('unknown-function', `there is no law of chance ${name}`, hint);
export const noUnit = (name: string, hint: string): Problem =>
  problem('unit', `${name} is not a unit of the language`, hint);
export const unitCalled = (name: string): Problem =>
  problem('not-a-function', `${name} is a unit, not a function`, `write the multiplication: 9 ${name} * (…)`);
export const nameCalled = (name: string): Problem =>
  problem('not-a-function', `${name} is a value, not a function`, `write the multiplication: ${name} * (…)`);
export const functionUncalled = (name: string): Problem =>
  problem('function', `${name} is a function and needs its values in parentheses`);
export const minOfOne = (): Problem =>
  problem(
    'arguments',
    'min( ) as a function takes at least 2 values',
    'for minutes write the multiplication: 9 min * (…)',
  );
export const badArity = (name: string, form: string, found: number): Problem => ({
  ...problem(
    'arguments',
    `${name} is written ${form}, here it has ${found} ${found === 1 ? 'value' : 'values'}`,
  ),
  expected: form,
});
export const twoMeanings = (name: string): Problem =>
  problem(
    'two-meanings',
    `${name} is a parameter and a variable of this expression`,
    'give the parameter another name',
  );
export const dependsOnTime = (text: string): Problem => ({
  ...problem(
    'depends-on-time',
    `${quote(text)} depends on the time, this value cannot`,
    'write its changes in the timeline',
  ),
  expected: 'a value that does not depend on the time',
});
export const lawInside = (name: string): Problem =>
  problem('law', `${name}( ) is a law of chance, one value is expected here`);
export const dateExpected = (name: string): Problem =>
  problem('date', `${name}( ) takes one date in quotation marks`, `write ${name}("2022-09-21T09:00")`);

export const parameterCircle = (names: readonly string[]): Problem =>
  names.length === 1
    ? problem('parameter-circle', `the parameter ${names[0]} is made of itself`, 'give it a value of its own')
    : problem(
        'parameter-circle',
        `parameters are made of each other in a circle: ${[...names, names[0]].join(' → ')}`,
        'give one of them a value of its own',
      );
export const badParameterName = (name: string): Problem =>
  problem(
    'parameter-name',
    `${quote(name)} cannot name a parameter`,
    'take words of Latin letters and digits, each beginning with a letter: mean stay',
  );
export const operatorInName = (name: string, operator: string): Problem =>
  problem('parameter-name', `${quote(name)} cannot name a parameter, ${operator} is an operator`);
export const nameOfNames = (name: string): Problem =>
  problem(
    'parameter-name',
    `${quote(name)} cannot name a parameter, each of its words is a name already`,
    'take one word at least that means nothing by itself',
  );
export const reservedName = (name: string, what: string): Problem =>
  problem('parameter-name', `${quote(name)} cannot name a parameter, it is ${what}`);

// Dimensions

const METRES_HINT = 'm is metres; write for example 9 min';

/** `a duration is expected, "9 km" is a distance`, with an example of what to write. */
export function wrongDimension(
  expected: Dimension,
  found: Dimension,
  text: string,
  lookalike = false,
): Problem {
  const bare = sameDimension(found, EMPTY);
  const hint = lookalike ? METRES_HINT : unitHint(expected, bare ? text : '');
  const is = bare ? 'has no unit' : `is ${inWords(found)}`;
  return {
    ...problem('dimension', `${inWords(expected)} is expected, ${quote(text)} ${is}`, hint),
    expected: inWords(expected),
    found: inWords(found),
  };
}
/** `write for example 9 min`; where a plain number stands without its unit, with that number. */
function unitHint(expected: Dimension, bare: string): string | undefined {
  const write = example(expected);
  if (write === undefined) return undefined;
  return /^[\d.]+$/.test(bare.trim())
    ? `write the unit too, for example ${write.replace(/^[\d.]+/, bare.trim())}`
    : `write for example ${write}`;
}
const EMPTY: Dimension = { time: 0, length: 0, money: 0, persons: 0, parties: 0 };

export const unlike = (what: string, a: string, aIs: Dimension, b: string, bIs: Dimension): Problem => ({
  ...problem(
    'dimension',
    `${what} must be of one kind: ${quote(a)} is ${inWords(aIs)}, ${quote(b)} is ${inWords(bIs)}`,
  ),
  expected: inWords(aIs),
  found: inWords(bIs),
});
export const notPure = (what: string, text: string, found: Dimension): Problem => ({
  ...problem(
    'dimension',
    `${what} takes a pure number, ${quote(text)} is ${inWords(found)}`,
    sameDimension(found, { ...EMPTY, time: 1 })
      ? `divide by a unit: ${text.trim()} / h`
      : sameDimension(found, { ...EMPTY, length: 1 })
        ? `divide by a unit: ${text.trim()} / km`
        : undefined,
  ),
  expected: 'a pure number',
  found: inWords(found),
});
export const powerNotFixed = (text: string): Problem =>
  problem('dimension', `a quantity with a unit takes a fixed number as its power, not ${quote(text)}`);

// Laws and rates

/** A value of a law that has no unit: sigma, a shape, a number of stages, a count. */
export const valueWithUnit = (form: string, text: string, found: Dimension, hint?: string): Problem => ({
  ...problem(
    'dimension',
    `in ${form} this is a number without a unit, ${quote(text)} is ${inWords(found)}`,
    hint,
  ),
  expected: 'a pure number',
  found: inWords(found),
});
export const sigmaWithUnit = (text: string, found: Dimension, byMean: string): Problem => ({
  ...valueWithUnit('lognormal(median, sigma)', text, found),
  hint: `sigma is the spread of the logarithm, such as 0.5; with a mean and a standard deviation write ${byMean}`,
});
export const badBounds = (name: string, low: string, high: string, equal: boolean): Problem =>
  equal
    ? problem(
        'law',
        `${name}: the bounds are equal, ${quote(low)} and ${quote(high)}`,
        `write the value alone: ${low}`,
      )
    : problem(
        'law',
        `${name}: the lower bound comes first, here ${quote(low)} is above ${quote(high)}`,
        `write ${high} before ${low}`,
      );

export const badLaw = (name: string, rule: string, found: string): Problem =>
  problem('law', `${name}: ${rule}, here ${found}`);
/** A fault that the law itself found, in base units: `the chance to fall in [0, 60](=0) must be >= 0.000001.` */
export const faultyLaw = (text: string, fault: string): Problem =>
  problem('law', `${quote(text)} cannot be drawn: ${fault.replace(/\.$/, '')} (in s, m, USD)`);
export const lawFirst = (name: string, form: string): Problem => ({
  ...problem('arguments', `${name} is written ${form}, the law comes first and is the only one`),
  expected: form,
});
export const lawsTooDeep = (most: number): Problem =>
  problem('too-deep', `laws of chance stand at most ${most} deep in one another`);
export const lawCombined = (what: string, hint: string): Problem => problem('law', what, hint);
export const negativeLaw = (text: string, low: string): Problem =>
  problem(
    'negative',
    `${quote(text)} can be negative (down to ${low})`,
    'shift it, or cut it with truncated(law, low, high)',
  );
export const badRate = (text: string, found: string, when: string, hint?: string): Problem =>
  problem('rate', `a rate must be a number from 0 up, ${quote(text)} is ${found} at ${when}`, hint);
export const OVERFLOW_HINT =
  'an exponential of the time before a date overflows; write exp(-max(0, since("…")) / 4 days)';
export const shapeNotNumber = (found: Dimension, text: string): Problem => ({
  ...problem(
    'dimension',
    `a pure number or a rate is expected, ${quote(text)} is ${inWords(found)}`,
    'write for example exp(-since("2022-09-21") / 4 days)',
  ),
  expected: 'a pure number or a rate',
  found: inWords(found),
});
export const rateNotParties = (found: Dimension, text: string): Problem => ({
  ...problem(
    'dimension',
    `a rate is expected, ${quote(text)} is ${inWords(found)}`,
    'write for example 180/day, 180 parties/day or 300 persons/day',
  ),
  expected: 'a rate',
  found: inWords(found),
});
export const runTooLong = (points: number): Problem =>
  problem(
    'too-long',
    `over this run the rate would take more than ${points} steps to tabulate`,
    'shorten the run or the expression',
  );

/** A number in base units as the author would write it: `-5 min`. */
export function amount(value: number, dimension: Dimension): string {
  const round = (number: number) => String(Math.round(number * 1e4) / 1e4);
  if (sameDimension(dimension, { ...EMPTY, time: 1 })) return `${round(value / 60)} min`;
  if (sameDimension(dimension, { ...EMPTY, length: 1 })) return `${round(value / 1000)} km`;
  if (sameDimension(dimension, { ...EMPTY, money: 1 })) return `${round(value)} USD`;
  return round(value);
}
