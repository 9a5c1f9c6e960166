/**
 * A theme: the colours and fonts of a house, put in place of the standard ones in every chart and page.
 *
 *     text ─(1) read→ keys ─(2) check→ Theme ─(3) put in place→ specification
 */
import * as z from 'zod';
import { readDocument } from '../scenario/document.js';
import type { Issue } from '../scenario/issue.js';
import { issuesOf } from '../scenario/schema/issues.js';
import { keyed } from '../scenario/schema/leaf.js';
import { CATEGORIES, FONT, INK, QUIET, SEQUENTIAL } from './theme.js';

/** The inks of a page and its charts, on one ground. */
export type Inks = Readonly<Record<keyof typeof INK, string>>;

export interface Theme {
  /** A list of font families, as CSS writes it. */
  readonly font: string;
  readonly light: Inks;
  readonly dark: Inks;
  /** Eight colours of things that are told apart. */
  readonly categories: readonly string[];
  /** The same on a dark ground. */
  readonly darkCategories: readonly string[];
  /** Ordinary travel. */
  readonly quiet: string;
  /** Name of a sequential scale of Vega's. */
  readonly sequential: string;
}

const DARK: Inks = {
  paper: '#14181d',
  text: '#e6e9ed',
  soft: '#a9b2bc',
  line: '#6b7580',
  grid: '#2b3138',
  void: '#1f252b',
};

/** How reports look unless a theme says otherwise. */
export const STANDARD: Theme = {
  font: FONT,
  light: INK,
  dark: DARK,
  categories: CATEGORIES,
  // Blue and brown lighter, and sky blue too, so that it is told from the other.
  darkCategories: CATEGORIES.map((color, i) => ({ 0: '#2a86c6', 5: '#8fd3f8', 7: '#f5e6a8' })[i] ?? color),
  quiet: QUIET,
  sequential: SEQUENTIAL,
};

/** What is read aloud alike by grey print and by eyes that see fewer colours. */
const SCALES = ['viridis', 'cividis', 'magma', 'inferno', 'plasma'] as const;
/** Of text on its ground: WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;

const problem = (code: string, message: string, expected: string, found: unknown, hint?: string) => ({
  code,
  message,
  expected,
  found: JSON.stringify(found) ?? 'nothing',
  ...(hint === undefined ? {} : { hint }),
});

/** A value that `right` accepts; what is wrong with any other is said in the words of the language's own errors. */
function value<T>(right: (found: unknown) => found is T, expected: string, hint?: string) {
  return z.unknown().superRefine((found, context) => {
    if (right(found)) return;
    context.addIssue({
      code: 'custom',
      params: { problem: problem('theme', 'this is no such value', expected, found, hint) },
    });
  }) as z.ZodType<unknown> as z.ZodType<T>;
}

const isColor = (found: unknown): found is string =>
  typeof found === 'string' && /^#[0-9a-f]{6}$/iu.test(found);
const isFont = (found: unknown): found is string =>
  typeof found === 'string' && /^[\p{L}\p{N} ,'_-]{1,200}$/u.test(found);
const isEight = (found: unknown): found is string[] =>
  Array.isArray(found) && found.length === CATEGORIES.length && found.every(isColor);
const isScale = (found: unknown): found is (typeof SCALES)[number] => SCALES.some((scale) => scale === found);

const color = value(
  isColor,
  'a colour',
  'Write it as "#1f2328", in quotes: YAML takes a bare # for a comment.',
);
const eight = value(isEight, 'a list of eight colours, each as "#1f2328"');

const inks = keyed(
  Object.fromEntries(Object.keys(INK).map((ink) => [ink, color.optional()])) as Record<
    keyof typeof INK,
    z.ZodOptional<typeof color>
  >,
);

const SCHEMA = keyed({
  font: value(
    isFont,
    'a list of font families',
    'Write for example "\'Source Sans 3\', sans-serif".',
  ).optional(),
  light: inks.optional(),
  dark: inks.optional(),
  categories: eight.optional(),
  'dark categories': eight.optional(),
  quiet: color.optional(),
  sequential: value(isScale, `one of ${SCALES.join(', ')}`).optional(),
});

/** A theme from the text of its file (YAML, and so JSON); `theme` is null where there are issues. */
export function readTheme(text: string, file: string): { theme: Theme | null; issues: Issue[] } {
  // 1.
  const { document, issues } = readDocument(text, file);
  if (document === null || issues.length > 0) return { theme: null, issues };
  // 2.
  const checked = SCHEMA.safeParse(document.raw);
  if (!checked.success) return { theme: null, issues: issuesOf(document, checked.error.issues) };
  const { font, light, dark, categories, quiet, sequential, ...rest } = checked.data;
  const given = <T extends object>(some: T | undefined) =>
    Object.fromEntries(Object.entries(some ?? {}).filter(([, each]) => each !== undefined));
  const theme: Theme = {
    font: font ?? STANDARD.font,
    light: { ...STANDARD.light, ...given(light) },
    dark: { ...STANDARD.dark, ...given(dark) },
    categories: categories ?? STANDARD.categories,
    darkCategories: rest['dark categories'] ?? categories ?? STANDARD.darkCategories,
    quiet: quiet ?? STANDARD.quiet,
    sequential: sequential ?? STANDARD.sequential,
  };
  const faint = (['light', 'dark'] as const).flatMap((ground) =>
    (['text', 'soft'] as const).flatMap((ink) => {
      const found = contrast(theme[ground][ink], theme[ground].paper);
      if (found >= LEAST_CONTRAST) return [];
      const message = `${ink} on paper has a contrast of ${found.toFixed(1)}`;
      return [
        {
          code: 'custom' as const,
          path: [ground, ink],
          message,
          input: theme[ground][ink],
          params: {
            problem: problem(
              'contrast',
              message,
              `at least ${LEAST_CONTRAST}, to be read`,
              theme[ground][ink],
            ),
          },
        },
      ];
    }),
  );
  return faint.length > 0 ? { theme: null, issues: issuesOf(document, faint) } : { theme, issues: [] };
}

/** Ratio of the luminances of two colours (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 3. A specification with the theme's colours and font in place of the standard ones. Data are left as they are. */
export function themed<T>(spec: T, theme: Theme): T {
  if (theme === STANDARD) return spec;
  const inks = Object.keys(INK) as (keyof typeof INK)[];
  const instead = new Map<string, string>([
    ...inks.map((ink) => [INK[ink], theme.light[ink]] as const),
    ...CATEGORIES.map((each, i) => [each, theme.categories[i]] as const),
    [QUIET, theme.quiet],
    [SEQUENTIAL, theme.sequential],
    [FONT, theme.font],
  ]);
  const replaced = (node: unknown): unknown => {
    if (typeof node === 'string') return instead.get(node) ?? node;
    if (Array.isArray(node)) return node.map(replaced);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, inner]) => [
        key,
        key === 'data' || key === 'datasets' ? inner : replaced(inner),
      ]),
    );
  };
  return replaced(spec) as T;
}
