/**
 * The replications of a scenario on threads, by the library as it is built: `node threads.mjs FILE REPLICATIONS JOBS SEED`.
 * Prints the seconds from the first replication asked for to the last one there, by the clock, and the largest memory.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, readScenario } from '../../dist/index.js';
import { readInside, threads } from '../../dist/node.js';

const [file, replications, jobs, seed] = process.argv.slice(2);
const files = (name) => readInside(path.dirname(file), name);
const { scenario } = readScenario(readFileSync(file, 'utf8'), { file, files });
const network = compile(scenario);
const executor = threads(Number(jobs));
const began = performance.now();
let events = 0;
await executor.run(
  { network, seed, replications: Array.from({ length: Number(replications) }, (_, i) => i + 1) },
  { onMeasures: (measures) => (events += measures.events) },
);
const seconds = (performance.now() - began) / 1000;
await executor.close();
console.log(JSON.stringify({ events, seconds, memoryMb: process.resourceUsage().maxRSS / 1024 }));
