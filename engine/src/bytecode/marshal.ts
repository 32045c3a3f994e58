/**
 * Code to bytes, for the packed standard library: compact, the same bytes for the same code, and read
 * piece by piece (unmarshal.ts). The file name is not kept: whoever reads gives it.
 *
 * Layout: magic, version, fingerprint of the opcode table; the strings; one row for each code block with the
 * sizes of its parts; then four regions, each with the parts of all blocks in their order: heads and
 * bodies, opcodes, operands, positions. Numbers are variable-length, signed ones zigzag. Code within
 * constants is named by its row. The first row is the file's own.
 */
import type { Code, Const } from './code.js';
import { ByteWriter } from './bytes.js';
import { CONST_TAGS, FINGERPRINT, MAGIC, OPERAND_COUNT, VERSION } from './marshal-format.js';
import { WIDTH } from './opcodes.js';
import { StringTableWriter } from './string-table.js';

/** The parts of one code block. */
interface Parts {
  readonly text: Uint8Array;
  readonly opcodes: Uint8Array;
  readonly operands: Uint8Array;
  readonly positions: Uint8Array;
}

/** What the blocks of one file share while they are written. */
interface File {
  readonly strings: StringTableWriter;
  readonly rows: (Parts | null)[];
}

const PARTS = ['text', 'opcodes', 'operands', 'positions'] as const satisfies readonly (keyof Parts)[];

export function marshal(code: Code): Uint8Array {
  const file: File = { strings: new StringTableWriter(), rows: [] };
  addCode(file, code);
  const rows = file.rows as Parts[];
  const w = new ByteWriter();
  for (const n of [MAGIC, VERSION, FINGERPRINT]) w.unsigned(n);
  file.strings.write(w);
  w.list(rows, row => PARTS.forEach(part => w.unsigned(row[part].length)));
  for (const part of PARTS) rows.forEach(row => w.raw(row[part]));
  return w.finish();
}

/** The row of `code`, made with the rows of all code in it. */
function addCode(file: File, code: Code): number {
  const row = file.rows.push(null) - 1;
  file.rows[row] = {
    text: textOf(file, code),
    opcodes: opcodesOf(code),
    operands: operandsOf(code),
    positions: positionsOf(code.positions),
  };
  return row;
}

function textOf(file: File, code: Code): Uint8Array {
  const w = new ByteWriter();
  const string = (text: string): void => w.unsigned(file.strings.index(text));
  string(code.name);
  string(code.qualname);
  for (const n of [code.firstLine, code.flags, code.argCount, code.posOnlyCount, code.kwOnlyCount, code.registerCount, code.siteCount])
    w.unsigned(n);
  w.unsigned(code.hasDocstring ? 1 : 0);
  for (const n of [code.span.line, code.span.col, code.span.endLine, code.span.endCol]) w.unsigned(n);
  for (const names of [code.varNames, code.cellVars, code.freeVars, code.names]) w.list(names, string);
  w.list(Array.from(code.handlers), n => w.unsigned(n));
  w.list(code.consts, constant => writeConst(w, file, constant));
  return w.finish();
}

function opcodesOf({ instructions }: Code): Uint8Array {
  return Uint8Array.from({ length: instructions.length / WIDTH }, (_, i) => instructions[i * WIDTH]);
}

/** Only the operands an opcode has; sites are numbered in order and need no bytes. */
function operandsOf({ instructions: words }: Code): Uint8Array {
  const w = new ByteWriter();
  for (let pc = 0; pc < words.length; pc += WIDTH) {
    for (let k = 1; k <= OPERAND_COUNT[words[pc]]; k++) w.signed(words[pc + k]);
  }
  return w.finish();
}

/** 0 for the position before again; else 1 + line difference, column difference, lines covered, end column. */
function positionsOf(positions: Int32Array): Uint8Array {
  const w = new ByteWriter();
  let line = 0;
  let col = 0;
  for (let i = 0; i < positions.length; i += 4) {
    if (i > 0 && [0, 1, 2, 3].every(k => positions[i + k] === positions[i + k - 4])) {
      w.unsigned(0);
      continue;
    }
    const lines = positions[i] - line;
    w.unsigned(1 + (lines < 0 ? -2 * lines - 1 : 2 * lines));
    w.signed(positions[i + 1] - col);
    w.signed(positions[i + 2] - positions[i]);
    w.signed(positions[i + 3] - positions[i + 1]);
    line = positions[i];
    col = positions[i + 1];
  }
  return w.finish();
}

function writeConst(w: ByteWriter, file: File, constant: Const): void {
  w.byte(CONST_TAGS.indexOf(constant.type));
  switch (constant.type) {
    case 'bool':
      return w.byte(constant.value ? 1 : 0);
    case 'int':
      return w.unsigned(file.strings.index(constant.value.toString(36)));
    case 'float':
      return w.double(constant.value);
    case 'complex':
      w.double(constant.value);
      return w.double(constant.real ?? 0);
    case 'str':
      return w.unsigned(file.strings.index(constant.value));
    case 'bytes':
      return w.bytes(constant.value);
    case 'tuple':
    case 'frozenset':
      return w.list(constant.items, item => writeConst(w, file, item));
    case 'code':
      return w.unsigned(addCode(file, constant.code));
    case 'None':
    case 'Ellipsis':
      return;
  }
}
