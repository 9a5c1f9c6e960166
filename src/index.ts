/** The portable library: from a scenario's text to results, in browsers and Node alike. */
export { compile } from './compile/compile.js';
export type { Run } from './engine/run.js';
export { begin, finish, runTo, simulate } from './engine/simulate.js';
export { type RunState, resume, save } from './engine/state.js';
export {
  type Executor,
  type Job,
  type Progress,
  ReplicationError,
  type RunOptions,
} from './experiment/executor.js';
export { inProcess } from './experiment/in-process.js';
export type { Histogram, Metric, Results, Scored, Series, Summary } from './experiment/results.js';
export { type Experiment, runExperiment } from './experiment/run.js';
export { summaryOf } from './experiment/summary.js';
export type { Catalogue, Measures } from './measures/measures.js';
export type { Network } from './network/network.js';
export { type ExportOptions, exportFiles, type TextFormat } from './report/export/export.js';
export { type ReportFile, type ReportOptions, reportFiles } from './report/files.js';
export { readTheme, type Theme } from './report/theme-file.js';
export { formatIssue, type Issue } from './scenario/issue.js';
export { jsonSchema } from './scenario/json-schema.js';
export { type ReadOptions, type ReadResult, readScenario } from './scenario/read.js';
export type { Scenario } from './scenario/scenario.js';
