import { describe, expect, it } from 'vitest';
import { exportFiles } from '../../src/report/export/export.js';
import { reportFiles } from '../../src/report/files.js';
import { contrast, readTheme, STANDARD } from '../../src/report/theme-file.js';
import { formatIssue } from '../../src/scenario/issue.js';
import { syntheticResults } from '../support/results.js';

const said = (text: string) => readTheme(text, 'house.yaml').issues.map(formatIssue);
const results = syntheticResults({ days: 3, crossings: ['Ozinki'] });

describe('a theme', () => {
  it('may be empty but for one key, and may be JSON', () => {
    expect(readTheme('quiet: "#dddddd"', 'house.yaml').theme).toEqual({ ...STANDARD, quiet: '#dddddd' });
    expect(readTheme('{"font": "Georgia, serif"}', 'house.json').theme?.font).toBe('Georgia, serif');
  });

  it.each([
    ['a key that is not known', 'colour: red', 'house.yaml:1:1: colour: '],
    ['a key that is nearly known', 'fnt: Georgia', 'did you mean font?'],
    [
      'a colour that is none',
      'light: {text: black}',
      'house.yaml:1:15: light.text: this is no such value\n  expected a colour, found "black"',
    ],
    ['a colour that YAML took for a comment', 'light:\n  text: #1f2328\n', 'house.yaml:2:'],
    ['too few categories', 'categories: ["#000000"]', 'expected a list of eight colours'],
    [
      'a font that leaves its place in the style',
      'font: "x;} body{display:none"',
      'expected a list of font families',
    ],
    ['a scale that is none', 'sequential: rainbow', 'expected one of viridis'],
    ['text that cannot be read on its ground', 'light: {text: "#cccccc"}', 'contrast of 1.6'],
    ['no map at all', '- 1', 'house.yaml:1:1: '],
  ])('is refused, with its place, for %s', (_, text, words) => {
    expect(said(text).join('\n')).toContain(words);
    expect(readTheme(text, 'house.yaml').theme).toBeNull();
  });

  it('puts its colours and font in place of the standard ones, in charts and in the page', async () => {
    const { theme } = readTheme(
      'font: Georgia, serif\nlight: {text: "#101010"}\ncategories: ["#111111", "#222222", "#333333", "#444444", "#555555", "#666666", "#777777", "#888888"]\n',
      'house.yaml',
    );
    const [queues] = await exportFiles(results, 'svg', { theme: theme!, only: ['queues'] });
    expect(queues.text).toContain('#111111');
    expect(queues.text).toContain('Georgia, serif');
    expect(queues.text).not.toContain('#0072b2');
    const page = (await reportFiles(results, { runtime: '', theme: theme!, only: ['queues'] }))[0].text;
    expect(page).toContain('--text:#101010');
    expect(page).toContain('font:16px/1.55 Georgia, serif');
  });
});

describe('the standard inks', () => {
  it.each(['light', 'dark'] as const)('can be read on the %s ground', (ground) => {
    const { text, soft, paper } = STANDARD[ground];
    expect(contrast(text, paper)).toBeGreaterThan(7);
    expect(contrast(soft, paper)).toBeGreaterThan(4.5);
  });

  it('have the contrast that WCAG works out for black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  });
});
