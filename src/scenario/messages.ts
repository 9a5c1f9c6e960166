/** Every text that a scenario's reader may say. Each function makes one problem; readers add where it stands. */
import type { Problem } from './problem.js';
import { suggest } from './suggest.js';

type Json = unknown;

/** What a value is, in words: `the number 5`, `the text "abc"`, `a list`. */
function inWords(value: Json): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (the key has no value)';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `${value}`;
  if (typeof value === 'string') return `the text "${shorten(value)}"`;
  return Array.isArray(value)
    ? `a list of ${value.length}`
    : `a map with the keys ${list(Object.keys(value as object))}`;
}

function shorten(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `a, b and 3 more`, at most `most` names. */
function list(names: readonly string[], most = 8): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, most).map((name) => shorten(name, 40));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

export const didYouMean = (name: string): string => `did you mean ${name}?`;

function near(name: string, candidates: readonly string[], otherwise?: string): { hint?: string } {
  const meant = suggest(name, candidates);
  if (meant !== undefined) return { hint: didYouMean(meant) };
  return otherwise === undefined ? {} : { hint: otherwise };
}

// The file as a whole

export const tooLarge = (bytes: number, most: number): Problem => ({
  code: 'too-large',
  message: 'the file is too large',
  expected: `at most ${most / 1e6} MB`,
  found: `${(bytes / 1e6).toFixed(1)} MB`,
  hint: 'put long tables into CSV files beside the scenario',
});

export const tooManyPieces = (most: number): Problem => ({
  code: 'too-many-values',
  message: 'the file holds too many lines and items',
  expected: `at most ${most.toLocaleString('en')}`,
  hint: 'put long tables into CSV files beside the scenario',
});

export const emptyFile = (): Problem => ({
  code: 'empty',
  message: 'the file is empty',
  expected: 'a scenario that begins with onward: 1',
});

export const notAMap = (found: Json): Problem => ({
  code: 'type',
  message: 'a scenario is a map of keys',
  expected: 'a scenario that begins with onward: 1',
  found: inWords(found),
});

/** An error of the YAML parser in our words; its code names what it is. */
export function yamlError(code: string, message: string): Problem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab', message: 'a tab is used to indent', hint: 'indent with spaces' };
    case 'TAG_RESOLVE_FAILED':
      return { code: 'tag', message: 'tags (words that begin with !) are not part of the language' };
    case 'MULTIPLE_DOCS':
      return {
        code: 'two-documents',
        message: 'the file holds more than one YAML document',
        hint: 'remove the line ---',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        code: 'yaml',
        message: 'a second key begins on the same line',
        hint: 'write each key on a line of its own, or put a value that holds ": " in quotes',
      };
    case 'MISSING_CHAR':
      return {
        code: 'yaml',
        message: 'a quote or a bracket is not closed, or a colon or a comma is missing',
      };
    case 'BAD_INDENT':
      return {
        code: 'yaml',
        message: 'a [ or { is not closed, or this line is not indented as it should be',
      };
    default:
      // The parser ran out of stack.
      if (/call stack/i.test(message)) return unreadable(new RangeError(message));
      return { code: 'yaml', message: `this is not YAML: ${message.split('\n')[0]}` };
  }
}

/** What the parser or the walk through its values threw. */
export function unreadable(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (/alias count/i.test(message)) {
    return {
      code: 'alias-bomb',
      message: 'aliases repeat too much: following them would make the file too large',
    };
  }
  if (error instanceof RangeError && message === 'values') {
    return {
      code: 'too-many-values',
      message: 'the file holds too many values',
      expected: 'at most 100,000',
    };
  }
  if (error instanceof RangeError) {
    return { code: 'too-deep', message: 'values are nested too deeply', expected: 'at most 40 levels' };
  }
  return { code: 'yaml', message: `this is not YAML: ${message.split('\n')[0]}` };
}

export const lostAlias = (name: string): Problem => ({
  code: 'alias',
  message: `the alias *${shorten(name)} names an anchor that is not there`,
  hint: `write &${shorten(name)} before the value that it repeats`,
});

