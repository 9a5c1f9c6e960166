/**
 * Plain values with typed arrays in them (a network, measures) as one run of bytes, exactly: for threads that share it,
 * files that keep it and machines that send it.
 *
 *     "ONWP" · layout version (1 byte) · 3 × 0 · length of the head (4 bytes)
 *     head: JSON of {value, arrays}, where {"@": i} in the value stands for arrays[i] = [type, first byte, elements]
 *     the arrays' bytes, each from a multiple of 8 on
 *
 * Numbers are little-endian, as on every machine that Node and browsers run on. What is read is not trusted: lengths are
 * checked before anything is made, and nothing but plain data comes out.
 */
const MAGIC = [0x4f, 0x4e, 0x57, 0x50];
/** Version of this layout; another one is refused. */
export const PACKED_VERSION = 1;
const FIXED = 12;
const REFERENCE = '@';
/** Numbers that JSON does not bring back; they stand as {"@": name}. */
const NOT_JSON: ReadonlyMap<string, number> = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

const TYPES = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Uint8Array,
} as const;
type TypeName = keyof typeof TYPES;
type Packable = InstanceType<(typeof TYPES)[TypeName]>;

/** The bytes are not what `pack` writes. */
export class UnpackError extends Error {
  override readonly name = 'UnpackError';
}

/** @throws RangeError on a value that would not come back as it was: a function, a class, another kind of array. */
export function pack(value: unknown): Uint8Array {
  const arrays: Packable[] = [];
  const head = new TextEncoder().encode(
    JSON.stringify({ value: emptied(value, arrays, ''), arrays: places(arrays) }),
  );
  const first = aligned(FIXED + head.length);
  const bytes = new Uint8Array(first + arrays.reduce((sum, array) => sum + aligned(array.byteLength), 0));
  bytes.set(MAGIC);
  bytes[4] = PACKED_VERSION;
  new DataView(bytes.buffer).setUint32(8, head.length, true);
  bytes.set(head, FIXED);
  let at = first;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * The value again, with arrays of its own. The bytes may be shared with other threads.
 *
 * @throws UnpackError that says what is wrong with the bytes
 */
export function unpack(packed: Uint8Array): unknown {
  // A Buffer of Node would slice without a copy.
  const bytes = new Uint8Array(packed.buffer, packed.byteOffset, packed.length);
  if (bytes.length < FIXED || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new UnpackError('these are not packed values');
  if (bytes[4] !== PACKED_VERSION)
    throw new UnpackError(`layout ${bytes[4]} of packed values, where ${PACKED_VERSION} is known`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (FIXED + length > bytes.length) throw new UnpackError('packed values that end too early');
  const { value, arrays } = headOf(bytes.slice(FIXED, FIXED + length));
  const first = aligned(FIXED + length);
  return filled(
    value,
    arrays.map((place) => arrayAt(bytes, first, place)),
  );
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}

/** The value with references in the place of arrays, which are collected. */
function emptied(value: unknown, arrays: Packable[], path: string): unknown {
  const type = typeOf(value);
  if (type !== null) return { [REFERENCE]: arrays.push(value as Packable) - 1 };
  if (Array.isArray(value)) return value.map((item, i) => emptied(item, arrays, `${path}.${i}`));
  if (typeof value === 'number') return NOT_JSON.has(named(value)) ? { [REFERENCE]: named(value) } : value;
  if (value === null || ['string', 'boolean'].includes(typeof value)) return value;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype || REFERENCE in value)
    throw new RangeError(`${path} cannot be packed: it is not plain data`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, emptied(item, arrays, `${path}.${key}`)]),
  );
}

function named(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function typeOf(value: unknown): TypeName | null {
  if (!ArrayBuffer.isView(value)) return null;
  const name = value.constructor.name as TypeName;
  if (!Object.hasOwn(TYPES, name)) throw new RangeError(`a ${name} cannot be packed`);
  return name;
}

/** [type, first byte after the head, elements] of each. */
function places(arrays: readonly Packable[]): [TypeName, number, number][] {
  let at = 0;
  return arrays.map((array) => {
    const place: [TypeName, number, number] = [typeOf(array)!, at, array.length];
    at += aligned(array.byteLength);
    return place;
  });
}

function headOf(bytes: Uint8Array): { value: unknown; arrays: readonly unknown[] } {
  try {
    const head: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof head === 'object' && head !== null && 'value' in head && 'arrays' in head) {
      if (Array.isArray(head.arrays)) return { value: head.value, arrays: head.arrays };
    }
  } catch {
    // Told below.
  }
  throw new UnpackError('packed values whose head is not readable');
}

function arrayAt(bytes: Uint8Array, first: number, place: unknown): Packable {
  const [name, at, length] = Array.isArray(place) ? (place as unknown[]) : [];
  const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  if (typeof name !== 'string' || !Object.hasOwn(TYPES, name) || !isCount(at) || !isCount(length))
    throw new UnpackError('packed values with an array of no known kind');
  const Type = TYPES[name as TypeName];
  const begin = first + at;
  const end = begin + length * Type.BYTES_PER_ELEMENT;
  if (end > bytes.length) throw new UnpackError('packed values that end too early');
  return new Type(bytes.slice(begin, end).buffer as ArrayBuffer);
}

function filled(value: unknown, arrays: readonly Packable[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, arrays));
  if (REFERENCE in value) {
    const name = value[REFERENCE];
    const found = typeof name === 'string' ? NOT_JSON.get(name) : arrays[name as number];
    if (found === undefined) throw new UnpackError('packed values that name an array which is not there');
    return found;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, arrays)]));
}
