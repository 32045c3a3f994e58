/** The builtin classes an engine has, by the name under which `vm.types` holds them. */
export const EXCEPTION_TREE = {
  BaseException: null,
  BaseExceptionGroup: 'BaseException', GeneratorExit: 'BaseException', KeyboardInterrupt: 'BaseException', SystemExit: 'BaseException',
  Exception: 'BaseException',
  ArithmeticError: 'Exception', FloatingPointError: 'ArithmeticError', OverflowError: 'ArithmeticError', ZeroDivisionError: 'ArithmeticError',
  AssertionError: 'Exception', AttributeError: 'Exception', BufferError: 'Exception', EOFError: 'Exception',
  ImportError: 'Exception', ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception', IndexError: 'LookupError', KeyError: 'LookupError',
  MemoryError: 'Exception', NameError: 'Exception', UnboundLocalError: 'NameError',
  OSError: 'Exception', BlockingIOError: 'OSError', ChildProcessError: 'OSError', ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError', ConnectionAbortedError: 'ConnectionError', ConnectionRefusedError: 'ConnectionError', ConnectionResetError: 'ConnectionError',
  FileExistsError: 'OSError', FileNotFoundError: 'OSError', InterruptedError: 'OSError', IsADirectoryError: 'OSError', NotADirectoryError: 'OSError',
  PermissionError: 'OSError', ProcessLookupError: 'OSError', TimeoutError: 'OSError',
  ReferenceError: 'Exception', RuntimeError: 'Exception', NotImplementedError: 'RuntimeError', PythonFinalizationError: 'RuntimeError', RecursionError: 'RuntimeError',
  StopAsyncIteration: 'Exception', StopIteration: 'Exception',
  SyntaxError: 'Exception', IndentationError: 'SyntaxError', TabError: 'IndentationError', _IncompleteInputError: 'SyntaxError',
  SystemError: 'Exception', TypeError: 'Exception',
  ValueError: 'Exception', UnicodeError: 'ValueError', UnicodeDecodeError: 'UnicodeError', UnicodeEncodeError: 'UnicodeError', UnicodeTranslateError: 'UnicodeError',
  Warning: 'Exception', BytesWarning: 'Warning', DeprecationWarning: 'Warning', EncodingWarning: 'Warning', FutureWarning: 'Warning', ImportWarning: 'Warning',
  PendingDeprecationWarning: 'Warning', ResourceWarning: 'Warning', RuntimeWarning: 'Warning', SyntaxWarning: 'Warning', UnicodeWarning: 'Warning', UserWarning: 'Warning',
  ExceptionGroup: 'BaseExceptionGroup',
} as const satisfies Record<string, string | null>;
export type ExceptionName = keyof typeof EXCEPTION_TREE;

/** Classes that the engine's own code makes instances of or asks for. Others are made by the modules that need them. */
export const CORE_TYPES = [
  'object', 'type', 'NoneType', 'NotImplementedType', 'ellipsis', 'int', 'bool', 'float', 'complex', 'str', 'bytes', 'bytearray', 'memoryview',
  'tuple', 'list', 'dict', 'set', 'frozenset', 'range', 'slice', 'function', 'builtin_function_or_method', 'method', 'method_descriptor',
  'wrapper_descriptor', 'method-wrapper', 'classmethod_descriptor', 'getset_descriptor', 'member_descriptor', 'staticmethod', 'classmethod', 'property', 'super', 'module',
  'code', 'frame', 'cell', 'traceback', 'generator', 'coroutine', 'async_generator', 'async_generator_asend', 'async_generator_athrow', 'anext_awaitable', 'coroutine_wrapper', 'mappingproxy',
  'dict_keys', 'dict_values', 'dict_items', 'dict_keyiterator', 'dict_valueiterator', 'dict_itemiterator',
  'dict_reversekeyiterator', 'dict_reversevalueiterator', 'dict_reverseitemiterator',
  'list_iterator', 'list_reverseiterator', 'tuple_iterator', 'str_iterator', 'bytes_iterator', 'bytearray_iterator', 'range_iterator', 'longrange_iterator', 'set_iterator', 'memory_iterator',
  'iterator', 'callable_iterator', 'enumerate', 'reversed', 'zip', 'map', 'filter', 'FrameLocalsProxy',
  'GenericAlias', 'UnionType', 'SimpleNamespace', 'weakref', 'weakproxy', 'weakcallableproxy', 'capsule',
  'TypeVar', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'TypeVarTuple', 'TypeAliasType', 'Generic', 'NoDefaultType',
] as const;
export type CoreTypeName = (typeof CORE_TYPES)[number];
export type TypeName = CoreTypeName | ExceptionName;
