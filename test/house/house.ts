/** Reads the imports and the forbidden words of a source tree, for the rules of the house in `floors.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/** Source text by path from `src/`, with forward slashes: `engine/simulate.ts`. */
export type Tree = Readonly<Record<string, string>>;

/** A folder may import from itself and from folders on lower floors. */
export const FLOORS: Readonly<Record<string, number>> = {
  elementary: 0,
  // The laws are made of elementary functions, so they stand half a floor above.
  random: 0.5,
  collections: 0,
  scenario: 1,
  measures: 1,
  // A network carries the catalogue of what it measures, so it stands half a floor above.
  network: 1.5,
  compile: 2,
  engine: 2,
  statistics: 2,
  experiment: 3,
  report: 4,
  studio: 5,
  node: 6,
};

/** Packages that need Node; `src/node/` alone may take them. */
const NODE_PACKAGES = ['piscina', '@resvg/resvg-js', 'yargs', 'cli-progress'];
const BUILTINS = new Set(builtinModules);
/** Names of a machine, a clock or chance that portable code must not speak. */
const FORBIDDEN_GLOBALS = new Set([
  'performance',
  'process',
  'Buffer',
  'require',
  '__dirname',
  '__filename',
  'setImmediate',
]);
const FORBIDDEN_MEMBERS = new Set([
  'Math.random',
  'Date.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'globalThis.performance',
  'globalThis.process',
  'import.meta.dirname',
  'import.meta.filename',
]);

/** Functions that every engine approximates in its own way: what decides the bytes of results takes `elementary/`. */
const APPROXIMATE = new Set(
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh'
    .split(' ')
    .map((name) => `Math.${name}`),
);
/** Pictures may differ in a last bit, and Node's part works out no results. */
const BESIDE_RESULTS = new Set(['report', 'studio', 'node']);

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path from `src/` of the imported file, or null for a package. */
  readonly file: string | null;
}

/** All `.ts` files under `folder` (an absolute path). */
export function readTree(folder: string): Tree {
  const tree: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    tree[name.split(path.sep).join('/')] = readFileSync(path.join(folder, name), 'utf8');
  }
  return tree;
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => visit(child, seen));
}

/** The module a node names, if it is an import of any kind: static, re-export, `import()`, `import('…')` as a type. */
function moduleOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : null;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument && ts.isStringLiteralLike(argument) ? argument.text : '(not a plain string)';
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : null;
  }
  return null;
}

/** Every import in the tree, in the files' order. */
export function importsOf(tree: Tree): Import[] {
  const imports: Import[] = [];
  for (const [from, text] of Object.entries(tree)) {
    visit(parse(from, text), (node) => {
      const specifier = moduleOf(node);
      if (specifier !== null) imports.push({ from, specifier, file: resolve(from, specifier) });
    });
  }
  return imports;
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

/** First folder of a path, '' for files that stand in `src/` itself. */
function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

/** Imports that go up, sideways, or out of `src/`; and folders without a floor. */
export function floorFaults(tree: Tree): string[] {
  const faults: string[] = [];
  for (const room of new Set(Object.keys(tree).map(roomOf))) {
    if (room !== '' && FLOORS[room] === undefined) faults.push(`${room}/ has no floor`);
  }
  for (const { from, specifier, file } of importsOf(tree)) {
    if (file === null) continue;
    if (file.startsWith('..')) faults.push(`${from} imports ${specifier}, which lies outside of src/`);
    else if (!(file in tree)) faults.push(`${from} imports ${specifier}, which does not exist`);
    else if (!mayImport(roomOf(from), roomOf(file))) faults.push(`${from} imports ${file}`);
  }
  return faults;
}

function mayImport(from: string, to: string): boolean {
  if (from === '') return to !== 'node';
  return from === to || (FLOORS[from] ?? -1) > (FLOORS[to] ?? Number.POSITIVE_INFINITY);
}

/** Rings of files that import each other, each as `a.ts → b.ts → a.ts`, found by depth-first search. */
export function cycles(tree: Tree): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, file } of importsOf(tree)) {
    if (file !== null && file in tree) targets.set(from, [...(targets.get(from) ?? []), file]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const next of targets.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of Object.keys(tree)) walk(file, []);
  return found;
}

/** What portable code (all but `node/`) names or imports of Node, the clock or chance. */
export function portabilityFaults(tree: Tree): string[] {
  const portable = Object.fromEntries(Object.entries(tree).filter(([file]) => roomOf(file) !== 'node'));
  const faults = importsOf(portable)
    .filter(({ specifier }) => isOfNode(specifier))
    .map(({ from, specifier }) => `${from} imports ${specifier}`);
  for (const [file, text] of Object.entries(portable)) {
    visit(parse(file, text), (node) => {
      const word = forbiddenWord(node);
      if (word !== null) faults.push(`${file} names ${word}`);
    });
  }
  return faults;
}

function isOfNode(specifier: string): boolean {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1);
  return specifier.startsWith('node:') || BUILTINS.has(name[0]!) || NODE_PACKAGES.includes(name.join('/'));
}

function forbiddenWord(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.getText().replace(/\s|\?/g, '');
    return FORBIDDEN_MEMBERS.has(member) ? member : null;
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const bare = node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
    return bare ? 'the current Date' : null;
  }
  if (!ts.isIdentifier(node) || !FORBIDDEN_GLOBALS.has(node.text)) return null;
  return isReference(node) ? node.text : null;
}

/** An identifier that stands for a value, not the name of a member (`row.process`, `{process: 1}`). */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent)
  );
}

/** Where results are worked out by functions whose last bit is not the same in every engine. */
export function exactnessFaults(tree: Tree): string[] {
  const faults: string[] = [];
  for (const [file, text] of Object.entries(tree)) {
    if (BESIDE_RESULTS.has(roomOf(file))) continue;
    visit(parse(file, text), (node) => {
      const word = approximation(node);
      if (word !== null) faults.push(`${file} has ${word}`);
    });
  }
  return faults;
}

function approximation(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.getText().replace(/\s|\?/g, '');
    return APPROXIMATE.has(member) ? member : null;
  }
  // Taking functions out of Math, in whatever way, would hide which.
  if (ts.isIdentifier(node) && node.text === 'Math' && !ts.isPropertyAccessExpression(node.parent))
    return 'Math';
  if (!ts.isBinaryExpression(node)) return null;
  const { operatorToken, left, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return '**=';
  if (operatorToken.kind !== ts.SyntaxKind.AsteriskAsteriskToken) return null;
  const isWhole = (side: ts.Expression): boolean => /^-?\d+$/.test(side.getText());
  return left.getText() === '2' && isWhole(right) ? null : '**';
}
