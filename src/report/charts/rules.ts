/** Whom did countries not let in, not let leave, and who stayed without leave? */
import type { Chart } from '../chart.js';
import { type Ranked, ranked } from './ranked.js';

const KINDS: Readonly<Record<string, string>> = {
  refused: 'not let in',
  barred: 'not let leave',
  overstayed: 'stay without leave',
};

export const rules: Chart = (results) => {
  // A country that is only left has rules too, and no place of its own.
  const all = Object.entries(results.metrics).flatMap(([measure, metric]): Ranked[] => {
    const [, country, what] = /^countries\.(.+)\.(refused|barred|overstayed)$/u.exec(measure) ?? [];
    const kind = KINDS[what ?? ''];
    return country === undefined || kind === undefined ? [] : [{ name: `${country}: ${kind}`, kind, metric }];
  });
  return ranked(results, {
    name: 'rules',
    all,
    title: ({ name }, figure) => `The rules of countries stop most people in ${name}, ${figure}`,
    how: [
      'Not let in: without a document that is asked for, or after the border was closed. Not let leave: an exit ban or a draft check. Stay without leave: their time by law was over.',
    ],
    unit: 'Persons',
    of: 'country',
    kinds: 'Rule',
  });
};
