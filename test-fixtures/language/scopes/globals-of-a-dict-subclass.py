# Namespaces of a class derived from dict are asked through its __getitem__.
class Missing(dict):
    def __missing__(self, key):
        if key.startswith("x"):
            return key * 2
        raise KeyError(key)
print(eval("lambda: xa + xb", Missing())(), eval("xa + xb", Missing()))  # expect: xaxaxbxb xaxaxbxb
namespace = Missing()
exec("class A:\n    type X = xc\ndef f(): return len(xd)", namespace)
print(namespace["A"].X.__value__, namespace["f"]())  # expect: xcxc 4
class Always(dict):
    def __getitem__(self, key): return 42
print(eval("lambda: a", Always(a=1))(), eval("a", Always(a=1)), eval("a", {}, Always(a=1)))  # expect: 42 42 42
