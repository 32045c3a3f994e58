/**
 * The library modules whose bodies may be put off (put-off-bodies.ts): those that make only what is their own, from nothing that
 * changes while a program runs. What the rows say is compared with what the bodies do in library-bodies.test.ts.
 */
export interface LibraryBody {
  /** What it imports, in that order; `-name`: in vain; `name=other`: a name of sys.modules that it sets itself. */
  readonly imports: string;
  /** It adds to what this module has made: whoever looks into that sees this one's body run. */
  readonly with?: string;
}

const ROWS: Readonly<Record<string, LibraryBody>> = {
  _collections_abc: { imports: 'abc sys' },
  _opcode_metadata: { imports: '' },
  _weakrefset: { imports: '_weakref types' },
  abc: { imports: '_abc' },
  ast: { imports: 'sys re _ast contextlib enum', with: '_ast' },
  codecs: { imports: 'builtins sys _codecs' },
  collections: {
    imports: '_collections_abc sys collections.abc=_collections_abc itertools keyword operator reprlib _weakref _collections',
    with: '_collections',
  },
  contextlib: { imports: 'abc os sys _collections_abc collections functools types' },
  copy: { imports: 'types weakref copyreg' },
  copyreg: { imports: '' },
  dataclasses: { imports: 're sys copy types inspect keyword itertools abc reprlib' },
  datetime: { imports: '_datetime time math sys operator' },
  dis: { imports: 'sys types collections io opcode _opcode' },
  enum: { imports: 'sys builtins functools types' },
  fnmatch: { imports: 'os posixpath re functools' },
  functools: { imports: 'abc collections reprlib _thread _functools' },
  genericpath: { imports: 'os stat' },
  glob: { imports: 'contextlib os re fnmatch functools itertools operator stat sys' },
  'importlib.machinery': { imports: 'importlib._bootstrap importlib._bootstrap_external' },
  inspect: {
    imports:
      'abc ast dis collections.abc enum importlib.machinery itertools linecache os re sys tokenize token types functools builtins keyword operator collections weakref',
  },
  io: { imports: '_io abc' },
  json: { imports: 'json.decoder json.encoder codecs' },
  'json.decoder': { imports: 're json json.scanner _json' },
  'json.encoder': { imports: 're _json' },
  'json.scanner': { imports: 're _json' },
  keyword: { imports: '' },
  linecache: { imports: '' },
  ntpath: { imports: 'os sys genericpath -_winapi -nt' },
  opcode: { imports: '_opcode _opcode_metadata' },
  operator: { imports: 'builtins _operator' },
  os: { imports: 'abc sys stat _collections_abc posix posixpath os.path=posixpath' },
  pathlib: { imports: 'pathlib._abc pathlib._local' },
  'pathlib._abc': { imports: 'functools glob errno stat' },
  'pathlib._local': { imports: 'io ntpath operator os posixpath sys warnings glob itertools _collections_abc pwd grp pathlib._abc' },
  posixpath: { imports: 'errno os sys stat genericpath posix' },
  re: { imports: 'enum re._compiler re._parser functools _sre copyreg', with: 'copyreg' },
  're._casefix': { imports: '' },
  're._compiler': { imports: '_sre re re._parser re._constants re._casefix' },
  're._constants': { imports: '_sre' },
  're._parser': { imports: 're._constants' },
  reprlib: { imports: 'builtins itertools _thread' },
  stat: { imports: '_stat' },
  token: { imports: '' },
  tokenize: { imports: 'builtins codecs collections functools io itertools re sys token _tokenize' },
  types: { imports: 'sys' },
  typing: { imports: 'abc collections collections.abc copyreg functools operator sys types _typing', with: 'copyreg' },
  warnings: { imports: 'sys _warnings' },
  weakref: { imports: '_weakref _weakrefset _collections_abc sys itertools', with: '_weakrefset' },
};

export const LIBRARY_BODIES: ReadonlyMap<string, LibraryBody> = new Map(Object.entries(ROWS));
