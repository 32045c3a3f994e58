/** What CPython's marshal format can say, as plain data. Knows nothing of bytes, nor of our own code objects. */

/** As `Const` in bytecode/code.ts, with CPython's code objects, and with what occurs in data but in no code. */
export type Marshalled =
  | { readonly type: 'None' | 'Ellipsis' | 'StopIteration' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex'; readonly value: number; readonly real: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'tuple' | 'list' | 'set' | 'frozenset'; readonly items: Marshalled[] }
  | { readonly type: 'dict'; readonly entries: [Marshalled, Marshalled][] }
  | { readonly type: 'code'; readonly code: CPythonCode };

/** A code object of CPython 3.13, field for field (`co_localspluskinds` are bits of LocalKind). */
export interface CPythonCode {
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  readonly stackSize: number;
  readonly flags: number;
  readonly bytecode: Uint8Array;
  readonly consts: readonly Marshalled[];
  readonly names: readonly string[];
  readonly localNames: readonly string[];
  readonly localKinds: Uint8Array;
  readonly filename: string;
  readonly name: string;
  readonly qualname: string;
  readonly firstLine: number;
  readonly lineTable: Uint8Array;
  readonly exceptionTable: Uint8Array;
}

export const LocalKind = { HIDDEN: 0x10, LOCAL: 0x20, CELL: 0x40, FREE: 0x80 } as const;
