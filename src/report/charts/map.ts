/** Where were people, and on which ways? The region, day by day. */
import { quantity } from '../../experiment/format.js';
import { type Chart, finished } from '../chart.js';
import { OUTLINES } from '../map/atlas.js';
import { largeMap, MAP_COLUMNS, smallMaps } from '../map/drawing.js';
import { peakOf, type Scene, type Site, type SiteKind, sceneOf } from '../map/scene.js';
import { elided, fullName } from '../names.js';
import { WIDTH } from '../theme.js';
import { dateInWords, rough } from '../time.js';

const LABEL = 22;
/** Small maps. */
const TIMES = 6;

export const map: Chart = (results) => {
  const scene = sceneOf(results, WIDTH);
  if (scene === null) return null;
  const worst = worstStep(scene);
  return finished(results, {
    name: 'map',
    title: titleOf(scene, worst),
    how: [
      ...howTo(scene),
      scene.steps.length > 1
        ? `Shown: ${stepInWords(scene, worst)}, on which most wait; the slider shows the other days.`
        : '',
      notesOf(scene),
    ],
    seen: `Map with ${scene.sites.length} places, sized by the persons at them, and ${scene.ways.length} ways, as wide as the persons on them are many.`,
    body: largeMap(scene, worst),
    table: table(scene),
  });
};

/** Several days beside each other: what the slider shows, on paper. */
export const mapTimes: Chart = (results) => {
  const scene = sceneOf(results, Math.floor((WIDTH - 40) / MAP_COLUMNS));
  if (scene === null || scene.steps.length < 2) return null;
  const chosen = chosenSteps(scene);
  const [first, last] = [chosen[0], chosen[chosen.length - 1]];
  const waiting = (step: number) => quantity(Math.round(rough(waitingAt(scene, step))), 'persons');
  const worst = worstStep(scene);
  return finished(results, {
    name: 'map-times',
    title:
      waitingAt(scene, worst) === 0
        ? 'Nobody waits at the border on any day; how many are in each city'
        : `At the border wait ${waiting(first)} on ${dateInWords(scene.steps[first])}, ${waiting(worst)} on ${dateInWords(scene.steps[worst])}, ${waiting(last)} on ${dateInWords(scene.steps[last])}`,
    how: [
      ...howTo(scene),
      `${chosen.length} of ${scene.steps.length} days, among them the worst.`,
      notesOf(scene),
    ],
    seen: `${chosen.length} small maps of the region at different days.`,
    body: smallMaps(scene, chosen, (step) => stepInWords(scene, step)),
    table: table(scene),
  });
};

function waitingAt({ sites }: Scene, step: number): number {
  return sites.reduce((sum, { kind, persons }) => sum + (kind === 'crossing' ? persons[step] : 0), 0);
}

/** The step at which most wait at the border; where nobody does, the one at which most are in cities. */
function worstStep(scene: Scene): number {
  const present = (step: number) => scene.sites.reduce((sum, { persons }) => sum + (persons[step] ?? 0), 0);
  const waiting = scene.steps.map((_, step) => waitingAt(scene, step));
  const values = peakOf(waiting) > 0 ? waiting : scene.steps.map((_, step) => present(step));
  return values.indexOf(Math.max(...values));
}

function titleOf(scene: Scene, step: number): string {
  const at = (kind: SiteKind) =>
    scene.sites
      .filter((site) => site.kind === kind && site.persons[step] > 0)
      .sort((a, b) => b.persons[step] - a.persons[step]);
  const [crossing] = at('crossing');
  const [city] = at('city');
  const persons = (site: Site) => quantity(rough(site.persons[step]), 'persons');
  const share = (site: Site) =>
    site.persons[step] > 0.99 * waitingAt(scene, step)
      ? 'nearly all of them'
      : `${quantity(rough(site.persons[step]), 'count')} of them`;
  const day = stepInWords(scene, step);
  if (crossing)
    return `Most wait at the border on ${day}: ${quantity(Math.round(rough(waitingAt(scene, step))), 'persons')}, ${share(crossing)} at ${fullName(crossing.name)}`;
  if (city)
    return `Nobody waits at the border; most are in ${fullName(city.name)}: ${persons(city)} on ${day}`;
  return `Nobody is at any of ${scene.all.crossings + scene.all.cities} places on ${day}`;
}

function stepInWords({ steps, daysPerStep }: Scene, step: number): string {
  const from = dateInWords(steps[step]);
  return daysPerStep === 1 ? from : `the ${daysPerStep} days from ${from}`;
}

function howTo({ ways, all, sites }: Scene): string[] {
  const shown = (kind: SiteKind) => sites.filter((site) => site.kind === kind).length;
  const left = [
    shown('crossing') < all.crossings ? `${shown('crossing')} of ${all.crossings} crossings` : '',
    shown('city') < all.cities ? `${shown('city')} of ${all.cities} cities` : '',
    ways.length < all.ways ? `${ways.length} of ${all.ways} ways` : '',
  ].filter((text) => text !== '');
  return [
    'Areas of symbols: persons in the queue of a crossing, or in a city, on average over the day. Width of lines: persons who set out a day, whatever they travel by.',
    left.length === 0 ? '' : `Shown: the busiest, ${left.join(', ')}.`,
  ];
}

function notesOf({ beyond, unplaced }: Scene): string {
  const names = beyond.slice(0, 8).map((name) => elided(name, LABEL));
  const more = beyond.length > names.length ? ` and ${beyond.length - names.length} more` : '';
  return [
    beyond.length === 0 ? '' : `Lines that leave the map lead to or from ${names.join(', ')}${more}.`,
    unplaced === 0
      ? ''
      : `${unplaced} ${unplaced === 1 ? 'place has' : 'places have'} no coordinates in the scenario.`,
    OUTLINES,
    "Lambert's azimuthal equal-area projection.",
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Steps for the small maps: the first, the last, and between them such that the worst is there. */
function chosenSteps(scene: Scene): number[] {
  const { steps } = scene;
  const count = Math.min(TIMES, steps.length);
  const even = Array.from({ length: count }, (_, i) =>
    Math.round((i * (steps.length - 1)) / Math.max(1, count - 1)),
  );
  const worst = worstStep(scene);
  if (even.includes(worst)) return even;
  const inner = even.slice(1, -1).map((step) => Math.abs(step - worst));
  const nearest = 1 + inner.indexOf(Math.min(...inner));
  return count < 3 ? even : even.map((step, i) => (i === nearest ? worst : step));
}

function table({ sites, ways, steps }: Scene) {
  const every = Math.ceil(steps.length / 24);
  const kept = steps.map((_, step) => step).filter((step) => step % every === 0);
  return {
    columns: ['What', 'Place, or from', 'To', ...kept.map((step) => `${dateInWords(steps[step])} (persons)`)],
    rows: [
      ...sites
        .filter(({ persons }) => persons.length > 0)
        .map(({ name, kind, persons }) => [
          kind === 'crossing' ? 'Queue at a crossing' : 'In a city',
          fullName(name),
          '',
          ...kept.map((step) => persons[step]),
        ]),
      ...ways.map(({ from, to, persons }) => [
        'On the way',
        fullName(from),
        fullName(to),
        ...kept.map((step) => persons[step]),
      ]),
    ],
  };
}
