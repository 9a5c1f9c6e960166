import { ReplicationError } from '../experiment/executor.js';

/** How a command ends. The exit codes are part of the interface: scripts and CI jobs branch on them. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** Done, and the answer is no. */
  no: 1,
  /** The input or the call is wrong. */
  wrong: 2,
  /** Interrupted before the end. */
  interrupted: 3,
  /** A fault of ours. */
  fault: 70,
} as const;

/** The input or the call is wrong: the message says what, in words for who called, and no stack is shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The user stopped the command. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/** Exit code and the line to print for what a command threw. */
export function ending(thrown: unknown): { readonly code: number; readonly message: string } {
  if (thrown instanceof Interruption) return { code: EXIT.interrupted, message: thrown.message };
  if (thrown instanceof Refusal) return { code: EXIT.wrong, message: thrown.message };
  const problem = systemProblem(thrown);
  if (problem !== null) return { code: EXIT.wrong, message: problem };
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  // A replication that failed says in further lines how to run it alone.
  const [first, ...further] = thrown instanceof ReplicationError ? text.split('\n') : [text];
  const line = first!.replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
  const fault = `A fault of onward's own, not of your input: ${line}. (ONWARD_DEBUG=1 shows where.)`;
  return { code: EXIT.fault, message: [fault, ...further].join('\n') };
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the symbolic links go in a circle',
};

/** What the operating system refused, in words; null where `thrown` is something else. */
export function systemProblem(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown)) return null;
  const words = PROBLEMS[String(thrown.code)];
  if (words === undefined) return null;
  const path = 'path' in thrown && typeof thrown.path === 'string' ? `${thrown.path}: ` : '';
  return `${path}${words}.`;
}
