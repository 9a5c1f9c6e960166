import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatIssue } from '../../src/scenario/issue.js';
import { jsonSchema } from '../../src/scenario/json-schema.js';
import { type ReadOptions, readScenario } from '../../src/scenario/read.js';
import type { Scenario } from '../../src/scenario/scenario.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const excerpt = fixture('excerpt.yaml');
const small = fixture('small.yaml');

/** The scenario of a text, which must have no issue. */
function scenario(text: string, options: Partial<ReadOptions> = {}): Scenario {
  const result = readScenario(text, { file: 'test.yaml', ...options });
  expect(result.issues.map(formatIssue)).toEqual([]);
  return result.scenario!;
}

/** The issues of a text, as printed. */
function issues(text: string, options: Partial<ReadOptions> = {}): string[] {
  return readScenario(text, { file: 'test.yaml', ...options }).issues.map(formatIssue);
}

const folder = (files: Record<string, string>) => (path: string) =>
  files[path] ?? { code: 'file', message: `there is no file ${path}` };

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the excerpt of the design', () => {
  const read = scenario(excerpt);

  test('checks without an issue or a warning', () => {
    expect(readScenario(excerpt, { file: 'excerpt.yaml' }).warnings).toEqual([]);
  });

  test('is in base units: seconds, metres, US dollars', () => {
    expect(read).toMatchObject({
      title: 'Kazakhstan, autumn 2022',
      offsetMinutes: 180,
      duration: 24 * DAY,
      warmUp: 0,
    });
    expect(new Date(read.startMs).toISOString()).toBe('2022-09-18T21:00:00.000Z');
    expect(read.groups[0]).toMatchObject({
      party: { sizes: [1, 2, 3, 4], shares: [0.45, 0.25, 0.17, 0.13] },
      documents: { 'internal passport': 1, 'foreign passport': 0.45 },
      budget: { law: 'lognormal', median: 900, sigma: 0.9 },
      patience: { law: 'lognormal', median: 45 * HOUR, sigma: 0.7 },
      goal: { onward: 0.6, settle: 0.08, wait: 0.32, visit: 0, return: 0 },
      afterwards: { return: 1 },
      needsBed: { onward: 1, settle: 1, wait: 1, visit: 0, return: 0 },
      registers: { onward: 0, settle: 1, wait: 0, visit: 0, return: 0 },
      givesUp: { anotherCrossing: 0, home: 1 },
      withoutBed: { tryAgain: 0.5, anotherCity: 0.5, home: 0 },
    });
    expect(read.bulletins).toEqual({ every: HOUR, age: 3 * HOUR });
  });

  test('keeps posts in order, with their lanes and rooms', () => {
    const [crossing] = read.crossings;
    expect(crossing).toMatchObject({
      into: 'Kazakhstan',
      admits: ['internal passport'],
      open: { values: [1] },
    });
    expect(crossing!.posts.map((post) => [post.name, post.lanes[0]!.room])).toEqual([
      ['exit', 4000],
      ['entry', 60],
    ]);
  });

  test('opens the cinema on its date and staffs the desk by its hours', () => {
    const oral = read.cities[0]!;
    expect(oral.lodging[2]!.beds).toEqual({ times: [0, 5 * DAY], values: [0, 200] });
    // 19 September 2022 is a Monday: twelve desks from 9 to 18.
    expect(oral.desks[0]!.desks.times.slice(0, 3)).toEqual([0, 9 * HOUR, 18 * HOUR]);
    expect(oral.desks[0]!.desks.values.slice(0, 3)).toEqual([0, 12, 0]);
  });

  test('names services after their ends and lists their departures', () => {
    expect(read.services.map((service) => service.name)).toEqual([
      'train Oral-Kyzylorda',
      'flight Oral airport-Istanbul',
    ]);
    expect(read.services[0]!.departs).toHaveLength(24);
    // Wednesday 21 September at 5.
    expect(read.services[1]!.departs[0]).toBe(2 * DAY + 5 * HOUR);
  });

  test('makes travel times of distance and speed', () => {
    expect(read.routes[0]!.takes).toEqual({
      law: 'reciprocal',
      of: { law: 'lognormal', median: 70_000 / 3600, sigma: 0.15 },
      times: 260_000,
    });
    const { takes } = read.routes[1]!;
    expect(takes.law === 'constant' && takes.value).toBeCloseTo(52 * 60, 6);
  });

  test('departs at the base rate, then at the surge', () => {
    const { times, rates } = read.origins[0]!.departures[0]!.rate;
    const jump = times.indexOf(2 * DAY + 9 * HOUR);
    expect(rates[0]! * DAY).toBeCloseTo(180);
    expect(rates[jump]! * DAY).toBeCloseTo(180);
    expect(rates[jump + 1]! * DAY).toBeCloseTo(180 * 5.2);
  });

  test('carries the scenario as it stands from each date of the timeline', () => {
    const [entry] = read.timeline;
    expect(entry).toMatchObject({
      at: 8 * DAY,
      text: 'Kazakhstan orders help for arrivals',
      source: 'mvd-0927',
    });
    expect(Math.max(...entry!.then.cities[0]!.desks[0]!.desks.values)).toBe(24);
    expect(Math.max(...read.cities[0]!.desks[0]!.desks.values)).toBe(12);
    expect(entry!.then.timeline).toEqual([]);
  });

  test('reads an observation of a bare date at the end of that day', () => {
    expect(read.observations[0]).toMatchObject({
      at: 9 * DAY,
      low: 98_000,
      high: 98_000,
      unit: 'persons',
      use: 'calibrate',
    });
  });

  test('lists the evidence of every figure', () => {
    const bySource = (source: string) => read.evidence.filter((entry) => entry.source === source);
    expect(bySource('fitted')).toEqual([
      { path: 'parameters.surge', text: '4.2', range: ['2', '8'], source: 'fitted', note: '' },
    ]);
    expect(bySource('estimate').map((entry) => entry.path)).toEqual([
      'crossings.Mashtakovo.posts.exit.car.lanes',
    ]);
    expect(bySource('assumption').map((entry) => entry.path)).toContain('cities.Oral.lodging.hotels.price');
  });

  test('has a what-if that opens two more lanes everywhere', () => {
    expect(read.whatIfs).toEqual(['two more lanes']);
    const more = scenario(excerpt, { whatIf: 'two more lanes' });
    expect(more.whatIf).toBe('two more lanes');
    expect(more.crossings[0]!.posts.map((post) => post.lanes[0]!.lanes.values)).toEqual([[8], [7]]);
    expect(more.evidence.find(({ path }) => path.endsWith('exit.car.lanes'))?.source).toBe('estimate');
  });
});

