# options: --jit eager
# Attempts by names and texts: JavaScript's own properties reached through attributes, keys and tables, and code smuggled
# into what the compiler writes.

# attempt: attributes that JavaScript objects have
found = []
class Thing: pass
import math, sys
for value in (Thing(), Thing, 1, 1.5, 's', b'b', None, True, [], (), {}, set(), range(3), len, print, [].append, lambda: 0, sys, math, ..., type, object):
    for name in ('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__', 'isPrototypeOf', 'call', 'apply', 'bind', 'length', 'caller', 'arguments'):
        if hasattr(value, name):
            found.append((value, name))
print(found)
# ends: prints []

# attempt: the function constructor by dots
(lambda: 0).constructor.constructor('return process')()
# ends: AttributeError

# attempt: the function constructor by a format
'{0.constructor.constructor}'.format(print)
# ends: AttributeError

# attempt: the prototype by a format
'{0.__proto__}'.format({})
# ends: AttributeError

# attempt: a prototype by a key in a format
'{0[__proto__]}'.format({})
# ends: KeyError

# attempt: the prototype by attrgetter
import operator
operator.attrgetter('__proto__.constructor')(object())
# ends: AttributeError

# attempt: a method of JavaScript by methodcaller
import operator
operator.methodcaller('hasOwnProperty', 'x')({})
# ends: AttributeError

# attempt: set a prototype as an attribute
class A: pass
class B: pass
a, b = A(), B()
a.__proto__ = {'polluted': 1}
a.constructor = 7
setattr(A, '__proto__', {'polluted': 2})
print(hasattr(b, 'polluted'), hasattr(a, 'polluted'), b.__class__.__name__, a.__dict__, hasattr(B, '__proto__'))
# ends: prints False False B {'__proto__': {'polluted': 1}, 'constructor': 7} False

# attempt: delete a prototype
class A: pass
a = A()
del a.__proto__
# ends: AttributeError

# attempt: keys of dictionaries
d = {}
print('__proto__' in d, 'constructor' in d, d.get('toString'), d.pop('valueOf', 0))
d['__proto__'] = {'polluted': 1}
d['constructor'] = 2
d.setdefault('hasOwnProperty', 3)
print({}.get('polluted'), list(d), len(d), d | {'__proto__': 4})
del d['__proto__']
d['__proto__']
# ends: KeyError

# attempt: a prototype from JSON
import json
d = json.loads('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}')
print(d, {}.get('polluted'), hasattr(object(), 'polluted'), json.dumps(d) )
# ends: prints {'__proto__': {'polluted': 1}, 'constructor': {'prototype': {'polluted': 1}}} None False {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}

# attempt: keyword arguments
def f(**rest): return rest
def g(constructor=1, **rest): return constructor, rest
print(f(**{'__proto__': 1, 'constructor': 2}), g(**{'__proto__': {'x': 1}}), f().get('__proto__'))
# ends: prints {'__proto__': 1, 'constructor': 2} (1, {'__proto__': {'x': 1}}) None

# attempt: a keyword that only JavaScript has
print(f'{int.__name__}')
int(__proto__=1)
# ends: TypeError

# attempt: globals
print('__proto__' in globals(), 'constructor' in globals())
globals()['__proto__'] = {'polluted': 1}
print(__proto__)
del globals()['__proto__']
constructor
# ends: NameError

# attempt: JavaScript's globals
for name in ('process', 'globalThis', 'require', 'module', 'Function', 'Object', 'window', 'self', 'this', 'undefined', 'Buffer', 'vm', 'R', 'X'):
    try:
        eval(name)
    except NameError:
        continue
    print(name)
print(sorted(n for n in dir(__builtins__) if n in ('constructor', '__proto__')))
# ends: prints []

# attempt: slots, fields, members of that name
import collections, dataclasses, enum
class A:
    __slots__ = ('__proto__', 'constructor')
