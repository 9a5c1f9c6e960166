/**
 * `npm run bench [-- [growth|cores] [--json] [--quick] [--turns N]]`: how fast the engine is, as ratios in one run.
 *
 * M1 and M2 (`m1.yaml`, `m2.yaml`) go through the whole flow with all statistics on, bundled as the command is built,
 * against a loop written by hand (`limit.mjs`) and simjs; then the event calendar and the samplers by themselves, and
 * the Kazakhstan scenario. `growth`: ten times the customers, and a hundred times as many inside at once. `cores`: two
 * threads against one. Ends with 1 where an answer is wrong. Words go to standard error; with `--json` one object goes to
 * standard output.
 */
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.js';
import { cores } from './cores.js';
import { inside, passing } from './growth.js';
import { calendar, kazakhstan, race, type Setting, samplers } from './suites.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    turns: { type: 'string' },
  },
});
const [what = 'speed'] = positionals;
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  speed,
  growth,
  cores: () => cores(setting),
};
const chosen = Object.hasOwn(BENCHES, what) ? BENCHES[what] : undefined;
if (positionals.length > 1 || chosen === undefined) {
  console.error(
    `There is no bench ${JSON.stringify(positionals.join(' '))}: only growth, cores, or nothing.`,
  );
  process.exit(2);
}
const turns = Number(values.turns ?? (values.quick ? 1 : 5));
if (!Number.isInteger(turns) || turns < 1) {
  console.error(`--turns takes a whole number from 1, not ${JSON.stringify(values.turns)}.`);
  process.exit(2);
}

const built = await bundle(['onward', 'calendar', 'samplers', 'pending']);
const setting: Setting = {
  built,
  customers: values.quick ? 30_000 : 1_000_000,
  turns,
  steps: values.quick ? 100_000 : 2_000_000,
  say: (text) => console.error(text),
  faults: [],
};
try {
  setting.say(`Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}; median (quartiles)`);
  const answer = await chosen();
  if (values.json) console.log(JSON.stringify(answer, null, 2));
} catch (thrown) {
  setting.say(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 2;
} finally {
  await rm(built, { recursive: true, force: true });
}
for (const fault of setting.faults) setting.say(`WRONG: ${fault}`);
if (setting.faults.length > 0) process.exitCode = 1;

async function speed(): Promise<object> {
  return {
    M1: await race('M1', setting),
    M2: await race('M2', setting),
    calendar: await calendar(setting),
    samplers: await samplers(setting),
    kazakhstan: await kazakhstan(setting),
  };
}

async function growth(): Promise<object> {
  return { passing: await passing(setting), inside: await inside(setting) };
}