describe('parameters', () => {
  test('may refer to each other in any order', () => {
    const rate = (parameters: string) =>
      scenario(
        small
          .replace('  surge: 3\n', parameters)
          .replace('180/day * (1 + surge * after("2022-09-21"))', 'leavers * surge'),
      ).origins[0]!.departures[0]!.rate;
    const [above, below] = ['  leavers: 2 * calm\n', '  calm: 90/day\n'];
    expect(rate(`${above}${below}  surge: 3\n`)).toEqual(rate(`  surge: 3\n${below}${above}`));
    expect(rate(`${above}${below}  surge: 3\n`).rates[0]).toBeCloseTo(540 / DAY, 12);
  });

  test('may be a chain as long as a file allows', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => `  p${i}: p${i + 1}\n`).join('');
    expect(issues(small.replace('  surge: 3\n', `${chain}  p3000: 3\n  surge: p0\n`))).toEqual([]);
  });
});

describe('what-ifs', () => {
  test('let a later change of one value stand over an earlier one of all', () => {
    const text = small.replace(
      'add: {crossings.*.posts.*.car.lanes: 2}',
      'set: {crossings.*.posts.*.car.lanes: 2, crossings.Mashtakovo.posts.exit.car.lanes: 4}',
    );
    const [exit, entry] = scenario(text, { whatIf: 'two more lanes' }).crossings[0]!.posts;
    expect([exit, entry].map((post) => post!.lanes[0]!.lanes.values)).toEqual([[4], [2]]);
  });

  const withWhatIf = (lines: string) =>
    `${small.slice(0, small.indexOf('what-ifs:'))}what-ifs:\n  other:\n    ${lines}\n`;

  test('that change nothing give an equal scenario', () => {
    const text = withWhatIf('multiply: {crossings.*.posts.*.car.lanes: 1}');
    const { whatIf, evidence, ...rest } = scenario(text, { whatIf: 'other' });
    const { whatIf: _none, evidence: _evidence, ...base } = scenario(text);
    expect(whatIf).toBe('other');
    expect(evidence).toHaveLength(_evidence.length);
    expect(rest).toEqual(base);
  });

  test('add to numbers, to values by the hour and to expressions', () => {
    const text = withWhatIf('add: {crossings.*.posts.*.car.lanes: 2, bulletins.age: 1 h}');
    const read = scenario(text, { whatIf: 'other' });
    const [exit, entry] = read.crossings[0]!.posts;
    expect(exit!.lanes[0]!.lanes.values).toEqual([8]);
    expect(entry!.lanes[0]!.lanes.values.slice(0, 2)).toEqual([5, 8]);
    expect(read.bulletins.age).toBe(4 * HOUR);
  });

  test('multiply totals of departures, and round what is counted', () => {
    const text = withWhatIf('multiply: {origins.*.departures.men: 1.5, cities.Oral.lodging.cinema.beds: 0.5}')
      .replace(/men: 180.*/, 'men: {total: 400 parties}')
      .replace('beds: 200', 'beds: 201');
    const { scenario, issues } = readScenario(text, { file: 'x.yaml', whatIf: 'other' });
    expect(issues).toEqual([]);
    const day = 86_400;
    expect(scenario!.origins[0]!.departures[0]!.rate.rates[0]).toBeCloseTo(600 / (10 * day), 12);
    expect(scenario!.cities[0]!.lodging[1]!.beds).toMatchObject({ values: [0, 101] });
  });

  test('multiply rates, laws and parameters', () => {
    const text = withWhatIf(
      'multiply: {origins.*.departures.*: 2, groups.men.budget: 3, parameters.surge: 0}',
    );
    const read = scenario(text, { whatIf: 'other' });
    const { rates } = read.origins[0]!.departures[0]!.rate;
    expect(rates.map((rate) => Math.round(rate * DAY))).toEqual(rates.map(() => 360));
    expect(JSON.stringify(read.groups[0]!.budget)).toMatch(/2700|"times":3/);
  });

  test('reach services by name and by number, and set keys that were not written', () => {
    const text = withWhatIf(
      'set: {services.night train.seats: 1, services.1.seats: 2, destinations.Istanbul.admits: passport}',
    );
    const read = scenario(text, { whatIf: 'other' });
    expect(read.services.map((service) => service.seats)).toEqual([1, 2]);
    expect(read.destinations[0]!.admits).toEqual(['passport']);
  });

  test('append to the timeline', () => {
    const text = withWhatIf('timeline: [{at: "2022-09-21", set: {crossings.Mashtakovo.open: false}}]');
    const read = scenario(text, { whatIf: 'other' });
    expect(read.timeline.map((entry) => entry.at)).toEqual([2 * DAY, 6 * DAY]);
    expect(read.timeline.map((entry) => entry.then.crossings[0]!.open.values)).toEqual([[0], [0]]);
    expect(read.timeline.map((entry) => Math.max(...entry.then.cities[0]!.desks[0]!.desks.values))).toEqual([
      12, 24,
    ]);
  });

  test('that are not there are told with a suggestion', () => {
    expect(issues(small, { whatIf: 'two more lane' })).toEqual([
      'test.yaml:70:3: what-ifs: there is no what-if two more lane\n  expected one of two more lanes\n  did you mean two more lanes?',
    ]);
  });
});

