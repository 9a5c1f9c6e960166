/**
 * Scenario files that were written to harm: to run code, to read what they must not, or to take time and memory without
 * end. Each says what is answered, or that the file is sound and only had to stay within bounds.
 */
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Attack {
  readonly name: string;
  /** The scenario, or bytes, or a writer of a folder that gives the name of the scenario's file. */
  readonly file: string | Uint8Array | ((folder: string) => string);
  /** What the answer says; null where the file is sound. */
  readonly says: RegExp | null;
}

/** A sound scenario, in which each attack changes something. */
export const WORLD = `onward: 1
title: One crossing
start: 2022-09-19T00:00+03:00
duration: 2 days
groups:
  families: {travel: car}
origins:
  Samara:
    departures: {families: 400/day}
crossings:
  Mashtakovo:
    into: Kazakhstan
    posts:
      exit:
        car:
          lanes: 2
          service: 8 min
cities:
  Oral:
    country: Kazakhstan
    lodging: {hotels: {beds: 500, price: 45 USD}}
routes:
  - {from: Samara, to: Mashtakovo, distance: 260 km}
  - {from: Mashtakovo, to: Oral, distance: 52 km}
`;

const MANY_ITEMS = /too many (?:lines and )?items/;

/** The world with one value of it replaced. */
const withService = (text: string): string => WORLD.replace('8 min', () => text);
const quoted = (text: string): string => JSON.stringify(text);
const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const service = (expression: string, says: RegExp = /Mashtakovo\.posts\.exit\.car\.service/): Attack => ({
  name: `service: ${expression.length > 70 ? `${expression.slice(0, 66)}…` : expression}`,
  file: withService(quoted(expression)),
  says,
});

const CODE: readonly Attack[] = [
  'import({a: 1}, {override: true})',
  'import("fs")',
  'createUnit("knot")',
  'evaluate("1 + 1")',
  'parse("1 + 1")',
  'compile("1")',
  'simplify("x + x")',
  'derivative("x^2", "x")',
  'parser()',
  'chain(3)',
  'typed("f", {})',
  'help("sin")',
  'config({number: "BigNumber"})',
  'format(1)',
  'print("$x", {x: 1})',
  'constructor',
  '__proto__',
  'constructor("return process")()',
  'cos.constructor("return process")()',
  '"a".constructor',
  '"".constructor.constructor("return process.exit()")()',
  'f(x) = x + 1',
  'f = 3',
  'a.b = 3',
  'x => x',
  '{a: 1}',
  '[1, 2, 3]',
  '1:1000000000',
  'zeros(100000, 100000)',
  'ones(1000000000)',
  'identity(100000)',
  'range(1, 1000000000)',
  'inv([1, 2; 3, 4])',
  '170!',
  '100000000!',
  'factorial(100000000)',
  'gamma(100000000)',
  'combinations(1000000, 500000)',
  'bignumber("1e1000000")',
  '9^9^9^9^9^9 min',
  '1e999 min',
  '1 << 1000000000',
  'random()',
  'now()',
  'process.exit(1)',
  'require("child_process").execSync("id")',
  'globalThis',
  'this',
  'new Function("return 1")()',
  'eval("1")',
  'toString()',
  'hasOwnProperty("a")',
  '8 min; 9 min',
  '8 min\n9 min',
  '8 min # comment',
  '`8 min`',
  "'8 min'",
  '\\u0038 min',
  '8 min \u202e',
  '8 min\u0000',
  'unit("8 min")',
  '8 min to h',
  'lognormal(8 min, 1e308)',
  'lognormal(8 min, 0 / 0)',
  'exponential(1 / 0 * min)',
  'discrete(1 min)',
  `truncated(exponential(1 min), 1e12 days, 2e12 days)`,
  `${'('.repeat(20_000)}8 min${')'.repeat(20_000)}`,
  `${'-'.repeat(50_000)}8 min`,
  `8 min${' + 8 min'.repeat(50_000)}`,
  `8 min * ${'1 * '.repeat(20_000)}1`,
  `${'min('.repeat(5000)}8 min${', 1 min)'.repeat(5000)}`,
  `${'mixture(50 %, '.repeat(2000)}8 min${', 50 %, 1 min)'.repeat(2000)}`,
  `${'truncated('.repeat(60)}exponential(1 min)${', 0 min, 1 min)'.repeat(60)}`,
  `${'1 ? '.repeat(3000)}8 min${' : 1 min'.repeat(3000)}`,
  'a'.repeat(1_000_000),
  '1'.repeat(1_000_000),
  `0.${'0'.repeat(100_000)}1 min`,
  `${' '.repeat(2_000_000)}8 km`,
  '"'.repeat(100_001),
].map((expression) => service(expression));

