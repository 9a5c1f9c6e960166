import { SingleBar } from 'cli-progress';
import type { Progress } from '../experiment/executor.js';

/** Shows how far a run is. */
export interface ProgressBar {
  update(progress: Progress): void;
  stop(): void;
}

/** A bar on standard error where that is a terminal and `shown`; else nothing. */
export function progressBar(total: number, shown: boolean): ProgressBar {
  if (!shown || process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const began = performance.now();
  let events = 0;
  const bar = new SingleBar({
    format: '{bar} {value} of {total} replications · {rate} events/s · {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 20,
  });
  bar.start(total, 0, { rate: '–' });
  return {
    update: (progress) => {
      events += progress.events;
      // The total grows where a rule says how many are enough.
      bar.setTotal(progress.total);
      bar.update(progress.done, { rate: perSecond(events, performance.now() - began) });
    },
    stop: () => bar.stop(),
  };
}

/** `1.4 million`, `830 thousand`, `95`: events per second, from a number of them and milliseconds. */
export function perSecond(events: number, milliseconds: number): string {
  const rate = events / Math.max(milliseconds / 1000, 1e-3);
  if (rate >= 1e6) return `${(rate / 1e6).toFixed(1)} million`;
  if (rate >= 1e3) return `${(rate / 1e3).toFixed(0)} thousand`;
  return rate.toFixed(0);
}

/** `45.2 s`, `3 min 20 s`. */
export function elapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
