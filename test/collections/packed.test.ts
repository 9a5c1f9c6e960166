import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, UnpackError, unpack } from '../../src/collections/packed.js';

const arrays = fc.oneof(
  fc.float64Array(),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint8Array(),
);
const key = fc.string().filter((name) => name !== '@' && name !== '__proto__');
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    arrays,
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('packed values', () => {
  property.prop([plain])('come back as they were, to the bit', (value) => {
    expect(unpack(pack(value))).toEqual(value);
  });

  it('keep NaN, infinity and minus zero in arrays', () => {
    const value = { a: Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, -0), b: Float64Array.of() };
    expect(unpack(pack(value))).toEqual(value);
  });

  it('can be read from the middle of a buffer', () => {
    const value = { a: Float64Array.of(1, 2, 3) };
    const bytes = pack(value);
    const larger = Buffer.concat([Buffer.from('abc'), bytes, Buffer.from('def')]);
    expect(unpack(larger.subarray(3, 3 + bytes.length))).toEqual(value);
  });

  it('can be read from memory that threads share, and are copies of it', () => {
    const bytes = pack({ a: Int32Array.of(1, 2, 3) });
    const memory = new SharedArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    const { a } = unpack(new Uint8Array(memory)) as { a: Int32Array };
    expect(a).toEqual(Int32Array.of(1, 2, 3));
    expect(a.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it.each([
    ['a function', { a: () => 1 }, '.a cannot be packed'],
    ['a class', { a: new Date(0) }, '.a cannot be packed'],
    ['a kind of array that is not known', { a: new BigInt64Array(1) }, 'BigInt64Array'],
  ])('cannot be made of %s', (_, value, message) => {
    expect(() => pack(value)).toThrow(message);
  });

  property.prop([plain, fc.nat(), fc.integer({ min: 1, max: 255 })])(
    'that were damaged are refused, or are still plain data',
    (value, where, change) => {
      const bytes = pack(value);
      bytes[where % bytes.length]! ^= change;
      try {
        pack(unpack(bytes));
      } catch (error) {
        if (!(error instanceof UnpackError)) expect(error).toBeInstanceOf(RangeError);
      }
    },
  );

  property.prop([plain, fc.nat()])('that end too early are refused', (value, where) => {
    const bytes = pack({ value, last: Float64Array.of(1) });
    expect(() => unpack(bytes.subarray(0, where % bytes.length))).toThrow(UnpackError);
  });

  it('with an array of more bytes than there are make nothing', () => {
    const text = JSON.stringify({ value: { '@': 0 }, arrays: [['Float64Array', 0, 2 ** 40]] });
    const bytes = new Uint8Array(pack({}).length + text.length + 64);
    bytes.set(pack({}).subarray(0, 12));
    new DataView(bytes.buffer).setUint32(8, text.length, true);
    bytes.set(new TextEncoder().encode(text), 12);
    expect(() => unpack(bytes)).toThrow('end too early');
  });
});
