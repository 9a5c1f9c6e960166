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

/** Labels of at most `length` characters, all different: names that are cut alike are numbered. */
export function labelsOf(names: readonly string[], length: number): Map<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    let label = elided(name, length) || '(no name)';
    for (let n = 2; taken.has(label); n++) label = `${elided(name, length - 4)} (${n})`;
    taken.add(label);
    labels.set(name, label);
  }
  return labels;
}

/** Cuts a text into lines of at most `length` characters at its spaces; a longer word is cut. */
export function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const piece = elided(word, length);
    if (line !== '' && line.length + 1 + piece.length > length) {
      lines.push(line);
      line = piece;
    } else line = line === '' ? piece : `${line} ${piece}`;
  }
  return line === '' ? lines : [...lines, line];
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
