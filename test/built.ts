/** Before any test: `dist/` is as new as `src/`, so that the tests of the command run what stands in the sources. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the build complained of, '' where `dist/` is built. */
    buildFailure: string;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** A build that fails is told to the tests that need it, and to no others. */
export function setup(project: TestProject): void {
  project.provide('buildFailure', isStale() ? build() : '');
}

function isStale(): boolean {
  const built = modified(path.join(root, 'dist', 'onward.js'));
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = [...files.map((name) => path.join('src', name)), 'scripts/build.mjs', 'package-lock.json'];
  return sources.some((name) => modified(path.join(root, name)) > built);
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function build(): string {
  const script = path.join(root, 'scripts', 'build.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--no-types'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? '' : `dist/ could not be built:\n${stderr}`;
}
