/**
 * Code to bytes and back, for the packed standard library: compact, the same bytes for the same
 * code, quick to read. The version covers the opcode table too: bytes of another table are refused.
 *
 * Layout: magic, version, table fingerprint, then one code. Numbers are variable-length; signed ones
 * are zigzag; strings are kept once and referred to by index; words of instructions and positions
 * are stored as differences where neighbours are alike.
 */
import { Code, type CodeFields, type Const } from './code.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { OPCODES, OPCODE_NAMES, WIDTH } from './opcodes.js';

const MAGIC = 0x4a4c;
const VERSION = 1;

/** Bytes that this version did not write. */
export class MarshalError {
  constructor(readonly message: string) {}
}

export function marshal(code: Code): Uint8Array {
  const w = new ByteWriter();
  w.unsigned(MAGIC);
  w.unsigned(VERSION);
  w.unsigned(FINGERPRINT);
  writeCode(w, code);
  return w.finish();
}

export function unmarshal(bytes: Uint8Array): Code {
  const r = new ByteReader(bytes);
  if (r.unsigned() !== MAGIC) throw new MarshalError('not marshalled code');
  if (r.unsigned() !== VERSION || r.unsigned() !== FINGERPRINT) throw new MarshalError('marshalled by another version');
  return readCode(r);
}

/** Changes whenever the meaning of opcode numbers or operands does. */
const FINGERPRINT = tableFingerprint();

function tableFingerprint(): number {
  let hash = 0;
  for (const name of OPCODE_NAMES) {
    const { operands, site } = OPCODES[name];
    for (const character of `${name} ${operands.join(' ')} ${site ?? ''};`) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  }
  return hash;
}

function writeCode(w: ByteWriter, code: Code): void {
  w.string(code.name);
  w.string(code.qualname);
  w.string(code.filename);
  for (const n of [code.firstLine, code.flags, code.argCount, code.posOnlyCount, code.kwOnlyCount, code.registerCount, code.siteCount])
    w.unsigned(n);
  w.unsigned(code.hasDocstring ? 1 : 0);
  for (const n of [code.span.line, code.span.col, code.span.endLine, code.span.endCol]) w.unsigned(n);
  for (const names of [code.varNames, code.cellVars, code.freeVars, code.names]) w.list(names, name => w.string(name));
  writeInstructions(w, code);
  writePositions(w, code.positions);
  w.list(Array.from(code.handlers), n => w.unsigned(n));
  w.list(code.consts, constant => writeConst(w, constant));
}

function readCode(r: ByteReader): Code {
  const name = r.string();
  const qualname = r.string();
  const filename = r.string();
  const [firstLine, flags, argCount, posOnlyCount, kwOnlyCount, registerCount, siteCount] = r.repeat(7, () => r.unsigned());
  const hasDocstring = r.unsigned() === 1;
  const [line, col, endLine, endCol] = r.repeat(4, () => r.unsigned());
  const [varNames, cellVars, freeVars, names] = r.repeat(4, () => r.list(() => r.string()));
  const instructions = readInstructions(r);
  const positions = readPositions(r, instructions.length / WIDTH);
  const handlers = Int32Array.from(r.list(() => r.unsigned()));
  const consts = r.list(() => readConst(r));
  const fields: CodeFields = {
    name,
    qualname,
    filename,
    firstLine,
    flags,
    argCount,
    posOnlyCount,
    kwOnlyCount,
    varNames,
    cellVars,
    freeVars,
    names,
    consts,
    registerCount,
    instructions,
    positions,
    handlers,
    siteCount,
    span: { line, col, endLine, endCol },
    hasDocstring,
  };
  return new Code(fields);
}

/** Only the operands an opcode has; sites are numbered in order and need no bytes. */
function writeInstructions(w: ByteWriter, code: Code): void {
  const words = code.instructions;
  w.unsigned(words.length / WIDTH);
  for (let pc = 0; pc < words.length; pc += WIDTH) {
    w.byte(words[pc]);
    const count = OPERAND_COUNT[words[pc]];
    for (let k = 1; k <= count; k++) w.signed(words[pc + k]);
  }
}

const OPERAND_COUNT: readonly number[] = Object.freeze(OPCODE_NAMES.map(name => OPCODES[name].operands.length));
const HAS_SITE: readonly boolean[] = Object.freeze(OPCODE_NAMES.map(name => OPCODES[name].site !== null));

function readInstructions(r: ByteReader): Int32Array {
  const words = new Int32Array(r.unsigned() * WIDTH);
  let sites = 0;
  for (let pc = 0; pc < words.length; pc += WIDTH) {
    const op = r.byte();
    words[pc] = op;
    const count = OPERAND_COUNT[op];
    for (let k = 1; k <= count; k++) words[pc + k] = r.signed();
    words[pc + WIDTH - 1] = HAS_SITE[op] ? sites++ : -1;
  }
  return words;
}

/** 0 for the position before again; else 1 + line difference, column difference, lines covered, end column. */
function writePositions(w: ByteWriter, positions: Int32Array): void {
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
}

function readPositions(r: ByteReader, count: number): Int32Array {
  const positions = new Int32Array(count * 4);
  let line = 0;
  let col = 0;
  for (let i = 0; i < positions.length; i += 4) {
    const first = r.unsigned();
    if (first === 0) {
      positions.copyWithin(i, i - 4, i);
      continue;
    }
    positions[i] = line += first % 2 === 1 ? (first - 1) / 2 : -first / 2;
    positions[i + 1] = col += r.signed();
    positions[i + 2] = line + r.signed();
    positions[i + 3] = col + r.signed();
  }
  return positions;
}

const TAGS = [
  'None',
  'Ellipsis',
  'bool',
  'int',
  'float',
  'complex',
  'str',
  'bytes',
  'tuple',
  'frozenset',
  'code',
] as const satisfies readonly Const['type'][];

function writeConst(w: ByteWriter, constant: Const): void {
  w.byte(TAGS.indexOf(constant.type));
  switch (constant.type) {
    case 'bool':
      return w.byte(constant.value ? 1 : 0);
    case 'int':
      return w.string(constant.value.toString(36));
    case 'float':
    case 'complex':
      return w.double(constant.value);
    case 'str':
      return w.string(constant.value);
    case 'bytes':
      return w.bytes(constant.value);
    case 'tuple':
    case 'frozenset':
      return w.list(constant.items, item => writeConst(w, item));
    case 'code':
      return writeCode(w, constant.code);
    case 'None':
    case 'Ellipsis':
      return;
  }
}

function readConst(r: ByteReader): Const {
  const type = TAGS[r.byte()];
  switch (type) {
    case 'bool':
      return { type, value: r.byte() === 1 };
    case 'int':
      return { type, value: readInt(r.string()) };
    case 'float':
    case 'complex':
      return { type, value: r.double() };
    case 'str':
      return { type, value: r.string() };
    case 'bytes':
      return { type, value: r.bytes() };
    case 'tuple':
    case 'frozenset':
      return { type, items: r.list(() => readConst(r)) };
    case 'code':
      return { type, code: readCode(r) };
    case 'None':
    case 'Ellipsis':
      return { type };
  }
}

/** Base 36, as written by `toString(36)`. */
function readInt(text: string): number | bigint {
  const value = parseInt(text, 36);
  if (Number.isSafeInteger(value)) return value;
  let exact = 0n;
  for (const digit of text.replace('-', '')) exact = exact * 36n + BigInt(parseInt(digit, 36));
  return text.startsWith('-') ? -exact : exact;
}
