# `symtable`: scopes and names as the compiler sees them.
import symtable

source = """
import os
x: int = 1
def outer(a, *args):
    global x
    def inner():
        nonlocal a
        return a, os
    return [i * a for i in args] + list(j for j in args)
class C(Base):
    attr = 1
    def method(self): return __class__, self.attr
type Alias = int
"""


def show(table, depth=0):
    print("  " * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.is_optimized())
    for s in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        kinds = [k for k in ("referenced", "parameter", "global", "nonlocal", "local", "free", "imported", "assigned", "annotated")
                 if getattr(s, "is_" + k)()]
        print("  " * depth, " ", s.get_name(), *kinds)
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(source, "source.py", "exec"))
print(symtable.symtable("a + b", "<expr>", "eval").get_identifiers())
try:
    symtable.symtable("def f(a): global a", "bad.py", "exec")
except SyntaxError as e:
    print(e.msg, e.filename, e.lineno, e.offset)

# expect-output:
#  module top 0 False False
#    Alias global local assigned
#    Base referenced global
#    C global local assigned
#    int referenced global
#    os global local imported
#    outer global local assigned
#    x global local assigned annotated
#    function outer 4 False True
#      a parameter local
#      args referenced parameter local
#      i referenced local assigned
#      inner local assigned
#      list referenced global
#      x global
#      function inner 6 True True
#        a referenced nonlocal free
#        os referenced global
#      function genexpr 9 True True
#        .0 parameter local
#        j referenced local assigned
#    class C 10 False False
#      attr local assigned
#      method local assigned
#      function method 12 False True
#        __class__ referenced free
#        self referenced parameter local
#    type alias Alias 13 False False
#      int referenced global
# dict_keys(['a', 'b'])
# name 'a' is parameter and global bad.py 1 11
