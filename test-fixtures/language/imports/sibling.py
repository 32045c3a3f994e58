# A module beside the script: its names, its single execution, its attributes.
import _sibling  # expect: executed once
import _sibling as again
from _sibling import Counter, VALUE as value, make

print(_sibling is again, value, make(3).count, _sibling.__name__, Counter.__module__)  # expect: True 5 3 _sibling _sibling
_sibling.VALUE = 100
print(value, again.VALUE, _sibling.read())  # expect: 5 100 100
try:
    from _sibling import nothing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name)  # expect: ImportError cannot import name 'nothing' from '_sibling' _sibling
try:
    import _no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)  # expect: No module named '_no_such_module' _no_such_module
try:
    _sibling.nothing
except AttributeError as error:
    print(error)  # expect: module '_sibling' has no attribute 'nothing'
