/**
 * Where a dump speaks of the source: positions that are printed as `18:13-18:14`, and, in the later stages, pcs
 * (`@2`, `pc = 2`) that stand for an instruction of the bytecode. Knows no LSP and no engine: it reads texts.
 */
import type { DumpLink, Position } from '../protocol.js';

/** Lines count from 1, columns from 0. */
const POSITION = /\b(\d+):(\d+)(?=-\d)/g;
const PC = /@(\d+)\b|\bpc = (\d+)\b/g;
/** `    3 LOAD_ATTR   …   ; 20:26-20:36`. */
const INSTRUCTION = /^>?\s*(\d+) [A-Z_]+\b.*;\s*(\d+):(\d+)-/;

export function positionLinks(text: string): readonly DumpLink[] {
  return matches(text, POSITION, ([, line, column]) => ({ line: Number(line) - 1, character: Number(column) }));
}

/** `bytecode`: the dump that says where each pc is. */
export function pcLinks(text: string, bytecode: string): readonly DumpLink[] {
  const places = placesOf(bytecode);
  return matches(text, PC, ([, at, set]) => places.get(Number(at ?? set)) ?? null);
}

function placesOf(bytecode: string): ReadonlyMap<number, Position> {
  const rows = bytecode.split('\n').flatMap(line => {
    const found = INSTRUCTION.exec(line);
    return found === null ? [] : [[Number(found[1]), { line: Number(found[2]) - 1, character: Number(found[3]) }] as const];
  });
  return new Map(rows);
}

function matches(text: string, pattern: RegExp, targetOf: (found: RegExpMatchArray) => Position | null): DumpLink[] {
  return text.split('\n').flatMap((row, line) =>
    [...row.matchAll(pattern)].flatMap(found => {
      const target = targetOf(found);
      return target === null ? [] : [{ line, start: found.index, end: found.index + found[0].length, target }];
    }),
  );
}
