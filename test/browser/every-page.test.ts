/**
 * The page of every scenario, and the pages of a comparison and of a sweep, as the command writes them: one run and one
 * page each, looked at in all ways that a reader might have it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withInterval, withSpread } from '../../src/experiment/format.js';
import type { Summary } from '../../src/experiment/results.js';
import { workshop } from '../node/command.js';
import { chartsOf, cutOnPaper, inChromium, overflow, serious, wakened } from './chromium.js';

const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));
const scenario = (name: string) => path.join(SCENARIOS, name);

/** Each is simulated whole, once; those that take a second or two, twice, so that their bands are looked at too. */
const TWICE = ['starter.yaml', 'finland-2022.yaml', 'kazakhstan-2022.yaml'];

interface Written {
  readonly title: string;
  /** The command that writes it, but for where to. */
  readonly call: readonly string[];
  /** Charts that it has at least. */
  readonly charts: number;
}

const pages: Written[] = [
  ...readdirSync(SCENARIOS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      title: name,
      call: ['run', scenario(name), '--replications', TWICE.includes(name) ? '2' : '1'],
      charts: 15,
    })),
  {
    title: 'a comparison',
    call: ['compare', scenario('starter.yaml'), '--replications', '12'],
    charts: 2,
  },
  {
    title: 'a sweep',
    call: [
      ...['sweep', scenario('starter.yaml'), '--replications', '2'],
      ...['--vary', 'crossings.*.posts.*.car.lanes=1..3:1', '--vary', 'cities.*.lodging.*.beds=100,400'],
    ],
    charts: 4,
  },
];

describe('every page that the command writes', () => {
  const { open } = inChromium();
  const { folder, onward } = workshop();

  it.each(pages)(
    '$title: opens, is alive, accessible, and whole on any screen and on paper',
    async (each) => {
      const out = path.join(folder(), each.title.replaceAll(' ', '-'));
      const { code, err } = await onward(...each.call, '--quiet', '--out', out);
      expect([code, err]).toEqual([0, '']);
      const { page, complaints } = await open(pathToFileURL(path.join(out, 'report.html')).href);
      await expectAlive(page, each.charts);
      expect(await strangers(page, readFileSync(path.join(out, 'summary.json'), 'utf8'))).toEqual([]);
      for (const width of [360, 1000, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        expect([width, await overflow(page)]).toEqual([width, 0]);
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, ...(await serious(page))]).toEqual([colorScheme]);
      }
      expect(await cutOnPaper(page)).toEqual([]);
      if (each.title === 'kazakhstan-2022.yaml') await expectAnswers(page);
      expect(complaints).toEqual([]);
    },
  );
});

/** Every chart is drawn by the page itself, with marks that can be counted. */
async function expectAlive(page: Page, least: number): Promise<void> {
  await wakened(page);
  const charts = await chartsOf(page);
  expect(charts.length).toBeGreaterThanOrEqual(least);
  expect(charts.filter(({ live }) => live !== 'yes')).toEqual([]);
  expect(charts.filter(({ marks }) => marks === 0)).toEqual([]);
}

/** A figure with its interval, as it stands in a sentence: `98,300 persons (97,800 to 98,900)`. */
const FIGURE = /[−\d][\d,.]*(?: (?:%|[a-zA-Z]+))? \([−\d][\d,.]* to [−\d][\d,.]*\)/gu;

/** Figures with intervals in the words of a run's page that are none of its summary's, written in the one place for it. */
async function strangers(page: Page, text: string): Promise<string[]> {
  const { metrics, observations }: Partial<Summary> = JSON.parse(text);
  if (!metrics || !observations) return [];
  const known = new Set([
    ...Object.values(metrics).flatMap((metric) => [withInterval(metric), withSpread(metric)]),
    ...observations.map(({ simulated }) => withSpread(simulated)),
  ]);
  const words = await page.locator('header p, section[aria-labelledby=glance] li, h3, .how').allInnerTexts();
  const told = words.flatMap((sentence) => sentence.match(FIGURE) ?? []);
  const [{ n }] = Object.values(metrics);
  expect(told.length).toBeGreaterThanOrEqual(n > 1 ? 5 : 0);
  return told.filter((figure) => !known.has(figure));
}

/** The chooser of crossings, the slider of the map, the pointer, and the numbers behind a chart. */
async function expectAnswers(page: Page): Promise<void> {
  const line = () => page.locator('#chart-crossing .mark-line path').first().getAttribute('d');
  const first = await line();
  await page.locator('#crossing select').selectOption({ index: 3 });
  await expect.poll(line).not.toBe(first);

  const slider = page.locator('#map input[type=range]');
  const shown = () => page.locator('#map output').innerText();
  const day = await shown();
  // The date, and not the bare number that Vega writes.
  expect(await page.locator('#map .vega-bind span:visible').allInnerTexts()).toEqual(['Day']);
  expect(day).toMatch(/^\d+ \w+ 2022$/u);
  expect(await page.locator('#chart-map').innerText()).toContain(day);
  await slider.press('Home');
  await expect.poll(shown).toBe('19 September 2022');
  expect(await slider.getAttribute('aria-valuetext')).toBe('19 September 2022');
  expect(await page.locator('#chart-map').innerText()).toContain('19 September 2022');

  const bar = page.locator('#chart-destinations .mark-rect path').first();
  await bar.scrollIntoViewIfNeeded();
  await bar.hover();
  await page.waitForSelector('#tip:not([hidden])');
  expect(await page.locator('#tip').innerText()).toMatch(/\d persons/u);

  await page.locator('#destinations summary').click();
  expect(await page.locator('#numbers-destinations tbody tr:visible').count()).toBeGreaterThan(5);
}
