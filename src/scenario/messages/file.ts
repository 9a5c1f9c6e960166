/** What is wrong with a file as a whole, its YAML, and the files that it names. */
import type { Problem } from '../problem.js';
import { inWords, shorten } from './words.js';

export const tooLarge = (bytes: number, most: number): Problem => ({
  code: 'too-large',
  message: 'the file is too large',
  expected: `at most ${most / 1e6} MB`,
  found: `${(bytes / 1e6).toFixed(1)} MB`,
  hint: 'put long tables into CSV files beside the scenario',
});

export const tooManyPieces = (most: number): Problem => ({
  code: 'too-many-values',
  message: 'the file holds too many lines and items',
  expected: `at most ${most.toLocaleString('en')}`,
  hint: 'put long tables into CSV files beside the scenario',
});

export const emptyFile = (): Problem => ({
  code: 'empty',
  message: 'the file is empty',
  expected: 'a scenario that begins with onward: 1',
});

export const notAMap = (found: unknown): Problem => ({
  code: 'type',
  message: 'a scenario is a map of keys',
  expected: 'a scenario that begins with onward: 1',
  found: inWords(found),
});

/** An error of the YAML parser in our words; its code names what it is. */
export function yamlError(code: string, message: string): Problem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab', message: 'a tab is used to indent', hint: 'indent with spaces' };
    case 'TAG_RESOLVE_FAILED':
      return { code: 'tag', message: 'tags (words that begin with !) are not part of the language' };
    case 'MULTIPLE_DOCS':
      return {
        code: 'two-documents',
        message: 'the file holds more than one YAML document',
        hint: 'remove the line ---',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        code: 'yaml',
        message: 'a second key begins on the same line',
        hint: 'write each key on a line of its own, or put a value that holds ": " in quotes',
      };
    case 'MISSING_CHAR':
      return {
        code: 'yaml',
        message: 'a quote or a bracket is not closed, or a colon or a comma is missing',
      };
    case 'BAD_INDENT':
      return {
        code: 'yaml',
        message: 'a [ or { is not closed, or this line is not indented as it should be',
      };
    default:
      return { code: 'yaml', message: `this is not YAML: ${message.split('\n')[0]}` };
  }
}

/** What the parser or the walk through its values threw. */
export function unreadable(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (/alias count/i.test(message)) {
    return {
      code: 'alias-bomb',
      message: 'aliases repeat too much: following them would make the file too large',
    };
  }
  if (error instanceof RangeError && message === 'values') {
    return {
      code: 'too-many-values',
      message: 'the file holds too many values',
      expected: 'at most 100,000',
    };
  }
  if (error instanceof RangeError) {
    return { code: 'too-deep', message: 'values are nested too deeply', expected: 'at most 40 levels' };
  }
  return { code: 'yaml', message: `this is not YAML: ${message.split('\n')[0]}` };
}

export const lostAlias = (name: string): Problem => ({
  code: 'alias',
  message: `the alias *${shorten(name)} names an anchor that is not there`,
  hint: `write &${shorten(name)} before the value that it repeats`,
});

export const keyNotText = (): Problem => ({
  code: 'key',
  message: 'a key must be a word or a number',
  hint: 'put text that begins with [ or { in quotes',
});

export const forbiddenName = (name: string): Problem => ({
  code: 'forbidden-name',
  message: `${name} cannot be a name`,
  hint: 'choose another name',
});

export const keyTwice = (key: string): Problem => ({
  code: 'key-twice',
  message: `${key} stands twice in the same map`,
  hint: 'remove one of the two',
});

export const splitValue = (key: string, joined: string): Problem => ({
  code: 'comma',
  message: 'the comma ends the value here, inside { } and [ ]',
  hint: `put the value in quotes: ${key === '' ? '' : `${key}: `}"${joined}"`,
});

export const commaInNumber = (text: string, number: string): Problem => ({
  code: 'comma',
  message: `"${shorten(text)}": a number has no comma`,
  hint: `write ${shorten(number)}`,
});

export const commentInText = (text: string): Problem => ({
  code: 'comment',
  message: 'what follows # is a comment and no part of the text',
  hint: `put the text in quotes, "${shorten(text)}", or leave a blank behind #`,
});

export const keyAlone = (leftover: string, key: string, joined: string): Problem => ({
  code: 'no-value',
  message: `${leftover} has no value`,
  hint: `write ${leftover}: and its value; or, if it belongs to ${key}, put that in quotes: ${key}: "${joined}"`,
});

export const pathLeavesFolder = (path: string): Problem => ({
  code: 'path',
  message: `${shorten(path)} leaves the scenario's folder`,
  expected: 'a file in the folder of the scenario',
});

export const pathIsUrl = (path: string): Problem => ({
  code: 'path',
  message: `${shorten(path)} is an address, not a file`,
  expected: 'a file in the folder of the scenario',
});

export const noFiles = (path: string): Problem => ({
  code: 'file',
  message: `${shorten(path)} cannot be read: no files are at hand here`,
});

export const baseCycle = (chain: readonly string[]): Problem => ({
  code: 'base-cycle',
  message: `the bases go in a circle: ${chain.join(' → ')}`,
});

export const baseChain = (most: number): Problem => ({
  code: 'base-chain',
  message: 'the chain of bases is too long',
  expected: `at most ${most} files`,
});
