import { EXIT } from './exit.js';

/**
 * A signal that Ctrl-C (or a polite kill) sets off. The first asks the command to stop cleanly, the second stops it on
 * the spot; either way nothing is half-written, since reports are put in place by a rename.
 */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
