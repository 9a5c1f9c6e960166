/**
 * Builds what runs from `src/` into `dist/`: `node scripts/build.mjs [--no-types]`.
 *
 *     src/node/cli.ts, worker.ts, index.ts ─→ onward.js, worker.js, node.js   (Node, shared chunks)
 *     src/index.ts                         ─→ index.js                        (browsers and Node)
 *     src/report/page/runtime.ts           ─→ page-runtime.js                 (one script for the report's page)
 *     src/**                               ─→ types/                          (declarations)
 *
 * Everything is built beside and put in place when all of it is there, so that `dist/` is never half a build.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const dist = path.join(root, 'dist');
const fresh = path.join(root, 'node_modules', '.cache', `onward-build-${process.pid}`);
const withTypes = !process.argv.includes('--no-types');

/**
 * Kept out of the bundles: native binaries, a file that is started as a worker, an optional part of vega, and packages
 * that are optional.
 */
const EXTERNAL = ['@resvg/resvg-js', 'piscina', 'canvas', 'bullmq', 'ioredis', '@duckdb/node-api'];

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
  external: EXTERNAL,
};

/** The command, its worker and the library for Node. Bundled, since mathjs takes seconds to import from its files. */
function buildNode() {
  return build({
    ...shared,
    entryPoints: {
      onward: 'src/node/cli.ts',
      worker: 'src/node/worker.ts',
      node: 'src/node/index.ts',
    },
    outdir: fresh,
    platform: 'node',
    target: 'node20.19',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    // CommonJS packages inside an ES module still ask for `require`.
    banner: {
      js: "import { createRequire as onwardRequire } from 'node:module';const require = onwardRequire(import.meta.url);",
    },
  });
}

/** The portable library: no module of Node may get in, and esbuild fails where one does. */
function buildPortable() {
  return build({
    ...shared,
    entryPoints: ['src/index.ts'],
    outfile: path.join(fresh, 'index.js'),
    platform: 'browser',
  });
}

/** The script inside the report's page. */
function buildPage() {
  const entry = 'src/report/page/runtime.ts';
  if (!existsSync(path.join(root, entry))) return Promise.resolve();
  return build({
    ...shared,
    entryPoints: [entry],
    outfile: path.join(fresh, 'page-runtime.js'),
    platform: 'browser',
    format: 'iife',
    external: ['canvas'],
    minify: true,
    charset: 'utf8',
  });
}

function buildTypes() {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', path.join(fresh, 'types')];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('the type declarations do not build')),
    );
  });
}

/** A run that started with the build before may still load its chunks: they are swept away this much later (ms). */
const KEPT = 3_600_000;

/** Puts the finished build in place, file by file, chunks before what imports them, and sweeps away the one before. */
async function publish() {
  const names = (await readdir(fresh, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(fresh, path.join(entry.parentPath, entry.name)));
  const inChunks = (name) => Number(name.startsWith('chunks'));
  for (const name of names.sort((a, b) => inChunks(b) - inChunks(a))) {
    await mkdir(path.dirname(path.join(dist, name)), { recursive: true });
    await rename(path.join(fresh, name), path.join(dist, name));
  }
  await rm(fresh, { recursive: true, force: true });
  const chunks = path.join(dist, 'chunks');
  for (const name of await readdir(chunks)) {
    const { mtimeMs } = await stat(path.join(chunks, name));
    if (!names.includes(path.join('chunks', name)) && Date.now() - mtimeMs > KEPT)
      await rm(path.join(chunks, name));
  }
}

try {
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const parts = [buildNode(), buildPortable(), buildPage()];
  if (withTypes) parts.push(buildTypes());
  const failed = (await Promise.allSettled(parts)).filter((part) => part.status === 'rejected');
  if (failed.length > 0) throw new Error(failed.map((part) => part.reason.message).join('\n'));
  await publish();
} catch (error) {
  await rm(fresh, { recursive: true, force: true });
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
}