export const keyNotText = (): Problem => ({
  code: 'key',
  message: 'a key must be a word or a number',
  hint: 'put text that begins with [ or { in quotes',
});

export const forbiddenName = (name: string): Problem => ({
  code: 'forbidden-name',
  message: `${name} cannot be a name`,
  hint: 'choose another name',
});

export const keyTwice = (key: string): Problem => ({
  code: 'key-twice',
  message: `${key} stands twice in the same map`,
  hint: 'remove one of the two',
});

export const noPrice = (text: string, amount: number, share: string, at: number): Problem => ({
  code: amount < 0 ? 'negative' : 'not-finite',
  message: `${shorten(text)} is ${amount < 0 ? `negative (${Number(amount.toPrecision(4))} USD)` : 'not finite'} where ${share} is ${percent(at)}`,
  expected: `0 USD or more for every ${share} from 0 % to 100 %`,
  ...(amount < 0 ? { hint: `write max(0 USD, ${shorten(text)})` } : {}),
});

export const notFinite = (value: number): Problem => ({
  code: 'not-finite',
  message: 'the number is not finite',
  expected: 'a finite number',
  found: String(value),
});

export const splitValue = (key: string, joined: string): Problem => ({
  code: 'comma',
  message: 'the comma ends the value here, inside { } and [ ]',
  hint: `put the value in quotes: ${key === '' ? '' : `${key}: `}"${joined}"`,
});

export const keyAlone = (leftover: string, key: string, joined: string): Problem => ({
  code: 'no-value',
  message: `${leftover} has no value`,
  hint: `write ${leftover}: and its value; or, if it belongs to ${key}, put that in quotes: ${key}: "${joined}"`,
});

// Keys and types

export const unknownKey = (key: string, known: readonly string[]): Problem => ({
  code: 'unknown-key',
  message: `${key} is not a key here`,
  ...near(key, known, `keys here: ${list(known, 40)}`),
});

export const missingKey = (key: string): Problem => ({ code: 'missing-key', message: `${key} is missing` });

export const noValue = (expected: string): Problem => ({
  code: 'no-value',
  message: 'the key has no value',
  expected,
});

export const wrongType = (expected: string, found: Json): Problem => ({
  code: 'type',
  message: `this must be ${expected}`,
  expected,
  found: inWords(found),
});

export const notOneOf = (name: string, known: readonly string[], what: string): Problem => ({
  code: 'unknown-word',
  message: `${shorten(name)} is not ${what}`,
  expected: `one of ${list(known, 20)}`,
  found: shorten(name),
  ...near(name, known),
});

export const wrongVersion = (found: Json): Problem => ({
  code: 'version',
  message: 'this version of the language is not known',
  expected: '1',
  found: inWords(found),
});

export const emptyMap = (what: string): Problem => ({
  code: 'empty',
  message: `there must be at least one ${what}`,
});

export const empty = (what: string): Problem => ({ code: 'empty', message: `${what} is empty` });

export const nameTooLong = (most: number): Problem => ({
  code: 'name',
  message: 'the name is too long',
  expected: `at most ${most} letters`,
});

export const wrongRange = (found: Json): Problem => ({
  code: 'range',
  message: 'a range is a list of two values, the smaller first',
  expected: 'for example [2, 8]',
  found: Array.isArray(found) && found.length === 2 ? list(found.map(String)) : inWords(found),
});

export const outsideRange = (value: string, range: readonly string[]): Problem => ({
  code: 'range',
  message: `the value ${shorten(value)} is outside its own range`,
  expected: `from ${range.map((end) => shorten(end)).join(' to ')}`,
  found: shorten(value),
});

export const rangeOfTable = (): Problem => ({
  code: 'range',
  message: 'a table has no range',
  hint: 'write the range beside a single value of it',
});

// Numbers

export const negative = (found: string): Problem => ({
  code: 'negative',
  message: 'this cannot be negative',
  expected: '0 or more',
  found,
});

export const notPositive = (found: string): Problem => ({
  code: 'not-positive',
  message: 'this must be more than 0',
  expected: 'more than 0',
  found,
});

