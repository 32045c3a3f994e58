/**
 * Marshalled code from its bytes (marshal.ts says how they lie). Only heads are read at once: a body when
 * it is first run or looked at, its positions when something asks where it was.
 */
import { ByteReader } from './bytes.js';
import { Code, CodeBody, type CodeHead, type Const } from './code.js';
import { CONST_TAGS, FINGERPRINT, HAS_SITE, MAGIC, OPERAND_COUNT, VERSION } from './marshal-format.js';
import { WIDTH } from './opcodes.js';
import { StringTable } from './string-table.js';

/** Bytes that this version did not write. */
export class MarshalError {
  constructor(readonly message: string) {}
}

const PART_COUNT = 4;

/** A file being read: where the parts of each code block start. */
interface File {
  readonly buffer: Uint8Array;
  readonly filename: string;
  readonly strings: StringTable;
  /** PART_COUNT starts for each block; the start after it is its end. */
  readonly starts: readonly Uint32Array[];
}

export function unmarshal(bytes: Uint8Array, filename: string): Code {
  const r = new ByteReader(bytes);
  if (r.unsigned() !== MAGIC) throw new MarshalError('not marshalled code');
  if (r.unsigned() !== VERSION || r.unsigned() !== FINGERPRINT) throw new MarshalError('marshalled by another version');
  const strings = new StringTable(r);
  return readCode({ buffer: bytes, filename, strings, starts: readStarts(r) }, 0);
}

function readStarts(r: ByteReader): Uint32Array[] {
  const count = r.unsigned();
  const starts = Array.from({ length: PART_COUNT }, () => new Uint32Array(count + 1));
  for (let row = 1; row <= count; row++) for (const part of starts) part[row] = part[row - 1] + r.unsigned();
  let base = r.at;
  for (const part of starts) {
    const size = part[count];
    for (let row = 0; row <= count; row++) part[row] += base;
    base += size;
  }
  return starts;
}

function readCode(file: File, row: number): Code {
  const r = new ByteReader(file.buffer, file.starts[0][row]);
  const head = readHead(r, file);
  const start = r.at;
  return new Code(head, () => readBody(file, row, start));
}

function readHead(r: ByteReader, { strings, filename }: File): CodeHead {
  return {
    name: strings.get(r.unsigned()),
    qualname: strings.get(r.unsigned()),
    filename,
    firstLine: r.unsigned(),
    flags: r.unsigned(),
    argCount: r.unsigned(),
    posOnlyCount: r.unsigned(),
    kwOnlyCount: r.unsigned(),
    registerCount: r.unsigned(),
    siteCount: r.unsigned(),
    hasDocstring: r.unsigned() === 1,
    span: { line: r.unsigned(), col: r.unsigned(), endLine: r.unsigned(), endCol: r.unsigned() },
  };
}

function readBody(file: File, row: number, start: number): CodeBody {
  const r = new ByteReader(file.buffer, start);
  const [varNames, cellVars, freeVars, names] = r.repeat(4, () => r.list(() => file.strings.get(r.unsigned())));
  const handlers = Int32Array.from(r.list(() => r.unsigned()));
  const consts = r.list(() => readConst(r, file));
  const instructions = readInstructions(file, row);
  const positions = (): Int32Array => readPositions(new ByteReader(file.buffer, file.starts[3][row]), instructions.length / WIDTH);
  return new CodeBody(varNames, cellVars, freeVars, names, consts, instructions, handlers, positions);
}

function readInstructions({ buffer, starts }: File, row: number): Int32Array {
  const opcodes = buffer.subarray(starts[1][row], starts[1][row + 1]);
  const r = new ByteReader(buffer, starts[2][row]);
  const words = new Int32Array(opcodes.length * WIDTH);
  let sites = 0;
  for (let i = 0, pc = 0; i < opcodes.length; i++, pc += WIDTH) {
    const op = (words[pc] = opcodes[i]);
    const count = OPERAND_COUNT[op];
    for (let k = 1; k <= count; k++) words[pc + k] = r.signed();
    words[pc + WIDTH - 1] = HAS_SITE[op] ? sites++ : -1;
  }
  return words;
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

function readConst(r: ByteReader, file: File): Const {
  const type = CONST_TAGS[r.byte()];
  switch (type) {
    case 'bool':
      return { type, value: r.byte() === 1 };
    case 'int':
      return { type, value: readInt(file.strings.get(r.unsigned())) };
    case 'float':
      return { type, value: r.double() };
    case 'complex':
      return { type, value: r.double(), real: r.double() };
    case 'str':
      return { type, value: file.strings.get(r.unsigned()) };
    case 'bytes':
      return { type, value: r.bytes() };
    case 'tuple':
    case 'frozenset':
      return { type, items: r.list(() => readConst(r, file)) };
    case 'code':
      return { type, code: readCode(file, r.unsigned()) };
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