const parameters = (lines: string, used = 'p'): string =>
  withService(used).replace('groups:\n', () => `parameters:\n${lines}groups:\n`);

const NAMES: readonly Attack[] = [
  {
    name: 'parameters that double one another, 60 times',
    file: parameters(`  p0: t\n${many(60, (i) => `  p${i + 1}: p${i} + p${i}\n`)}`, 'p60 * min'),
    says: /steps|depends on the time/,
  },
  {
    name: 'parameters that refer to one another in a circle',
    file: parameters('  a: b\n  b: a\n', 'a'),
    says: /circle/,
  },
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'].map(
    (name): Attack => ({
      name: `a parameter called ${name}`,
      file: parameters(`  ${name}: 8 min\n`, name),
      says: /^(toString|hasOwnProperty|valueOf)$/.test(name) ? null : /cannot be a name/,
    }),
  ),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map(
    (name): Attack => ({
      name: `a group called ${name}`,
      file: WORLD.replaceAll('families', name),
      says: /^(toString|hasOwnProperty)$/.test(name) ? null : /cannot be a name/,
    }),
  ),
  {
    name: 'a change on __proto__',
    file: `${WORLD}what-ifs:\n  a: {set: {__proto__.polluted: 1}}\n  b: {set: {constructor.prototype.polluted: 1}}\n`,
    says: /matches nothing|cannot be a name/,
  },
  {
    name: 'a name of a million letters',
    file: WORLD.replaceAll('Oral', 'O'.repeat(1_000_000)),
    says: /too long|is not a place|1,?024/,
  },
  {
    name: 'names with line ends and terminal codes',
    file: WORLD.replaceAll('Oral', quoted('Or\n\u001b[2Jal')),
    says: null,
  },
];

const aliasBomb = (open: string, close: string, item: (name: string, i: number) => string): string =>
  `a0: &a0 ${open}${item('x', 0)}${close}\n${many(12, (i) => {
    const inner = Array.from({ length: 9 }, (_, j) => item(`*a${i}`, j)).join(', ');
    return `a${i + 1}: &a${i + 1} ${open}${inner}${close}\n`;
  })}`;

