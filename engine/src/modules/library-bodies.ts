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
  _compat_pickle: { imports: '' },
  _opcode_metadata: { imports: '' },
  _weakrefset: { imports: '_weakref types' },
  abc: { imports: '_abc' },
  argparse: { imports: 'os re sys gettext' },
  ast: { imports: 'sys re _ast contextlib enum', with: '_ast' },
  base64: { imports: 're struct binascii' },
  bisect: { imports: '_bisect' },
  codecs: { imports: 'builtins sys _codecs' },
  collections: {
    imports: '_collections_abc sys collections.abc=_collections_abc itertools keyword operator reprlib _weakref _collections',
    with: '_collections',
  },
  colorsys: { imports: '' },
  contextlib: { imports: 'abc os sys _collections_abc collections functools types' },
  copy: { imports: 'types weakref copyreg' },
  copyreg: { imports: '' },
  dataclasses: { imports: 're sys copy types inspect keyword itertools abc reprlib' },
  datetime: { imports: '_datetime time math sys operator' },
  difflib: { imports: 'heapq collections types re' },
  dis: { imports: 'sys types collections io opcode _opcode' },
  enum: { imports: 'sys builtins functools types' },
  fnmatch: { imports: 'os posixpath re functools' },
  functools: { imports: 'abc collections reprlib _thread _functools' },
  genericpath: { imports: 'os stat' },
  gettext: { imports: 'operator os re sys' },
  glob: { imports: 'contextlib os re fnmatch functools itertools operator stat sys' },
  graphlib: { imports: 'types' },
  heapq: { imports: '_heapq' },
  html: { imports: 're html.entities' },
  'html.entities': { imports: '' },
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
  numbers: { imports: 'abc' },
  opcode: { imports: '_opcode _opcode_metadata' },
  operator: { imports: 'builtins _operator' },
  os: { imports: 'abc sys stat _collections_abc posix posixpath os.path=posixpath' },
  pathlib: { imports: 'pathlib._abc pathlib._local' },
  'pathlib._abc': { imports: 'functools glob errno stat' },
  'pathlib._local': { imports: 'io ntpath operator os posixpath sys warnings glob itertools _collections_abc pwd grp pathlib._abc' },
  pickle: { imports: 'types copyreg itertools functools sys struct re io codecs _compat_pickle _pickle' },
  posixpath: { imports: 'errno os sys stat genericpath posix' },
  pprint: { imports: 'collections dataclasses re sys types io' },
  re: { imports: 'enum re._compiler re._parser functools _sre copyreg', with: 'copyreg' },
  're._casefix': { imports: '' },
  're._compiler': { imports: '_sre re re._parser re._constants re._casefix' },
  're._constants': { imports: '_sre' },
  're._parser': { imports: 're._constants' },
  reprlib: { imports: 'builtins itertools _thread' },
  shlex: { imports: 'os re sys collections io' },
  stat: { imports: '_stat' },
  string: { imports: '_string re collections' },
  struct: { imports: '_struct' },
  textwrap: { imports: 're' },
  token: { imports: '' },
  tokenize: { imports: 'builtins codecs collections functools io itertools re sys token _tokenize' },
  types: { imports: 'sys' },
  typing: { imports: 'abc collections collections.abc copyreg functools operator sys types _typing', with: 'copyreg' },
  warnings: { imports: 'sys _warnings' },
  weakref: { imports: '_weakref _weakrefset _collections_abc sys itertools', with: '_weakrefset' },
};

export const LIBRARY_BODIES: ReadonlyMap<string, LibraryBody> = new Map(Object.entries(ROWS));
