/** What the texts of a file say but nothing takes up: parameters that nobody uses, dates that come too late to matter. */
import { readDate } from '../calendar/date.js';
import { isMap } from '../changes.js';
import type { Json, JsonMap } from '../document.js';
import type { ExpressionContext } from '../expression/context.js';
import type { Path } from '../issue.js';
import * as aboutDoubts from '../messages/doubts.js';
import type { Found } from '../schema/leaf.js';
import { runInWords } from './run.js';

/** Keys whose texts are for people. */
const PROSE = new Set(['title', 'description', 'note', 'because', 'label', 'source', 'sources', 'text']);

interface Text {
  readonly path: Path;
  readonly text: string;
}

/** What to warn of in the texts of a file that has no errors, its what-ifs and dated changes included. */
export function checkTexts(raw: JsonMap, context: ExpressionContext): Found[] {
  const texts = textsOf(raw, []);
  return [...unusedParameters(raw, texts), ...texts.flatMap((text) => datesOutsideRun(text, context))];
}

function textsOf(value: Json, path: Path): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => (PROSE.has(String(key)) ? [] : textsOf(inner, [...path, key])));
}

function unusedParameters({ parameters }: JsonMap, texts: readonly Text[]): Found[] {
  if (!isMap(parameters)) return [];
  // A name of several words stands in a text with any blanks between them.
  const all = texts.map(({ text }) => ` ${text.replace(/\W+/g, ' ')} `).join('\n');
  return Object.keys(parameters)
    .filter((name) => !all.includes(` ${name} `))
    .map((name) => ({ path: ['parameters', name], problem: aboutDoubts.unusedParameter(name) }));
}

/** `after` of a date outside of the run is the same throughout. */
function datesOutsideRun({ path, text }: Text, context: ExpressionContext): Found[] {
  return [...text.matchAll(/\bafter\(\s*(["'])([^"']*)\1\s*\)/g)].flatMap(([call, , written]) => {
    const date = readDate(written!, context);
    if ('problem' in date || (date.value > context.from && date.value < context.until)) return [];
    const always = date.value <= context.from ? 1 : 0;
    return [{ path, problem: aboutDoubts.alwaysSame(call, always, ...runInWords(context)) }];
  });
}
