/** UTF-16 and UTF-32 without error handlers; expected values are CPython 3.13's. */
import { describe, expect, it } from 'vitest';
import { decodeWide, encodeWide, wideCodec, wideStart } from '../../src/objects/wide-codecs.js';

function encoded(text: string, name: string): string {
  const points = Array.from(text, c => c.codePointAt(0)!);
  return Buffer.from(encodeWide(points, wideCodec(name)!)).toString('hex');
}

function decoded(hex: string, name: string): string {
  const codec = wideCodec(name)!;
  const data = Uint8Array.from(Buffer.from(hex, 'hex'));
  const { little, start } = wideStart(data, codec);
  return Array.from(decodeWide(data, codec.size, little, start), i =>
    i.point >= 0 ? String.fromCodePoint(i.point) : `<${i.start}+${i.length}: ${i.reason}>`,
  ).join('');
}

describe('wide codecs', () => {
  it('know their names', () => {
    expect(['utf_16', 'utf16', 'utf_16le', 'utf_32_be', 'u32', 'utf_8'].map(n => wideCodec(n)?.name)).toEqual([
      'utf-16',
      'utf-16',
      'utf-16-le',
      'utf-32-be',
      'utf-32',
      undefined,
    ]);
  });
  it('encode', () => {
    expect(encoded('a€😀', 'utf_16')).toBe('fffe6100ac203dd800de');
    expect(encoded('a😀', 'utf_16_be')).toBe('0061d83dde00');
    expect(encoded('a😀', 'utf_32_le')).toBe('6100000000f60100');
  });
  it('decode, and say what is wrong where', () => {
    expect(decoded('feff0061', 'utf_16')).toBe('a');
    expect(decoded('610000d8', 'utf_16_le')).toBe('a<2+2: unexpected end of data>');
    expect(decoded('00d86100', 'utf_16_le')).toBe('<0+2: illegal UTF-16 surrogate>a');
    expect(decoded('0011000000', 'utf_32_be')).toBe('<0+4: code point not in range(0x110000)><4+1: truncated data>');
  });
});
