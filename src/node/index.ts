/** What the library adds on Node: files and threads. */
export { readInside, readScenarioFile, type ScenarioFile } from './files.js';
export { type Files, publish } from './publish.js';
export { threads } from './threads.js';