describe('a file with a base', () => {
  const files = folder({
    'base.yaml': small,
    'more.yaml': 'base: base.yaml\ntitle: More lanes\nadd: {crossings.*.posts.*.car.lanes: 2}\n',
    'circle.yaml': 'base: back.yaml\n',
    'back.yaml': 'base: circle.yaml\n',
  });

  test('changes it, through a chain', () => {
    const text = 'base: more.yaml\ntitle: Many more lanes\nadd: {crossings.*.posts.*.car.lanes: 3}\n';
    const read = scenario(text, { file: 'many.yaml', files });
    expect(read).toMatchObject({ title: 'Many more lanes', whatIf: 'Many more lanes' });
    expect(read.crossings[0]!.posts[0]!.lanes[0]!.lanes.values).toEqual([11]);
  });

  test('that changes nothing equals it but for its name', () => {
    const { whatIf, ...rest } = scenario('base: base.yaml\n', { file: 'same.yaml', files });
    const { whatIf: _, ...base } = scenario(small);
    expect(whatIf).toBe('same');
    expect(rest).toEqual(base);
  });

  test.each([
    [
      'base: circle.yaml',
      'circle.yaml',
      'the bases go in a circle: x.yaml → circle.yaml → back.yaml → circle.yaml',
    ],
    ['base: ../secret.yaml', 'x.yaml', "../secret.yaml leaves the scenario's folder"],
    ['base: /etc/passwd', 'x.yaml', "/etc/passwd leaves the scenario's folder"],
    ['base: https://example.org/a.yaml', 'x.yaml', 'https://example.org/a.yaml is an address, not a file'],
    ['base: none.yaml', 'x.yaml', 'there is no file none.yaml'],
    ['base: base.yaml\nad: {a: 1}', 'x.yaml', 'ad is not a key here'],
    [
      'base: base.yaml\nadd: {crossings.*.lanes: 1}',
      'x.yaml',
      'the path matches nothing: crossings.Mashtakovo has no lanes',
    ],
  ])('%j is refused where that is wrong', (text, _file, message) => {
    expect(issues(text, { file: 'x.yaml', files })[0]).toContain(message);
  });

  test('tells a mistake of the base in the base, and one of its own in itself', () => {
    const broken = folder({ 'base.yaml': small.replace('9 min', '9 km') });
    expect(issues('base: base.yaml\n', { file: 'x.yaml', files: broken })[0]).toMatch(/^base\.yaml:36:/);
    const own = 'base: base.yaml\nset:\n  bulletins.age: 3 km\n';
    expect(issues(own, { file: 'x.yaml', files })[0]).toMatch(
      /^x\.yaml:3:18: bulletins\.age: a duration is expected/,
    );
  });
});

