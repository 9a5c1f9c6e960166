/** `onward new`: a commented scenario to start from. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Argv } from 'yargs';
import { Refusal } from '../exit.js';
import { terminal } from '../terminal.js';
import { JSON_OPTION, QUIET_OPTION } from './options.js';

interface Call {
  readonly file: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export const create = {
  command: 'new [file]',
  describe: 'Write a small scenario with comments, to start from',
  builder: (call: Argv): Argv<Call> =>
    call
      .positional('file', { type: 'string', default: 'scenario.yaml', describe: 'The file to write' })
      .option('json', JSON_OPTION)
      .option('quiet', QUIET_OPTION)
      .example('$0 new my.yaml', 'then: onward check my.yaml, and onward run my.yaml'),
  handler: writeStarter,
};

/** A file that is there already is never replaced. */
async function writeStarter(call: Call): Promise<void> {
  const { file } = call;
  try {
    await writeFile(file, starter(), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Refusal(`${file} is there already and is not replaced. Name another file.`);
  }
  const out = terminal(call.quiet);
  if (call.json) out.answer(JSON.stringify({ file }));
  out.say(`${file} is written. Check it with onward check ${file}, simulate it with onward run ${file}.`);
}

/** Text of the starter, which is a scenario of this package: the nearest one above this file. */
function starter(): string {
  const places = ['../', '../../', '../../../'].map(
    (up) => new URL(`${up}scenarios/starter.yaml`, import.meta.url),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('the starter of onward is missing');
  return readFileSync(found, 'utf8');
}
