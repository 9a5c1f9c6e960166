import { SingleBar } from 'cli-progress';
import type { Executor, Progress } from '../experiment/executor.js';

/** Shows how far a run is. */
export interface ProgressBar {
  update(progress: Progress): void;
  stop(): void;
}

/** Milliseconds between two lines where there is no terminal to draw a bar on: a log stays short. */
const BETWEEN_LINES = 30_000;

/**
 * Replications done, events a second, time left and who runs them: a bar on standard error where that is a terminal,
 * else a line every half minute; nothing unless `shown`.
 */
export function progressBar(total: number, executor: Pick<Executor, 'name'>, shown: boolean): ProgressBar {
  if (!shown) return { update: () => {}, stop: () => {} };
  const pace = pacer();
  return process.stderr.isTTY === true ? bar(total, executor, pace) : lines(executor, pace);
}

function bar(total: number, executor: Pick<Executor, 'name'>, pace: Pace): ProgressBar {
  const drawn = new SingleBar({
    format: '{bar} {value} of {total} · {rate} events/s · {left} left · {executor}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 14,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  drawn.start(total, 0, { rate: '–', left: '–', executor: executor.name });
  return {
    update: (progress) => {
      // The total grows where a rule says how many are enough.
      drawn.setTotal(progress.total);
      drawn.update(progress.done, { ...pace(progress), executor: executor.name });
    },
    stop: () => drawn.stop(),
  };
}

function lines(executor: Pick<Executor, 'name'>, pace: Pace): ProgressBar {
  let said = performance.now();
  return {
    update: (progress) => {
      const { rate, left } = pace(progress);
      if (performance.now() - said < BETWEEN_LINES) return;
      said = performance.now();
      const { done, total } = progress;
      process.stderr.write(`${done} of ${total} · ${rate} events/s · ${left} left · ${executor.name}\n`);
    },
    stop: () => {},
  };
}

type Pace = (progress: Progress) => { readonly rate: string; readonly left: string };

/** How fast it goes, by what was run since; what an earlier run had finished says nothing about that. */
function pacer(): Pace {
  const began = performance.now();
  let events = 0;
  let ran = 0;
  return (progress) => {
    if (progress.kept !== true) {
      events += progress.events;
      ran++;
    }
    if (ran === 0) return { rate: '–', left: '–' };
    const milliseconds = performance.now() - began;
    const left = ((progress.total - progress.done) * milliseconds) / ran;
    return { rate: perSecond(events, milliseconds), left: elapsed(left) };
  };
}

/** `1.4 million`, `830 thousand`, `95`: events per second, from a number of them and milliseconds. */
export function perSecond(events: number, milliseconds: number): string {
  const rate = events / Math.max(milliseconds / 1000, 1e-3);
  if (rate >= 1e6) return `${(rate / 1e6).toFixed(1)} million`;
  if (rate >= 1e3) return `${(rate / 1e3).toFixed(0)} thousand`;
  return rate.toFixed(0);
}

/** `45.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function elapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
