/** Import statements within functions. Those of modules run once and are left to the interpreter. */
import type { ImportScope } from '../interpreter/importing.js';
import type { Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { TranslatorTable } from './translate.js';

/** All of an `import` but what it imports: that is found when it runs. */
export interface Import {
  readonly scope: ImportScope;
  readonly name: string;
  readonly fromlist: Value;
  readonly level: number;
}

function scopeOf(b: Builder): ImportScope {
  const { fn, globals } = b.entry;
  return { globals, builtins: fn?.builtins ?? b.spec.interp.vm.builtins.dict, namespace: null };
}

export const translateImports: TranslatorTable = {
  IMPORT_NAME: (b, ins, pc) => {
    if (b.isModuleLevel) return b.unsupported();
    const { consts } = b.entry.profile.pyCode;
    const ref: Import = { scope: scopeOf(b), name: b.code.names[ins[pc + 2]], fromlist: consts[ins[pc + 3]], level: ins[pc + 4] };
    b.set(ins[pc + 1], b.helper('importName', [], 'any', { ref }));
    b.checkValid();
  },
  IMPORT_FROM: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('importFrom', [b.reg(ins[pc + 2])], 'any', { ref: b.code.names[ins[pc + 3]] }));
    b.checkValid();
  },
};