describe('a table beside the scenario', () => {
  const text = small.replace(
    'families: 300 persons/day',
    'families: {table: arrivals.csv, time: hour, rate: parties, per: h}',
  );

  test('gives rates that hold from row to row', () => {
    const files = folder({ 'arrivals.csv': 'hour;parties\r\n2022-09-19 06:00;3\r\n2022-09-19 08:00;9\r\n' });
    const { rate } = scenario(text, { files }).origins[0]!.departures[1]!;
    expect(rate.times.map((time) => time / HOUR)).toEqual([6, 6, 8, 8, 10, 10]);
    expect(rate.rates.map((r) => r * HOUR)).toEqual([0, 3, 3, 9, 9, 0]);
  });

  test('names the row and the column of a mistake', () => {
    const files = folder({ 'arrivals.csv': 'hour,parties\n2022-09-19 06:00,3\n2022-09-19 05:00,many\n' });
    expect(issues(text, { files })).toEqual([
      'arrivals.csv:3:1: origins.Samara.departures.families: row 3, column hour: 2022-09-19 05:00 is not later than the row before',
      'arrivals.csv:3:18: origins.Samara.departures.families: row 3, column parties: "many" is not a number\n  expected a number, such as 9.5',
    ]);
  });

  test('is told with all that is wrong in it, in its order, in the folder of the scenario', () => {
    const rows = ['2022-09-19 06:00;9x', '01.03.2024;1.500,5', '2022-09-19 08:00;', '2022-09-19 09:00;surge'];
    const files = folder({ 'arrivals.csv': `hour;parties\r\n${rows.join('\r\n')}\r\n` });
    expect(issues(text, { files, file: 'plans/test.yaml' })).toEqual([
      'plans/arrivals.csv:2:18: origins.Samara.departures.families: row 2, column parties: "9x" is not a number\n  expected a number, such as 9.5',
      'plans/arrivals.csv:3:1: origins.Samara.departures.families: row 3, column hour: a date is expected, "01.03.2024" is none\n  expected a date\n  write 2024-03-01',
      'plans/arrivals.csv:3:12: origins.Samara.departures.families: row 3, column parties: "1.500,5" is not a number\n  expected a number, such as 9.5\n  write 1500.5',
      'plans/arrivals.csv:4:18: origins.Samara.departures.families: row 4, column parties: the cell is empty\n  expected a number, such as 9.5',
      'plans/arrivals.csv:5:18: origins.Samara.departures.families: row 5, column parties: "surge" is not a number\n  expected a number, such as 9.5',
    ]);
  });

  describe('of observed times', () => {
    const served = (keys: string) =>
      small.replace('service: 9 min', `service: {table: service.csv, column: minutes${keys}}`);
    const files = folder({ 'service.csv': 'minutes\n7\n9.5\n12\n' });

    test('is told once where its column has no unit', () => {
      expect(issues(served(''), { files })).toEqual([
        'test.yaml:36:63: crossings.Mashtakovo.posts.exit.car.service.column: the numbers of the column minutes have no unit\n  write it beside the column, such as unit: min',
      ]);
    });

    test('is told once where the unit is of another kind', () => {
      expect(issues(served(', unit: km'), { files })).toEqual([
        'test.yaml:36:78: crossings.Mashtakovo.posts.exit.car.service.unit: a duration is expected, "1 km" is a distance\n  expected a duration, found a distance\n  write for example 9 min',
      ]);
    });

    test('may have a unit in each cell', () => {
      const own = folder({ 'service.csv': 'minutes\n7 min\n0.5 h\n' });
      expect(scenario(served(''), { files: own }).crossings[0]!.posts[0]!.lanes[0]!.service).toEqual({
        law: 'empirical',
        values: [420, 1800],
      });
    });
  });

  describe('of given departures', () => {
    const at = (value: string) => small.replace('families: 300 persons/day', `families: ${value}`);
    const files = folder({
      'trains.csv': 'leaves,parties\n2022-09-18,9\n2022-09-20 06:00,2\n2022-09-21 06:00,0\n2022-09-22,1\n',
    });
    const departures = (value: string) => scenario(at(value), { files }).origins[0]!.departures[1];

    test('gives the times within the run, at which so many leave', () => {
      expect(departures('{at: {table: trains.csv, time: leaves}, parties: 40}')).toMatchObject({
        departs: [30 * HOUR, 54 * HOUR, 72 * HOUR],
        parties: { law: 'constant', value: 40 },
      });
    });

    test('gives how many leave in a column of its own', () => {
      expect(departures('{at: {table: trains.csv, time: leaves, parties: parties}}')).toMatchObject({
        departs: [30 * HOUR, 30 * HOUR, 72 * HOUR],
        parties: { law: 'constant', value: 1 },
      });
    });

    test.each([
      ['{at: {table: trains.csv, time: leaves}}', 'at needs parties'],
      [
        '{at: {table: trains.csv, time: leaves, parties: parties}, parties: 3}',
        'parties cannot stand beside a column of parties',
      ],
      ['{at: {table: trains.csv, time: leaves, per: day}, parties: 3}', 'per is not a key here'],
    ])('%s is told: %s', (value, message) => {
      expect(issues(at(value), { files })[0]).toContain(message);
    });

    test.each([['2.5'], ['-1']])('refuses %s parties', (count) => {
      const wrong = folder({ 'trains.csv': `leaves,parties\n2022-09-20,${count}\n` });
      const text = at('{at: {table: trains.csv, time: leaves, parties: parties}}');
      expect(issues(text, { files: wrong })[0]).toMatch(/^trains\.csv:2:12: /);
    });
  });

  test('without the column says which there are', () => {
    const files = folder({ 'arrivals.csv': 'hours,parties\n2022-09-19 06:00,3\n' });
    expect(issues(text, { files })[0]).toContain('the table has no column hour\n');
  });
});

