/**
 * Every reason for which optimised code is left, in one table. The JIT names a reason at each guard and each
 * assumption; reports, pages and tests read the same row. Knows nothing of guards or of how code is left.
 *
 * `eager`: a guard failed while the code ran. `lazy`: something the code relied on changed elsewhere; the code is
 * discarded and its live frames are left at their next safe point.
 */
export type DeoptGroup = 'type' | 'arithmetic' | 'container' | 'attribute' | 'call' | 'unseen' | 'frame' | 'control' | 'assumption';
export type DeoptKind = 'eager' | 'lazy';

export interface DeoptReasonInfo {
  readonly group: DeoptGroup;
  readonly kind: DeoptKind;
  /** What was assumed and did not hold, as the end of “This expression was left because …”. */
  readonly because: string;
  /** One sentence of advice. */
  readonly advice: string;
}

const eager = (group: DeoptGroup, because: string, advice: string): DeoptReasonInfo => ({ group, kind: 'eager', because, advice });
const lazy = (because: string, advice: string): DeoptReasonInfo => ({ group: 'assumption', kind: 'lazy', because, advice });

const ONE_TYPE = 'Let this expression see one type, or handle the other type before the hot code.';
const NOT_YOURS = 'Nothing to change: the engine learns from this by itself.';

export const DEOPT_REASONS = {
  // shape and type
  WrongShape: eager(
    'type',
    'the object has another layout than those seen before',
    'Set the same attributes in the same order in every constructor path.',
  ),
  DeprecatedShape: eager(
    'type',
    'the object still has a layout that its class has moved away from',
    'Set every attribute in `__init__`, so that the layout settles early.',
  ),
  WrongClass: eager('type', 'the object is of another class than those seen before', ONE_TYPE),
  NotInt: eager('type', 'an int was expected', 'Keep this value an int, or make it a float from the start.'),
  NotFloat: eager('type', 'a float was expected', 'Write the constants that feed this value as floats, such as `2.0`.'),
  NotNumber: eager('type', 'a number was expected', ONE_TYPE),
  NotBool: eager('type', 'a bool was expected', 'Compare explicitly, so that the condition is always a bool.'),
  NotStr: eager('type', 'a str was expected', ONE_TYPE),
  NotBytes: eager('type', 'a bytes object was expected', ONE_TYPE),
  NotList: eager('type', 'a list was expected', 'Use one container type here.'),
  NotTuple: eager('type', 'a tuple was expected', 'Use one container type here.'),
  NotDict: eager('type', 'a dict was expected', 'Use one container type here.'),
  NotSet: eager('type', 'a set was expected', 'Use one container type here.'),
  NotRange: eager('type', 'a range was expected', 'Loop over one kind of iterable here.'),
  UnexpectedNone: eager(
    'type',
    'None arrived where it never had before',
    'Test for None before the hot code, or keep a value of the usual type.',
  ),
  WrongValue: eager('type', 'a value that had always been the same was another', 'Pass the value as a parameter if it is meant to vary.'),

  // arithmetic
  IntOverflow: eager(
    'arithmetic',
    'an int left the range that machine arithmetic covers',
    'Mask or scale the value if large ints are not needed.',
  ),
  DivisionByZero: eager('arithmetic', 'the divisor was zero', 'Test the divisor first if zero is a normal input.'),
  NegativeShift: eager('arithmetic', 'the shift count was negative', 'Keep shift counts at zero or above.'),
  ResultKindChanged: eager(
    'arithmetic',
    'the operation gave another kind of number than before',
    'Convert once where the value enters, so that the result is always the same kind.',
  ),

  // containers
  WrongListKind: eager('container', 'the list held other kinds of elements than before', 'Keep the elements of a hot list of one type.'),
  WrongDictIndex: eager('container', 'the dict is indexed in another way than before', 'Keep the keys of a hot dict of one type.'),
  IndexOutOfBounds: eager('container', 'the index lay outside the sequence', 'Test the length instead of catching IndexError in hot code.'),
  NegativeIndex: eager('container', 'the index was negative', 'Compute the index from the length, or unpack.'),
  KeyMissing: eager('container', 'the key was not in the dict', 'Use `.get` or test with `in` where missing keys are normal.'),
  ResizedDuringIteration: eager(
    'container',
    'the container changed size while it was iterated',
    'Collect the changes and apply them after the loop.',
  ),
  AstralString: eager('container', 'the string holds characters outside the basic plane of Unicode', NOT_YOURS),
  WrongUnpackLength: eager('container', 'the sequence had another length than the targets', 'Give every element the same length.'),

  // attributes
  AttributeMissing: eager('attribute', 'the object has no such attribute', 'Set the attribute in `__init__`.'),
  UnsetSlot: eager('attribute', 'the slot had not been assigned yet', 'Assign every slot in `__init__`.'),
  DescriptorChanged: eager(
    'attribute',
    'the attribute is computed in another way than before',
    'Do not replace properties and descriptors while the program runs.',
  ),
  InstanceShadowsMethod: eager(
    'attribute',
    'an attribute of the instance hides the method',
    'Use a subclass, or a field with its own name for the callback.',
  ),

  // calls
  WrongCallTarget: eager('call', 'another function was called than before', 'Specialise the caller, or call a method of one class.'),
  WrongCallShape: eager('call', 'the arguments do not fit the callee as before', 'Call with the same number of positional arguments.'),
  NotPyFunction: eager('call', 'the callee was not a Python function', 'Call one kind of callable here.'),
  RecursionDepth: eager(
    'call',
    'the recursion went deeper than the host stack allows',
    'Turn deep recursion into a loop with a list as its stack.',
  ),

  // never seen
  NoFeedback: eager('unseen', 'this operation had never run before', NOT_YOURS),
  ColdBranch: eager('unseen', 'this branch had never been taken before', NOT_YOURS),
  ColdHandler: eager('unseen', 'this exception handler had never run before', 'Test first where the exception is a normal case.'),

  // frames
  UnboundLocal: eager('frame', 'a local was read before it was assigned', 'Assign the local on every path.'),
  ExceptionRaised: eager('frame', 'an exception was raised', 'Test first where the exception is a normal case.'),
  GeneratorThrow: eager('frame', 'an exception was thrown into the generator', 'Send a value instead of throwing in hot code.'),

  // control
  OsrEntryMismatch: eager('control', 'the running loop did not fit the code compiled for it', NOT_YOURS),
  LoopLeft: eager('control', 'its loop is over, and the function is too large to be compiled as a whole', NOT_YOURS),
  Interrupt: eager('control', 'the run was asked to stop or to look around', NOT_YOURS),
  StressDeopt: eager('control', 'a test forced it', NOT_YOURS),

  // lazy
  ClassAttributeChanged: lazy(
    'an attribute of the class was assigned',
    'Keep changing state on the instance or in the module, not on the class.',
  ),
  MroChanged: lazy('the bases of a class were assigned', 'Define the hierarchy once.'),
  SubclassAdded: lazy('a subclass was created', 'Create classes before the hot code, not in it.'),
  MethodOverridden: lazy('a new subclass overrides the method', 'Create classes before the hot code, not in it.'),
  ShapeDeprecated: lazy(
    'the layout of the class was replaced by a more general one',
    'Set every attribute in `__init__`, each with a value of its own kind.',
  ),
  FieldConstnessLost: lazy('a field that had never changed was assigned again', NOT_YOURS),
  FieldKindGeneralized: lazy(
    'a field received another kind of value than before',
    'Keep one kind of value in the field, or use two fields.',
  ),
  GlobalChanged: lazy('a global was assigned', 'Keep the changing value in a local or in an object.'),
  BuiltinShadowed: lazy('a global hides a builtin', 'Do not name globals like builtins.'),
  BuiltinChanged: lazy('a builtin was replaced', 'Do not replace builtins while the program runs.'),
  FunctionCodeChanged: lazy('the code of a function was replaced', 'Call another function instead of assigning `__code__`.'),
  FunctionDefaultsChanged: lazy('the defaults of a function were replaced', 'Pass the argument instead of assigning `__defaults__`.'),
  CellRebound: lazy(
    'a variable of an enclosing function was assigned again',
    'Bind closure variables once, before the inner function is called.',
  ),
  FrameMaterialized: lazy('a frame was looked at', 'Keep `sys._getframe`, `locals()` and tracing out of hot code.'),
  LocalsWritten: lazy('locals were written through a frame', 'Assign locals by name.'),
  MonitoringChanged: lazy('tracing or monitoring was switched', 'Set tracing before the hot code, not in it.'),
  ThreadStarted: lazy('a second thread was started', 'Code runs interpreted once threads are used: time it without them.'),
  EvaluatorChanged: lazy('another frame evaluator was installed', NOT_YOURS),
} as const satisfies Record<string, DeoptReasonInfo>;

export type DeoptReason = keyof typeof DEOPT_REASONS;
export const DEOPT_REASON_NAMES = Object.freeze(Object.keys(DEOPT_REASONS) as DeoptReason[]);

/** The row of a reason; `Record` type, for readers that have only a name. */
export function deoptReason(reason: DeoptReason): DeoptReasonInfo {
  return DEOPT_REASONS[reason];
}
