/** Names as a scenario writes them, made fit to be shown: cleaned, shortened, and still told apart. */

/** Longest name that is told in full; what is longer is somebody's experiment. */
const FULL_LENGTH = 160;

// Control characters (escape sequences among them), marks that turn the direction of writing, and halves of characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/gu;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const HALVES = /\p{Surrogate}/gu;

/** A text without what a terminal, a drawing or a page would act upon instead of showing it. */
export function plain(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(DIRECTION, '').replace(HALVES, '\ufffd').trim();
}

/** The same for a text of several lines, which keeps its lines and tabs. */
export function printable(text: string): string {
  const kept = text.replace(UNPRINTABLE, (found) => found.replace(/[^\n\t]+/gu, ' '));
  return kept.replace(DIRECTION, '').replace(HALVES, '\ufffd');
}

/** At most `length` characters of a cleaned text, the last an ellipsis where it is cut. */
export function elided(text: string, length: number): string {
  const characters = [...plain(text)];
  if (characters.length <= length) return characters.join('');
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}

/** A name in full, for tooltips and tables. */
export function fullName(name: string): string {
  return elided(name, FULL_LENGTH);
}

/** Labels no wider than `length` ordinary characters, all different: names that are cut alike are numbered. */
export function labelsOf(names: readonly string[], length: number): Map<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const whole = elided(name, length * 2);
    let label = fitted(whole, length) || '(no name)';
    for (let n = 2; taken.has(label); n++) label = `${fitted(whole, length - 4)} (${n})`;
    taken.add(label);
    labels.set(name, label);
  }
  return labels;
}

/** Cuts a text into lines of at most `length` ordinary characters at its spaces; a longer word is cut. */
export function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A figure is not parted from its per cent.
  for (const word of text.replace(/(\d) %/gu, '$1\u00a0%').split(' ')) {
    const piece = fitted(word, length);
    if (line !== '' && sizeOf(line) + 1 + sizeOf(piece) > length) {
      lines.push(line);
      line = piece;
    } else line = line === '' ? piece : `${line} ${piece}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text cut to the width of so many ordinary characters: emoji and the signs of East Asia are twice as wide. */
function fitted(text: string, length: number): string {
  if (sizeOf(text) <= length) return text;
  let end = '';
  for (const character of text) {
    if (sizeOf(end) + sizeOf(character) > length - 1) break;
    end += character;
  }
  return `${end.trimEnd()}…`;
}

/** Width of an ordinary character of a text, all letters of a sentence together (em). */
const ORDINARY = 0.56;

/** Length of a text in ordinary characters, as wide as it is drawn. */
function sizeOf(text: string): number {
  return widthOf(text) / ORDINARY;
}

/** As `wrapped`, in as few lines, and of about one length: no last word stands alone. */
export function balanced(text: string, length: number): string[] {
  const lines = wrapped(text, length);
  for (let shorter = Math.ceil(text.length / Math.max(1, lines.length)); shorter < length; shorter++) {
    const found = wrapped(text, shorter);
    if (found.length === lines.length) return found;
  }
  return lines;
}

/** Width of a text in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[ijl.,:;'’|!()[\] ftrI]/u.test(character)) width += 0.38;
    else if (/[mwMW@%—…]/u.test(character)) width += 0.95;
    else if (/[\u1100-\uffdc]|\p{Extended_Pictographic}/u.test(character)) width += 1.05;
    else if (/\p{Lu}/u.test(character)) width += 0.72;
    else width += 0.62;
  }
  return width;
}
