# Finders, loaders, specs: the import system as programs can see and change it.
import importlib
import importlib.util
import json
import math
import os
import sys
import tempfile
import traceback

print(json.__spec__.name, json.__spec__.parent, type(json.__loader__).__name__, json.__spec__.origin == json.__file__)
print(math.__spec__ is not None, sys.__spec__.origin, __spec__, type(__loader__).__name__)
print(importlib.import_module(".decoder", "json").__name__, importlib.util.find_spec("no_such_module"))
print([f.__name__ for f in sys.meta_path])


class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        if name.startswith("magic"):
            return importlib.util.spec_from_loader(name, Loader(), is_package=name == "magic")


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if module.__name__ == "magic.broken":
            raise ValueError("broken")
        module.value = module.__name__.upper()


sys.meta_path.insert(0, Finder)
import magic.inner

print(magic.value, magic.inner.value, magic.__path__)
try:
    import magic.broken
except ValueError:
    print(traceback.extract_tb(sys.exception().__traceback__)[-1].name, "magic.broken" in sys.modules)
sys.meta_path.remove(Finder)

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)


def write(name, text):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(os.path.join(folder, name), "w") as f:
        f.write(text)
    importlib.invalidate_caches()


write("space/part.py", "value = 1")
import space.part

print(type(space.__path__).__name__, space.__spec__.origin, space.part.value)
write("again.py", "n = 1")
import again

write("again.py", "n = 22")
print(importlib.reload(again) is again, again.n)
write("half.py", "from other_half import x")
write("other_half.py", "from half import y")
try:
    import half
except ImportError as e:
    print(str(e).split(" (/")[0], e.name)
for name in ("nothing.at.all", "math.deeper"):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as e:
        print(e, e.name)
sys.modules["forbidden"] = None
try:
    import forbidden
except ImportError as e:
    print(e)
spec = importlib.util.spec_from_file_location("by_hand", os.path.join(folder, "again.py"))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.n, "by_hand" in sys.modules)

# expect-output:
# json json SourceFileLoader True
# True built-in None SourceFileLoader
# json.decoder None
# ['BuiltinImporter', 'FrozenImporter', 'PathFinder']
# MAGIC MAGIC.INNER []
# exec_module False
# _NamespacePath None 1
# True 22
# cannot import name 'y' from partially initialized module 'half' (most likely due to a circular import) half
# No module named 'nothing' nothing
# No module named 'math.deeper'; 'math' is not a package math.deeper
# import of forbidden halted; None in sys.modules
# 22 False
