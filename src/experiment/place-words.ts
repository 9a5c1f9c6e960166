/** What stations, pools and services of a network are called in a sentence. */
import type { Mode, Scenario } from '../scenario/scenario.js';

const BY: Readonly<Record<Mode, string>> = {
  car: 'by car',
  bus: 'by bus',
  bicycle: 'by bicycle',
  foot: 'on foot',
  train: 'by train',
  plane: 'by plane',
};

export function byMode(mode: string): string {
  return BY[mode as Mode] ?? `by ${mode}`;
}

/** Words of every station, pool and service of a scenario, by its name in the network (which begins its measures). */
export function placeWords(scenario: Scenario): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { name, posts } of scenario.crossings) {
    for (const post of posts) {
      for (const { mode } of post.lanes) {
        const key = `crossings.${name}.${post.name}.${mode}`;
        const place = `${name}, ${post.name} post, ${byMode(mode)}`;
        words.set(key, place);
        words.set(`${key}.second-check`, `${place}, second check`);
      }
    }
  }
  for (const { name, lodging, desks } of scenario.cities) {
    for (const kind of lodging) words.set(`cities.${name}.lodging.${kind.name}`, `${name}, ${kind.name}`);
    for (const desk of desks) {
      words.set(`cities.${name}.desks.${desk.name}`, `${name}, desk for ${desk.name}`);
      words.set(`cities.${name}.desks.${desk.name}.appointments`, `${name}, desk for ${desk.name}`);
    }
    words.set(`cities.${name}.unsheltered`, name);
  }
  for (const { name, desks } of scenario.airports) {
    for (const desk of desks) words.set(`airports.${name}.${desk.name}`, `${name}, ${desk.name}`);
  }
  for (const { name } of scenario.services) words.set(`services.${name}`, name);
  return words;
}
