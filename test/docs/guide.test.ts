import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import type { Json, JsonMap } from '../../src/scenario/document.js';
import { printScenario } from '../../src/scenario/explain/print.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { readScenario } from '../../src/scenario/read.js';

const guide = readFileSync(new URL('../../docs/guides/write-a-scenario.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```(yaml[a-z ]*|text)\n(.*?)```/gs)].map(([, kind, text]) => ({
  kind: kind!,
  text: text!,
}));

/** What a reader does who adds a step to the file: keys that are there are written anew, routes and lists replaced. */
function added(before: Json | undefined, step: Json): Json {
  const isMap = (value: Json | undefined): value is JsonMap =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(before) || !isMap(step) || 'value' in step) return step;
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(step)])].map((key) => [
      key,
      step[key] === undefined ? before[key]! : added(before[key], step[key]),
    ]),
  );
}

const steps = blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => parse(text) as JsonMap);
const files = steps.map((_, last) =>
  printScenario(steps.slice(0, last + 1).reduce<Json>((file, step) => added(file, step), {})),
);
const whole = files.at(-1)!;

describe('the guide to writing a scenario', () => {
  test.each(files.map((file, i) => [i + 1, file] as const))(
    'step %i leaves a scenario without a mistake',
    (_, file) => {
      const { issues, warnings } = readScenario(file, { file: 'town.yaml' });
      expect([...issues, ...warnings].map(formatIssue)).toEqual([]);
    },
  );

  test('the scenario that it ends with runs, with each of its what-ifs', () => {
    expect(steps.length).toBeGreaterThanOrEqual(10);
    for (const whatIf of [undefined, 'two more lanes', 'a flight every day']) {
      const { scenario } = readScenario(whole, {
        file: 'town.yaml',
        ...(whatIf === undefined ? {} : { whatIf }),
      });
      expect(simulate(compile(scenario!), 'guide', 0, { check: true }).parties).toBeGreaterThan(1000);
    }
  });

  test('a file of its own changes it', () => {
    const [{ text } = { text: '' }] = blocks.filter(({ kind }) => kind === 'yaml whole');
    const { scenario, issues } = readScenario(text, { file: 'closed.yaml', files: () => whole });
    expect(issues).toEqual([]);
    expect(scenario!.whatIf).toBe('The bridge closes');
  });

  test('the mistake that it shows is told as it says', () => {
    const [mistake, said] = ['yaml mistake', 'text'].map(
      (kind) => blocks.find((block) => block.kind === kind)!.text,
    );
    const file = printScenario(added(parse(files[1]!), parse(mistake!)));
    const { issues } = readScenario(file, { file: 'town.yaml' });
    expect(issues.map((issue) => formatIssue(issue).replace(/:\d+:\d+:/, ':'))).toEqual([said!.trimEnd()]);
  });
});
