/**
 * Who may import whom, one row a layer (docs/architecture.md). `types`: layers of which only types may be imported.
 * A new row or word here is a design change: say why in the commit.
 */
export interface LayerRule {
  readonly may: readonly string[];
  readonly types?: readonly string[];
}

export const LAYERS: Readonly<Record<string, LayerRule>> = {
  util: { may: [] },
  syntax: { may: ['util'] },
  bytecode: { may: ['syntax', 'util'] },
  compiler: { may: ['bytecode', 'syntax', 'util'] },
  // CPython's bytecode, as data: it knows our instructions and no Python object
  pyc: { may: ['bytecode', 'syntax', 'util'] },
  observe: { may: ['util'] },
  objects: { may: ['util', 'bytecode', 'host', 'engine-options', 'syntax'] },
  feedback: { may: ['objects', 'bytecode', 'observe'] },
  modules: { may: ['objects', 'util', 'bytecode', 'compiler', 'pyc', 'syntax', 'host'] },
  interpreter: { may: ['objects', 'feedback', 'bytecode', 'observe', 'util', 'host'] },
  jit: { may: ['interpreter', 'feedback', 'objects', 'observe', 'bytecode', 'util', 'engine-options'] },
  // what others may use: it wraps the interpreter, and only the composition root knows it
  plugins: { may: ['interpreter', 'feedback', 'objects', 'bytecode', 'syntax'] },
  insights: { may: ['observe', 'feedback', 'bytecode', 'syntax', 'util'], types: ['objects'] },
};
