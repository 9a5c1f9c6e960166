/** The chapters of the journey: charts, each with the numbers behind it. */
import type { Results } from '../../experiment/results.js';
import type { Chapter } from '../charts/all.js';
import type { Section } from './document.js';
import { restsOn } from './evidence.js';
import { type Drawn, figure, tellerOf } from './figure.js';
import { html } from './html.js';
import { publishedTable } from './published.js';

/** A chart of a report and the chapter that it belongs to. */
export interface Placed extends Drawn {
  readonly chapter: Chapter;
}

/** Titles, and the parts of the scenario that a chapter's charts rest on, those that matter most first. */
const CHAPTERS: readonly {
  readonly id: Chapter;
  readonly title: string;
  readonly parts: readonly string[];
}[] = [
  { id: 'leaving', title: 'Leaving', parts: ['origins', 'groups', 'parameters'] },
  { id: 'border', title: 'The border', parts: ['crossings', 'routes', 'choices', 'origins'] },
  { id: 'beds', title: 'The beds', parts: ['cities', 'choices', 'groups'] },
  { id: 'desks', title: 'The desks', parts: ['cities', 'groups'] },
  { id: 'onward', title: 'Onward', parts: ['services', 'airports', 'destinations', 'groups'] },
  { id: 'ended', title: 'Where people ended', parts: ['groups', 'choices', 'services', 'cities'] },
  { id: 'published', title: 'Simulated against published', parts: [] },
];

/** The parts of the scenario that the figures of a chapter rest on. */
export function partsOf(chapter: Chapter): readonly string[] {
  return CHAPTERS.find(({ id }) => id === chapter)?.parts ?? [];
}

/** The chapters that have anything to show. */
export function chapters(results: Results, drawn: readonly Placed[]): Section[] {
  const told = tellerOf(drawn);
  return CHAPTERS.flatMap(({ id, title, parts }) => {
    const charts = drawn.filter(({ chapter }) => chapter === id);
    const table = id === 'published' ? publishedTable(results) : null;
    if (charts.length === 0 && table === null) return [];
    const rests = restsOn(parts, results);
    return [{ id, title, body: html`${charts.map((each) => figure(each, { told, rests }))}${table}` }];
  });
}