const YAML: readonly Attack[] = [
  {
    name: 'aliases of lists of aliases',
    file: aliasBomb('[', ']', (name) => name),
    says: /aliases repeat too much/,
  },
  {
    name: 'aliases of maps of aliases',
    file: aliasBomb('{', '}', (name, i) => `k${i}: ${name}`),
    says: /aliases repeat too much/,
  },
  {
    name: 'maps merged into maps, 2000 times',
    file: `a0: &a0 {k0: 1}\n${many(2000, (i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i + 1}: 1\n`)}`,
    says: /./,
  },
  { name: 'an alias inside its own anchor', file: 'a: &a [*a, *a]\nb: *a\n', says: /./ },
  {
    name: '10,000 aliases of one map',
    file: `a: &a {b: 1}\nc:\n${many(10_000, () => '  - *a\n')}`,
    says: MANY_ITEMS,
  },
  {
    name: '100,000 lists in one another',
    file: `a: ${'['.repeat(100_000)}`,
    says: /too many lines and items/,
  },
  {
    name: '25,000 lists in one another',
    file: `a: ${'['.repeat(25_000)}`,
    says: /nested too deeply|not closed/,
  },
  {
    name: '3,000 closed lists in one another',
    file: `a: ${'['.repeat(3000)}${']'.repeat(3000)}`,
    says: /nested too deeply|not YAML/,
  },
  {
    name: '3,000 maps in one another',
    file: many(3000, (i) => `${' '.repeat(i)}a:\n`),
    says: /nested too deeply|not YAML/,
  },
  { name: '1,000,000 commas in a list', file: `a: [${','.repeat(1_000_000)}]`, says: /./ },
  { name: '200,000 opened braces', file: `a: ${'{'.repeat(200_000)}`, says: /./ },
  { name: '400,000 values', file: `a: [${'1,'.repeat(400_000)}1]`, says: /too many values|./ },
  {
    name: '100,000 unknown keys',
    file: `${WORLD}${many(100_000, (i) => `k${i}: 1\n`)}`,
    says: /too many lines and items/,
  },
  {
    name: '25,000 unknown keys',
    file: `${WORLD}${many(25_000, (i) => `k${i}: 1\n`)}`,
    says: MANY_ITEMS,
  },
  {
    name: '4,000 unknown keys',
    file: `${WORLD}${many(4000, (i) => `k${i}: 1\n`)}`,
    says: /is not a key here/,
  },
  { name: '30,000 equal keys', file: `${WORLD}${'title: a\n'.repeat(30_000)}`, says: MANY_ITEMS },
  { name: '4,000 equal keys', file: `${WORLD}${'title: a\n'.repeat(4000)}`, says: /twice/ },
  { name: 'a text of 4.9 MB', file: WORLD.replace('One crossing', () => 'x'.repeat(4_900_000)), says: null },
  {
    name: 'a tag of JavaScript',
    file: withService('!!js/function "function () { process.exit(1) }"'),
    says: /tags/,
  },
  { name: 'a tag that includes', file: withService('!include /etc/passwd'), says: /tags/ },
  { name: 'a tag of bytes', file: withService('!!binary "AAAA"'), says: /./ },
  { name: 'two documents', file: `${WORLD}---\n${WORLD}`, says: /more than one YAML document/ },
  {
    name: 'a directive of another version',
    file: `%YAML 9.9\n%TAG ! tag:example.org,2000:\n---\n${WORLD}`,
    says: /./,
  },
  { name: 'bytes that are no text', file: new Uint8Array(100_000).fill(0xff), says: /UTF-8/ },
  { name: 'zeros', file: new Uint8Array(1_000_000), says: /./ },
  { name: 'UTF-16', file: Buffer.from(`\ufeff${WORLD}`, 'utf16le'), says: /UTF-8|./ },
  { name: 'nothing', file: '', says: /empty/ },
  {
    name: '50 MB',
    file: (folder) => {
      writeFileSync(path.join(folder, 'attack.yaml'), WORLD);
      truncateSync(path.join(folder, 'attack.yaml'), 50_000_000);
      return 'attack.yaml';
    },
    says: /too large\s+expected at most 5 MB, found 50\.0 MB/,
  },
  {
    name: '20 GB that are not there',
    file: (folder) => {
      writeFileSync(path.join(folder, 'attack.yaml'), WORLD);
      truncateSync(path.join(folder, 'attack.yaml'), 20_000_000_000);
      return 'attack.yaml';
    },
    says: /too large/,
  },
];

/** A scenario that reads `name`, which `make` puts into the folder. */
const reading = (name: string, says: RegExp, make: (folder: string) => void = () => {}): Attack[] => [
  {
    name: `base: ${JSON.stringify(name)}`,
    file: (folder) => {
      make(folder);
      writeFileSync(path.join(folder, 'attack.yaml'), `base: ${JSON.stringify(name)}\nset: {title: a}\n`);
      return 'attack.yaml';
    },
    says,
  },
  {
    name: `table: ${JSON.stringify(name)}`,
    file: (folder) => {
      make(folder);
      const table = `{table: ${JSON.stringify(name)}, column: minutes, unit: min}`;
      writeFileSync(path.join(folder, 'attack.yaml'), withService(table));
      return 'attack.yaml';
    },
    says,
  },
];

const OUTSIDE = /leaves the scenario's folder|lies outside of the scenario's folder/;

const FILES: readonly Attack[] = [
  ...reading('../../../../../../../../etc/passwd', OUTSIDE),
  ...reading('a/../../../../../../../etc/passwd', OUTSIDE),
  ...reading('/etc/passwd', OUTSIDE),
  ...reading('~/.ssh/id_rsa', OUTSIDE),
  ...reading('..\\..\\windows\\win.ini', OUTSIDE),
  ...reading('..', OUTSIDE),
  ...reading('a\u0000.yaml', OUTSIDE),
  ...reading('%2e%2e/%2e%2e/etc/passwd', /no such file/),
  ...reading('file:///etc/passwd', /is an address|addresses of the network/),
  ...reading('https://example.org/a.yaml', /is an address|addresses of the network/),
  ...reading('data:text/plain,a', /is an address|addresses of the network/),
  ...reading('link', OUTSIDE, (folder) => symlinkSync('/etc/passwd', path.join(folder, 'link'))),
  ...reading('up/etc/passwd', OUTSIDE, (folder) => symlinkSync('/', path.join(folder, 'up'))),
  ...reading('round', /circle|unreadable|no such file/, (folder) =>
    symlinkSync('round', path.join(folder, 'round')),
  ),
  ...reading('zero', /outside|not a plain file/, (folder) =>
    symlinkSync('/dev/zero', path.join(folder, 'zero')),
  ),
  ...reading('folder', /folder/, (folder) => mkdirSync(path.join(folder, 'folder'))),
  ...reading('large', /too large/, (folder) => {
    writeFileSync(path.join(folder, 'large'), 'minutes\n');
    truncateSync(path.join(folder, 'large'), 2_000_000_000);
  }),
  ...reading('bytes', /UTF-8/, (folder) =>
    writeFileSync(path.join(folder, 'bytes'), new Uint8Array(1000).fill(0xfe)),
  ),
  ...reading('attack.yaml', /circle|no column|table/),
  {
    name: 'a chain of 200 bases',
    file: (folder) => {
      for (let i = 0; i < 200; i++) {
        writeFileSync(path.join(folder, `b${i}.yaml`), `base: b${i + 1}.yaml\nset: {title: a}\n`);
      }
      return 'b0.yaml';
    },
    says: /chain of bases is too long/,
  },
  {
    name: 'a table of 600,000 rows',
    file: (folder) => {
      writeFileSync(path.join(folder, 'rows.csv'), `minutes\n${'1\n'.repeat(600_000)}`);
      writeFileSync(
        path.join(folder, 'attack.yaml'),
        withService('{table: rows.csv, column: minutes, unit: min}'),
      );
      return 'attack.yaml';
    },
    says: /too long/,
  },
  {
    name: 'a table whose quote is never closed',
    file: (folder) => {
      writeFileSync(path.join(folder, 'rows.csv'), `minutes\n"${'1\n'.repeat(1_000_000)}`);
      writeFileSync(
        path.join(folder, 'attack.yaml'),
        withService('{table: rows.csv, column: minutes, unit: min}'),
      );
      return 'attack.yaml';
    },
    says: /quote is not closed/,
  },
  {
    name: 'a table with a million columns',
    file: (folder) => {
      writeFileSync(path.join(folder, 'rows.csv'), `minutes${',a'.repeat(1_000_000)}\n1\n`);
      writeFileSync(
        path.join(folder, 'attack.yaml'),
        withService('{table: rows.csv, column: minutes, unit: min}'),
      );
      return 'attack.yaml';
    },
    says: /./,
  },
];

