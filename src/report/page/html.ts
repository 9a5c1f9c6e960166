/** HTML in which every text is escaped, unless it is HTML already. */
import { plain } from '../names.js';

/** A piece of HTML. Made by `html`, or by `trusted` from text that this program wrote itself. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | null | readonly Part[];

/** Template tag: strings put in are cleaned and escaped, `null` is nothing, lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, i) => text + (i < parts.length ? written(parts[i]) : '')).join(''));
}

/** Marks text as HTML. Never for anything that a scenario says. */
export function trusted(text: string): Html {
  return new Html(text);
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(plain(String(part)));
  return part.map(written).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character]);
}

/** JSON that can stand inside a `<script>`: nothing in it ends the element or a line. */
export function jsonInScript(value: unknown): Html {
  return new Html(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/** A script's text such that nothing in it ends the element: in strings and regular expressions `<\/` is `</`. */
export function scriptText(script: string): string {
  return script.replace(/<\/(script)/giu, '<\\/$1').replace(/<!--/gu, '<\\!--');
}
