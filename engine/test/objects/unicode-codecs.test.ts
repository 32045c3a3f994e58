/** The engine's own codecs without error handlers; expected values are CPython 3.13's. */
import { describe, expect, it } from 'vitest';
import { markedOrder, namedCodec } from '../../src/objects/unicode-codecs.js';

function encoded(text: string, name: string): string {
  const { codec, order } = namedCodec(name)!;
  const out: number[] = [];
  if (order === 'marked') codec.write(out, 0xfeff);
  for (const c of text) codec.write(out, c.codePointAt(0)!);
  return Buffer.from(out).toString('hex');
}

function decoded(hex: string, name: string): string {
  const { codec } = namedCodec(name)!;
  const data = Uint8Array.from(Buffer.from(hex, 'hex'));
  let text = '';
  for (let i = 0; i < data.length;) {
    const step = codec.read(data, i);
    text += step.point >= 0 ? String.fromCodePoint(step.point) : `<${i}+${step.length}: ${step.reason}${step.unfinished ? '…' : ''}>`;
    i += step.length;
  }
  return text;
}

describe('the engine’s own codecs', () => {
  it('know their names', () => {
    const named = ['utf_16', 'utf16', 'utf-16LE', 'utf_32_be', 'u32', 'utf_8', 'L1', 'US-ASCII', 'utf_7'];
    expect(named.map(n => namedCodec(n)?.codec.name)).toEqual([
      'utf-16',
      'utf-16',
      'utf-16-le',
      'utf-32-be',
      'utf-32',
      'utf-8',
      'latin-1',
      'ascii',
      undefined,
    ]);
  });
  it('encode', () => {
    expect(encoded('a€😀', 'utf_16')).toBe('fffe6100ac203dd800de');
    expect(encoded('a😀', 'utf_16_be')).toBe('0061d83dde00');
    expect(encoded('a😀', 'utf_32_le')).toBe('6100000000f60100');
    expect(encoded('aé€😀', 'utf-8')).toBe('61c3a9e282acf09f9880');
  });
  it('decode, and say what is wrong where', () => {
    expect(decoded('610000d8', 'utf_16_le')).toBe('a<2+2: unexpected end of data…>');
    expect(decoded('00d86100', 'utf_16_le')).toBe('<0+2: illegal UTF-16 surrogate>a');
    expect(decoded('0011000000', 'utf_32_be')).toBe('<0+4: code point not in range(0x110000)><4+1: truncated data…>');
    expect(decoded('61ffeda080e280', 'utf-8')).toBe(
      'a<1+1: invalid start byte><2+1: invalid continuation byte><3+1: invalid start byte><4+1: invalid start byte><5+2: unexpected end of data…>',
    );
    expect(decoded('61ff', 'ascii')).toBe('a<1+1: ordinal not in range(128)>');
  });
  it('read byte order marks', () => {
    expect(
      [
        [0xff, 0xfe],
        [0xfe, 0xff],
        [0x61, 0],
      ].map(b => markedOrder(Uint8Array.from(b), 2)),
    ).toEqual(['little', 'big', null]);
  });
});