export const moreThan = (most: number, found: string): Problem => ({
  code: 'too-large',
  message: 'the number is too large',
  expected: `at most ${most.toLocaleString('en')}`,
  found,
});

export const notWhole = (found: string): Problem => ({
  code: 'not-whole',
  message: 'this must be a whole number',
  expected: 'a whole number',
  found,
});

export const tooOften = (found: string): Problem => ({
  code: 'too-often',
  message: 'this must be a minute or more',
  expected: '1 min or more',
  found,
});

export const tooMany = (what: string, most: number, found: number): Problem => ({
  code: 'too-many',
  message: `there are too many ${what}`,
  expected: `at most ${most.toLocaleString('en')}`,
  found: found.toLocaleString('en'),
});

export const notAPriority = (highest: number, found: string): Problem => ({
  code: 'priority',
  message: `there are classes from 0 to ${highest}`,
  expected: `a whole number from 0 to ${highest}`,
  found,
});

export const notAShare = (found: string): Problem => ({
  code: 'share',
  message: 'a share lies between 0 % and 100 %',
  expected: '0 % to 100 %',
  found,
});

export const sharesDoNotSum = (sum: number): Problem => ({
  code: 'shares-sum',
  message: `shares sum to ${percent(sum)}, expected 100 %`,
  expected: '100 %',
  found: percent(sum),
});

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}

export const partySize = (found: string): Problem => ({
  code: 'party-size',
  message: 'a party has at least one person',
  expected: 'a whole number from 1 to 100',
  found,
});

export const point = (found: Json): Problem => ({
  code: 'point',
  message: 'a place is [latitude, longitude] in degrees',
  expected: 'for example [51.23, 51.37]',
  found: inWords(found),
});

// Dates and times

export const startWithoutOffset = (found: Json): Problem => ({
  code: 'start',
  message: 'start is a date and a time with an offset from UTC',
  expected: 'for example 2022-09-19T00:00+03:00',
  found: inWords(found),
});

export const tooLong = (days: number): Problem => ({
  code: 'too-long',
  message: 'the run is too long',
  expected: `at most ${days} days`,
});

export const endsBeforeItBegins = (): Problem => ({ code: 'period', message: 'this ends before it begins' });

export const neverDeparts = (found: string): Problem => ({
  code: 'never-departs',
  message: 'the timetable has no departure within the run',
  found,
});

export const noDepartureOn = (date: string): Problem => ({
  code: 'never-departs',
  message: `the service has no departure on ${date}`,
  hint: 'write the dates of departures that are cancelled',
});

export const outsideRun = (found: string, from: string, until: string): Problem => ({
  code: 'outside-run',
  message: `${found} is outside the run`,
  expected: `a date from ${from} to ${until}`,
  found,
});

// Sources

export const unknownSource = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-source',
  message: `the source ${shorten(name)} is not defined`,
  expected: `a name of sources, or estimate, fitted or assumption`,
  found: shorten(name),
  ...near(name, known),
});

// Files

export const pathLeavesFolder = (path: string): Problem => ({
  code: 'path',
  message: `${shorten(path)} leaves the scenario's folder`,
  expected: 'a file in the folder of the scenario',
});

export const pathIsUrl = (path: string): Problem => ({
  code: 'path',
  message: `${shorten(path)} is an address, not a file`,
  expected: 'a file in the folder of the scenario',
});

export const noFiles = (path: string): Problem => ({
  code: 'file',
  message: `${shorten(path)} cannot be read: no files are at hand here`,
});

export const baseCycle = (chain: readonly string[]): Problem => ({
  code: 'base-cycle',
  message: `the bases go in a circle: ${chain.join(' → ')}`,
});

export const baseChain = (most: number): Problem => ({
  code: 'base-chain',
  message: 'the chain of bases is too long',
  expected: `at most ${most} files`,
});

// Tables

export const emptyTable = (): Problem => ({
  code: 'table',
  message: 'the table is empty',
  expected: 'a first row that names the columns, and rows below it',
});

export const columnTwice = (name: string): Problem => ({
  code: 'table',
  message: `the column ${name} stands twice in the table`,
});

