/** Columns as the bytes of a Parquet file. The same columns give the same bytes. */
import { ByteWriter, parquetWrite } from 'hyparquet-writer';

export type Column = Parameters<typeof parquetWrite>[0]['columnData'][number];

export function parquet(columnData: Column[]): Uint8Array {
  const writer = new ByteWriter();
  parquetWrite({ writer, columnData, rowGroupSize: 1_000_000, createdBy: 'onward' });
  return new Uint8Array(writer.getBuffer());
}

export const text = (name: string, data: string[]): Column => ({
  name,
  data,
  type: 'STRING',
  nullable: false,
});
export const whole = (name: string, data: number[]): Column => ({
  name,
  data,
  type: 'INT32',
  nullable: false,
});
export const real = (name: string, data: (number | null)[], nullable = false): Column => ({
  name,
  data,
  type: 'DOUBLE',
  nullable,
});