const train = (departs: string): string =>
  `${WORLD}services:\n  - {by: bus, from: Samara, to: Oral, seats: 1, departs: ${quoted(departs)}, takes: 1 h}\n`;
const hours = (text: string): string =>
  WORLD.replace('    into:', () => `    hours: ${quoted(text)}\n    into:`);

const CALENDARS: readonly Attack[] = [
  {
    name: 'a departure every second for ten years',
    file: train('every 1 s').replace('2 days', '3600 days'),
    says: /./,
  },
  { name: 'a departure every 0 s', file: train('every 0 s'), says: /departs/ },
  { name: 'a departure every 1e-9 s', file: train('every 1e-9 s'), says: /departs/ },
  {
    name: 'a timetable of 100,000 rules',
    file: train(`daily 01:00${'; daily 01:00'.repeat(100_000)}`),
    says: /./,
  },
  {
    name: 'opening hours of 20,000 rules',
    file: hours(`Mo 08:00-09:00${'; Mo 08:00-09:00'.repeat(20_000)}`),
    says: /./,
  },
  {
    name: 'opening hours of a million commas',
    file: hours(`Mo ${','.repeat(1_000_000)}`),
    says: /too many lines and items/,
  },
  { name: 'opening hours of 25,000 commas', file: hours(`Mo ${','.repeat(25_000)}`), says: /hours/ },
  {
    name: 'opening hours of ten years by the minute',
    file: hours('Mo-Su 00:00-00:01,00:02-00:03,00:04-00:05').replace('2 days', '3600 days'),
    says: null,
  },
  {
    name: 'a run of a million years',
    file: WORLD.replace('2 days', '365000000 days'),
    says: /at most 11,000,000 days/,
  },
  {
    name: 'a series every microsecond',
    file: WORLD.replace('duration:', 'record every: 0.000001 s\nduration:'),
    says: null,
  },
  {
    name: 'news every microsecond',
    file: `${WORLD}bulletins: {every: 0.000001 s}\n`,
    says: /a minute or more/,
  },
  {
    name: 'parties that look again every microsecond',
    file: WORLD.replace('{travel: car}', '{travel: car, looks again: 0.000001 s}'),
    says: /a minute or more/,
  },
  {
    name: 'a start in the year 275760',
    file: WORLD.replace('2022-09-19T00:00+03:00', '"275760-09-13T00:00+00:00"'),
    says: /start/,
  },
  {
    name: 'lanes by 5,000 parts of the day',
    file: WORLD.replace(
      'lanes: 2',
      () => `lanes: {${many(5000, (i) => `"00:00-${String(i % 24).padStart(2, '0')}:01 ${i}": 1, `)}}`,
    ),
    says: /lanes/,
  },
  {
    name: 'a rate that swings a million times',
    file: WORLD.replace('400/day', '"400/day * (1 + sin(1e9 * t / s))"').replace('2 days', '3600 days'),
    says: null,
  },
];

