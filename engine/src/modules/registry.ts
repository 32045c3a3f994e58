/** Every native module by its name, as `import` asks for them. */
import type { ModuleSpec } from './module-spec.js';
import { ABC_MODULE } from './abc.js';
import { AST_MODULE } from './ast.js';
import { ATEXIT_MODULE } from './atexit.js';
import { BINASCII_MODULE } from './binascii.js';
import { BISECT_MODULE } from './bisect.js';
import { CODECS_MODULE } from './codecs.js';
import { COLLECTIONS_MODULE } from './collections.js';
import { CONTEXTVARS_MODULE } from './contextvars.js';
import { ERRNO_MODULE } from './errno.js';
import { FUNCTOOLS_MODULE } from './functools.js';
import { GC_MODULE } from './gc.js';
import { HASH_MODULES } from './hashes.js';
import { HEAPQ_MODULE } from './heapq.js';
import { BUILD_DATA_MODULES, IMP_MODULE } from './imp.js';
import { MARSHAL_MODULE } from './marshal.js';
import { IO_MODULE } from './io.js';
import { ITERTOOLS_MODULE } from './itertools.js';
import { LOCALE_MODULE } from './locale.js';
import { LSPROF_MODULE } from './lsprof.js';
import { CMATH_MODULE } from './cmath.js';
import { LZMA_MODULE } from './lzma.js';
import { MATH_MODULE } from './math.js';
import { OPERATOR_MODULE } from './operator.js';
import { OPCODE_MODULE } from './opcode.js';
import { FCNTL_MODULE, MULTIPROCESSING_MODULE, POSIXSUBPROCESS_MODULE } from './processes.js';
import { POSIX_MODULE } from './posix.js';
import { RANDOM_MODULE } from './random.js';
import { SRE_MODULE } from './sre.js';
import { SELECT_MODULE } from './select.js';
import { SOCKET_MODULE } from './socket.js';
import { SIGNAL_MODULE } from './signal.js';
import { TOKENIZE_MODULE } from './tokenize.js';
import { STAT_MODULE } from './stat.js';
import { STATISTICS_MODULE } from './statistics.js';
import { STRING_MODULE } from './string.js';
import { SYMTABLE_MODULE } from './symtable.js';
import { STRUCT_MODULE } from './struct.js';
import { THREAD_MODULE } from './thread.js';
import { TIME_MODULE } from './time.js';
import { TYPING_MODULE } from './typing.js';
import { UNICODEDATA_MODULE } from './unicodedata.js';
import { GRP_MODULE, PWD_MODULE } from './users.js';
import { WARNINGS_MODULE } from './warnings.js';
import { WEAKREF_MODULE } from './weakref.js';
import { DECIMAL_MODULE, PYDECIMAL_MODULE } from './decimal/module.js';
import { DATETIME_MODULE } from './datetime.js';
import { ARRAY_MODULE } from './array/module.js';
import { PICKLE_MODULE } from './pickle/module.js';
import { DBM_MODULE } from './dbm.js';
import { JSON_MODULE } from './json/module.js';
import { CSV_MODULE } from './csv/module.js';
import { ZLIB_MODULE } from './zlib/module.js';

const MODULES: readonly ModuleSpec[] = [
  ZLIB_MODULE,
  CSV_MODULE,
  JSON_MODULE,
  DBM_MODULE,
  PICKLE_MODULE,
  ARRAY_MODULE,
  DATETIME_MODULE,
  DECIMAL_MODULE,
  PYDECIMAL_MODULE,
  ABC_MODULE,
  ATEXIT_MODULE,
  BINASCII_MODULE,
  BISECT_MODULE,
  CODECS_MODULE,
  COLLECTIONS_MODULE,
  CONTEXTVARS_MODULE,
  ERRNO_MODULE,
  FUNCTOOLS_MODULE,
  GC_MODULE,
  HEAPQ_MODULE,
  IO_MODULE,
  ITERTOOLS_MODULE,
  MATH_MODULE,
  OPERATOR_MODULE,
  POSIX_MODULE,
  RANDOM_MODULE,
  SRE_MODULE,
  STAT_MODULE,
  STRING_MODULE,
  STRUCT_MODULE,
  SYMTABLE_MODULE,
  THREAD_MODULE,
  TIME_MODULE,
  TYPING_MODULE,
  WEAKREF_MODULE,
  FCNTL_MODULE,
  MULTIPROCESSING_MODULE,
  POSIXSUBPROCESS_MODULE,
  SELECT_MODULE,
  SOCKET_MODULE,
  ...BUILD_DATA_MODULES,
  UNICODEDATA_MODULE,
  ...HASH_MODULES,
  AST_MODULE,
  IMP_MODULE,
  LOCALE_MODULE,
  LSPROF_MODULE,
  CMATH_MODULE,
  LZMA_MODULE,
  GRP_MODULE,
  PWD_MODULE,
  STATISTICS_MODULE,
  MARSHAL_MODULE,
  OPCODE_MODULE,
  SIGNAL_MODULE,
  TOKENIZE_MODULE,
  WARNINGS_MODULE,
];

export const NATIVE_MODULES: ReadonlyMap<string, ModuleSpec> = new Map(MODULES.map(m => [m.name, m]));
