/** Import statements. Knows nothing of how modules are found. */
import type { Const } from '../bytecode/code.js';
import type { Import, ImportFrom } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { NONE, str, tuple } from './constant-pool.js';
import { fastRegister, storeName } from './names.js';
import type { Unit } from './unit.js';

export function importModules(u: Unit, s: Import): void {
  for (const { name, asname } of s.names) {
    if (asname === null) loadModule(u, name, NONE, 0, s.span, packageOf(name));
    else importAs(u, name, asname, s.span);
  }
}

const packageOf = (dotted: string): string => dotted.split('.', 1)[0];

function loadModule(u: Unit, name: string, fromlist: Const, level: number, span: Span, into: string): void {
  const fast = fastRegister(u, into);
  u.scratch(() => {
    const module = fast >= 0 ? fast : u.alloc();
    u.emit('IMPORT_NAME', span, module, u.nameIndex(name), u.constants.add(fromlist), level);
    if (fast < 0) storeName(u, into, module, span);
  });
}

/** `import a.b.c as x` binds the innermost module: each part is taken from the one before. */
function importAs(u: Unit, name: string, asname: string, span: Span): void {
  const rest = name.split('.').slice(1);
  u.scratch(() => {
    const module = u.alloc();
    u.emit('IMPORT_NAME', span, module, u.nameIndex(name), u.constants.add(NONE), 0);
    for (const part of rest) u.emit('IMPORT_FROM', span, module, module, u.nameIndex(part));
    storeName(u, asname, module, span);
  });
}

export function importFrom(u: Unit, s: ImportFrom): void {
  const fromlist = tuple(s.names.map(n => str(n.name)));
  u.scratch(() => {
    const module = u.alloc();
    u.emit('IMPORT_NAME', s.span, module, u.nameIndex(s.module ?? ''), u.constants.add(fromlist), s.level);
    if (s.names[0].name === '*') {
      u.emit('IMPORT_STAR', s.span, module);
      return;
    }
    for (const { name, asname } of s.names) {
      const fast = fastRegister(u, asname ?? name);
      const item = fast >= 0 ? fast : u.alloc();
      u.emit('IMPORT_FROM', s.span, item, module, u.nameIndex(name));
      if (fast < 0) storeName(u, asname ?? name, item, s.span);
    }
  });
}
