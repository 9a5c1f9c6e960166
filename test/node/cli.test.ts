import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BIN, ended, TINY, workshop } from './command.js';

describe('onward', () => {
  const { onward, write } = workshop();
  beforeAll(() => write('tiny.yaml', TINY));

  it.each([
    [['--help'], 'Exit codes'],
    [['run', '--help'], '--replications'],
    [['check', '--help'], '--what-if'],
    [['schema', '--help'], 'schema.json'],
    [['explain', '--help'], 'mermaid'],
    [['evidence', '--help'], '--what-if'],
    [['new', '--help'], 'onward check my.yaml'],
  ])('%j tells how it is called, with an example', async (args, word) => {
    const { code, out, err } = await onward(...args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(word);
    expect(out).toContain('Examples:');
  });

  it('--version prints the version alone', async () => {
    const { code, out } = await onward('--version');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [
      [],
      'Say what to do: onward run, check, compare, sweep, best, query, worker, merge, trace, explain, evidence, new, report, schema.',
    ],
    [['rnu', 'tiny.yaml'], 'There is no command rnu; did you mean run?'],
    [['dance'], 'There is no command dance.'],
    [['run'], 'Name a scenario file.'],
    [['run', 'tiny.yaml', 'other.yaml'], '"other.yaml" is one argument too many.'],
    [['run', 'tiny.yaml', '--replicatoins', '3'], 'no option --replicatoins; did you mean --replications?'],
    [['run', 'tiny.yaml', '--sede=3'], 'no option --sede; did you mean --seed?'],
    [['run', 'tiny.yaml', '--zebra'], 'There is no option --zebra.'],
    [['run', 'tiny.yaml', '--seed'], '--seed needs a value.'],
    [['run', 'tiny.yaml', '--replications', 'many'], '--replications takes a whole number'],
    [['run', 'tiny.yaml', '--replications', '0'], '--replications takes a whole number from 1'],
    [['run', 'tiny.yaml', '--replications', '1.5'], '--replications takes a whole number'],
    [['run', 'tiny.yaml', '--jobs', '-1'], '--jobs'],
    [['run', 'tiny.yaml', '--only', '2', '--replications', '3'], 'only'],
    [['run', 'tinny.yaml'], 'tinny.yaml:1:1: there is no such file\n  Did you mean tiny.yaml?'],
    [['run', 'https://example.org/a.yaml'], 'addresses of the network are not read'],
    [['run', 'tiny.yaml', '--what-if', 'two more lane'], 'two more lanes'],
  ])('%j is wrong: exit code 2, and it says why', async (args, words) => {
    const { code, out, err } = await onward(...args);
    expect(err).toContain(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('bin/onward.js', () => {
  const { folder, write } = workshop();

  it('says how to build where nothing is built', async () => {
    write('bin/onward.js', readFileSync(BIN));
    const { code, out, err } = await ended(
      spawn(process.execPath, [path.join(folder(), 'bin', 'onward.js'), 'run']),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('onward is not built yet: run `npm run build` first.\n');
  });
});

describe('onward check', () => {
  const { onward, write } = workshop();
  beforeAll(() => {
    write('tiny.yaml', TINY);
    write('wrong.yaml', TINY.replace('travel:', 'travle:').replace('8 min', '8 km'));
    write('broken.yaml', 'onward: 1\n  title: [');
  });

  it('says in one line what a sound scenario holds', async () => {
    const { code, out, err } = await onward('check', 'tiny.yaml');
    expect(err).toBe('');
    expect(out).toBe(
      'tiny.yaml: 1 group, 1 origin, 1 crossing, 1 city, 2 routes, 1 observation, 1 what-if, 800 expected parties.\n',
    );
    expect(code).toBe(0);
  });

  it('gives every issue as file:line:column, their number, and exit code 2', async () => {
    const { code, out, err } = await onward('check', 'wrong.yaml');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^wrong\.yaml:10:5: groups\.families/m);
    expect(err).toMatch(/^wrong\.yaml:21:\d+: .*service/m);
    expect(err).toContain('did you mean travel?');
    expect(err).toMatch(/^2 errors\.$/m);
  });

  it('shows no escape sequence and no turned direction of what it complains of', async () => {
    write('hostile.yaml', TINY.replace('  families:', '  "fam\\e[31m\\u202Eilies\\e]0;title\\a":'));
    const { code, err } = await onward('check', 'hostile.yaml');
    expect(code).toBe(2);
    expect(err).toContain('fam [31milies ]0;title');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('gives them as data with --json', async () => {
    const { code, out } = await onward('check', 'wrong.yaml', '--json', '--quiet');
    const answer = JSON.parse(out) as { sound: boolean; issues: object[] };
    expect(code).toBe(2);
    expect(answer.sound).toBe(false);
    expect(answer.issues[0]).toMatchObject({ file: 'wrong.yaml', line: 10, column: 5, severity: 'error' });
  });

  it('says where YAML breaks', async () => {
    const { code, err } = await onward('check', 'broken.yaml');
    expect(code).toBe(2);
    expect(err).toMatch(/^broken\.yaml:\d+:\d+: /);
  });
});

describe('onward schema', () => {
  const { onward } = workshop();

  it('prints a JSON Schema that takes a sound scenario and finds a wrong key', async () => {
    const { code, out, err } = await onward('schema');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(out));
    expect(valid(parse(TINY))).toBe(true);
    expect(valid(parse(TINY.replace('travel:', 'travle:')))).toBe(false);
  });
});
