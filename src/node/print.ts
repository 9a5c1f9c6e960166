/** A page as PDF, printed by a Chromium that the machine has. */
import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './exit.js';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** A page that takes longer is not printed (ms). */
const PATIENCE = 120_000;

/** Prints a page. Throws a Refusal where there is no Chromium, or where it prints nothing. */
export async function pdfOf(page: string, signal?: AbortSignal): Promise<Uint8Array> {
  const browser = await browserOf();
  const folder = await mkdtemp(path.join(tmpdir(), 'onward-print-'));
  try {
    const [html, pdf] = [path.join(folder, 'page.html'), path.join(folder, 'page.pdf')];
    await writeFile(html, page);
    const said = await run(browser, argumentsOf(folder, html, pdf), signal);
    return await readFile(pdf).catch(() => {
      throw new Refusal(`${browser} printed nothing: ${lastLine(said) || 'and did not say why'}`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function argumentsOf(folder: string, html: string, pdf: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--no-pdf-header-footer',
    // Chromium's own walls need rights that the superuser of a container lacks; the page loads nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${path.join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(html).href,
  ];
}

/** Path of the browser: what ONWARD_CHROMIUM says, or the first that is found. */
async function browserOf(): Promise<string> {
  const told = process.env.ONWARD_CHROMIUM;
  if (told !== undefined && told !== '') {
    if (await isRunnable(told)) return told;
    throw new Refusal(`ONWARD_CHROMIUM names ${told}, which is no program that can be run.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...PLACES,
  ];
  for (const candidate of candidates) if (await isRunnable(candidate)) return candidate;
  throw new Refusal(
    'A PDF is printed by Chromium, Chrome or Edge, and none was found. Install one, name it in ONWARD_CHROMIUM, or open report.html and print it from there.',
  );
}

function isRunnable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** What the program said on standard error. */
function run(program: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PATIENCE,
      ...(signal ? { signal } : {}),
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
