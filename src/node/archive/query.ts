/** SQL over the tables of a run, in DuckDB, which is an optional package. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../exit.js';
import { JOURNEYS } from './journeys.js';
import { RUN, TABLE_NAMES } from './tables.js';

export interface Answer {
  readonly columns: readonly string[];
  /** Values as JSON has them; dates and large numbers are text. */
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Answers one statement of SQL on the tables of a run. The tables are copied into memory and the database is then cut
 * off from everything else: the statement can read no file, write none, load nothing and reach no network, whatever it
 * says.
 *
 * @param folder of a report, or its `run`
 * @throws Refusal where there are no tables, DuckDB is missing, or the statement is wrong
 */
export async function query(folder: string, sql: string): Promise<Answer> {
  const tables = tablesIn(folder);
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    for (const { name, files } of tables) {
      const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
      await connection.run(`CREATE TABLE ${name} AS SELECT * FROM read_parquet([${list}])`);
    }
    for (const lock of ["temp_directory = ''", 'enable_external_access = false', 'lock_configuration = true'])
      await connection.run(`SET ${lock}`);
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw new Refusal('A query is one statement of SQL.');
    const reader = await connection.runAndReadAll(sql);
    return { columns: reader.deduplicatedColumnNames(), rows: reader.getRowsJson() };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`DuckDB does not take the query: ${(error as Error).message}`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

interface Table {
  readonly name: string;
  readonly files: readonly string[];
}

function tablesIn(folder: string): Table[] {
  for (const inside of [path.join(folder, RUN), folder]) {
    const found = TABLE_NAMES.map((name) => ({ name, files: [path.resolve(inside, `${name}.parquet`)] }));
    if (found.every(({ files }) => files.every((file) => existsSync(file))))
      return [...found, ...journeysIn(path.resolve(inside, JOURNEYS))];
  }
  throw new Refusal(
    `${folder} holds no tables of a run. \`onward run my.yaml\` writes them to reports/my/${RUN}/; name reports/my here.`,
  );
}

/** The table of journeys, where a run recorded them. */
function journeysIn(folder: string): Table[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^\d+\.parquet$/.test(name));
  const files = names.map((name) => path.join(folder, name));
  return files.length > 0 ? [{ name: JOURNEYS, files }] : [];
}

async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    // The second: the package is there, and its native part for this machine is not.
    const missing = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
    if (!missing.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new Refusal(
      'onward query needs the package @duckdb/node-api, which is optional and not installed: npm install @duckdb/node-api',
    );
  }
}
