# A class that derives from sequences and mappings is what comes first in its MRO.
import collections.abc
def kind(x):
    match x:
        case [*_]: return "sequence"
        case {}: return "mapping"
class A(collections.UserDict, collections.abc.Sequence): pass
class B(dict, collections.abc.Sequence): pass
class C(list, collections.abc.Mapping):
    __hash__ = None
class D(str, collections.abc.Sequence): pass
print(kind(A()), kind(B()), kind(C()), kind(D()))  # expect: mapping mapping sequence sequence
try:
    compile("match x:\n case {0: _, 0j: _}: pass", "", "exec")
except SyntaxError as e:
    print(e)  # expect: mapping pattern checks duplicate key (0j) (, line 2)
