/** Runs contestants in turns, each run in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Contestant {
  readonly name: string;
  /** A script and its arguments; the seed is added as the last. */
  readonly command: readonly string[];
}

const run = promisify(execFile);

/** What a script prints as its last line of JSON. */
export async function printed<T>(command: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [...command], { maxBuffer: 1 << 26 }).catch((thrown) => {
    // The source of a bundle is one line of a megabyte: only the message is of use.
    const message = /^\w*Error: [\s\S]*?(?=\n {4}at )/m.exec(String(thrown.stderr))?.[0];
    throw new Error(`${command.join(' ')}\n${message ?? thrown.code}`);
  });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as T;
}

/**
 * A B C, B C A, C A B, …: what each printed, by contestant and turn. The order turns, so that nobody is always the one
 * that runs after a pause; the turn's number is everybody's seed.
 */
export async function inTurns<T>(
  contestants: readonly Contestant[],
  turns: number,
  onTurn: (turn: number) => void = () => {},
): Promise<Map<string, T[]>> {
  const results = new Map(contestants.map(({ name }) => [name, [] as T[]]));
  for (let turn = 0; turn < turns; turn++) {
    for (let i = 0; i < contestants.length; i++) {
      const { name, command } = contestants[(turn + i) % contestants.length]!;
      results.get(name)!.push(await printed<T>([...command, String(turn + 1)]));
    }
    onTurn(turn + 1);
  }
  return results;
}