const MANY = 10_000;

/** A collection of 10,000 items in the place of, or before, what stands there. */
const collection = (name: string, before: string, item: (i: number) => string): Attack => ({
  name: `${MANY.toLocaleString('en')} ${name}`,
  file: WORLD.replace(before, (found) => `${many(MANY, item)}${found}`),
  says: MANY_ITEMS,
});

const COLLECTIONS: readonly Attack[] = [
  {
    name: 'a group with 10,000 documents',
    file: WORLD.replace('travel: car', `travel: car, documents: {${many(MANY, (i) => `d${i}: 50 %, `)}}`),
    says: /documents: there are too many items\s+expected at most 5,000, found 10,000/,
  },
  {
    name: 'a crossing that admits 10,000 documents',
    file: WORLD.replace('    into:', () => `    admits: [${many(MANY, (i) => `d${i}, `)}]\n    into:`),
    says: MANY_ITEMS,
  },
  {
    name: 'a what-if of 10,000 changes',
    file: `${WORLD}what-ifs:\n  a: {set: {${many(MANY, (i) => `cities.Oral.lodging.hotels.b${i}: 1, `)}}}\n`,
    says: MANY_ITEMS,
  },
  collection('groups', '  families: {travel', (i) => `  g${i}: {travel: car}\n`),
  collection('origins', '  Samara:\n', (i) => `  o${i}: {departures: {families: 1/day}}\n`),
  collection('posts', '      exit:\n', (i) => `      p${i}: {car: {lanes: 2, service: 8 min}}\n`),
  collection('cities', '  Oral:\n', (i) => `  c${i}: {country: Kazakhstan}\n`),
  collection('lodgings', 'hotels: {beds', (i) => `h${i}: {beds: 5}, `),
  collection(
    'routes',
    '  - {from: Mashtakovo',
    () => '  - {from: Samara, to: Mashtakovo, distance: 260 km}\n',
  ),
];