a = A()
print(hasattr(a, '__proto__'), hasattr(a, 'constructor'), end=' ')
a.__proto__ = 1
P = collections.namedtuple('P', 'constructor prototype')
D = dataclasses.make_dataclass('D', ['constructor', '__proto__'])
E = enum.Enum('E', 'constructor prototype')
print(a.__proto__, P(1, 2), D(1, 2), list(E), dir(E).count('__proto__'))
# ends: prints False False 1 P(constructor=1, prototype=2) D(constructor=1, __proto__=2) [<E.constructor: 1>, <E.prototype: 2>] 0

# attempt: modules of that name
import sys
for name in ('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'os.constructor', 'json.__proto__'):
    try:
        __import__(name)
    except ModuleNotFoundError:
        continue
    print(name)
sys.modules['__proto__']
# ends: KeyError

# attempt: from a module
from math import constructor
# ends: ImportError

# attempt: tables behind the library: codecs
for name in ('constructor', '__proto__', 'toString', 'hasOwnProperty'):
    for work in (lambda: b'a'.decode(name), lambda: 'a'.encode(name), lambda: open('notes.txt', encoding=name),
                 lambda: b'\xff'.decode('utf-8', name), lambda: '\xff'.encode('ascii', name), lambda: open('notes.txt', errors=name).read()):
        try:
            work()
        except LookupError:
            continue
        print(name)
print('refused')
# ends: prints refused | prints constructor

# attempt: tables behind the library: hashes, types, names
import array, ast, datetime, hashlib, hmac, locale, signal, struct, time, unicodedata, zlib, zoneinfo, decimal, csv, errno
refusals = (ValueError, LookupError, TypeError, OverflowError, AttributeError, OSError, ArithmeticError, struct.error, csv.Error, locale.Error)
for name in ('constructor', '__proto__', 'toString', 'hasOwnProperty'):
    for work in (lambda: hashlib.new(name), lambda: array.array(name), lambda: unicodedata.lookup(name), lambda: struct.calcsize(name),
                 lambda: unicodedata.normalize(name, 'a'), lambda: zoneinfo.ZoneInfo(name), lambda: csv.reader([], name), lambda: open('notes.txt', name),
                 lambda: format(1, name), lambda: format('a', name), lambda: decimal.Decimal(name), lambda: float(name), lambda: complex(name), lambda: getattr(ast, name),
                 lambda: getattr(errno, name), lambda: getattr(signal, name), lambda: locale.setlocale(locale.LC_ALL, name), lambda: memoryview(b'a').cast(name),
                 lambda: '%(constructor)s' % {}, lambda: decimal.Context(rounding=name), lambda: int.from_bytes(b'a', name), lambda: hmac.new(b'', b'', name)):
        try:
            work()
        except refusals:
            continue
        print(name, work.__code__.co_firstlineno, work.__code__.co_names)
print('refused')
# ends: prints refused

# attempt: a pickle of that name
import pickle
pickle.loads(b'cbuiltins\nconstructor\n.')
# ends: AttributeError

# attempt: a pickle that sets a prototype
import pickle
class A: pass
a = pickle.loads(b'\x80\x04c__main__\nA\n)\x81}(\x8c\x09__proto__}\x8c\x08pollutedK\x01sub.')
print(a.__dict__, hasattr(A(), 'polluted'), hasattr(a, 'polluted'))
# ends: prints {'__proto__': {'polluted': 1}} False False

# attempt: groups of a regular expression
import re
m = re.match('(?P<__proto__>a)(?P<constructor>b)?', 'a')
print(m.groupdict(), m['__proto__'], end=' ')
m['toString']
# ends: IndexError

# attempt: variables with the words of JavaScript
def f(this, arguments, eval, var, new, function, undefined, let, const, void, typeof, null, true, false, NaN, Infinity, R, X, vm):
    delete = this + arguments + var + new
    for window in range(3000):
        delete = delete + let + const + void - function + NaN - Infinity + window
    def catch(debugger): return debugger + this + undefined + delete
    return catch(typeof + null + true + false + R + X + vm) + eval
for i in range(30):
    total = f(*range(19))
print(total)
# ends: prints 4552613

# attempt: attribute names that end a string
class A: pass
a = A()
names = ["x'];process.exit(9);//", 'x"];process.exit(9);//', 'x`${process.exit(9)}`', 'x\n};process.exit(9)//', 'x\u2028process.exit(9)', '*/process.exit(9)/*', 'x\\', '\ud800', '']
for name in names:
    setattr(a, name, 1)
    exec(compile('def f(a, name):\n    return getattr(a, name)\n', name.replace('\ud800', '?').replace('\0', ''), 'exec'))
    for i in range(3000):
        f(a, name)
print(len(a.__dict__))
# ends: prints 9

# attempt: constants that end a string
space = {}
for i, text in enumerate(["'];process.exit(9);//", '"];process.exit(9);//', '`${process.exit(9)}`', '\n};process.exit(9)//', '\u2028process.exit(9)', '*/process.exit(9)/*', '\\', '\ud800', '</script><script>']):
    exec(f'def f(x):\n    for i in range(2000):\n        x = {text!r} if x != {text!r} else {text!r} + ""\n    return x, {{{text!r}: 1}}, {text!r}.upper()', space)
    assert space['f'](1)[0] == text
print('same')
# ends: prints same

# attempt: names of functions, classes and files that end a comment
import types
bad = "f*/;process.exit(9);/*\n\u2028process.exit(9)//'\"`${process.exit(9)}"
def f(x):
    class_ = type(bad, (), {bad: 1, '__module__': bad})
    value = class_()
    for i in range(3000):
        x += getattr(value, bad)
    return x
f = types.FunctionType(f.__code__.replace(co_name=bad, co_qualname=bad, co_filename=bad), {**globals(), '__name__': bad}, bad)
print(f(0), f(0) == f(0))
# ends: prints 3000 True

# attempt: names of locals and globals that end a string
bad = "x'];process.exit(9);//"
def f(x):
    global y
    for i in range(3000):
        y = x + 1
        x = y
    return x
code = f.__code__
try:
    code = code.replace(co_varnames=(bad, 'i'), co_names=('range', bad))
except (ValueError, NotImplementedError, TypeError, RuntimeError):
    print('refused', end=' ')
print(types.FunctionType(code, globals())(0) if (types := __import__('types')) else 0)
# ends: prints refused 3000 | prints 3000

# attempt: keywords that end a string
def f(**rest):
    total = 0
    for i in range(3000):
        total += len(rest)
    return total
print(f(**{"x'];process.exit(9);//": 1, 'x`${process.exit(9)}': 2, '*/process.exit(9)/*': 3}))
# ends: prints 9000

# attempt: numbers that are no literals of JavaScript
def f():
    total = 0.0
    for i in range(3000):
        total = 1e999 - 1e999 if i % 2 else -0.0 + 10**40 + 1j.real + 0b11
    return total, -1e999, 10**400
print(f()[0])
# ends: prints nan

# attempt: a syntax tree that no source could have
import ast
tree = ast.parse('def f(x):\n    return x.y')
tree.body[0].body[0].value.attr = "y'];process.exit(9);//"
tree.body[0].name = '*/process.exit(9)/*'
ast.fix_missing_locations(tree)
space = {}
exec(compile(tree, 'tree', 'exec'), space)
class A: pass
a = A()
setattr(a, "y'];process.exit(9);//", 5)
for i in range(3000):
    result = space['*/process.exit(9)/*'](a)
print(result)
# ends: prints 5

# attempt: colours and titles sent to the terminal stay text in the report
class A: pass
A.__qualname__ = A.__name__ = '\x1b]0;canary\x07'
raise type('\x1b[31mred', (Exception,), {})('text')
# ends: anything
