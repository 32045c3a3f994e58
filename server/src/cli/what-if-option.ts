/** `--what-if float:app.py:7:12`, or `float:app.py:7:12-17` where several expressions start at the same place. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Program, WhatIf } from '#engine';
import { WHAT_IF_KINDS } from '../fixes/what-if.js';
import { UsageError } from './usage-error.js';

const FORM = /^(\w+):(?:(.+):)?(\d+):(\d+)(?:-(?:(\d+):)?(\d+))?$/;

/** Lines and columns count from 1, as reports print them; the file is the program's where none is named. */
export function whatIfIn(text: string, program: Program): WhatIf {
  const [, named, file, line, column, endLine = line, endColumn] = FORM.exec(text) ?? [];
  const kind = WHAT_IF_KINDS.find(known => known === named);
  if (kind === undefined) throw new UsageError(`--what-if ${text}: expected KIND:FILE:LINE:COL, where KIND is ${WHAT_IF_KINDS.join(', ')}`);
  const at = (l: string, c: string): WhatIf['start'] => ({ line: Number(l) - 1, character: Number(c) - 1 });
  const end = endColumn === undefined ? null : at(endLine, endColumn);
  return { kind, path: placeOf(file, program), start: at(line, column), end };
}

/** As the engine names the file: the program as it was given, modules by their full path. */
function placeOf(file: string | undefined, program: Program): string {
  const own = program.kind === 'file' ? program.path : null;
  if (file === undefined) {
    if (own !== null) return own;
    throw new UsageError('--what-if needs a file: KIND:FILE:LINE:COL');
  }
  if (!fs.existsSync(file)) throw new UsageError(`--what-if ${file}: there is no such file`);
  const full = fs.realpathSync(file);
  return own !== null && fs.existsSync(own) && fs.realpathSync(own) === full ? own : path.resolve(file);
}