const SIZE: readonly Attack[] = [
  {
    name: '1,000 what-ifs',
    file: `${WORLD}what-ifs:\n${many(1000, (i) => `  w${i}: {set: {cities.Oral.lodging.hotels.beds: ${i}}}\n`)}`,
    says: /too many what-ifs/,
  },
  {
    name: '2,000 dated changes',
    file: `${WORLD}timeline:\n${many(2000, (i) => `  - {at: "2022-09-19T${String(i % 24).padStart(2, '0')}:00", set: {cities.Oral.lodging.hotels.beds: ${i}}}\n`)}`,
    says: /./,
  },
  {
    name: '300 dated changes that multiply the same rate',
    file: `${WORLD}timeline:\n${many(300, () => '  - {at: "2022-09-20", multiply: {origins.*.departures.*: 1.001}}\n')}`,
    says: /./,
  },
  {
    name: 'paths of many stars over many places',
    file: `${WORLD.replace('cities:\n', () => `cities:\n${many(2000, (i) => `  c${i}: {country: Kazakhstan}\n`)}`)}what-ifs:\n${many(
      50,
      (i) => `  w${i}: {set: {"*.*.*.*.*.*.*.*": 1}}\n`,
    )}`,
    says: /./,
  },
  {
    name: 'a hundred paths of stars that match nothing, over many places',
    file: `${WORLD.replace('{hotels', () => `{${many(1500, (i) => `l${i}: {beds: 5}, `)}hotels`)}what-ifs:\n${many(
      20,
      (i) => `  w${i}: {multiply: {${many(100, (j) => `"*.*.*.*.*.none${j}": 2, `)}}}\n`,
    )}`,
    says: /too many changes|matches nothing/,
  },
  {
    name: '2,000 cities, each with a way to the next',
    file: `${WORLD.replace('cities:\n', () => `cities:\n${many(2000, (i) => `  c${i}: {country: Kazakhstan}\n`)}`)}${many(
      2000,
      (i) => `  - {from: ${i === 0 ? 'Oral' : `c${i - 1}`}, to: c${i}, distance: 1 km}\n`,
    )}`,
    says: null,
  },
  {
    name: '2,000 services',
    file: `${WORLD}services:\n${many(2000, () => '  - {by: bus, from: Samara, to: Oral, seats: 1, departs: "daily 10:00", takes: 1 h}\n')}`,
    says: null,
  },
  {
    name: '4,900 groups that depart nowhere',
    file: WORLD.replace('groups:\n', () => `groups:\n${many(4900, (i) => `  g${i}: {travel: car}\n`)}`),
    says: null,
  },
  {
    name: '3,000 observations',
    file: `${WORLD}observations:\n${many(3000, () => '  - {measure: crossings.*.entries, across: sum, at: "2022-09-20", value: 1 persons, source: estimate}\n')}`,
    says: null,
  },
  {
    name: '100,000 mistakes in values',
    file: `${WORLD}observations:\n${many(50_000, () => '  - {measure: 1, at: x}\n')}`,
    says: /too many lines and items/,
  },
  {
    name: '20,000 mistakes in values',
    file: `${WORLD}observations:\n${many(20_000, () => '  - {measure: 1}\n')}`,
    says: MANY_ITEMS,
  },
  {
    name: '4,000 mistakes in values',
    file: `${WORLD}observations:\n${many(4000, () => '  - {measure: 1}\n')}`,
    says: /missing|source/,
  },
  {
    name: 'a party of 1,000,000 sizes',
    file: WORLD.replace(
      '{travel: car}',
      () => `{party: {${many(100_000, (i) => `${i}: 0 %, `)}1000000: 100 %}}`,
    ),
    says: /too many lines and items/,
  },
  {
    name: 'a party of 25,000 sizes',
    file: WORLD.replace('{travel: car}', () => `{party: {${many(25_000, (i) => `${i}: 0 %, `)}1: 100 %}}`),
    says: /too many items/,
  },
  {
    name: 'a party of 4,900 sizes',
    file: WORLD.replace(
      '{travel: car}',
      () => `{party: {${many(4900, (i) => `${i}: 0 %, `)}1000000: 100 %}}`,
    ),
    says: /person/,
  },
  {
    name: 'more than ten million parties',
    file: WORLD.replace('400/day', '6000000/day'),
    says: /parties/,
  },
  {
    name: 'a bulletin every minute for ten years',
    file: `${WORLD.replace('2 days', '3600 days')}bulletins: {every: 1 min}\n`,
    says: /bulletins/,
  },
  {
    name: 'a lane that breaks down every microsecond',
    file: withService('8 min\n          breaks down: {after: 0.000001 s, for: 0.000001 s}'),
    says: /breakdowns/,
  },
  {
    name: 'a crossing that stands still every microsecond',
    file: WORLD.replace('    posts:', '    stands still: {after: 0.000001 s, for: 0.000001 s}\n    posts:'),
    says: /standstills/,
  },
  { name: '1e15 beds', file: WORLD.replace('beds: 500', 'beds: 1e15'), says: /too large/ },
  { name: '1e15 lanes', file: WORLD.replace('lanes: 2', 'lanes: 1e15'), says: /too large/ },
];

export const ATTACKS: readonly Attack[] = [
  ...CODE,
  ...NAMES,
  ...YAML,
  ...FILES,
  ...CALENDARS,
  ...COLLECTIONS,
  ...SIZE,
];