describe('observations', () => {
  const withObservation = (line: string) =>
    small.replace(/ {2}- \{measure: countries.*\n/, `  - {source: ministry, at: "2022-09-27", ${line}}\n`);

  test.each([
    [
      'measure: crossings.*.wait.p50, across: 10th largest, value: 3 h',
      { low: 3, unit: 'h', across: { take: 'largest', rank: 10, above: 0 } },
    ],
    [
      'measure: crossings.*.wait, across: "count above 3 h", value: 10',
      { low: 10, unit: 'count', across: { take: 'count above', rank: 1, above: 3 } },
    ],
    [
      'measure: crossings.Mashtakovo.exit.car.queue, over: largest, between: [100 parties, 200 parties]',
      { low: 100, high: 200, unit: 'parties', over: 'largest' },
    ],
    [
      'measure: countries.Kazakhstan.exits, per: countries.Kazakhstan.entries, value: 67 %',
      { low: 0.67, unit: 'share' },
    ],
    [
      'measure: services.night train.fare, from: "2022-09-21", value: 30000 tenge',
      { from: 2 * DAY, unit: 'USD' },
    ],
    [
      'measure: cities.Oral.lodging.hotels.full, at: "2022-09-26T12:00", value: 95 %',
      { at: 7.5 * DAY, unit: 'share' },
    ],
  ])('%s', (line, expected) => {
    const text = withObservation(line);
    const once = line.includes('at: "') ? text.replace('at: "2022-09-27", ', '') : text;
    expect(scenario(once).observations[0]).toMatchObject(expected);
  });
});

describe('values', () => {
  test('may carry their evidence anywhere, also a whole table', () => {
    const text = small
      .replace(
        'party: {1: 60 %, 2: 40 %}',
        'party: {value: {1: 60 %, 2: 40 %}, source: ministry, note: of 100}',
      )
      .replace('service: 9 min', 'service: {value: 9 min, source: estimate}')
      .replace('180/day *', '{value: 180/day, source: fitted} #');
    const { evidence } = scenario(text.replace('seats: 180', 'seats: {value: 180, source: bank}'));
    const sources = Object.fromEntries(evidence.map((entry) => [entry.path, entry.source]));
    expect(sources).toMatchObject({
      'groups.men.party.1': 'ministry',
      'groups.men.party.2': 'ministry',
      'crossings.Mashtakovo.posts.exit.car.service': 'estimate',
      'origins.Samara.departures.men': 'fitted',
      'services.1.seats': 'bank',
      duration: 'assumption',
    });
  });

  test('of a route both ways make two', () => {
    const text = small.replace(
      'distance: 52 km}',
      'distance: 52 km}\n  - {from: Oral, to: Oral airport, distance: 9 km, both ways: true}',
    );
    expect(
      scenario(text)
        .routes.slice(2)
        .map(({ from, to }) => [from, to]),
    ).toEqual([
      ['Oral', 'Oral airport'],
      ['Oral airport', 'Oral'],
    ]);
  });

  test('of services of the same kind between the same ends get numbers', () => {
    const line = '  - {by: bus, from: Samara, to: Oral, seats: 50, departs: "daily 08:00", takes: 6 h}\n';
    const names = scenario(small.replace('routes:', `${line}${line}routes:`)).services.map(
      ({ name }) => name,
    );
    expect(names.slice(2)).toEqual(['bus Samara-Oral', 'bus Samara-Oral 2']);
  });

  test('can be repeated with anchors and merged', () => {
    const text = small
      .replace('exit:\n        car: {', 'exit:\n        car: &lanes {')
      .replace(/entry:\n {8}car:\n.*\n.*\n.*\n/, 'entry:\n        car: {<<: *lanes, lanes: 4}\n');
    const [exit, entry] = scenario(text).crossings[0]!.posts;
    expect(entry!.lanes[0]).toEqual({ ...exit!.lanes[0], lanes: { times: [0], values: [4] } });
  });

  test('of staffing cap the lanes, and a closed crossing has none', () => {
    const text = small
      .replace(
        '{lanes: 6, service: 9 min',
        '{lanes: 6, staffing: {"00:00-12:00": 4, "12:00-24:00": 9}, service: 9 min',
      )
      .replace('hours: 24/7', 'hours: "06:00-24:00"');
    const { lanes } = scenario(text).crossings[0]!.posts[0]!.lanes[0]!;
    expect(lanes.times.slice(0, 3)).toEqual([0, 6 * HOUR, 12 * HOUR]);
    expect(lanes.values.slice(0, 3)).toEqual([0, 4, 6]);
  });

  test('are recorded at most 6000 times', () => {
    const read = scenario(small.replace('duration: 10 days', 'duration: 300 days'));
    expect(read.recordEvery).toBe(2 * HOUR);
  });
});

describe('the JSON Schema', () => {
  const schema = jsonSchema();
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });

  test('compiles and accepts what the reader accepts', () => {
    const valid = ajv.compile(schema);
    expect([valid(parse(excerpt)), valid.errors]).toEqual([true, null]);
    expect([valid(parse(small)), valid.errors]).toEqual([true, null]);
    expect(valid({ base: 'a.yaml', set: { title: 'x' } })).toBe(true);
  });

  test('refuses a key that is not known, at any depth', () => {
    const valid = ajv.compile(schema);
    expect(valid(parse(small.replace('patience:', 'patiense:')))).toBe(false);
    expect(valid(parse(small.replace('source: bank', 'sorce: bank')))).toBe(false);
  });

  test('describes every key', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(inner as Record<string, { description?: string }>)) {
            const isPart = ['value', 'table', 'from', 'until', 'text', 'source'].includes(name);
            if (!isPart && !property.description) bare.push(`${path}.${name}`);
          }
        }
        walk(inner, `${path}.${key}`);
      }
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });
});
