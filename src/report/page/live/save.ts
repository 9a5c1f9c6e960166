/** Saves a chart as SVG or PNG and its numbers as CSV, or copies them. */
import type * as vega from 'vega';
import { BYTE_ORDER_MARK, type CsvCell, csv, harmless } from '../../export/csv.js';
import { announce, type Element, here } from './dom.js';
import { specOf, viewOf } from './mount.js';

/** PNG pixels to one of the drawing: sharp on a projector and in print. */
const SCALE = 2;

export const ACTS: Readonly<Record<string, (name: string) => Promise<void>>> = {
  svg: async (name) => save(`${name}.svg`, await pictureOf(name), 'image/svg+xml'),
  png: async (name) => save(`${name}.png`, await pixelsOf(await pictureOf(name)), 'image/png'),
  csv: async (name) => save(`${name}.csv`, BYTE_ORDER_MARK + csv(rowsOf(name)), 'text/csv;charset=utf-8'),
  copy: async (name) => {
    await copy(
      rowsOf(name)
        .map((row) =>
          row
            .map((cell) => (typeof cell === 'string' ? harmless(cell).replace(/\s/gu, ' ') : (cell ?? '')))
            .join('\t'),
        )
        .join('\n'),
    );
    announce('The numbers are copied.');
  },
};

/** The table behind a chart, numbers with all their digits. */
function rowsOf(name: string): CsvCell[][] {
  const table = here.document.getElementById(`numbers-${name}`);
  return [...(table?.rows ?? [])].map((row) => [...row.cells].map(contentOf));
}

function contentOf(cell: Element): CsvCell {
  const shown = cell.textContent ?? '';
  const { value } = cell.dataset;
  if (value === '') return null;
  if (value !== undefined) return Number(value);
  return cell.getAttribute('class') === 'number' && cell.tagName === 'TD' ? Number(shown) : shown;
}

/** A chart as SVG with its title and source, as wide as it is meant to be. */
async function pictureOf(name: string): Promise<string> {
  const live = specOf(name);
  if (!live) throw new Error(`there is no chart ${name}`);
  const view = viewOf({ ...live.spec, title: live.title } as vega.Spec, { renderer: 'none' });
  const text = await view.toSVG();
  view.finalize();
  return text;
}

async function pixelsOf(svg: string): Promise<unknown> {
  const picture = new here.Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = here.document.createElement('canvas');
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  const pen = canvas.getContext('2d');
  pen.scale(SCALE, SCALE);
  pen.drawImage(picture, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}

function save(file: string, content: unknown, type: string): void {
  const url = here.URL.createObjectURL(new here.Blob([content], { type }));
  const link = here.document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  here.setTimeout(() => here.URL.revokeObjectURL(url), 10_000);
  announce(`${file} is saved.`);
}

/** By the clipboard, or, where a page may not reach it, by a field that is selected. */
async function copy(text: string): Promise<void> {
  try {
    if (!here.navigator.clipboard) throw new Error('no clipboard');
    await here.navigator.clipboard.writeText(text);
  } catch {
    const field = here.document.createElement('textarea');
    field.value = text;
    here.document.body.append(field);
    field.select();
    here.document.execCommand('copy');
    field.remove();
  }
}