export const rowLength = (row: number, cells: number, columns: number): Problem => ({
  code: 'table',
  message: `row ${row} has ${cells} cells`,
  expected: `${columns} cells, as in the first row`,
  found: String(cells),
});

export const openQuote = (row: number, column: number): Problem => ({
  code: 'table',
  message: `row ${row}, cell ${column}: the quote is not closed`,
});

export const afterQuote = (row: number, column: number): Problem => ({
  code: 'table',
  message: `row ${row}, cell ${column}: text follows the closing quote`,
  hint: 'double a quote that belongs to the text: ""',
});

export const tableTooLong = (most: number): Problem => ({
  code: 'table',
  message: 'the table is too long',
  expected: `at most ${most} rows`,
});

export const noColumn = (name: string, columns: readonly string[]): Problem => ({
  code: 'table',
  message: `the table has no column ${shorten(name)}`,
  expected: `one of ${list(columns, 20)}`,
  found: shorten(name),
  ...near(name, columns),
});

export const inTable = (file: string, row: number, column: string, problem: Problem): Problem => ({
  ...problem,
  code: 'table',
  message: `${file}, row ${row}, column ${column}: ${problem.message}`,
});

export const timeNotAfter = (found: string): Problem => ({
  code: 'table',
  message: `${found} is not later than the row before`,
});

// Changes

export interface MissedPath {
  readonly path: readonly (string | number)[];
  readonly part: string;
  readonly candidates: readonly string[];
}

export const noSuchPath = (target: string, miss: MissedPath | null): Problem => {
  const part = miss?.part ?? target;
  const where = miss === null || miss.path.length === 0 ? 'the scenario' : miss.path.join('.');
  const candidates = miss?.candidates ?? [];
  return {
    code: 'no-such-path',
    message: `the path matches nothing: ${where} has no ${part}`,
    ...near(part, candidates, candidates.length === 0 ? undefined : `${where} has ${list(candidates)}`),
  };
};

export const notANumberToChange = (kind: string, path: string, found: Json): Problem => ({
  code: 'not-a-number',
  message: `${kind} needs a number or an expression, but ${path} is none`,
  found: inWords(found),
  hint: 'use set',
});

export const unknownWhatIf = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-what-if',
  message: `there is no what-if ${shorten(name)}`,
  expected: `one of ${list(known, 20)}`,
  ...near(name, known),
});

export const fixedInTimeline = (key: string): Problem => ({
  code: 'timeline',
  message: `a timeline entry cannot change ${key}`,
  hint: 'change it in a what-if',
});

export const changesStructure = (what: string): Problem => ({
  code: 'timeline',
  message: `a timeline entry cannot add or remove ${what}`,
  hint: 'write it from the start, with beds, desks, lanes or seats of 0, or open: false, and set them here',
});

export const tooMuchToChange = (): Problem => ({
  code: 'too-many',
  message: 'there are too many changes for so large a scenario',
  hint: 'write fewer, or paths with fewer *',
});

export const changesNothing = (): Problem => ({
  code: 'changes-nothing',
  message: 'the entry changes nothing',
  expected: 'set, add or multiply',
});

// References

export const undefinedName = (what: string, name: string, known: readonly string[]): Problem => ({
  code: 'undefined',
  message: `${shorten(name)} is not ${what}`,
  ...near(name, known, known.length === 0 ? undefined : `there are ${list(known)}`),
});

export const nameTwice = (name: string, one: string, other: string): Problem => ({
  code: 'name-twice',
  message: `${name} is the name of ${one} and of ${other}`,
  hint: 'names of places must differ',
});

export const serviceTwice = (name: string): Problem => ({
  code: 'name-twice',
  message: `two services have the name ${name}`,
});

export const noWayOut = (group: string, origin: string, modes: readonly string[]): Problem => ({
  code: 'no-way-out',
  message: `${group} cannot leave ${origin}: no route or service for ${list(modes)} starts there`,
  hint: `add a route or a service from ${origin}`,
});

