/** Names of measures with `*`. */

/**
 * A test for names that match `pattern`, in which `*` stands for one key. A key has no dot, unless it is one of
 * `dotted` (a place called `St. Louis`).
 */
export function matcher(pattern: string, dotted: readonly string[] = []): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const key = `(?:${[...dotted.filter((name) => name.includes('.')).map(literal), '[^.]+'].join('|')})`;
  const whole = new RegExp(`^${pattern.split('*').map(literal).join(key)}$`, 'u');
  return (name) => whole.test(name);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
