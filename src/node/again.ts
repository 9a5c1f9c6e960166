import { quoted } from '../experiment/alone.js';

/** The command that is running, as one would type it again, with `--resume`. */
export function resumeCommand(): string {
  const words = process.argv.slice(2).filter((word) => word !== '--resume');
  return ['onward', ...words, '--resume'].map(quoted).join(' ');
}