export const leadsNowhere = (crossing: string): Problem => ({
  code: 'leads-nowhere',
  message: `no route leads on from ${crossing}`,
  hint: `add a route from ${crossing} to a city or a destination`,
});

export const unreachable = (what: string, name: string): Problem => ({
  code: 'unreachable',
  message: `no route or service leads to the ${what} ${name}`,
});

export const noTimeInLoop = (places: readonly string[]): Problem => ({
  code: 'no-time-in-loop',
  message: `a party could go round in no time: ${list([...places, places[0] ?? ''], 6)}`,
  hint: 'give one of these routes a distance or a time of more than 0',
});

export const unusedMode = (mode: string): Problem => ({
  code: 'unused-mode',
  message: `no group travels by ${mode}`,
});

export const noPostForMode = (mode: string, crossing: string, post: string): Problem => ({
  code: 'no-post-for-mode',
  message: `${crossing} lets ${mode} pass at some posts but not at ${post}`,
  hint: `add ${mode} to ${post}, or remove it from the others`,
});

export const noRegistrationBefore = (desk: string): Problem => ({
  code: 'stages',
  message: `the stages before ${desk} do not begin at a desk named registration`,
  hint: 'name the first desk registration, and let each later one come after another',
});

export const stageTwice = (after: string, one: string, other: string): Problem => ({
  code: 'stages',
  message: `${one} and ${other} both come after ${after}`,
  hint: `let ${other} come after ${one}`,
});

export const noWayOnWithoutCar = (crossing: string): Problem => ({
  code: 'leads-nowhere',
  message: `all routes on from ${crossing} are for cars, which those who change leave behind`,
  hint: `let the bus or people on foot use a route from ${crossing}, such as by: [car, bus]`,
});

export const noLanesForChange = (mode: string, crossing: string, post: string): Problem => ({
  code: 'no-post-for-mode',
  message: `nobody can change to ${mode} at ${crossing}: ${post} has no lanes for it`,
  hint: `add ${mode} to ${post}`,
});

export const tooManyParties = (most: number, found: number): Problem => ({
  code: 'too-many-parties',
  message: 'too many parties would leave within the run',
  expected: `at most ${most.toLocaleString('en')} in all`,
  found: about(found),
  hint: 'write smaller rates, or count many persons in a party',
});

/** `34 million`, `1e+300`. */
function about(count: number): string {
  return count < 1e15 ? `about ${Math.round(count).toLocaleString('en')}` : `about ${count.toExponential(0)}`;
}

export const tooManyLooks = (): Problem => ({
  code: 'too-often',
  message: 'this is too often for so many parties over so long a run',
  hint: 'write a longer time',
});

export const tooManyOf = (what: string, most: number, between: string): Problem => ({
  code: 'too-many',
  message: `there are too many ${what} within the run`,
  expected: `at most ${most.toLocaleString('en')}`,
  hint: `write a longer time between ${between}`,
});

export const neverFinite = (text: string, names: readonly string[]): Problem => ({
  code: 'not-finite',
  message: `${shorten(text)} is not a finite number, whatever ${list(names, 3)} may be`,
  expected: 'an expression that can be worked out',
  hint: 'look at what stands in log(), in sqrt() and behind /',
});

export const sometimesNoNumber = (text: string, where: string): Problem => ({
  code: 'not-a-number',
  message: `${shorten(text)} is no number where ${where}, and nobody chooses the option then`,
  hint: 'keep what stands in log() or sqrt() above 0, as in log(max(1, …))',
});

export const sometimesInfinite = (text: string, where: string): Problem => ({
  code: 'not-finite',
  message: `${shorten(text)} is infinite where ${where}, and everybody chooses the option then`,
  hint: 'keep what stands behind / away from 0, as in 1 h / max(1 min, wait)',
});

export const recordedLessOften = (written: string, kept: string, most: number): Problem => ({
  code: 'record-every',
  message: `time series will be recorded every ${kept} in place of ${written}`,
  expected: `at most ${most.toLocaleString('en')} times of recording in a run`,
  hint: `write record every: ${kept}, or a shorter run`,
});

