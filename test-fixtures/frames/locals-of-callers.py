# Helper functions that look at their caller, as template and debugging code does.
import sys


def interpolate(template):
    return template.format_map(sys._getframe(1).f_locals)


def dump():
    frame = sys._getframe(1)
    names = frame.f_code.co_varnames[: frame.f_code.co_argcount]
    return {name: frame.f_locals[name] for name in names}


def greet(name, times=2):
    greeting = "Hello"
    message = interpolate("{greeting}, {name} x{times}")
    return message, dump()


def caller_name(depth=1):
    return sys._getframe(depth + 1).f_code.co_qualname


class Service:
    def call(self):
        return caller_name(0), caller_name(1), caller_name(2)


def uses():
    return Service().call()


print(greet("Ada"), uses())  # expect: ('Hello, Ada x2', {'name': 'Ada', 'times': 2}) ('Service.call', 'uses', '<module>')


def hot(n):
    total = 0
    for i in range(n):
        total += i if i % 500 else len(interpolate("{i}{total}"))
    return total


print(hot(3000))  # expect: 4491054


def comprehension(rows):
    width = 2
    return [sorted(k for k in sys._getframe().f_locals) for row in rows]


def eval_locals(a):
    b = 2
    values = eval("a + b"), sorted(locals()), sorted(vars())
    exec("b = 100")
    return values, b


print(comprehension([1]), eval_locals(1))  # expect: [['row', 'rows', 'width']] ((3, ['a', 'b'], ['a', 'b']), 2)
print([k for k in locals() if k == "greet"], locals() is globals())  # expect: ['greet'] True
