# A module of the library runs its body when somebody looks into it, and nobody can tell.
import sys
import types
import _collections
import collections.abc
import dataclasses
import glob
import inspect
import json
import re
import tokenize
import typing


# sys.modules has everything at once, in the order in which bodies end
def comes_before(*names):
    places = [list(sys.modules).index(name) for name in names]
    return places == sorted(places)


print(comes_before('json.scanner', 'json.decoder', 'json.encoder', 'json'))
print(comes_before('re._constants', 're._parser', 're._casefix', 're._compiler', 're'))
print(comes_before('token', 'inspect', 'dataclasses'))

# what an abstract class knows of others
print(isinstance(_collections.deque(), collections.abc.MutableSequence))
print('MutableSequence' in [c.__name__ for c in collections.abc.Sequence.__subclasses__()])

# a module that is replaced or removed afterwards
del sys.modules['fnmatch']
print(glob.fnmatch.translate('a?'))
print('fnmatch' in sys.modules)

# a change of what a body has read
calls = []
usual = re.compile
re.compile = lambda *args: calls.append(args) or usual(*args)
print(tokenize.cookie_re.pattern[:10], calls)
re.compile = usual

# submodules are attributes, in their order
print([name for name in vars(json) if not name.startswith('__')])
print(re._parser is sys.modules['re._parser'])
print(inspect.getmodule(json.dumps) is json)

# a module that is not the library's
sys.modules['html.entities'] = types.ModuleType('html.entities')
sys.modules['html.entities'].html5 = {'nbsp': '*'}
sys.modules['html.entities'].name2codepoint = {}
import html
print(html.unescape('&lt;&nbsp;'))


# deep in a recursion there is room for a body
def deep(n):
    return deep(n - 1) if n else dataclasses.make_dataclass('Point', ['x', 'y'])(1, 2)


import copy
import pathlib
print(deep(50))
print(typing.get_type_hints(deep), pathlib.PurePath('a', 'b'), copy.copy([1]))

# who traces sees no bodies of what was imported before
import ntpath

seen = []
sys.settrace(lambda frame, event, arg: seen.append(frame.f_code.co_name))
joined = ntpath.join('a', 'b')
sys.settrace(None)
print(joined, '<module>' in seen)

# a class of the library that is changed, after one that the library has made for this program
import string

Pair = collections.namedtuple('Pair', 'a b')
Pair.total = property(sum)
string.Template.delimiter = '%'
print(Pair(1, 2).total, string.Template('%x $x').substitute(x=1))

# expect-output:
# True
# True
# True
# True
# True
# (?s:a.)\Z
# False
# ^[ \t\f]*# []
# ['scanner', 'decoder', 'JSONDecoder', 'JSONDecodeError', 'encoder', 'JSONEncoder', 'codecs', '_default_encoder', 'dump', 'dumps', '_default_decoder', 'detect_encoding', 'load', 'loads']
# True
# True
# &lt;*;
# Point(x=1, y=2)
# {} a/b [1]
# a\b False
# 3 %x 1