export const emptyCountry = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-name',
  message: `no origin, crossing, city or destination lies in ${name}`,
  expected: `one of ${list(known)}`,
  ...near(name, known),
});

export const noDocument = (name: string, held: readonly string[]): Problem => ({
  code: 'undefined',
  message: `no group holds the document ${shorten(name)}`,
  ...near(name, held, held.length === 0 ? undefined : `groups hold ${list(held)}`),
});

export const wrongPlace = (name: string, kind: string, allowed: readonly string[]): Problem => ({
  code: 'ends',
  message: `${name} is ${kind}, which cannot stand here`,
  expected: allowed.join(', '),
  found: kind,
});

export const sameEnds = (name: string): Problem => ({
  code: 'ends',
  message: `the way leads from ${name} to itself`,
});

export const bothDistanceAndTakes = (): Problem => ({
  code: 'distance-or-takes',
  message: 'a route has distance or takes, not both',
  hint: 'remove one of the two',
});

export const neitherDistanceNorTakes = (): Problem => ({
  code: 'distance-or-takes',
  message: 'a route needs distance or takes',
  hint: 'write for example distance: 260 km',
});

export const speedWithoutDistance = (): Problem => ({
  code: 'distance-or-takes',
  message: 'speed needs distance',
  hint: 'write distance in place of takes',
});

export const oneOfArrivals = (): Problem => ({
  code: 'arrivals',
  message: 'departures are written as one of rate, total and at',
  hint: 'write for example {total: 5000 parties} or {at: "2022-09-24 12:00", parties: 40}',
});

export const keyNeeds = (key: string, other: string): Problem => ({
  code: 'arrivals',
  message: `${key} needs ${other}`,
});

export const keyNotWith = (key: string, other: string): Problem => ({
  code: 'arrivals',
  message: `${key} cannot stand beside ${other}`,
});

export const notWholeLaw = (found: string): Problem => ({
  code: 'not-whole',
  message: 'parties are counted in whole numbers',
  expected: 'a whole number, or a distribution of whole numbers',
  found: shorten(found),
  hint: 'write for example 40, poisson(3) or 1 + geometric(0.5)',
});

export const shapeIsNothing = (): Problem => ({
  code: 'not-positive',
  message: 'the shape is 0 throughout the run, so that nobody could leave',
});

export const speedOfOther = (mode: string, modes: readonly string[]): Problem => ({
  code: 'speed',
  message: `${mode} does not use this route`,
  expected: `one of ${list(modes)}`,
  found: mode,
  hint: `add it: by: [${[...modes, mode].join(', ')}]`,
});

export const bothValueAndBetween = (): Problem => ({
  code: 'value-or-between',
  message: 'an observation has value or between, not both',
});

export const neitherValueNorBetween = (): Problem => ({
  code: 'value-or-between',
  message: 'an observation needs value or between',
  hint: 'write for example value: 98000 persons',
});

export const notTwoValues = (found: Json): Problem => ({
  code: 'between',
  message: 'between is a list of two values, the smaller first',
  expected: 'for example [98000 persons, 100000 persons]',
  found: inWords(found),
});

export const noSuchMeasure = (measure: string, known: readonly string[], part: string): Problem => ({
  code: 'unknown-measure',
  message: `there is no measure ${shorten(measure, 80)}`,
  ...near(part, known, known.length === 0 ? undefined : `after the dot can stand ${list(known, 20)}`),
});

export const unitsDiffer = (measure: string, units: readonly string[]): Problem => ({
  code: 'across',
  message: `${shorten(measure, 80)} stands for measures of different units: ${list(units)}`,
});

export const wrongAcross = (found: string): Problem => ({
  code: 'across',
  message: `${shorten(found)} is not a way to bring places together`,
  expected: 'sum, mean, largest, smallest, "10th largest" or "count above 3 h"',
  found: shorten(found),
});

export const acrossWithoutStar = (): Problem => ({
  code: 'across',
  message: 'across needs a measure with *',
});

export const starWithoutAcross = (): Problem => ({
  code: 'across',
  message: 'a measure with * needs across',
  expected: 'sum, mean, largest, smallest, "10th largest" or "count above 3 h"',
});
