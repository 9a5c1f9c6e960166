/**
 * One finished replication as bytes that can be kept in a file or sent over a queue, and are believed by nobody who has
 * not checked them:
 *
 *     one line of JSON (who made it, what it is of) · deflated measures (`collections/packed.ts`) · SHA-256 of all before
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflate, inflate } from 'node:zlib';
import { pack, unpack } from '../../collections/packed.js';
import type { Job } from '../../experiment/executor.js';
import { measuresProblem } from '../../measures/check.js';
import type { Measures } from '../../measures/measures.js';
import { build } from '../build.js';

const RECORD_VERSION = 1;
const CHECKSUM = 32;
const LONGEST_HEAD = 4096;
/** The quickest level: measures are mostly zeros, and shrink to a ninth even so. */
const LEVEL = constants.Z_BEST_SPEED;

interface Head {
  readonly onward: string;
  readonly record: number;
  readonly job: string;
  readonly replication: number;
  /** Bytes before and after deflating. */
  readonly raw: number;
  readonly stored: number;
}

/** The bytes are not a whole record of the replication that was asked for. The message says why. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** @param key `jobKey` of the job */
export async function encodeRecord(key: string, measures: Measures): Promise<Uint8Array> {
  const raw = pack(measures);
  const stored = await promisify(deflate)(raw, { level: LEVEL });
  const head: Head = {
    onward: build(),
    record: RECORD_VERSION,
    job: key,
    replication: measures.replication,
    raw: raw.length,
    stored: stored.length,
  };
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), stored]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/**
 * The measures of one replication, checked in every way: whole, of this build, this job and this replication, and of
 * the shape that the network asks for.
 *
 * @throws RecordError
 */
export async function decodeRecord(
  bytes: Uint8Array,
  key: string,
  { network }: Pick<Job, 'network'>,
  replication: number,
): Promise<Measures> {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEAD)).indexOf('\n');
  if (end < 0) throw new RecordError('it is not a replication, or only the beginning of one');
  const head = headOf(bytes.subarray(0, end));
  assertAsked(head, key, replication);
  if (bytes.length !== end + 1 + head.stored + CHECKSUM) throw new RecordError('it is torn');
  const body = bytes.subarray(0, -CHECKSUM);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(-CHECKSUM)))
    throw new RecordError('its bytes do not fit its checksum');
  const measures = await inflated(body.subarray(end + 1), head.raw);
  const problem = measuresProblem(measures, network.catalogue, network.ticks);
  if (problem !== null) throw new RecordError(`its measures do not fit the network: ${problem}`);
  if ((measures as Measures).replication !== replication) throw new RecordError('it is another replication');
  return measures as Measures;
}

function headOf(line: Uint8Array): Head {
  let head: unknown;
  try {
    head = JSON.parse(new TextDecoder().decode(line));
  } catch {
    throw new RecordError('it is not a replication');
  }
  const { onward, record, job, replication, raw, stored } = (head ?? {}) as Partial<Head>;
  if (typeof onward !== 'string' || typeof record !== 'number' || typeof job !== 'string')
    throw new RecordError('it is not a replication');
  for (const count of [replication, raw, stored])
    if (!(Number.isSafeInteger(count) && count! >= 0)) throw new RecordError('it is not a replication');
  return head as Head;
}

function assertAsked(head: Head, key: string, replication: number): void {
  if (head.record !== RECORD_VERSION || head.onward !== build())
    throw new RecordError(`it is of Onward ${head.onward}, and this is ${build()}`);
  if (head.job !== key) throw new RecordError('it is of another scenario or seed');
  if (head.replication !== replication) throw new RecordError(`it is of replication ${head.replication}`);
}

async function inflated(bytes: Uint8Array, length: number): Promise<unknown> {
  try {
    const raw = await promisify(inflate)(bytes, { maxOutputLength: Math.max(1, length) });
    return unpack(raw);
  } catch (error) {
    throw new RecordError(`its measures are not readable: ${(error as Error).message}`);
  }
}
