/** Draws a Vega-Lite specification as SVG text, without a browser and with the same bytes on every machine. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { widthOf } from './names.js';

/** Receives what Vega-Lite or Vega warn of. */
export type Complain = (text: string) => void;

const unheard: Complain = () => {};

/** Compiles to Vega. What Vega-Lite warns of spoils no report that took minutes to simulate; tests listen. */
export function compiled(spec: TopLevelSpec, complain: Complain = unheard): vega.Spec {
  return compile(spec, { logger: loggerTo(complain) }).spec as vega.Spec;
}

/**
 * A specification as SVG text.
 * @param prefix put before the ids inside, so that several drawings can stand in one page
 */
export async function svgOf(
  spec: TopLevelSpec,
  prefix: string,
  complain: Complain = unheard,
): Promise<string> {
  const view = new vega.View(vega.parse(compiled(withoutHover(spec), complain)), {
    renderer: 'none',
    logger: loggerTo(complain) as unknown as vega.LoggerInterface,
    loader: closedLoader(),
  });
  steadyTextWidths();
  const text = await view.toSVG();
  view.finalize();
  return ownIds(shorter(text), prefix);
}

/** Layers that only serve the pointer are named `hover…`; in a still picture they would be dead weight. */
export function withoutHover(spec: TopLevelSpec): TopLevelSpec {
  return pruned(spec) as TopLevelSpec;
}

function pruned(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => !isHover(item)).map(pruned);
  if (typeof node !== 'object' || node === null) return node;
  // Rows of data are left as they are: a row may have a name of its own.
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'data' || key === 'datasets' ? value : pruned(value),
    ]),
  );
}

function isHover(node: unknown): boolean {
  return (
    typeof node === 'object' && node !== null && 'mark' in node && 'name' in node && node.name === 'hover'
  );
}

function loggerTo(complain: Complain) {
  const note = (...parts: readonly unknown[]) => {
    complain(parts.map(String).join(' '));
    return logger;
  };
  const level = (value?: number) => (value === undefined ? 0 : logger);
  const logger = { level, error: note, warn: note, info: () => logger, debug: () => logger };
  return logger as unknown as NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;
}

/** Charts carry their data; nothing is ever fetched. */
function closedLoader(): vega.Loader {
  const refuse = () => Promise.reject(new Error('a chart may not load anything'));
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse } as unknown as vega.Loader;
}

/** Shapes to the hundredth of a pixel: nobody sees more, and their text is half as long. */
function shorter(svg: string): string {
  return svg.replace(/ (?:d|transform)="[^"]*"/gu, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(?:e-\d+)?/gu, (digits) =>
      String(Math.round(Number(digits) * 100) / 100 || 0),
    ),
  );
}

/** Vega numbers clip paths and gradients through all drawings of a process; here each has its own numbers. */
function ownIds(svg: string, prefix: string): string {
  const numbers = new Map<string, string>();
  const renamed = (id: string) => {
    if (!numbers.has(id)) numbers.set(id, `${prefix}-${numbers.size + 1}`);
    return numbers.get(id)!;
  };
  return svg
    .replace(/(clip-path|fill|stroke)="url\(#([\w-]+)\)"/gu, (_, key, id) => `${key}="url(#${renamed(id)})"`)
    .replace(
      /<(clipPath|linearGradient|radialGradient) id="([\w-]+)"/gu,
      (_, key, id) => `<${key} id="${renamed(id)}"`,
    );
}

interface TextMetrics {
  width(item: { readonly fontSize?: number }, text: unknown): number;
}

/**
 * Vega guesses 0.8 em for every character where it has no canvas, which leaves wide empty margins, and asks a canvas
 * where there is one, which makes a drawing depend on the machine. Here widths are those of DejaVu Sans, by and large.
 */
function steadyTextWidths(): void {
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize }, text) => widthOf(String(text ?? '')) * (fontSize ?? 11);
}
